import { adminEnglish } from './admin-messages-en.ts';
import { type AdminMessages, adminChinese } from './admin-messages-zh.ts';
import type { Language } from './language.ts';

/** Texts of audit log and diagnostics: they come with the pages of administrators. */
export const adminMessages: Readonly<Record<Language, AdminMessages>> = {
  zh: adminChinese,
  en: adminEnglish,
};
