import type { PlainDate } from '../../geodata/model/field-formats.ts';
import { addYears, daysBetween } from '../../geodata/units/days/plain-date.ts';
import type { Language } from '../language/language.ts';
import { messages } from '../language/messages.ts';

/** Full years and the days after the last anniversary: `1 年 214 天`; under a year only days. */
export function formatDuration(from: PlainDate, to: PlainDate, language: Language): string {
  const text = messages[language];
  let years = 0;
  while (addYears(from, years + 1) <= to) years += 1;
  const days = daysBetween(addYears(from, years), to);
  if (years === 0) return text.days(days);
  return days === 0 ? text.years(years) : `${text.years(years)} ${text.days(days)}`;
}

/** Year and month of a day: `2029-04`. */
export const formatMonth = (date: PlainDate): string => date.slice(0, 7);
