import { articles } from '../../geodata/analysis/disposal/articles.ts';
import { bondResupply, resupplyYear } from '../../geodata/analysis/disposal/bond-resupply.ts';
import { fenOf } from '../../geodata/analysis/disposal/case-queries.ts';
import { effectiveEvents } from '../../geodata/analysis/disposal/effective-events.ts';
import type { EngineContext } from '../../geodata/analysis/disposal/engine-context.ts';
import { foldCase } from '../../geodata/analysis/disposal/fold-case.ts';
import { permittedEvents, waitingEvents } from '../../geodata/analysis/disposal/permitted-events.ts';
import { stateLabel } from '../../geodata/analysis/disposal/state-label.ts';
import type {
  CaseRegisters,
  IdleCaseItem,
  PermittedEvents,
  TimelineEntry,
} from '../../geodata/model/api-idle-cases.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { caseEventLabels } from '../../geodata/model/idle-case-event-labels.ts';
import type { CaseState } from '../../geodata/model/idle-case-state.ts';
import { caseDocumentLabels } from '../../geodata/model/idle-case-terms.ts';
import { yearOf } from '../../geodata/units/days/plain-date.ts';
import { fenToYuanText, shareOf } from '../../geodata/units/money.ts';
import { NotFoundError } from '../http/problem.ts';
import { readOtherBondYears } from './bond-years.repository.ts';
import { type CaseDeps, caseDays } from './case-deps.ts';
import { caseRow } from './case-list.service.ts';
import { engineContext, readCaseRules } from './case-rules.ts';
import { readEvents, type StoredEvent } from './cases.repository.ts';
import { describeEvent } from './describe-event.ts';
import { officialDocuments } from './documents/official-documents.ts';
import { suggestedNumbers } from './fill-numbers.ts';
import { evidenceLabels } from './labels.ts';
import { type ListedCase, readCases } from './list.repository.ts';

/** A case read whole: its row, its events and their fold on its zone's day. */
export interface OpenedCase {
  found: ListedCase;
  events: StoredEvent[];
  state: CaseState;
  context: EngineContext;
}

/** Reads a case that the actor may see. @throws NotFoundError */
export async function openCase(deps: CaseDeps, actor: Actor, id: number): Promise<OpenedCase> {
  const days = await caseDays(deps, actor);
  const filter = { days, actorId: actor.id, ids: [id] };
  const [found] = await readCases(deps.sql, filter, { sort: 'caseNo', limit: 1, offset: 0 });
  if (found === undefined) throw new NotFoundError(`没有编号为 ${id} 的案件`);
  const context = engineContext(await readCaseRules(deps.sql), days.get(found.zoneCode) ?? deps.today());
  const events = await readEvents(deps.sql, found.zoneCode, id);
  const state = foldCase(
    events.map(({ event }) => event),
    context,
  );
  return { found, events, state, context };
}

function timelineOf(events: readonly StoredEvent[]): TimelineEntry[] {
  const correctedBy = new Map(
    events.flatMap(({ event }) => (event.type === 'corrected' ? [[event.corrects, event.id] as const] : [])),
  );
  return events.map(({ sequence, event, actorName, stateAfter }) => ({
    sequence,
    eventId: event.id,
    type: event.type,
    label: caseEventLabels[event.type],
    occurredOn: event.occurredOn,
    recordedAt: event.recordedAt,
    actorName,
    summary: describeEvent(event),
    stateAfter,
    stateLabel: stateLabel(stateAfter),
    corrects: event.type === 'corrected' ? event.corrects : null,
    correctedBy: correctedBy.get(event.id) ?? null,
  }));
}

