import { idleStates, waitingStates } from '../../../geodata/analysis/disposal/case-states.ts';
import type { IdleCause, IdleState } from '../../../geodata/model/land-state.ts';
import type { ParcelRecord } from '../../../geodata/model/parcel.ts';
import type { ZoneSample } from '../../../geodata/model/zone-sample.ts';
import { addDays } from '../../../geodata/units/days/plain-date.ts';

/** The case a parcel of the demonstration has. Days count from the first day of idleness. */
export interface CaseAim {
  parcelCode: string;
  /** Where the case stands on the as-of date. */
  state: IdleState;
  cause: IdleCause | null;
  isSuspended: boolean;
  /** First day of the clock: agreed start, or the day building stopped. */
  idleSince: string;
  /** For cases that went through an extension or another newly agreed start. */
  newStart: string | null;
}

interface Arranged {
  sample: ZoneSample;
  aims: CaseAim[];
}

/** Days after which the courses of the generated parcels reach a state, and how many days they stay (domain dossier 2.3). */
const courseDays: Readonly<Partial<Record<IdleState, readonly [number, number]>>> = {
  SUSPECTED: [367, 24],
  INVESTIGATING: [392, 60],
  DETERMINED: [430, 80],
  NEGOTIATING: [520, 120],
  PLAN_APPROVED: [660, 100],
  TEMP_USE: [770, 250],
  FEE_HEARING: [520, 48],
  FEE_DECIDED: [572, 28],
  FEE_PAID: [602, 120],
  RECLAIM_HEARING: [738, 58],
  RECLAIM_DECIDED: [800, 90],
  ENFORCEMENT: [905, 50],
};

const causeOfState = (state: IdleState): IdleCause | null => {
  if (state === 'SUSPECTED' || state === 'INVESTIGATING') return null;
  return state === 'NEGOTIATING' || state === 'PLAN_APPROVED' || state === 'TEMP_USE' ? 'GOV' : 'HOLDER';
};

const supplyLeadDays = 300;

const byCode = (a: ParcelRecord, b: ParcelRecord): number =>
  (a.parcelCode ?? '') < (b.parcelCode ?? '') ? -1 : 1;

/** A plot whose case is on its course by its own generated life. */
const hasCourse = (parcel: ParcelRecord): boolean =>
  parcel.parcelCode !== null &&
  parcel.idleSince !== null &&
  parcel.suppliedOn !== null &&
  parcel.idleState !== null &&
  courseDays[parcel.idleState] !== undefined;

const suspectedStates: readonly IdleState[] = ['SUSPECTED', 'INVESTIGATING'];
const knownIdleStates = idleStates.filter(
  (state) => !suspectedStates.includes(state) && !waitingStates.includes(state),
);

/** Sends plots of states that several have into the states that none has: the number of cases of a class stays. */
function fillMissingStates(parcels: readonly ParcelRecord[], asOf: string): ParcelRecord[] {
  const arranged = new Map(parcels.map((parcel) => [parcel, parcel]));
  const inCourse = parcels
    .filter((parcel) => hasCourse(parcel) && parcel.actualStartOn === null)
    .sort(byCode);
  for (const group of [suspectedStates, knownIdleStates]) {
    const members = inCourse.filter(({ idleState }) => group.includes(idleState!));
    for (const state of group) {
      const stateOf = (parcel: ParcelRecord) => arranged.get(parcel)!.idleState!;
      if (members.some((parcel) => stateOf(parcel) === state)) continue;
      const spare = members.find(
        (parcel) => members.filter((other) => stateOf(other) === stateOf(parcel)).length > 1,
      );
      if (spare === undefined) break;
      const [from, length] = courseDays[state]!;
      const idleSince = addDays(asOf, -(from + Math.floor(length / 2)));
      arranged.set(spare, {
        ...spare,
        idleState: state,
        idleCause: causeOfState(state),
        idleSince,
        agreedStartOn: idleSince,
        suppliedOn: addDays(idleSince, -supplyLeadDays),
      });
    }
  }
  return parcels.map((parcel) => arranged.get(parcel)!);
}

/** A life that ends in a state outside the classes of idle land, on a plot of that colour; days before the as-of date. */
interface Extra {
  state: IdleState;
  cause: IdleCause | null;
  /** First day of idleness, days ago. */
  since: number;
  /** The newly agreed start, days after the first day. */
  newStartAfter?: number;
  isSuspended?: boolean;
}

const onUnusedPlots: readonly Extra[] = [
  { state: 'USE_CHANGED', cause: 'GOV', since: 720, newStartAfter: 960 },
  { state: 'SWAPPED', cause: 'GOV', since: 735, newStartAfter: 940 },
  { state: 'OTHER', cause: 'PREP_WORK', since: 710 },
  { state: 'PAID_TAKEBACK', cause: 'FORCE_MAJEURE', since: 745 },
  { state: 'RECLAIMED', cause: 'HOLDER', since: 870 },
  { state: 'OVERDUE_LT1Y', cause: 'GOV', since: 1150, newStartAfter: 970 },
  { state: 'NOT_IDLE', cause: null, since: 480 },
  { state: 'CLOSED', cause: 'GOV', since: 760, newStartAfter: 980 },
];

