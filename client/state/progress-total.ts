import { rateOf } from '../../geodata/analysis/progress/rate.ts';
import { indicators } from '../../geodata/catalog/indicators.ts';
import type {
  DrillDown,
  IndicatorPart,
  IndicatorValue,
  ZoneProgress,
} from '../../geodata/model/api-reports.ts';

/** A figure of several zones, and of how many it is. */
export interface TotalFigure extends Omit<IndicatorValue, 'reason'> {
  /** `not_added`: each zone has one, but they cannot be added. */
  reason: IndicatorValue['reason'] | 'not_added';
  /** Zones that have a value; fewer than asked when some keep none. */
  zoneCount: number;
}

/**
 * The figures of zones taken together: numerators and denominators are added before they are divided, sums and counts
 * are added, and what cannot be added (a median) has no value. One zone stays as it is.
 */
export function totalProgress(zones: readonly ZoneProgress[]): TotalFigure[] {
  return indicators.map(({ id, unit }) => {
    const values = zones.flatMap((zone) => zone.indicators.find((entry) => entry.id === id) ?? []);
    const known = values.filter(({ value }) => value !== null);
    const [only] = values;
    if (only && values.length === 1) return { ...only, zoneCount: known.length };
    return { ...added(id, unit, values), zoneCount: known.length };
  });
}

function added(id: string, unit: string, values: readonly IndicatorValue[]): Omit<TotalFigure, 'zoneCount'> {
  const isRate = values.some(({ denominator }) => denominator !== null);
  const known = values.filter((entry) => entry.value !== null);
  const isAddable = unit === 'count' || unit === 'squareMetre' || unit === 'yuan';
  const numerator = isRate ? sum(values, (entry) => entry.numerator) : null;
  const denominator = isRate ? sum(values, (entry) => entry.denominator) : null;
  const plain = isAddable && known.length > 0 ? sum(known, (entry) => entry.value) : null;
  const value = isRate ? rateOf(numerator ?? 0, denominator) : plain;
  return {
    id,
    value,
    numerator,
    denominator,
    count: values.some(({ count }) => count !== null) ? sum(values, (entry) => entry.count) : null,
    parts: isAddable || isRate ? addedParts(values) : [],
    reason: value !== null ? null : commonReason(values),
    isAlarm: values.some(({ isAlarm }) => isAlarm),
    drill: sameDrill(values),
  };
}

function addedParts(values: readonly IndicatorValue[]): IndicatorPart[] {
  const parts = new Map<string, IndicatorPart>();
  for (const part of values.flatMap((entry) => entry.parts)) {
    const before = parts.get(part.key);
    const count = before?.count ?? null;
    parts.set(part.key, {
      ...part,
      value: (before?.value ?? 0) + part.value,
      drill: before ? sameDrill([before, part]) : part.drill,
      count: count === null && part.count === null ? null : (count ?? 0) + (part.count ?? 0),
      ...(part.of === undefined ? {} : { of: (before?.of ?? 0) + part.of }),
    });
  }
  return [...parts.values()];
}

/** Why there is no total: for want of the right, else of a record, else of a base. */
function commonReason(values: readonly IndicatorValue[]): TotalFigure['reason'] {
  if (values.some(({ value }) => value !== null)) return 'not_added';
  if (values.some(({ reason }) => reason === 'no_right')) return 'no_right';
  return values.every(({ reason }) => reason === 'not_recorded') ? 'not_recorded' : 'no_base';
}

/** Records behind a total can be listed when every zone narrows them in the same way. */
function sameDrill(values: readonly Pick<IndicatorValue, 'drill'>[]): IndicatorValue['drill'] {
  const drills = values.flatMap(({ drill }) => drill ?? []);
  const [first] = drills;
  const narrowing = ({ collection, filters }: DrillDown) => JSON.stringify([collection, filters]);
  if (!first || drills.some((drill) => narrowing(drill) !== narrowing(first))) return null;
  const isCounted = drills.every(({ count }) => count !== null);
  return { ...first, count: isCounted ? sum(drills, ({ count }) => count) : null };
}

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number | null): number =>
  rows.reduce((total, row) => total + (of(row) ?? 0), 0);
