import { suppliedUnusedAge, suppliedUnusedBucket } from '../../geodata/analysis/progress/supplied-unused.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type {
  UnusedAge,
  UnusedBucket,
  UnusedCell,
  UnusedLandReport,
  UnusedParcel,
  UnusedParcelList,
} from '../../geodata/model/api-stock-reports.ts';
import { addDays, addYears, daysBetween } from '../../geodata/units/days/plain-date.ts';
import { seesSuspected } from '../access/visibility.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { InvalidInputError } from '../http/problem.ts';
import { zonesOf } from './report-zones.ts';
import {
  readUnusedGroups,
  readUnusedParcels,
  type UnusedGroup,
  type UnusedRow,
} from './unused-land.repository.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

const codesOf = async (deps: Deps, actor: Actor, zones: readonly string[] | undefined): Promise<string[]> =>
  (await zonesOf(deps.revisions, actor, zones)).map(({ zoneCode }) => zoneCode);

const placeOf = (
  { agreedStartOn, caseState }: Pick<UnusedGroup, 'agreedStartOn' | 'caseState'>,
  asOf: string,
): { bucket: UnusedBucket; age: UnusedAge } => ({
  bucket: suppliedUnusedBucket({ agreedStartOn, caseState }, asOf),
  age: suppliedUnusedAge(agreedStartOn, asOf),
});

/** 供而未用 by bucket and age. Who may not know of suspected cases finds that land where the calendar alone puts it. */
export async function unusedLand(
  deps: Deps,
  actor: Actor,
  zones: readonly string[] | undefined,
): Promise<UnusedLandReport> {
  const asOf = deps.today();
  const groups = await readUnusedGroups(deps.sql, await codesOf(deps, actor, zones), seesSuspected(actor));
  const cells = new Map<string, UnusedCell>();
  for (const { zoneCode, count, areaSquareMetres, ...land } of groups) {
    const { bucket, age } = placeOf(land, asOf);
    const key = `${zoneCode} ${bucket} ${age}`;
    const cell = cells.get(key) ?? { zoneCode, bucket, age, count: 0, areaSquareMetres: 0 };
    cells.set(key, {
      ...cell,
      count: cell.count + count,
      areaSquareMetres: cell.areaSquareMetres + areaSquareMetres,
    });
  }
  return { asOf, cells: [...cells.values()] };
}

/** First and last agreed start of an age. */
function startsOf(age: UnusedAge, asOf: string): { from: string; to: string } {
  const first = '1900-01-01';
  const yearsAgo = (years: number): string => addYears(asOf, -years);
  const ranges: Record<UnusedAge, { from: string; to: string }> = {
    no_date: { from: first, to: first },
    not_due: { from: asOf, to: '9999-12-31' },
    lt1: { from: yearsAgo(1), to: addDays(asOf, -1) },
    '1-2': { from: yearsAgo(2), to: yearsAgo(1) },
    '2-3': { from: yearsAgo(3), to: yearsAgo(2) },
    gt3: { from: first, to: yearsAgo(3) },
  };
  return ranges[age];
}

const shownAtMost = 500;

/**
 * The parcels of a bucket and age with their contracts.
 * @throws InvalidInputError for a bucket the actor may not know of.
 */
export async function unusedParcels(
  deps: Deps,
  actor: Actor,
  { zones, bucket, age }: { zones: readonly string[] | undefined; bucket: UnusedBucket; age: UnusedAge },
): Promise<UnusedParcelList> {
  const sees = seesSuspected(actor);
  if (bucket === 'suspected' && !sees)
    throw new InvalidInputError([{ field: 'bucket', message: '须为 not_due、overdue 或 determined' }]);
  const asOf = deps.today();
  const codes = await codesOf(deps, actor, zones);
  const caseState = bucket === 'suspected' || bucket === 'determined' ? bucket : 'none';
  const wish = { caseState, hasDate: age !== 'no_date', ...startsOf(age, asOf), limit: shownAtMost } as const;
  const rows = await readUnusedParcels(deps.sql, codes, sees, wish);
  // A range of days reaches a day too far where an anniversary falls on a leap day: the rule decides.
  const isWanted = (row: UnusedRow): boolean => {
    const place = placeOf(row, asOf);
    return place.bucket === bucket && place.age === age;
  };
  const { cells } = await unusedLand(deps, actor, zones);
  const total = cells
    .filter((cell) => cell.bucket === bucket && cell.age === age)
    .reduce((sum, { count }) => sum + count, 0);
  return { total, parcels: rows.filter(isWanted).map((row) => parcelOf(row, asOf)) };
}

function parcelOf(row: UnusedRow, asOf: string): UnusedParcel {
  const { zoneCode, parcelId, name, areaSquareMetres, agreedStartOn, holderName, lng, lat } = row;
  const { contractId, contractTitle } = row;
  const late = agreedStartOn === null ? null : daysBetween(agreedStartOn, asOf);
  return {
    zoneCode,
    parcelId,
    name,
    ...placeOf(row, asOf),
    areaSquareMetres,
    agreedStartOn,
    lateDays: late === null || late <= 0 ? null : late,
    holderName,
    contract: contractId === null ? null : { id: contractId, title: contractTitle ?? String(contractId) },
    point: [lng, lat],
  };
}
