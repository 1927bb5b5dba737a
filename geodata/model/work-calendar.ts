import { z } from 'zod';
import { PlainDate } from './field-formats.ts';

/** What the State Council's yearly notice changes against the plain week: both lists in ascending order. */
export const HolidayYear = z.object({
  year: z.int(),
  /** 放假: rest days of the notice, weekends within them included. */
  restDays: z.array(PlainDate),
  /** 调休上班: weekend days that are worked. */
  workedWeekendDays: z.array(PlainDate),
});
export type HolidayYear = z.infer<typeof HolidayYear>;

/**
 * The published yearly calendars. A year that is not in the list has no published calendar: days in it are counted by
 * weekends only and every result that rests on it is provisional (domain dossier 2.7).
 */
export const WorkCalendar = z.object({
  source: z.string(),
  years: z.array(HolidayYear),
});
export type WorkCalendar = z.infer<typeof WorkCalendar>;
