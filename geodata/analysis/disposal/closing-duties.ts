import type { CaseFacts } from '../../model/idle-case-facts.ts';
import { type ClosingDuty, closingDutyLabels } from '../../model/idle-case-terms.ts';
import { fenOf, outstandingFen, pendingRemedies } from './case-queries.ts';

/**
 * What is left to do at the end of a case besides what its state proves: 变更调查和登记 where ownership or use changed
 * (53号令 art. 20), the money of a take-back, the end of a temporary use, and the refund of an annulled fee.
 */
export function dutiesOf(facts: CaseFacts): ClosingDuty[] {
  const duties: ClosingDuty[] = [];
  const { state, outcome } = facts;
  if (['RECLAIMED', 'USE_CHANGED', 'SWAPPED', 'PAID_TAKEBACK'].includes(state)) {
    duties.push('change_survey_and_registration');
  }
  if (state === 'PAID_TAKEBACK' && outcome?.option === 'PAID_TAKEBACK' && outcome.funding === 'other') {
    duties.push('compensation_paid');
  }
  if (state === 'TEMP_USE') duties.push('temporary_use_ended');
  if (state === 'OTHER') duties.push('measure_done');
  if (facts.fees.some((fee) => fee.annulled && fenOf(fee.paidYuan) > 0n)) duties.push('fee_refunded');
  return duties;
}

/** What still keeps a case from being closed, in Chinese; empty when nothing does. */
export function closingGaps(facts: CaseFacts): string[] {
  const gaps = dutiesOf(facts)
    .filter((duty) => !facts.duties.includes(duty))
    .map((duty) => `未完成${closingDutyLabels[duty]}`);
  for (const fee of facts.fees) {
    if (outstandingFen(fee) > 0n) gaps.push(`闲置费决定 ${fee.docNo} 尚未缴清`);
  }
  for (const remedy of pendingRemedies(facts)) gaps.push(`复议或诉讼 ${remedy.filingNo} 尚未办结`);
  if (facts.state === 'RECLAIMED' && !facts.reuse) gaps.push('未确定收回后的用途');
  const usesBond = facts.outcome?.option === 'PAID_TAKEBACK' && facts.outcome.funding === 'bond';
  if (facts.state === 'PAID_TAKEBACK' && usesBond && facts.bond?.step !== 'RESERVED') {
    gaps.push('专项债收购尚未入库储备');
  }
  return gaps;
}
