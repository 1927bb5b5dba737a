import type { CaseClock } from '../../../geodata/model/idle-case-state.ts';
import { formatCount } from '../../format/numbers.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import type { Language } from '../../language/language.ts';

/** How a clock stands, in a few words: `overdue` duties alarm, those of the next week warn. */
export interface ClockText {
  text: string;
  tone: 'overdue' | 'soon' | 'plain';
}

const soonDays = 7;

/** Days left or past of a clock, in the unit its rule counts in. */
export function clockText({ kind, unit, daysLeft, overdue }: CaseClock, language: Language): ClockText {
  const text = disposalMessages[language];
  if (daysLeft === null) return { text: text.halted, tone: 'plain' };
  const days = formatCount(Math.abs(daysLeft));
  const isWorking = unit === 'working_days';
  if (kind === 'duty' && overdue)
    return { text: isWorking ? text.workingDaysOver(days) : text.daysOver(days), tone: 'overdue' };
  if (daysLeft < 0) return { text: text.daysPast(days), tone: 'plain' };
  if (daysLeft === 0) return { text: text.dueToday, tone: 'soon' };
  const tone = kind === 'duty' && daysLeft <= soonDays ? 'soon' : 'plain';
  return { text: isWorking ? text.workingDaysLeft(days) : text.daysLeft(days), tone };
}

/** What the days of a clock are. */
export const clockUnit = ({ unit }: CaseClock, language: Language): string =>
  unit === 'working_days' ? disposalMessages[language].workingDays : disposalMessages[language].calendarDays;
