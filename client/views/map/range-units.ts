import { roundHalfUp } from '../../../geodata/units/area.ts';
import type { FilterRange } from '../../api/filters.ts';
import type { ChosenRange } from '../../elements/ld-range-filter.ts';

/** A range of the store in the unit people choose by; two places, as it is shown. */
export function rangeInUnit(range: FilterRange | undefined, toUnit: (value: number) => number): ChosenRange {
  const convert = (value: number | null) => (value === null ? null : roundHalfUp(toUnit(value), 2));
  return { from: convert(range?.from ?? null), to: convert(range?.to ?? null) };
}

/** A chosen range in the stored unit; hundredths, which is finer than any choice. */
export function rangeInStore(range: ChosenRange, toStore: (value: number) => number): FilterRange {
  const convert = (value: number | null) => (value === null ? null : roundHalfUp(toStore(value), 2));
  return { from: convert(range.from), to: convert(range.to) };
}
