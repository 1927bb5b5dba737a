import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EditResult } from '../../../geodata/model/api-edit.ts';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { ImportReport } from '../../../geodata/model/import-report.ts';
import { importContracts } from '../../../server/contracts/import-contracts.ts';
import { demonstrationContracts } from '../../../server/demonstration/demonstration-contracts.ts';
import { describeEachEngine } from '../../support/database.ts';
import { gridZoneSample } from '../../support/grid-zone-sample.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const header =
  '宗地编号,项目名称,土地位置,受让人,土地面积(亩),成交价格(万元),合同签订日期,约定动工时间,电子监管号';

describeEachEngine('importing contracts', (engine) => {
  let server: TestServer;
  let folder: string;
  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql);
    folder = await mkdtemp(join(tmpdir(), 'luodi-contracts-'));
  });
  afterAll(async () => {
    await server?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const importPath = async (path: string, zoneCode = 'TEST') => {
    const deps = { sql: server.sql, author: { id: 'planner', name: '规划员' }, onProgress: () => {} };
    const report = ImportReport.parse(await importContracts(deps, { path, zoneCode }));
    server.deps.revisions.forget();
    return report;
  };
  const importTable = async (name: string, lines: string[], zoneCode?: string) => {
    const path = join(folder, name);
    await writeFile(path, [header, ...lines].join('\n'));
    return await importPath(path, zoneCode);
  };
  const items = (query: string) => server.json<FeaturePage>(`/api/collections/contracts/items?${query}`);

  test('links by parcel code, keeps the rest in a worklist, and can be undone', async () => {
    const report = await importTable('一.csv', [
      '370700001001GB00003,三号项目,某路3号,甲公司,45,1000,2022-03-01,2023-03-01,3707002022B00003',
      '旧编号9,四号项目,某路4号,乙公司,45,1000.5,2022/3/1,2023年3月1日,',
      '370700001001GB99999,五号项目,某路5号,丙公司,45,0,,,',
    ]);
    expect(report).toMatchObject({
      status: 'imported',
      collection: 'contracts',
      counts: { read: 3, written: 3 },
    });
    const linked = await items('isLinked=true');
    expect(linked.features.map(({ properties }) => properties)).toMatchObject([
      {
        projectName: '三号项目',
        parcelName: '测试地块3',
        priceYuan: 10_000_000,
        areaSquareMetres: 30_000,
        agreedStartOn: '2023-03-01',
      },
    ]);
    expect(linked.features[0]!.geometry).toMatchObject({ type: 'Point' });
    const open = await items('isLinked=false&sortby=title');
    expect(open.features.map(({ properties }) => properties.projectName)).toEqual(['五号项目', '四号项目']);

    // Linking and unlinking by hand.
    const found = await server.json<FeaturePage>('/api/collections/parcels/items?q=370700001001GB00004');
    const parcelId = found.features[0]!.id;
    const four = open.features[1]!;
    const edited = await send<EditResult>(server, 'PATCH', `/collections/contracts/items/${four.id}`, {
      revision: 1,
      changes: { parcelId, suspendedOn: '2024-01-01' },
    });
    expect(edited.body.item.properties).toMatchObject({ parcelName: '测试地块4', isLinked: true });
    expect((await items(`parcelId=${parcelId}`)).numberMatched).toBe(1);
    const freed = await send<EditResult>(server, 'PATCH', `/collections/contracts/items/${four.id}`, {
      revision: 2,
      changes: { parcelId: null },
    });
    expect(freed.body.item.properties).toMatchObject({ parcelName: null, isLinked: false });
    const wrong = await send(server, 'PATCH', `/collections/contracts/items/${four.id}`, {
      revision: 3,
      changes: { electronicSupervisionNo: '1', holderCreditCode: 'x' },
    });
    expect(wrong).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'electronicSupervisionNo' }, { field: 'holderCreditCode' }] },
    });

    const refused = await send(server, 'POST', `/change-sets/TEST/${report.changeSetId}/undo`, {});
    expect(refused).toMatchObject({
      status: 409,
      body: { conflicts: [{ collection: 'contracts', label: '四号项目' }] },
    });
  });

  test('the same file twice is refused; undone, it can come again', async () => {
    const lines = ['X1,六号项目,某路6号,丁公司,45,10,2022-03-01,2023-03-01,3707002022B00006'];
    const first = await importTable('二.csv', lines);
    expect(first.status).toBe('imported');
    const again = await importTable('二.csv', lines);
    expect(again).toMatchObject({ status: 'refused', counts: { written: 0 } });
    expect(again.problems.map(({ code }) => code)).toEqual(['supervision-no-taken', 'already-imported']);
    expect((await send(server, 'POST', `/change-sets/TEST/${first.changeSetId}/undo`, {})).status).toBe(200);
    expect((await items('q=六号')).numberMatched).toBe(0);
    expect((await importTable('二.csv', lines)).status).toBe('imported');
  });

  test.each([
    [
      'a number given twice',
      ['A,七,某地,戊,1,1,,,3707002022B00007', 'B,八,某地,己,1,1,,,3707002022B00007'],
      'supervision-no-repeated',
    ],
    ['a row cut short', ['A,七,某地'], 'cell-not-understood'],
  ])('%s keeps the whole table out', async (_name, lines, code) => {
    const before = (await items('')).numberMatched;
    const report = await importTable('坏.csv', ['Z,好的一行,某地,庚,1,1,,,', ...lines]);
    expect(report).toMatchObject({ status: 'refused', changeSetId: null });
    expect(report.problems.map((problem) => problem.code)).toContain(code);
    expect((await items('')).numberMatched).toBe(before);
  });

  test('repeats within the table are written and told; wrong columns and zones are refused', async () => {
    const line = ',九号项目,某路9号,辛公司,45,10,,2023-03-01,';
    const report = await importTable('三.csv', [line, line]);
    expect(report).toMatchObject({ status: 'imported', counts: { written: 2 } });
    expect(report.problems).toMatchObject([{ severity: 'warning', code: 'possible-repeat', row: 3 }]);
    const path = join(folder, '列.csv');
    await writeFile(path, '年度,数量\n2020,1');
    expect((await importPath(path)).problems).toMatchObject([{ code: 'not-a-contract-table' }]);
    expect((await importPath(join(folder, '没有.csv'))).problems).toMatchObject([
      { code: 'file-unreadable' },
    ]);
    expect((await importTable('四.csv', [line], 'NOWHERE')).problems).toMatchObject([
      { code: 'zone-unknown' },
    ]);
  });

  describeWithSharedData('with real data', () => {
    test('all 919 rows of 广东 arrive, 25 repeats told', async () => {
      const before = (await items('')).numberMatched;
      const report = await importPath(sharedPath('land-supply/广东省土地供应结果_甲.csv'));
      expect(report).toMatchObject({ status: 'imported', counts: { read: 919, written: 919, rejected: 0 } });
      expect(report.problems.filter(({ code }) => code === 'possible-repeat')).toHaveLength(25);
      expect((await items('')).numberMatched).toBe(before + 919);
    });
  });
});

