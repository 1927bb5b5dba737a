import type { EventOf, FactEvent, FactEventType } from '../../model/idle-case-event.ts';
import { caseEventLabels } from '../../model/idle-case-event-labels.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { CaseStage } from '../../model/idle-case-terms.ts';
import { later } from '../../units/days/plain-date.ts';
import { articles } from './articles.ts';
import { beginCase } from './begin-case.ts';
import { determinedStates, idleStates } from './case-states.ts';
import type { EngineContext } from './engine-context.ts';
import { checkDates, checkNumbers, checkSequence } from './event-order.ts';
import { spelledOut } from './guard.ts';
import type { GuardCode } from './guard-code.ts';
import { issuedDocuments } from './issued-documents.ts';
import { reduceEvent } from './reduce-event.ts';
import { type Refusal, refuse } from './refusal.ts';
import { stateLabel } from './state-label.ts';
import type { Transition } from './transition.ts';
import { transitionTable } from './transition-table.ts';

/** Events by which something is done that closing waits for. */
const settling = new Set<FactEventType>([
  'bond_advanced',
  'bond_resupplied',
  'duty_done',
  'fee_payment_recorded',
  'remedy_resolved',
  'reuse_decided',
]);

const noGuards: ReadonlySet<GuardCode> = new Set();

export type StepResult = { ok: true; facts: CaseFacts } | Refusal;

/** The row of the table for an event in a state; at most one exists. */
export function findTransition(
  from: CaseStage | 'new',
  event: FactEventType,
): Transition<FactEventType> | undefined {
  return transitionTable.find((row) => row.event === event && row.from.includes(from));
}

/**
 * Takes a case one event on. With `checked` every guard must pass but the waived ones; without, a history that was
 * accepted when it was recorded is followed again, so that a later change of a rule's figure does not unmake it.
 */
export function takeStep(
  known: CaseFacts | null,
  event: FactEvent,
  context: EngineContext,
  checked: boolean,
  waived: ReadonlySet<GuardCode> = noGuards,
): StepResult {
  const isBeginning = event.type === 'opened' || event.type === 'adopted';
  if (!known && !isBeginning) {
    return refuse('case_missing', articles.product, '案件还没有立案，第一条记录须为立案或接收在办案件');
  }
  if (known && isBeginning) {
    return refuse('case_exists', articles.product, '案件已经立案，不能再次立案或接收');
  }
  const facts = known ?? beginCase(event as EventOf<'opened' | 'adopted'>);
  const row = findTransition(known ? known.state : 'new', event.type);
  if (!row) return notPermitted(facts.state, event.type);
  if (checked) {
    const refusal = firstRefusal(facts, event, row, context, known !== null, waived);
    if (refusal) return refusal;
  }
  return { ok: true, facts: known ? advance(facts, event, row) : facts };
}

function firstRefusal(
  facts: CaseFacts,
  event: FactEvent,
  row: Transition<FactEventType>,
  context: EngineContext,
  isKnown: boolean,
  waived: ReadonlySet<GuardCode>,
): Refusal | undefined {
  const order =
    checkDates(facts, event, context) ??
    (isKnown && (row.inState || movesOn(row, facts, event)) ? checkSequence(facts, event) : undefined) ??
    checkNumbers(facts, event);
  if (order) return order;
  const moment = { facts, on: event.occurredOn, context };
  for (const guard of row.guards) {
    if (waived.has(guard.code)) continue;
    const objection = guard.asks === 'case' ? guard.objection(moment) : guard.objection(moment, event);
    if (objection === undefined) continue;
    const { article, message } = spelledOut(guard, objection);
    return refuse(guard.code, article, message);
  }
  return undefined;
}

function advance(facts: CaseFacts, event: FactEvent, row: Transition<FactEventType>): CaseFacts {
  if (event.type === 'opened' || event.type === 'adopted') return facts;
  const { occurredOn } = event;
  const next = targetOf(row, facts, event);
  const changed = { ...facts, ...reduceEvent(facts, event), state: next };
  const papers = issuedDocuments(event).map(({ docNo, docType, served }) => ({
    docNo,
    docType,
    issuedOn: occurredOn,
    round: facts.round,
    servedOn: served ? occurredOn : null,
    servedMethod: served ? ('direct' as const) : null,
    receiptRef: null,
  }));
  if (papers.length > 0) changed.documents = [...changed.documents, ...papers];
  if (settling.has(event.type)) changed.settledOn = later(facts.settledOn ?? occurredOn, occurredOn);
  if (next === facts.state) return changed;
  changed.stateSince = occurredOn;
  changed.idleEndedOn = idleStates.includes(next) ? null : (facts.idleEndedOn ?? occurredOn);
  changed.closedOn = next === 'CLOSED' ? occurredOn : null;
  if (changed.publication && !changed.publication.withdrawnOn && !determinedStates.includes(next)) {
    changed.publication = { ...changed.publication, withdrawnOn: occurredOn };
  }
  return changed;
}

/** Whether the event changes the state or replaces the finding it rests on, rather than filling a register. */
function movesOn(row: Transition<FactEventType>, facts: CaseFacts, event: FactEvent): boolean {
  return typeof row.to === 'string' ? row.to !== 'same' : targetOf(row, facts, event) !== facts.state;
}

function targetOf(row: Transition<FactEventType>, facts: CaseFacts, event: FactEvent): CaseStage {
  if (row.to === 'same') return facts.state;
  return typeof row.to === 'object' ? row.to.choose(facts, event) : row.to;
}

function notPermitted(state: CaseStage, type: FactEventType): Refusal {
  const known = transitionTable.filter(({ event }) => event === type);
  const from = known.flatMap((row) => row.from).filter((name): name is CaseStage => name !== 'new');
  const where = from.length > 8 ? '未结案件' : from.map((name) => `“${stateLabel(name)}”`).join('、');
  return refuse(
    'not_permitted_in_state',
    known[0]?.article ?? articles.product,
    `案件处于“${stateLabel(state)}”，不能${caseEventLabels[type]}；这一步须在${where}时进行`,
  );
}
