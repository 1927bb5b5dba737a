import type { Language } from './language.ts';
import { stockReportEnglish } from './stock-report-messages-en.ts';
import { type StockReportMessages, stockReportChinese } from './stock-report-messages-zh.ts';

/** Texts of evaluation, unused land, quota, commitments and tax shares: they come with the ledgers. */
export const stockReportMessages: Readonly<Record<Language, StockReportMessages>> = {
  zh: stockReportChinese,
  en: stockReportEnglish,
};
