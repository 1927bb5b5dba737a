import type { Language } from './language.ts';
import { recordsEnglish } from './records-messages-en.ts';
import { type RecordsMessages, recordsChinese } from './records-messages-zh.ts';

/** Texts of lists of records, bulk editing, drawing and withdrawn records: they come with the views that need them. */
export const recordsMessages: Readonly<Record<Language, RecordsMessages>> = {
  zh: recordsChinese,
  en: recordsEnglish,
};
