import { disposalEnglish } from './disposal-messages-en.ts';
import { type DisposalMessages, disposalChinese } from './disposal-messages-zh.ts';
import type { Language } from './language.ts';

/** Texts of 处置进度: they come with the workspace. */
export const disposalMessages: Readonly<Record<Language, DisposalMessages>> = {
  zh: disposalChinese,
  en: disposalEnglish,
};
