import type { PlainDate } from '../../model/field-formats.ts';
import type { IdleCause, IdleState } from '../../model/land-state.ts';
import { addDays } from '../../units/days/plain-date.ts';
import { SeededRandom } from '../random/seeded-random.ts';
import { type LandState, landState, servedLand } from './land-state.ts';
import { cycleAt } from './life-cycle.ts';
import type { PlotLife } from './plot-life.ts';

/** Stages of a case by days since idleness began: [first day, state]. */
type Course = readonly (readonly [number, IdleState])[];

/**
 * Courses of 《闲置土地处置办法》 (domain dossier 2.3). Suspected strictly after one year; the fee within the second
 * year; reclaiming strictly after two years, and only for land never started and idle through its holder.
 */
const suspectedCourse: Course = [
  [367, 'SUSPECTED'],
  [392, 'INVESTIGATING'],
  [530, 'INVESTIGATING'],
];
const holderCourse: Course = [
  [430, 'DETERMINED'],
  [520, 'FEE_HEARING'],
  [572, 'FEE_DECIDED'],
  [602, 'FEE_PAID'],
  [738, 'RECLAIM_HEARING'],
  [800, 'RECLAIM_DECIDED'],
  [905, 'ENFORCEMENT'],
  [960, 'ENFORCEMENT'],
];
const otherCauseCourse: Course = [
  [430, 'DETERMINED'],
  [520, 'NEGOTIATING'],
  [660, 'PLAN_APPROVED'],
  [770, 'TEMP_USE'],
  [1080, 'TEMP_USE'],
];
/** Land whose building stopped never meets fee or reclaim: the law speaks of land not started. */
const suspendedCourse: Course = [
  [430, 'DETERMINED'],
  [540, 'NEGOTIATING'],
  [760, 'NEGOTIATING'],
];

export function suspectedLife(life: PlotLife): LandState {
  return caseLife(life, suspectedCourse, null);
}

/** A case found to be idle land. Its cause is the plot's and decides the course. */
export function idleLife(life: PlotLife): LandState {
  const cause = new SeededRandom(life.seed).fork(`cause ${life.plot.key}`).weighted<IdleCause>({
    HOLDER: 0.52,
    GOV: 0.24,
    PREP_WORK: 0.15,
    FORCE_MAJEURE: 0.09,
  });
  if (life.isSuspended) return caseLife(life, suspendedCourse, 'HOLDER');
  return caseLife(life, cause === 'HOLDER' ? holderCourse : otherCauseCourse, cause);
}

function caseLife(life: PlotLife, course: Course, idleCause: IdleCause | null): LandState {
  const first = course[0]![0];
  const period = course[course.length - 1]![0] - first;
  const cycle = cycleAt(life.asOf, period, `case ${life.plot.key}`, life.seed);
  const idleDays = first + cycle.day;
  const idleState = course.reduce((state, [from, next]) => (idleDays >= from ? next : state), course[0]![1]);
  const idleSince = addDays(cycle.start, -first);
  const common = { idleState, idleSince, idleCause, ...servedLand };
  return life.isSuspended
    ? landState({ stockClass: 'underused', ...common, ...datesOfStoppedBuilding(idleSince, cycle.random) })
    : landState({ stockClass: 'supplied_unused', ...common, ...datesBeforeStart(idleSince, cycle.random) });
}

/** Never started: idle since the agreed start. */
function datesBeforeStart(agreedStartOn: PlainDate, random: SeededRandom): Partial<LandState> {
  return { agreedStartOn, suppliedOn: addDays(agreedStartOn, -random.integer(180, 365)) };
}

/** Started and stopped: idle since building stopped. */
function datesOfStoppedBuilding(stoppedOn: PlainDate, random: SeededRandom): Partial<LandState> {
  const actualStartOn = addDays(stoppedOn, -random.integer(150, 420));
  const agreedStartOn = addDays(actualStartOn, random.integer(-60, 30));
  return { actualStartOn, agreedStartOn, suppliedOn: addDays(agreedStartOn, -random.integer(180, 365)) };
}