describe('demonstration contracts', () => {
  const supplied = {
    suppliedOn: '2022-03-01',
    agreedStartOn: '2023-03-01',
    holderName: '甲公司',
    priceYuan: 12_345_678.9,
    stockClass: 'supplied_unused' as const,
  };
  const sample = gridZoneSample({
    parcels: {
      0: { ...supplied, stockClass: 'in_use', actualStartOn: '2023-02-01' },
      6: supplied,
      7: { ...supplied, parcelCode: null },
    },
  });

  test('are one for each supplied parcel that has a code, the same every time', () => {
    const contracts = demonstrationContracts(sample);
    expect(contracts.map(({ parcelCode }) => parcelCode)).toEqual([
      '370700001001GB00001',
      '370700001001GB00007',
    ]);
    expect(demonstrationContracts(sample)).toEqual(contracts);
    expect(new Set(contracts.map((contract) => contract.electronicSupervisionNo)).size).toBe(2);
    expect(contracts[0]).toMatchObject({
      signedOn: '2022-03-01',
      priceYuan: 12_345_678.9,
      agreedStartOn: '2023-03-01',
    });
    expect(contracts[0]!.actualCompletionOn! > contracts[0]!.actualStartOn!).toBe(true);
    expect(contracts[0]!.investedYuan).toBe(contracts[0]!.totalInvestmentYuan);
    expect(contracts[1]).toMatchObject({ actualStartOn: null, investedYuan: 0, builtAreaSquareMetres: 0 });
  });
});
