import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import type { ImportReport } from '../../../geodata/model/import-report.ts';
import { importFile } from '../../../server/imports/import-file.ts';
import { plan, proposedPlan, uploadAndRead } from '../../support/import-drafts.ts';
import { importFolder } from '../../support/import-files.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer, testDay } from '../../support/test-server.ts';
import { writeWorkbook } from '../../support/workbook-writer.ts';

let server: TestServer;
let dataDir: string;
/** Codes of the four parcels of the zone. */
let codes: string[];
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'luodi-tables-'));
  server = await startTestServer({ environment: { DATA_DIR: dataDir } });
  await loadGridZone(server.sql, { columns: 2, rows: 2 });
  const page = await parcelsOf('TEST');
  codes = page.features.map(({ properties }) => String(properties.parcelCode)).sort();
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const parcelsOf = (zone: string) =>
  server.json<FeaturePage>(`/api/collections/parcels/items?zone=${zone}&limit=200`);
const parcelOf = async (code: string) =>
  (await parcelsOf('TEST')).features.find(({ properties }) => properties.parcelCode === code)!;
const commit = (id: string, token: string) =>
  send<ImportReport>(server, 'POST', `/imports/${id}/commit`, { token });
const table = (lines: readonly string[], name = '台账.csv') => ({ name, bytes: `${lines.join('\n')}\n` });
const planOf = async (lines: readonly string[]) => {
  const draft = await uploadAndRead(server, [table(lines)], '?zone=TEST');
  return { draft, planned: await plan(server, draft.id, proposedPlan(draft, 'TEST')) };
};
const errorsOf = ({ problems }: { problems: ImportReport['problems'] }) =>
  problems.filter(({ severity }) => severity === 'error').map(({ code, row }) => [code, row]);

describe('a table without outlines', () => {
  it('updates the parcels its codes name, and nothing else of them; undo brings all of it back', async () => {
    const before = await parcelOf(codes[0]!);
    const lines = ['宗地代码,地块名称,合同年限,备注栏', `${codes[0]},新名称,40,甲`, `${codes[1]},,,`];
    const { draft, planned } = await planOf(lines);
    expect(draft.layers[0]).toMatchObject({ isTable: true, hasPolygons: false, bounds: null });
    expect(planned.counts).toMatchObject({ new: 0, changed: 1, same: 1, gone: 0, problem: 0 });
    const changed = planned.rows.find(({ status }) => status === 'changed')!;
    expect(changed.changes.map(({ field }) => field).sort()).toEqual([
      'name',
      'sourceAttributes',
      'termYears',
    ]);
    const { body } = await commit(draft.id, planned.token);
    expect(body.counts).toMatchObject({ written: 1, updated: 1, unchanged: 1 });
    const after = await parcelOf(codes[0]!);
    expect(after.properties).toMatchObject({
      name: '新名称',
      termYears: 40,
      stockClass: before.properties.stockClass,
    });
    expect(after.geometry).toEqual(before.geometry);
    expect((await send(server, 'POST', `/change-sets/TEST/${body.changeSetId}/undo`, {})).status).toBe(200);
    const {
      revision: _r,
      updatedAt: _u,
      updatedBy: _b,
      ...restored
    } = (await parcelOf(codes[0]!)).properties;
    const { revision: _r2, updatedAt: _u2, updatedBy: _b2, ...wanted } = before.properties;
    expect(restored).toEqual(wanted);
  });

  it('a key that is missing, double or unknown is an error that names its rows, and nothing can be committed', async () => {
    const lines = ['宗地代码,合同年限', `${codes[0]},40`, ',40', `${codes[0]},50`, '370705999999GB99999,40'];
    const { draft, planned } = await planOf(lines);
    expect(errorsOf(planned)).toEqual([
      ['join-key-missing', 3],
      ['join-key-repeated', 4],
      ['join-key-unknown', 5],
    ]);
    expect(planned.problems.find(({ code }) => code === 'join-key-repeated')!.message).toContain(
      '与第2行重复',
    );
    expect((await commit(draft.id, planned.token)).status).toBe(409);
  });

  it('without a column of codes it is refused with the columns it has', async () => {
    const { planned } = await planOf(['序列,合同年限', '1,40']);
    expect(planned.canCommit).toBe(false);
    const [problem] = planned.problems;
    expect(problem).toMatchObject({ code: 'join-key-absent', severity: 'error' });
    expect(problem!.message).toContain('序列、合同年限');
    expect(problem!.mend).not.toContain('--');
  });

  it('rules between fields hold for the row and the parcel together', async () => {
    const [idle] = await server.sql<{ code: string }[]>`
      SELECT parcel_code AS code FROM parcel WHERE zone_code = 'TEST' AND idle_state IS NOT NULL ORDER BY id`;
    const { planned } = await planOf(['宗地代码,闲置起算日', `${idle!.code},2024年5月1日`]);
    expect(errorsOf(planned)).toEqual([]);
    const [other] = await server.sql<{ code: string }[]>`
      SELECT parcel_code AS code FROM parcel WHERE zone_code = 'TEST' AND idle_state IS NULL ORDER BY id`;
    const wrong = await planOf(['宗地代码,闲置起算日', `${other!.code},2024年5月1日`]);
    expect(errorsOf(wrong.planned)).toEqual([['rule-broken', 2]]);
  });

  it('dates in every form are read, nonsense is an error of its row', async () => {
    const dates = ['2020年04月22日', '2020/4/22', '43943', '明年春天'];
    const lines = ['宗地代码,约定动工日', ...codes.map((code, index) => `${code},${dates[index]}`)];
    const { planned } = await planOf(lines);
    expect(errorsOf(planned)).toEqual([['not-a-date', 5]]);
    const read = planned.rows.flatMap(({ changes }) => changes.map(({ after }) => after));
    expect(read).toEqual(['2020-04-22', '2020-04-22', '2020-04-22']);
  });

  it('areas in several units are read by their own unit; one without any is an error of its row', async () => {
    const areas = ['12亩', '800平方米', '1.2公顷', '5000'];
    const lines = ['宗地代码,土地面积', ...codes.map((code, index) => `${code},${areas[index]}`)];
    const { planned } = await planOf(lines);
    expect(errorsOf(planned)).toEqual([['unit-missing', 5]]);
    const read = planned.rows.flatMap(({ changes }) => changes.map(({ after }) => after));
    expect(read).toEqual([8000, 800, 12_000]);
  });

  it('a formula without its value keeps the file out only where the column fills a field', async () => {
    const bytes = await writeWorkbook({
      表: [
        ['宗地代码', '合同年限', '备注栏'],
        [codes[0]!, { formula: '20+20' }, { formula: 'A1' }],
      ],
    });
    const draft = await uploadAndRead(server, [{ name: '公式.xlsx', bytes }], '?zone=TEST');
    const planned = await plan(server, draft.id, proposedPlan(draft, 'TEST'));
    expect(planned.problems.map(({ code, severity, field }) => [code, severity, field])).toEqual([
      ['formula-without-value', 'error', '合同年限'],
      ['formula-without-value', 'warning', '备注栏'],
    ]);
    expect(planned.canCommit).toBe(false);
  });
});

