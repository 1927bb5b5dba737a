import { afterAll, beforeAll, expect, test } from 'vitest';
import { caseStateOn } from '../../../geodata/analysis/disposal/case-state-on.ts';
import { violatedInvariant } from '../../../geodata/analysis/disposal/invariants.ts';
import { permittedEvents } from '../../../geodata/analysis/disposal/permitted-events.ts';
import type { FactEventType } from '../../../geodata/model/idle-case-event.ts';
import { addDays } from '../../../geodata/units/days/plain-date.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { runChecks } from '../../../server/database/integrity-checks.ts';
import type { CaseDeps } from '../../../server/disposal/case-deps.ts';
import { readCaseItem } from '../../../server/disposal/case-item.service.ts';
import { engineContext, readCaseRules } from '../../../server/disposal/case-rules.ts';
import { detectNow } from '../../../server/disposal/detection.service.ts';
import { recordEvent } from '../../../server/disposal/record-event.service.ts';
import { ConflictError, InvalidInputError } from '../../../server/http/problem.ts';
import { inChangeSet } from '../../../server/land/change-set.ts';
import { insertRecords } from '../../../server/land/insert-records.ts';
import { Revisions } from '../../../server/revisions/revisions.ts';
import {
  createTestDatabase,
  describeEachEngine,
  projectSqlFolder,
  type TestDatabase,
} from '../../support/database.ts';
import { idleContract, loadIdleZone } from '../../support/idle-contracts.ts';
import { diceFrom, randomFields } from '../../unit/analysis/disposal/random-fields.ts';

/** `npm run test:long` walks 10,000 events; every run walks a few. */
const wanted = Number(process.env.CASE_WALK_EVENTS ?? 120);
const plots = Array.from({ length: 30 }, (_, plot) => plot);
const ending: FactEventType[] = ['start_found', 'not_idle_concluded', 'closed'];

describeEachEngine('random walks through the service', (engine) => {
  let db: TestDatabase;
  let today = '2024-06-01';
  let deps: CaseDeps;
  beforeAll(async () => {
    // A walk of hours on a busy machine must not end because one query of it was kept waiting.
    db = await createTestDatabase(engine, { statementTimeoutMs: 300_000 });
    await loadIdleZone(
      db.sql,
      plots.map((plot) => idleContract(plot, { signedOn: '2021-05-10', agreedStartOn: '2023-05-10' })),
    );
    deps = { sql: db.sql, revisions: new Revisions(db.sql, 'external'), today: () => today };
  });
  afterAll(() => db.dispose());

  /** Land whose cases have ended is supplied to somebody new, who has been idle for more than a year, too. */
  const supplyAgain = (free: readonly number[], turn: number) =>
    inChangeSet(
      db.sql,
      { zoneCode: 'TEST', kind: 'import', title: `再次供应 ${turn}`, author: { id: 'test', name: '测试' } },
      (changes) =>
        insertRecords(
          changes,
          'contracts',
          free.map((plot) =>
            idleContract(plot, {
              contractNo: `HT-${plot}-${turn}`,
              signedOn: addDays(today, -800),
              agreedStartOn: addDays(today, -400),
            }),
          ),
        ),
    );

  test(
    `${wanted} events break no invariant, and what is stored is always the fold of the events`,
    async () => {
      const worker = { actor: localPlanner, requestId: 'walk' };
      const dice = diceFrom(20_260_501);
      const rules = await readCaseRules(db.sql);
      let accepted = 0;
      let refused = 0;
      let number = 0;
      let contracts = 0;
      while (accepted < wanted) {
        await detectNow(deps, localPlanner, undefined);
        const open = await db.sql<
          { id: number; plot: number }[]
        >`SELECT idle_case.id::integer AS id, right(parcel_code, 5)::integer - 1 AS plot
          FROM idle_case JOIN parcel USING (zone_code) WHERE parcel.id = parcel_id AND is_open ORDER BY idle_case.id`;
        if (open.length < 10) {
          contracts += 1;
          const busy = new Set(open.map(({ plot }) => plot));
          await supplyAgain(
            plots.filter((plot) => !busy.has(plot)),
            contracts,
          );
          continue;
        }
        for (let step = 0; step < 25 && accepted < wanted; step += 1) {
          const { id } = dice.of([...open]);
          const item = await readCaseItem(deps, localPlanner, id);
          if (!item.isOpen) continue;
          const context = engineContext(rules, today);
          const state = caseStateOn(item.case.facts, item.case.history, context);
          const steps = permittedEvents(state, context).map(({ event }) => event as FactEventType);
          const type = dice.of(steps.filter((event) => !ending.includes(event) || dice.chance(4)));
          if (!type) continue;
          number += 1;
          const event = {
            reason: '随机',
            ref: '附件',
            ...randomFields(type, state, today, `走${number}`, dice),
          };
          try {
            const request = {
              revision: item.revision,
              event: { docNo: `走${number}`, ...event, type, occurredOn: today },
            };
            const after = await recordEvent(deps, worker, id, request);
            accepted += 1;
            const broken = violatedInvariant(after.case.facts, context);
            if (broken) expect.fail(`${type}: ${broken.message}`);
            if (after.revision !== item.revision + 1) expect.fail(`${type}: revision ${after.revision}`);
          } catch (error) {
            if (!(error instanceof ConflictError || error instanceof InvalidInputError)) throw error;
            refused += 1;
          }
        }
        today = addDays(today, 3 + dice.below(20));
      }
      expect(accepted).toBe(wanted);
      expect(refused).toBeLessThan(number);
      expect(await runChecks(db.sql, projectSqlFolder)).toEqual([]);
      expect(await verifyAuditChain(db.sql, 'TEST')).toMatchObject({ ok: true });
    },
    60_000 + wanted * 400,
  );
});
