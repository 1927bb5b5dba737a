import type { Language } from './language.ts';
import { progressEnglish } from './progress-messages-en.ts';
import { type ProgressMessages, progressChinese } from './progress-messages-zh.ts';

/** Texts of the leaders' view, its ledgers and the quarterly bulletin: they come with those views. */
export const progressMessages: Readonly<Record<Language, ProgressMessages>> = {
  zh: progressChinese,
  en: progressEnglish,
};
