import type { SupplyRecord } from '../../model/supply-record.ts';
import { addDays } from '../../units/days/plain-date.ts';
import type { ExplainContext } from './explain-context.ts';

/** When a piece can be handed over, and out of which steps; null when land is not net and nobody has named a day. */
export const availability = (
  record: SupplyRecord,
  { asOf, parameters }: Pick<ExplainContext, 'asOf' | 'parameters'>,
): { on: string | null; disposalDays: number; supplyDays: number } => {
  const { leadDays, supplyLeadDays } = parameters;
  const supplyDays = record.kind === 'land' ? supplyLeadDays.land : supplyLeadDays.floorSpace;
  const { state } = record;
  if (state === 'idle' || state === 'suspended' || state === 'inefficient') {
    const disposalDays = leadDays[state];
    return { on: addDays(asOf, disposalDays + supplyDays), disposalDays, supplyDays };
  }
  const isReady = record.readyOn !== null || record.isNetLand || state === 'unit_vacant';
  if (!isReady) return { on: null, disposalDays: 0, supplyDays };
  const ready = record.readyOn !== null && record.readyOn > asOf ? record.readyOn : asOf;
  return { on: addDays(ready, supplyDays), disposalDays: 0, supplyDays };
};

/** The part of a piece the project takes, in square metres: a divisible one is cut at the demand's maximum. */
export const takenSquareMetres = (
  { kind, isDivisible, areaSquareMetres }: SupplyRecord,
  demand: { areaMaxSquareMetres: number | null; floorAreaMaxSquareMetres: number | null },
): number => {
  const maximum = kind === 'land' ? demand.areaMaxSquareMetres : demand.floorAreaMaxSquareMetres;
  return isDivisible && maximum !== null ? Math.min(areaSquareMetres, maximum) : areaSquareMetres;
};
