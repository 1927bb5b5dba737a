import type { PlainDate } from '../../model/field-formats.ts';
import { addDays, addMonths } from '../../units/days/plain-date.ts';

/** One enterprise's land brought back into use (盘活). */
export interface RevitalisedLand {
  enterprise: string;
  areaSquareMetres: number;
  revitalisedOn: PlainDate;
}

/** Enterprises, each counted once, and their land in a window of months that ends on a day, that day included. */
export function revitalisedWithin(
  records: readonly RevitalisedLand[],
  asOf: PlainDate,
  months: number,
): { enterpriseCount: number; areaSquareMetres: number; firstOn: PlainDate } {
  const firstOn = addDays(addMonths(asOf, -months), 1);
  const within = records.filter(({ revitalisedOn }) => revitalisedOn >= firstOn && revitalisedOn <= asOf);
  return {
    enterpriseCount: new Set(within.map(({ enterprise }) => enterprise)).size,
    areaSquareMetres: within.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0),
    firstOn,
  };
}