const onUnderusedPlots: readonly Extra[] = [
  { state: 'RESUMED', cause: 'HOLDER', since: 640 },
  { state: 'SUSPENDED_LT1Y', cause: 'GOV', since: 1160, newStartAfter: 990, isSuspended: true },
  { state: 'CLOSED', cause: 'HOLDER', since: 700 },
];

/** Days from the first day of idleness to the start that ends it: `RESUMED` and the case closed on it. */
const resumedAfterDays = 470;

function arrangeExtra(
  parcel: ParcelRecord,
  extra: Extra,
  asOf: string,
): { parcel: ParcelRecord; aim: CaseAim } {
  const { state, cause, isSuspended = false } = extra;
  const idleSince = addDays(asOf, -extra.since);
  const newStart = extra.newStartAfter === undefined ? null : addDays(idleSince, extra.newStartAfter);
  const isStarted = parcel.stockClass === 'underused' && !isSuspended;
  const isOpen = state !== 'CLOSED' && state !== 'NOT_IDLE';
  const waits = state === 'OVERDUE_LT1Y' || state === 'SUSPENDED_LT1Y';
  const clockStart = waits ? newStart! : idleSince;
  const agreedStartOn = isSuspended ? addDays(idleSince, -220) : (newStart ?? idleSince);
  const earliest = isSuspended ? agreedStartOn : idleSince;
  return {
    parcel: {
      ...parcel,
      idleState: state,
      idleCause: isOpen ? cause : null,
      idleSince: isOpen ? clockStart : null,
      agreedStartOn,
      suppliedOn: addDays(earliest, -supplyLeadDays),
      actualStartOn: isSuspended
        ? addDays(idleSince, -200)
        : isStarted
          ? addDays(idleSince, resumedAfterDays)
          : parcel.actualStartOn,
    },
    aim: { parcelCode: parcel.parcelCode!, state, cause, isSuspended, idleSince, newStart },
  };
}

/** The generated extensions: agreed on the supplementary agreement's day, so that the first idle day lies before it. */
const extendedAfterDays = 670;
const longestExtensionDays = 360;

function aimOfExtension(parcel: ParcelRecord, asOf: string): CaseAim | undefined {
  if (parcel.idleState !== 'EXTENDED' || !parcel.agreedStartOn || !parcel.suppliedOn || !parcel.parcelCode)
    return undefined;
  const agreementOn = addDays(parcel.agreedStartOn, -longestExtensionDays);
  const signedOn = agreementOn < asOf ? agreementOn : asOf;
  return {
    parcelCode: parcel.parcelCode,
    state: 'EXTENDED',
    cause: parcel.idleCause === 'PREP_WORK' ? 'PREP_WORK' : 'GOV',
    isSuspended: false,
    idleSince: addDays(signedOn, -extendedAfterDays),
    newStart: parcel.agreedStartOn,
  };
}

/**
 * Gives a generated zone a case in every state, by the seed and the as-of date alone: plots of the idle and suspected
 * classes keep their class, other states go to plots whose colour they do not change.
 */
export function arrangeParcels(sample: ZoneSample): Arranged {
  const { asOf } = sample;
  const aims: CaseAim[] = [];
  let parcels = fillMissingStates(sample.parcels, asOf);
  for (const parcel of parcels) {
    if (!hasCourse(parcel)) continue;
    aims.push({
      parcelCode: parcel.parcelCode!,
      state: parcel.idleState!,
      cause: parcel.idleCause,
      isSuspended: parcel.actualStartOn !== null,
      idleSince: parcel.idleSince!,
      newStart: null,
    });
  }
  const place = (stockClass: ParcelRecord['stockClass'], extras: readonly Extra[]) => {
    const free = parcels
      .filter(
        (parcel) =>
          parcel.stockClass === stockClass &&
          parcel.parcelCode !== null &&
          parcel.suppliedOn !== null &&
          !parcel.isInefficient &&
          parcel.standardStage === null &&
          (parcel.idleState === null ||
            parcel.idleState === 'SUPPLIED' ||
            parcel.idleState === 'OVERDUE_LT1Y'),
      )
      .sort(byCode);
    const changed = new Map<ParcelRecord, ParcelRecord>();
    for (const [index, extra] of extras.entries()) {
      const chosen = free[index * 2] ?? free[index];
      if (chosen === undefined || changed.has(chosen)) continue;
      const { parcel, aim } = arrangeExtra(chosen, extra, asOf);
      changed.set(chosen, parcel);
      aims.push(aim);
    }
    parcels = parcels.map((parcel) => changed.get(parcel) ?? parcel);
  };
  place('supplied_unused', onUnusedPlots);
  place('underused', onUnderusedPlots);
  parcels = parcels.map((parcel) => {
    const aim = aimOfExtension(parcel, asOf);
    if (aim === undefined) return parcel;
    aims.push(aim);
    return { ...parcel, idleSince: aim.idleSince, idleCause: aim.cause };
  });
  return { sample: { ...sample, parcels }, aims };
}
