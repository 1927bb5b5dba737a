import { accountEnglish } from './account-messages-en.ts';
import { type AccountMessages, accountChinese } from './account-messages-zh.ts';
import type { Language } from './language.ts';

/** Texts of accounts and sign-in: they come with the first dialog of the room. */
export const accountMessages: Readonly<Record<Language, AccountMessages>> = {
  zh: accountChinese,
  en: accountEnglish,
};
