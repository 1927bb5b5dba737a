import type { PlainDate } from '../../model/field-formats.ts';
import type { IdleState, StandardStage } from '../../model/land-state.ts';
import { addDays, addYears } from '../../units/days/plain-date.ts';
import { type LandState, landState, servedLand } from './land-state.ts';
import { cycleAt } from './life-cycle.ts';
import type { PlotLife } from './plot-life.ts';

/** The reminder to start goes out 30 days before the agreed day (domain dossier 2.3). */
const reminderDays = 30;

/**
 * 供而未用: from the contract through the reminder to a start that is overdue by less than a year. A few hold an
 * extension (延期动工) of at most a year, agreed after an idle case.
 */
export function suppliedUnusedLife(life: PlotLife): LandState {
  const { plot, asOf, seed } = life;
  const leadDays = 150 + (plot.index % 7) * 32;
  const cycle = cycleAt(asOf, leadDays + 210, `supplied ${plot.key}`, seed);
  if (plot.index % 19 === 3) return extendedLife(life);
  const suppliedOn = cycle.start;
  const agreedStartOn = addDays(suppliedOn, leadDays);
  return landState({
    stockClass: 'supplied_unused',
    idleState: monitoringState(agreedStartOn, asOf),
    suppliedOn,
    agreedStartOn,
    standardStage:
      life.isIndustrial && cycle.random.chance(0.3) ? soldStage(cycle.day, cycle.random.next()) : null,
    ...servedLand,
  });
}

const soldStage = (day: number, luck: number): StandardStage =>
  day < 40 ? 'AWARDED' : day < 110 || luck < 0.4 ? 'COMMITTED' : 'PERMITTED';

/** State of the contract watch before any idle case: strictly after the anniversary it would be suspected. */
function monitoringState(agreedStartOn: PlainDate, asOf: PlainDate): IdleState {
  if (asOf > addYears(agreedStartOn, 1)) throw new RangeError('a case begins a year after the agreed start');
  if (asOf > agreedStartOn) return 'OVERDUE_LT1Y';
  return asOf >= addDays(agreedStartOn, -reminderDays) ? 'DUE_SOON' : 'SUPPLIED';
}

/** The new start lies within a year of the supplementary agreement, here always ahead. */
function extendedLife({ plot, asOf, seed }: PlotLife): LandState {
  const cycle = cycleAt(asOf, 320, `extended ${plot.key}`, seed);
  const agreementOn = cycle.start;
  return landState({
    stockClass: 'supplied_unused',
    idleState: 'EXTENDED',
    idleCause: cycle.random.chance(0.6) ? 'GOV' : 'PREP_WORK',
    suppliedOn: addDays(agreementOn, -cycle.random.integer(900, 1100)),
    agreedStartOn: addDays(agreementOn, cycle.random.integer(330, 360)),
    ...servedLand,
  });
}
