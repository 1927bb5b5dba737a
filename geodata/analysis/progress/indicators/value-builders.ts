import type { DrillDown, IndicatorPart, IndicatorUnit, IndicatorValue } from '../../../model/api-reports.ts';
import { rateOf } from '../rate.ts';

type Rest = Partial<Omit<IndicatorValue, 'id'>>;

const empty = {
  value: null,
  numerator: null,
  denominator: null,
  count: null,
  parts: [],
  reason: null,
  isAlarm: false,
  drill: null,
} satisfies Rest;

/** A share of a base; without base there is no value, and the figure says so. */
export function rateValue(
  id: string,
  numerator: number,
  denominator: number | null,
  rest: Rest = {},
): IndicatorValue {
  const value = rateOf(numerator, denominator);
  return { ...empty, id, value, numerator, denominator, reason: value === null ? 'no_base' : null, ...rest };
}

/** A sum or a count. */
export const plainValue = (id: string, value: number | null, rest: Rest = {}): IndicatorValue => ({
  ...empty,
  id,
  value,
  reason: value === null ? 'no_base' : null,
  ...rest,
});

/** A figure that is not kept for the day asked for. */
export const notRecorded = (id: string): IndicatorValue => ({ ...empty, id, reason: 'not_recorded' });

export const part = (
  key: string,
  label: { zh: string; en: string },
  value: number,
  count: number | null = null,
  drill: DrillDown | null = null,
): IndicatorPart => ({ key, label, value, count, drill });

/** Records of a collection by filters; lists narrowed so hold exactly what was counted, so many. */
export const drill = (
  collection: string,
  filters: Record<string, string>,
  count: number | null,
): DrillDown => ({ collection, filters, count });

/** A part that is a share of something: of a task, of all that was awarded. */
export const shareOf = (
  entry: IndicatorPart,
  of: number,
  shareAs?: IndicatorPart['shareAs'],
): IndicatorPart => ({
  ...entry,
  of,
  ...(shareAs === undefined ? {} : { shareAs }),
});

/** A part in a unit of its own. */
export const inUnit = (entry: IndicatorPart, unit: IndicatorUnit): IndicatorPart => ({ ...entry, unit });

export const sumOf = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((total, row) => total + of(row), 0);
