import type { PlainDate } from '../../model/field-formats.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import type { CaseContract, CaseDocument, FeeDecision, Remedy } from '../../model/idle-case-parts.ts';
import type { CaseDocumentType, SanctionKind } from '../../model/idle-case-terms.ts';
import { type Deadline, deadlineAfter } from '../../units/days/deadline.ts';
import { type IdleDays, idleDays, yearsPassed } from '../../units/days/idle-days.ts';
import { addYears, earlier } from '../../units/days/plain-date.ts';
import { type Fen, parseFen } from '../../units/money.ts';
import { type Article, articles } from './articles.ts';
import type { EngineContext } from './engine-context.ts';
import type { CaseMoment } from './guard.ts';

/** The agreed start, else one year from the actual delivery (53号令 art. 22); undefined when the contract has neither. */
export function startDateOf(
  contract: Pick<CaseContract, 'agreedStart' | 'actualDelivery'>,
): PlainDate | undefined {
  if (contract.agreedStart) return contract.agreedStart;
  return contract.actualDelivery ? addYears(contract.actualDelivery, 1) : undefined;
}

/** The paragraph that makes this land idle: 未动工 or 中止建设. */
export function idleArticle({ idleType }: Pick<CaseFacts, 'idleType'>): Article {
  return idleType === 'SUSPENDED' ? articles.idleSuspended : articles.idleNotStarted;
}

/** Sums in a case are validated yuan text. */
export function fenOf(yuanText: string): Fen {
  const fen = parseFen(yuanText);
  if (fen === undefined) throw new RangeError(`not a sum in yuan: ${yuanText}`);
  return fen;
}

/** The last document of a type issued in the present round. */
export function lastDocument(facts: CaseFacts, docType: CaseDocumentType): CaseDocument | undefined {
  return facts.documents.findLast(
    (document) => document.docType === docType && document.round === facts.round,
  );
}

export function documentByNumber(facts: CaseFacts, docNo: string): CaseDocument | undefined {
  return facts.documents.find((document) => document.docNo === docNo);
}

/** The fee decision of this idle period that stands. */
export function standingFee(facts: CaseFacts): FeeDecision | undefined {
  return facts.fees.findLast((fee) => !fee.annulled && fee.round === facts.round);
}

export function outstandingFen(fee: FeeDecision): Fen {
  const rest = fenOf(fee.amountYuan) - fenOf(fee.paidYuan);
  return fee.annulled || rest < 0n ? 0n : rest;
}

export function pendingRemedies(facts: CaseFacts, targetDocNo?: string): Remedy[] {
  return facts.remedies.filter(
    (remedy) => remedy.result === null && (targetDocNo === undefined || remedy.targetDocNo === targetDocNo),
  );
}

/** Remedies not yet ended on a day, whatever became of them since. */
export function remediesPendingOn(facts: CaseFacts, on: PlainDate): Remedy[] {
  return facts.remedies.filter(({ resolvedOn }) => resolvedOn === null || resolvedOn > on);
}

/** What the present decision is about: the fee, the take-back, or neither. */
export function sanctionOf(facts: CaseFacts): SanctionKind | undefined {
  if (facts.state === 'ENFORCEMENT') return facts.enforcement?.about;
  if (facts.state === 'FEE_DECIDED' || facts.state === 'FEE_PAID') return 'fee';
  return facts.state === 'RECLAIM_DECIDED' || facts.state === 'RECLAIMED' ? 'reclaim' : undefined;
}

/** Number of the decision that stands behind a sanction. */
export function sanctionDocNo(facts: CaseFacts, about: SanctionKind): string | undefined {
  return about === 'fee' ? standingFee(facts)?.docNo : facts.reclaim?.docNo;
}

export function idleDaysOn(facts: CaseFacts, on: PlainDate): IdleDays {
  return idleDays(facts.clockStart, earlier(on, facts.idleEndedOn ?? on), facts.pauses);
}

/** More than so many years without start, accepted pauses left out. */
export function netYearsPast({ facts, on }: Pick<CaseMoment, 'facts' | 'on'>, years: number): boolean {
  return yearsPassed(facts.clockStart, years, on, facts.pauses);
}

/** Last day to perform a served decision: pay the fee or deregister (53号令 art. 17). */
export function performanceDeadline(
  facts: CaseFacts,
  about: SanctionKind,
  { params, calendar }: EngineContext,
): Deadline | undefined {
  const servedOn = documentByNumber(facts, sanctionDocNo(facts, about) ?? '')?.servedOn;
  if (!servedOn) return undefined;
  return deadlineAfter(servedOn, about === 'fee' ? params.feePay : params.deregister, calendar);
}
