import { importEnglish } from './import-messages-en.ts';
import { type ImportMessages, importChinese } from './import-messages-zh.ts';
import type { Language } from './language.ts';

/** Texts of the import page: they come with the page. */
export const importMessages: Readonly<Record<Language, ImportMessages>> = {
  zh: importChinese,
  en: importEnglish,
};