function registersOf(caseId: number, { facts, history }: CaseState): Omit<CaseRegisters, 'bond'> {
  const effective = effectiveEvents(history);
  const evidenceEvents = effective.flatMap((event) => (event.type === 'evidence_recorded' ? [event] : []));
  const adopted = facts.evidence.length - evidenceEvents.length;
  return {
    documents: facts.documents.map((document) => ({
      docNo: document.docNo,
      docType: document.docType,
      label: caseDocumentLabels[document.docType],
      issuedOn: document.issuedOn,
      servedOn: document.servedOn,
      servedMethod: document.servedMethod,
      receiptRef: document.receiptRef,
      href: officialDocuments.includes(document.docType)
        ? `/api/idle-cases/${caseId}/documents/${document.docType}?no=${encodeURIComponent(document.docNo)}`
        : null,
    })),
    evidence: facts.evidence.map((evidence, index) => ({
      eventId: evidenceEvents[index - adopted]?.id ?? history[0]?.id ?? '',
      kind: evidence.kind,
      kindLabel: evidenceLabels[evidence.kind],
      ref: evidence.ref,
      description: evidence.description,
      recordedOn: evidence.recordedOn,
      position: evidence.position,
    })),
    hearing: facts.hearing,
    remedies: facts.remedies,
    payments: effective.flatMap((event) =>
      event.type === 'fee_payment_recorded'
        ? [
            {
              eventId: event.id,
              paidOn: event.occurredOn,
              feeDocNo: event.feeDocNo,
              amountYuan: event.amountYuan,
              ref: event.ref,
            },
          ]
        : [],
    ),
    fees: facts.fees,
    mortgagees: facts.mortgagees.map((name) => ({
      name,
      notices: (facts.plan?.mortgageeNotices ?? [])
        .filter((notice) => notice.name === name)
        .map(({ docNo, notifiedOn }) => ({ docNo, notifiedOn })),
      copied: facts.reclaim?.mortgageesCopied.includes(name) ?? false,
    })),
    pauses: facts.pauses,
  };
}

/** A purchase with bond money, and what the cap of the year in which the land went back still allows. */
async function bondRegister(
  deps: CaseDeps,
  { found, state, context }: OpenedCase,
): Promise<CaseRegisters['bond']> {
  const { bond } = state.facts;
  if (!bond?.takenBackOn) return bond && { ...bond, year: null };
  const otherBondYears = await readOtherBondYears(deps.sql, found.zoneCode, found.id);
  const year = resupplyYear(state.facts, otherBondYears);
  const { remainingSquareMetres } = bondResupply(year, 0, context.params.bondResupplyCap);
  return { ...bond, year: { year: yearOf(bond.takenBackOn), ...year, remainingSquareMetres } };
}

async function permitted(deps: CaseDeps, { found, state, context }: OpenedCase): Promise<PermittedEvents> {
  const base = fenOf(state.facts.contract.priceYuan);
  const { numerator, denominator } = context.params.feeRate;
  return {
    asOf: context.asOf,
    revision: found.revision,
    permitted: permittedEvents(state, context),
    waiting: waitingEvents(state, context),
    suggestedNumbers: await suggestedNumbers(deps.sql, found.zoneCode, yearOf(context.asOf)),
    feeRule: { rate: `${numerator}/${denominator}`, article: articles.fee },
    fee:
      base > 0n
        ? {
            baseYuan: fenToYuanText(base),
            rate: `${numerator}/${denominator}`,
            amountYuan: fenToYuanText(shareOf(base, numerator, denominator)),
          }
        : null,
  };
}

/** The steps open to a case. @throws NotFoundError */
export async function readPermittedEvents(
  deps: CaseDeps,
  actor: Actor,
  id: number,
): Promise<PermittedEvents> {
  return await permitted(deps, await openCase(deps, actor, id));
}

/** A case with everything about it. @throws NotFoundError */
export async function readCaseItem(deps: CaseDeps, actor: Actor, id: number): Promise<IdleCaseItem> {
  const opened = await openCase(deps, actor, id);
  const { found, events, state, context } = opened;
  return {
    ...caseRow(found, context.asOf, state),
    case: state,
    timeline: timelineOf(events),
    registers: { ...registersOf(id, state), bond: await bondRegister(deps, opened) },
    next: await permitted(deps, opened),
    explanation: found.explanation,
  };
}
