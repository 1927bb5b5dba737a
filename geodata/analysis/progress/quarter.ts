import type { PlainDate } from '../../model/field-formats.ts';
import { addDays, addMonths } from '../../units/days/plain-date.ts';

/** A calendar quarter, `2026Q3`. Two quarters compare as strings. */
export type Quarter = `${number}Q${1 | 2 | 3 | 4}`;

const pattern = /^(\d{4})Q([1-4])$/;

/** Whether a text is a quarter. */
export const isQuarter = (text: string): text is Quarter => pattern.test(text);

/** The quarter a day lies in. */
export function quarterOf(date: PlainDate): Quarter {
  const month = Number(date.slice(5, 7));
  return `${date.slice(0, 4)}Q${Math.ceil(month / 3)}` as Quarter;
}

/** First and last day of a quarter. */
export function quarterDays(quarter: Quarter): { firstOn: PlainDate; lastOn: PlainDate } {
  const [year, number] = quarter.split('Q') as [string, string];
  const firstOn = `${year}-${String(Number(number) * 3 - 2).padStart(2, '0')}-01`;
  return { firstOn, lastOn: addDays(addMonths(firstOn, 3), -1) };
}

/** The quarter so many quarters on; negative numbers go back. */
export function quarterAfter(quarter: Quarter, count = 1): Quarter {
  return quarterOf(addMonths(quarterDays(quarter).firstOn, 3 * count));
}

/** Whether a quarter is over on a day: only then can it be frozen and published. */
export const isClosed = (quarter: Quarter, asOf: PlainDate): boolean => quarterDays(quarter).lastOn < asOf;
