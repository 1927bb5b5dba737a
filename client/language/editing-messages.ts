import { editingEnglish } from './editing-messages-en.ts';
import { type EditingMessages, editingChinese } from './editing-messages-zh.ts';
import type { Language } from './language.ts';

/** Texts of editing, history, attachments, exports and the workspace 数据管理: they come with the views that need them. */
export const editingMessages: Readonly<Record<Language, EditingMessages>> = {
  zh: editingChinese,
  en: editingEnglish,
};
