import type { Language } from './language.ts';
import { en } from './messages-en.ts';
import { type Messages, zh } from './messages-zh.ts';

/** The table of texts of each language. */
export const messages: Readonly<Record<Language, Messages>> = { zh, en };
