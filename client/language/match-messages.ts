import type { Language } from './language.ts';
import { matchEnglish } from './match-messages-en.ts';
import { type MatchMessages, matchChinese } from './match-messages-zh.ts';

/** Texts of 项目匹配: they come with the workspace. */
export const matchMessages: Readonly<Record<Language, MatchMessages>> = {
  zh: matchChinese,
  en: matchEnglish,
};
