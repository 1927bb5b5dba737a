import { afterAll, beforeAll, expect, test } from 'vitest';
import type { IdleCaseItem } from '../../../geodata/model/api-idle-cases.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { runChecks } from '../../../server/database/integrity-checks.ts';
import { describeEachEngine, projectSqlFolder } from '../../support/database.ts';
import { idleContract, loadIdleZone } from '../../support/idle-contracts.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const today = '2026-05-01';
const plots = [0, 1, 2, 3, 4, 5];

describeEachEngine('withdrawing land while a case is opened on it', (engine) => {
  let server: TestServer;
  let ids: Awaited<ReturnType<typeof loadIdleZone>>;
  beforeAll(async () => {
    server = await startTestServer({ engine, adapt: (deps) => ({ ...deps, today: () => today }) });
    ids = await loadIdleZone(
      server.sql,
      plots.map((plot) => idleContract(plot)),
    );
  });
  afterAll(() => server?.close());

  type Answer = IdleCaseItem & { detail: string; changeSetId: number };
  const open = (parcelId: number) =>
    send<Answer>(server, 'POST', '/idle-cases', {
      zoneCode: 'TEST',
      parcelId,
      foundOn: today,
      reason: '巡查发现',
    });
  const turn = (collection: string, id: number, verb: string, revision = 1) =>
    send<Answer>(server, 'POST', `/collections/${collection}/items/${id}/${verb}`, {
      revision,
      reason: '重复登记',
    });

  test.each(plots.slice(0, 4))(
    'plot %i: one of the two happens, and the other is told why it did not',
    async (plot) => {
      const { parcelId, contractId } = ids.get(`HT-${plot}`)!;
      const [collection, id] = plot % 2 === 0 ? ['parcels', parcelId!] : ['contracts', contractId];
      const begin = () => Promise.all([open(parcelId!), turn(collection!, id as number, 'withdraw')]);
      const [opened, withdrawn] = await begin();
      const [row] = await server.sql<{ cases: number; gone: boolean }[]>`
        SELECT (SELECT count(*)::integer FROM idle_case WHERE parcel_id = ${parcelId} AND is_open) AS cases,
          (SELECT withdrawn_at IS NOT NULL FROM ${server.sql(collection === 'parcels' ? 'parcel' : 'supply_contract')} WHERE id = ${id}) AS gone`;
      expect([row!.cases > 0, row!.gone]).toEqual([opened.status === 201, withdrawn.status === 200]);
      if (opened.status === 201) {
        expect(withdrawn.status).toBe(409);
        expect(withdrawn.body.detail).toMatch(/还有未办结的闲置土地案件，不能撤回.*2026-闲-/);
      } else {
        expect(withdrawn.status).toBe(200);
        expect(opened.status).toBe(400);
      }
    },
  );

  test('undoing a restoration does not take land away from a case', async () => {
    const { parcelId } = ids.get('HT-4')!;
    expect((await turn('parcels', parcelId!, 'withdraw')).status).toBe(200);
    const restored = await turn('parcels', parcelId!, 'restore', 2);
    expect(restored.status).toBe(200);
    expect((await open(parcelId!)).status).toBe(201);
    const undone = await send<Answer>(
      server,
      'POST',
      `/change-sets/TEST/${restored.body.changeSetId}/undo`,
      {},
    );
    expect(undone.status).toBe(409);
    expect(undone.body.detail).toContain('还有未办结的闲置土地案件');
  });

  test('leave the checks without a row and the audit chain whole', async () => {
    expect(await runChecks(server.sql, projectSqlFolder)).toEqual([]);
    expect(await verifyAuditChain(server.sql, 'TEST')).toMatchObject({ ok: true });
  });
});
