import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseConflict } from '../../../geodata/model/api-idle-cases.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { runChecks } from '../../../server/database/integrity-checks.ts';
import type { CaseDeps } from '../../../server/disposal/case-deps.ts';
import { readCaseItem } from '../../../server/disposal/case-item.service.ts';
import { detectDaily, detectNow } from '../../../server/disposal/detection.service.ts';
import { openCaseByHand } from '../../../server/disposal/open-case.service.ts';
import { recordEvent } from '../../../server/disposal/record-event.service.ts';
import { ConflictError } from '../../../server/http/problem.ts';
import { Revisions } from '../../../server/revisions/revisions.ts';
import {
  createTestDatabase,
  describeEachEngine,
  projectSqlFolder,
  type TestDatabase,
} from '../../support/database.ts';
import { idleContract, loadIdleZone } from '../../support/idle-contracts.ts';

const officer = (name: string) => ({
  actor: actorOfRole('planner', { id: name, name, zones: 'all' }),
  requestId: `request-${name}`,
});

describeEachEngine('officers and processes at once', (engine) => {
  let db: TestDatabase;
  let deps: CaseDeps;
  beforeAll(async () => {
    db = await createTestDatabase(engine);
    await loadIdleZone(db.sql, [idleContract(0), idleContract(1), idleContract(2)]);
    deps = { sql: db.sql, revisions: new Revisions(db.sql, 'external'), today: () => '2026-05-01' };
  });
  afterAll(() => db.dispose());

  test('two processes that detect at once raise each case once', async () => {
    const runs = await Promise.all([
      detectDaily(deps),
      detectDaily(deps),
      detectNow(deps, localPlanner, undefined),
    ]);
    const raised = runs.flatMap((run) => ('raised' in run ? run.raised : run.report.raised));
    expect(new Set(raised.map(({ caseId }) => caseId)).size).toBe(raised.length);
    const [count] = await db.sql`SELECT count(*)::integer AS cases FROM idle_case`;
    expect(count!.cases).toBe(3);
    const again = await detectDaily(deps);
    expect(again.zones).toEqual([]);
  });

  test('of two who decide on the same case one wins, the other is told who did what', async () => {
    const [first] = await db.sql<
      { id: number }[]
    >`SELECT id::integer AS id FROM idle_case ORDER BY id LIMIT 1`;
    const before = await readCaseItem(deps, localPlanner, first!.id);
    const event = { type: 'investigation_notice_issued', occurredOn: '2026-05-01' };
    const outcomes = await Promise.allSettled(
      ['王经办', '李经办'].map((name) =>
        recordEvent(deps, officer(name), first!.id, { revision: before.revision, event }),
      ),
    );
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    const lost = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect([won.length, lost.length]).toEqual([1, 1]);
    const reason = lost[0]!.reason as ConflictError;
    expect(reason).toBeInstanceOf(ConflictError);
    const conflict = reason.members as CaseConflict;
    expect(conflict).toMatchObject({
      conflict: 'stale',
      revision: 2,
      by: { type: 'investigation_notice_issued', label: '下达调查通知书', occurredOn: '2026-05-01' },
    });
    expect(['王经办', '李经办']).toContain(conflict.by!.actorName);
    expect(reason.message).toContain(conflict.by!.actorName);
    const after = await readCaseItem(deps, localPlanner, first!.id);
    expect(after.timeline).toHaveLength(2);
    expect(after.registers.documents).toHaveLength(1);
  });

  test('of two who open a case on the same parcel one wins', async () => {
    const [free] = await db.sql<{ id: number }[]>`
      SELECT id::integer AS id FROM parcel WHERE id NOT IN (SELECT parcel_id FROM idle_case) ORDER BY id LIMIT 1`;
    const request = {
      zoneCode: 'TEST',
      parcelId: free!.id,
      contractId: null,
      contract: {
        contractNo: 'HAND-1',
        holder: { name: '示范企业', address: null, creditCode: null },
        signedOn: '2022-01-01',
        agreedStart: '2023-01-01',
        priceYuan: '1000000',
      },
      idleType: 'NOT_STARTED' as const,
      suspension: null,
      foundOn: '2026-04-20',
      reason: '巡查发现',
    };
    const outcomes = await Promise.allSettled(
      ['王经办', '李经办'].map((name) => openCaseByHand(deps, officer(name), request)),
    );
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((lost!.reason as ConflictError).members).toMatchObject({ conflict: 'open_case' });
  });

  test('leave the checks without a row and the audit chain whole', async () => {
    expect(await runChecks(db.sql, projectSqlFolder)).toEqual([]);
    expect(await verifyAuditChain(db.sql, 'TEST')).toMatchObject({ ok: true });
  });
});
