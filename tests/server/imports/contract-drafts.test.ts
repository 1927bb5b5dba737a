import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { ImportContractPlan } from '../../../geodata/model/api-imports.ts';
import type { Problem } from '../../../geodata/model/api-problem.ts';
import type { ImportReport } from '../../../geodata/model/import-report.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { uploadAndRead } from '../../support/import-drafts.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { writeWorkbook } from '../../support/workbook-writer.ts';

let server: TestServer;
let dataDir: string;
let code: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'luodi-contract-drafts-'));
  server = await startTestServer({ environment: { DATA_DIR: dataDir } });
  await loadGridZone(server.sql, { columns: 2, rows: 2 });
  const [parcel] = await server.sql<{ code: string }[]>`
    SELECT parcel_code AS code FROM parcel WHERE zone_code = 'TEST' ORDER BY id`;
  code = parcel!.code;
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const contractsOf = (query = '') =>
  server.json<FeaturePage>(`/api/collections/contracts/items?zone=TEST&limit=10000${query}`);
const planOf = async (id: string, request: object) => {
  const { status, body } = await send<unknown>(server, 'POST', `/imports/${id}/contract-plan`, request);
  if (status !== 200) throw new Error(`contract-plan: ${status} ${JSON.stringify(body)}`);
  return ImportContractPlan.parse(body);
};
const commit = (id: string, token: string, reason?: string) =>
  send<ImportReport>(server, 'POST', `/imports/${id}/contract-commit`, {
    token,
    ...(reason ? { reason } : {}),
  });

const sheet = () =>
  writeWorkbook({
    合同: [
      ['宗地代码', '受让人', '项目名称', '土地位置', '出让面积', '成交价', '合同签订日期', '约定动工时间'],
      [code, '甲公司', '一期', '高新路北', '30亩', 640, '2020年04月22日', '2020/10/1'],
      ['', '乙公司', '二期', '樱前街南', '12000平方米', 800, '2021-03-05', '2021-09-05'],
      ['', '乙公司', '二期', '樱前街南', '12000平方米', 800, '2021-03-05', '2021-09-05'],
    ],
  });

describe('supply contracts through the page', () => {
  it('are recognised, previewed with links and repeats in the units chosen, and written as one change set', async () => {
    const draft = await uploadAndRead(server, [{ name: '合同.xlsx', bytes: await sheet() }], '?zone=TEST');
    const [layer] = draft.layers;
    expect(layer!.contracts!.columns.map(({ source, target }) => [source, target])).toContainEqual([
      '受让人',
      'holderName',
    ]);
    const plan = await planOf(draft.id, { layer: layer!.name, zoneCode: 'TEST', moneyUnit: '万元' });
    expect(plan.counts).toEqual({ read: 3, contracts: 3, linked: 1, repeats: 1, problem: 0 });
    expect(plan.rows[0]).toMatchObject({
      row: 2,
      holderName: '甲公司',
      areaSquareMetres: 20_000,
      priceYuan: 6_400_000,
      signedOn: '2020-04-22',
      isLinked: true,
    });
    expect(plan.rows[2]).toMatchObject({ isLinked: false, isRepeat: true });
    const { status, body } = await commit(draft.id, plan.token, '补录');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'imported', collection: 'contracts', counts: { written: 3 } });
    expect((await contractsOf()).numberMatched).toBe(3);
    expect((await contractsOf('&isLinked=false')).numberMatched).toBe(2);
    expect(await verifyAuditChain(server.sql, 'TEST')).toMatchObject({ ok: true });
    expect((await server.get(`/api/imports/${draft.id}/report.xlsx`)).status).toBe(200);

    const again = await uploadAndRead(server, [{ name: '合同.xlsx', bytes: await sheet() }], '?zone=TEST');
    const repeated = await planOf(again.id, {
      layer: again.layers[0]!.name,
      zoneCode: 'TEST',
      moneyUnit: '万元',
    });
    expect(repeated.canCommit).toBe(false);
    expect(repeated.problems.map((problem) => problem.code)).toContain('already-imported');
    expect((await commit(again.id, repeated.token)).status).toBe(409);

    const undo = await send(server, 'POST', `/change-sets/TEST/${body.changeSetId}/undo`, {});
    expect(undo.status).toBe(200);
    expect((await contractsOf()).numberMatched).toBe(0);
  });

  it('a table of parcels is none; another plan, layer or zone is refused', async () => {
    const other = await uploadAndRead(server, [
      { name: '地块.csv', bytes: `宗地代码,合同年限\n${code},40\n` },
    ]);
    expect(other.layers[0]!.contracts).toBeNull();
    const request = { layer: other.layers[0]!.name, zoneCode: 'TEST' };
    const path = `/imports/${other.id}/contract-plan`;
    const refused = await send<Problem>(server, 'POST', path, request);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'layer' }] } });
    expect((await send(server, 'POST', path, { ...request, layer: '别的' })).status).toBe(400);
    expect((await send(server, 'POST', path, { ...request, zoneCode: 'NOZONE' })).status).toBe(400);
    expect((await commit(other.id, 'no-token')).status).toBe(409);
  });
});

describeWithSharedData('the published table of 广东', () => {
  it('is read whole through the page: 919 of 919 rows', async () => {
    const path = sharedPath('land-supply/广东省土地供应结果_甲.csv');
    const draft = await uploadAndRead(server, [path], '?zone=TEST');
    const [layer] = draft.layers;
    expect(layer!.contracts).not.toBeNull();
    const plan = await planOf(draft.id, { layer: layer!.name, zoneCode: 'TEST' });
    expect(plan.counts.read).toBe(919);
    expect(plan).toMatchObject({ canCommit: true, counts: { contracts: 919, problem: 0 } });
    const { body } = await commit(draft.id, plan.token);
    expect(body).toMatchObject({ status: 'imported', counts: { read: 919, written: 919 } });
    expect((await contractsOf()).numberMatched).toBe(919);
  });
});