describe('a table with outlines', () => {
  it('boundary points of a workbook become parcels; the same file twice writes nothing', async () => {
    const bytes = await writeWorkbook({
      界址点: [
        ['地块编号', '地块名称', '点号', 'X', 'Y'],
        ['P1', '点表甲', 1, 4_060_000, 40_440_000],
        ['P1', '', 2, 4_060_000, 40_440_100],
        ['P1', '', 3, 4_060_100, 40_440_100],
        ['P1', '', 4, 4_060_100, 40_440_000],
      ],
    });
    const first = await uploadAndRead(server, [{ name: '界址点.xlsx', bytes }], '?zone=TEST');
    const planned = await plan(server, first.id, proposedPlan(first, 'TEST'));
    expect(planned.counts).toMatchObject({ new: 1, problem: 0 });
    expect(planned.rows[0]!.areaSquareMetres).toBeCloseTo(10_000, -2);
    expect(planned.outlines.features[0]!.properties.key).toBe('row-2');
    expect((await commit(first.id, planned.token)).status).toBe(200);
    const second = await uploadAndRead(server, [{ name: '界址点.xlsx', bytes }], '?zone=TEST');
    const again = await plan(server, second.id, proposedPlan(second, 'TEST'));
    expect(again.counts).toMatchObject({ new: 0, changed: 0, same: 1, gone: 0 });
    expect((await commit(second.id, again.token)).body).toMatchObject({ changeSetId: null });
  });
});

describe('what follows from where imported land lies', () => {
  it('straight distances to the facilities of the zone, as the card shows them', async () => {
    const square = 'POLYGON((119.25 36.75,119.251 36.75,119.251 36.751,119.25 36.751,119.25 36.75))';
    const draft = await uploadAndRead(server, [table(['地块编号,图形', `D1,"${square}"`])], '?zone=TEST');
    const planned = await plan(server, draft.id, proposedPlan(draft, 'TEST'));
    expect((await commit(draft.id, planned.token)).status).toBe(200);
    const [row] = await server.sql`
      SELECT expressway_exit_distance_metres AS exit, rail_freight_distance_metres AS rail, port_distance_metres AS port,
             substation_distance_metres AS substation
      FROM parcel WHERE zone_code = 'TEST' AND source_code = 'D1'`;
    const [{ kinds }] = await server.sql<[{ kinds: string[] }]>`
      SELECT array_agg(DISTINCT kind) AS kinds FROM facility WHERE zone_code = 'TEST'`;
    const expected = {
      exit: kinds.includes('expressway_exit'),
      rail: kinds.includes('rail_freight_yard'),
      port: kinds.includes('port'),
      substation: kinds.includes('substation'),
    };
    expect(Object.values(expected)).toContain(true);
    const known = Object.entries(row!).map(([kind, metres]) => [kind, Number(metres) > 0]);
    expect(Object.fromEntries(known)).toEqual(expected);
  });
});

describe('npm run import with a table', () => {
  const run = (path: string) =>
    importFile(
      { sql: server.sql, author: { id: 'planner', name: '规划员' }, today: testDay, onProgress: () => {} },
      { path, collection: 'parcels', zoneCode: 'TEST', columns: [] },
    );

  it('updates by code, or is refused whole with the mend in options of the command', async () => {
    const files = importFolder();
    try {
      const good = files.write('更新.csv', `宗地代码,合同年限\n${codes[2]},30\n`);
      expect(await run(good)).toMatchObject({
        status: 'imported',
        collection: 'parcels',
        counts: { read: 1, written: 1, updated: 1, unchanged: 0 },
      });
      expect((await parcelOf(codes[2]!)).properties.termYears).toBe(30);
      const bad = files.write('坏.csv', `编外,合同年限\n${codes[2]},20\n`);
      const refused = await run(bad);
      expect(refused).toMatchObject({ status: 'refused', changeSetId: null });
      expect(refused.problems.find(({ code }) => code === 'join-key-absent')!.mend).toContain('--map');
    } finally {
      files.remove();
    }
  });
});
