import type { PlainDate } from '../../model/field-formats.ts';

/** Progress of a key project in the year's plan. Shares of the year's planned investment, 1 is all of it. */
export interface ProjectProgress {
  plannedShare: number;
  actualShare: number;
  /** Planned end of the stage the project is in; null when the stage has no date. */
  stageDueOn: PlainDate | null;
}

/** Why a project is slow. */
export type SlowReason = 'behind_plan' | 'stage_overdue';

/** A project is slow when it lags its schedule by more than the margin, or its stage is overdue (R21, M71). */
export function slowReasons(progress: ProjectProgress, asOf: PlainDate, marginShare: number): SlowReason[] {
  const reasons: SlowReason[] = [];
  // Shares come from sums of money: a lag of exactly the margin is not slow, whatever the last binary digit says.
  const lag = progress.plannedShare - progress.actualShare;
  if (lag > marginShare + 1e-9) reasons.push('behind_plan');
  if (progress.stageDueOn !== null && progress.stageDueOn < asOf) reasons.push('stage_overdue');
  return reasons;
}
