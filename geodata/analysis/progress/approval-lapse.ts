import type { PlainDate } from '../../model/field-formats.ts';
import { addYears, daysBetween } from '../../units/days/plain-date.ts';

/** What is known of an approval of conversion or expropriation (批文). */
export interface ApprovalState {
  approvedOn: PlainDate;
  /** Land of it was used, or its compensation plan was implemented: then it does not lapse. */
  isUsedOrCompensated: boolean;
}

/** How near an approval is to lapsing; `daysLeft` is 0 on its last day and negative after it. */
export interface LapseWarning {
  lapsesOn: PlainDate;
  daysLeft: number;
  /** The narrowest warning that applies, in days; `lapsed` once the day is past, null when none is due or it cannot lapse. */
  level: number | 'lapsed' | null;
}

/**
 * An approval lapses by itself when within two years no land was used and no compensation plan was implemented
 * (自然资规〔2018〕1号, 增存挂钩). Warnings at 180, 90 and 30 days are this product's (domain dossier 3.2).
 */
export function lapseWarning(
  approval: ApprovalState,
  asOf: PlainDate,
  params: { lapseYears: number; warningDays: readonly number[] },
): LapseWarning {
  const lapsesOn = addYears(approval.approvedOn, params.lapseYears);
  const daysLeft = daysBetween(asOf, lapsesOn);
  if (approval.isUsedOrCompensated) return { lapsesOn, daysLeft, level: null };
  if (daysLeft < 0) return { lapsesOn, daysLeft, level: 'lapsed' };
  const due = params.warningDays.filter((days) => daysLeft <= days);
  return { lapsesOn, daysLeft, level: due.length === 0 ? null : Math.min(...due) };
}
