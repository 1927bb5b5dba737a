import { randomUUID } from 'node:crypto';
import { applyEvent } from '../../geodata/analysis/disposal/apply-event.ts';
import { idleDaysOn } from '../../geodata/analysis/disposal/case-queries.ts';
import { chinaDay } from '../../geodata/analysis/disposal/event-order.ts';
import { foldCase } from '../../geodata/analysis/disposal/fold-case.ts';
import { parseCaseEvent } from '../../geodata/analysis/disposal/parse-event.ts';
import type { CaseConflict, CaseEventRequest, IdleCaseItem } from '../../geodata/model/api-idle-cases.ts';
import { PlainDate } from '../../geodata/model/field-formats.ts';
import type { CaseEvent } from '../../geodata/model/idle-case-event.ts';
import { caseEventLabels } from '../../geodata/model/idle-case-event-labels.ts';
import type { CaseState } from '../../geodata/model/idle-case-state.ts';
import { ConflictError, InvalidInputError, NotFoundError } from '../http/problem.ts';
import { inAuditedWrite } from '../land/audited-write.ts';
import { readOtherBondYears } from './bond-years.repository.ts';
import type { CaseDeps, CaseWorker } from './case-deps.ts';
import { caseDays, caseZones } from './case-deps.ts';
import { readCaseItem } from './case-item.service.ts';
import { engineContext, readCaseRules } from './case-rules.ts';
import { findCase, findNumberTaken, lockCase, readEvents, type StoredEvent } from './cases.repository.ts';
import { withNumbers } from './fill-numbers.ts';
import { saveEvent } from './save-case.ts';

const millisecondsOfNoon = 4 * 3_600_000;

/** When an event is written down: now, never before the last one, and on a demonstration's day when that lies ahead. */
export function recordingTime(asOf: string, lastRecordedAt?: string): string {
  const now = Date.now();
  const day = chinaDay(new Date(now).toISOString());
  const candidate = asOf > day ? Date.parse(`${asOf}T00:00:00Z`) + millisecondsOfNoon : now;
  const last = lastRecordedAt === undefined ? 0 : Date.parse(lastRecordedAt);
  return new Date(Math.max(candidate, last)).toISOString();
}

const refused = (detail: string, members: Partial<CaseConflict> & Pick<CaseConflict, 'conflict'>) =>
  new ConflictError(detail, members);

/** Somebody else recorded something since the caller read the case. */
function stale(revision: number, last: StoredEvent): ConflictError {
  const { event, actorName } = last;
  return refused(
    `${actorName}已先登记“${caseEventLabels[event.type]}”（发生于 ${event.occurredOn}），请刷新后再决定`,
    {
      conflict: 'stale',
      revision,
      by: {
        actorName,
        type: event.type,
        label: caseEventLabels[event.type],
        occurredOn: event.occurredOn,
        recordedAt: event.recordedAt,
      },
    },
  );
}

type Fields = Record<string, unknown>;

/** The event with what the server knows: id, time, who; a correction gives its replacement the same. */
function complete(given: Fields, stamp: { id: string; recordedAt: string; actor: string }): Fields {
  const event: Fields = { ...given, ...stamp };
  if (given.type === 'corrected' && typeof given.replacement === 'object' && given.replacement !== null) {
    event.replacement = { ...given.replacement, ...stamp, id: given.corrects };
  }
  return event;
}

/** A publication says the idle days of its day and the holder of the contract; who leaves them out means those. */
function withPublicFacts(event: Fields, { facts }: CaseState): Fields {
  const on = PlainDate.safeParse(event.occurredOn);
  if (event.type !== 'published' || !on.success) return event;
  const { gross, net } = idleDaysOn(facts, on.data);
  return { holderName: facts.contract.holder.name, idleDaysGross: gross, idleDaysNet: net, ...event };
}

function parsed(input: Fields): CaseEvent {
  const result = parseCaseEvent(input);
  if (result.ok) return result.event;
  throw new InvalidInputError([
    { field: `event.${result.field}`, message: result.message.replace(/^[^：]*：/, '') },
  ]);
}

/**
 * Records one event of a case. Officers of one zone take turns; who comes second with the revision of before is told
 * who was faster with what, and nothing is written.
 * @throws NotFoundError, InvalidInputError for a malformed event, ConflictError: stale, or refused by a guard
 */
export async function recordEvent(
  deps: CaseDeps,
  worker: CaseWorker,
  caseId: number,
  { revision, event: given }: CaseEventRequest,
): Promise<IdleCaseItem> {
  const { actor, requestId } = worker;
  const place = await findCase(deps.sql, await caseZones(deps, actor), caseId);
  if (place === undefined) throw new NotFoundError(`没有编号为 ${caseId} 的案件`);
  const { zoneCode } = place;
  const asOf = (await caseDays(deps, actor)).get(zoneCode) ?? deps.today();
  const rules = await readCaseRules(deps.sql);
  const context = engineContext(rules, asOf);
  const author = { id: actor.id, name: actor.name };
  const draft = {
    zoneCode,
    author,
    requestId,
    reason: typeof given.reason === 'string' ? given.reason : null,
  };
  try {
    await inAuditedWrite(deps.sql, draft, async (write) => {
      const stored = await lockCase(write.sql, zoneCode, caseId);
      const events = await readEvents(write.sql, zoneCode, caseId);
      const last = events.at(-1)!;
      if (stored.revision !== revision) throw stale(stored.revision, last);
      const before = foldCase(
        events.map(({ event }) => event),
        context,
      );
      const stamp = {
        id: randomUUID(),
        recordedAt: recordingTime(asOf, last.event.recordedAt),
        actor: actor.name,
      };
      const cause = before.cause;
      const completed = withPublicFacts(complete(given, stamp), before);
      const numbered = await withNumbers(write.sql, zoneCode, completed, {
        hasGovernmentCause: cause !== null && cause !== 'HOLDER',
      });
      const result = applyEvent(before, parsed(numbered), {
        ...context,
        // Only land that went back can be supplied again.
        ...(before.facts.bond
          ? { otherBondYears: await readOtherBondYears(write.sql, zoneCode, caseId) }
          : {}),
      });
      if (!result.ok) {
        throw refused(`${result.message}（${result.article}）`, {
          conflict: 'refused',
          guard: result.guard,
          article: result.article,
        });
      }
      const after = result.state;
      const taken = await findNumberTaken(
        write.sql,
        zoneCode,
        caseId,
        after.facts.documents.map(({ docNo }) => docNo),
      );
      if (taken) {
        throw refused(`文号 ${taken.docNo} 已用于案件 ${taken.caseNo}，请核对文号`, {
          conflict: 'refused',
          guard: 'document_number_free',
          article: '本产品案件管理规则',
        });
      }
      await saveEvent(write, stored, { before, after, rules });
    });
  } finally {
    deps.revisions.forget();
  }
  return await readCaseItem(deps, actor, caseId);
}
