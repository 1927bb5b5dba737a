import type { Outcome } from '../../model/idle-case-parts.ts';
import { addYears } from '../../units/days/plain-date.ts';

/** Domain dossier 2.7: the new start lies at most a year after the supplementary agreement. */
export function extensionObjection(
  agreementSignedOn: string,
  newStart: string,
  newCompletion: string,
  maxYears: number,
): string | undefined {
  const latest = addYears(agreementSignedOn, maxYears);
  if (newStart > latest) return `新动工日期不得晚于 ${latest}（补充协议签订之日起一年）`;
  if (newStart < agreementSignedOn) return '新动工日期不得早于补充协议签订日期';
  return newCompletion > newStart ? undefined : '新竣工日期须晚于新动工日期';
}

/** 53号令 art. 12 (3): at most two years from the day the use is arranged, which is its first day unless said otherwise. */
export function temporaryUseObjection(
  arrangedOn: string,
  endOn: string,
  maxYears: number,
  startOn = arrangedOn,
): string | undefined {
  const latest = addYears(arrangedOn, maxYears);
  if (endOn > latest) return `临时使用不得晚于 ${latest}（自安排之日起二年）`;
  return endOn > startOn ? undefined : '临时使用的结束日期须晚于开始日期';
}

export function takebackObjection(
  outcome: Extract<Outcome, { option: 'PAID_TAKEBACK' }>,
): string | undefined {
  if (outcome.newStart) return '协议有偿收回没有新的动工日期，请清空该项';
  if (outcome.funding === 'other' && outcome.compensationYuan === null) return '请填写收回补偿款';
  return outcome.funding === 'bond' && outcome.compensationYuan !== null
    ? '使用专项债收回的，价格由收购各步骤确定，请清空补偿款'
    : undefined;
}
