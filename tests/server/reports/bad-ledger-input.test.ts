import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProgressReport } from '../../../geodata/model/api-reports.ts';
import { addDays } from '../../../geodata/units/days/plain-date.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { ledgerConstraints, ledgerRepeats } from '../../../server/editing/ledger-constraint-messages.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const enclave = {
  projectName: '飞地项目',
  period: '2026Q1',
  taxYuan: 1000,
  originUnit: '甲镇',
  landingUnit: '乙镇',
  originWeight: 5,
  landingWeight: 3,
  zoneWeight: 2,
  sourceName: '测试',
};
const batch = {
  batchNo: '测〔2024〕1号',
  name: '批次',
  level: 'province',
  kind: 'batch',
  approvedOn: '2024-01-02',
  areaSquareMetres: 1000,
  suppliedAreaSquareMetres: 0,
  revokedAreaSquareMetres: 0,
  lapsedAreaSquareMetres: 0,
  sourceName: '测试',
};
const task = { ledger: 'idle', year: 2026, taskSquareMetres: 1000, sourceName: '测试' };

/** What the ledgers refuse, they refuse in Chinese, with the field and the mend. */
describe('bad input to ledgers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await loadGridZone(server.sql, { zoneCode: 'ALPHA' });
    server.actAs(actorOfRole('planner', { id: 'planner', name: '规划员', zones: 'all' }));
  });
  afterAll(() => server?.close());
  const add = (collection: string, values: object) =>
    send<{ errors: { field: string; message: string }[] }>(
      server,
      'POST',
      `/collections/${collection}/items`,
      {
        zoneCode: 'ALPHA',
        values,
      },
    );

  it('refuses a split that does not sum to ten or a hundred', async () => {
    const refused = await add('enclave-taxes', { ...enclave, zoneWeight: 1 });
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ field: 'originWeight' }] } });
    expect(refused.body.errors[0]!.message).toContain('之和须为 10');
    expect((await add('enclave-taxes', enclave)).status).toBe(201);
    const percent = { originWeight: 50, landingWeight: 30, zoneWeight: 20, period: '2026Q2' };
    expect((await add('enclave-taxes', { ...enclave, ...percent })).status).toBe(201);
  });

  it('refuses more supplied than approved, a repeat, and a disposal without mode', async () => {
    expect(await add('approval-batches', { ...batch, suppliedAreaSquareMetres: 1001 })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'suppliedAreaSquareMetres' }] },
    });
    expect((await add('approval-batches', batch)).status).toBe(201);
    expect((await add('approval-batches', batch)).status).toBe(409);
    expect((await add('stock-tasks', task)).status).toBe(201);
    const again = await add('stock-tasks', task);
    expect([again.status, JSON.stringify(again.body)]).toEqual([409, expect.stringContaining('任务已登记')]);
    const movement = { itemCode: 'A', itemName: '甲', areaSquareMetres: 1, occurredOn: '2026-01-01' };
    const disposal = { ...movement, ledger: 'idle', kind: 'disposed', sourceName: '测试' };
    expect(await add('stock-movements', disposal)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'mode', message: expect.stringContaining('处置方式') }] },
    });
  });

  it('freezes a base once, in the past, each approval year in one band', async () => {
    const freeze = (change: object) =>
      send<{ errors?: { message: string }[]; detail?: string }>(server, 'POST', '/reports/stock-bases', {
        zoneCode: 'ALPHA',
        ledger: 'unsupplied',
        baseOn: '2025-12-31',
        bands: [
          { yearBand: '2009-2018', areaSquareMetres: 5000, itemCount: 4 },
          { yearBand: '2019-', areaSquareMetres: 2000, itemCount: 2 },
        ],
        sourceName: '测试',
        ...change,
      });
    const bands = [
      { yearBand: '2009-2018', areaSquareMetres: 1, itemCount: 1 },
      { yearBand: '2018-', areaSquareMetres: 1, itemCount: 1 },
    ];
    for (const [change, words] of [
      [{ baseOn: '2099-12-31' }, '须早于今天'],
      [{ bands }, '重叠'],
      [{ bands: [] }, '至少填写一个'],
    ] as const) {
      const refused = await freeze(change);
      expect([refused.status, JSON.stringify(refused.body)]).toEqual([400, expect.stringContaining(words)]);
    }
    expect((await freeze({})).status).toBe(201);
    const again = await freeze({});
    expect([again.status, JSON.stringify(again.body)]).toEqual([409, expect.stringContaining('已冻结')]);
    const { bases } = await server.json<{ bases: { bands: { areaSquareMetres: number }[] }[] }>(
      '/api/reports/stock-bases?zone=ALPHA',
    );
    expect(bases.map((base) => base.bands.map(({ areaSquareMetres }) => areaSquareMetres))).toEqual([
      [5000, 2000],
    ]);
  });

  it('counts 盘活 within 24 months that end today, the day itself included', async () => {
    const land = { enterpriseName: '甲', landKind: 'idle', mode: 'transfer', sourceName: '测试' };
    const today = server.deps.today();
    const before = `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`;
    for (const [revitalisedOn, areaSquareMetres] of [
      [before, 100],
      [addDays(before, 1), 10],
      [today, 1],
    ])
      expect((await add('revitalised-land', { ...land, revitalisedOn, areaSquareMetres })).status).toBe(201);
    const { zones } = ProgressReport.parse(await server.json('/api/reports/progress?zone=ALPHA'));
    const figure = zones[0]!.indicators.find(({ id }) => id === 'R12')!;
    expect([figure.value, figure.count, figure.drill!.count]).toEqual([11, 1, 2]);
  });

  it('has a sentence for every rule of the ledgers that a person can break', async () => {
    const rows = await server.sql<{ name: string }[]>`
      SELECT conname AS name FROM pg_constraint
      WHERE contype IN ('c', 'f') AND conname !~ '(_zone|_known)$' AND conrelid::regclass::text IN ('approval_batch', 'stock_movement',
        'stock_task', 'revitalised_land', 'key_project', 'project_visit', 'project_problem', 'approval_run', 'enterprise_report',
        'land_support', 'lease_project', 'enclave_tax', 'commitment_check')
      UNION ALL
      SELECT indexrelid::regclass::text FROM pg_index WHERE indisunique AND NOT indisprimary AND indrelid::regclass::text IN (
        'approval_batch', 'stock_task', 'key_project', 'enterprise_report', 'enclave_tax', 'commitment_check')`;
    const told = [...Object.keys(ledgerConstraints), ...Object.keys(ledgerRepeats)];
    expect(rows.map(({ name }) => name).sort()).toEqual(told.sort());
  });
});
