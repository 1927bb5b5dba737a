import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
