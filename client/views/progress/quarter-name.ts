import type { Language } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';

/** `2026Q3` as people say it: 2026 年三季度. */
export function quarterName(quarter: string, language: Language): string {
  const [year = '', number = '1'] = quarter.split('Q');
  return progressMessages[language].quarter(year, Number(number));
}
