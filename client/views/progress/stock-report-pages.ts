import { html, type TemplateResult } from 'lit';
import type { Language } from '../../language/language.ts';
import { stockReportMessages } from '../../language/stock-report-messages.ts';
import type { StockReportMessages } from '../../language/stock-report-messages-zh.ts';
import './commitments-page.ts';
import './enclave-page.ts';
import './evaluation-page.ts';
import './land-quota-page.ts';
import './stock-bases-page.ts';
import './unused-land-page.ts';

/** Pages of what rules make of the ledgers, in the order they are offered. */
export type StockReportPage = keyof StockReportMessages['pages'];
const pages: readonly StockReportPage[] = [
  'unused-land',
  'land-quota',
  'stock-bases',
  'commitments',
  'enclave-statement',
  'evaluation',
];

export const isStockReportPage = (id: string | undefined): id is StockReportPage =>
  pages.includes(id as StockReportPage);

/** The pages that are offered: taxes of enclaves only to who may see taxes. */
export const offeredPages = (seesTaxes: boolean): readonly StockReportPage[] =>
  pages.filter((page) => seesTaxes || page !== 'enclave-statement');

export const stockReportName = (page: StockReportPage, language: Language): string =>
  stockReportMessages[language].pages[page];

/** What a page is shown with; `pass` hands on what it fires. */
export interface StockReportContext {
  zoneCode: string | null;
  narrow: string;
  canWrite: boolean;
  refreshes: number;
  language: Language;
  pass: (name: string, detail: unknown) => void;
}

export function stockReportPage(page: StockReportPage, context: StockReportContext): TemplateResult {
  const { zoneCode, narrow, canWrite, refreshes, language, pass } = context;
  const on = (name: string) => (event: CustomEvent) => pass(name, event.detail);
  switch (page) {
    case 'evaluation':
      return html`<ld-evaluation-page
        .zoneCode=${zoneCode}
        .narrow=${narrow}
        .refreshes=${refreshes}
        ?canWrite=${canWrite}
        .language=${language}
        @narrow-chosen=${on('narrow-chosen')}
      ></ld-evaluation-page>`;
    case 'unused-land':
      return html`<ld-unused-land-page
        .zoneCode=${zoneCode}
        .narrow=${narrow}
        .refreshes=${refreshes}
        .language=${language}
        @narrow-chosen=${on('narrow-chosen')}
        @place-wanted=${on('place-wanted')}
        @records-wanted=${on('records-wanted')}
      ></ld-unused-land-page>`;
    case 'land-quota':
      return html`<ld-land-quota-page
        .zoneCode=${zoneCode}
        .narrow=${narrow}
        .refreshes=${refreshes}
        .language=${language}
        @narrow-chosen=${on('narrow-chosen')}
        @records-wanted=${on('records-wanted')}
      ></ld-land-quota-page>`;
    case 'stock-bases':
      return html`<ld-stock-bases-page
        .zoneCode=${zoneCode}
        .refreshes=${refreshes}
        ?canWrite=${canWrite}
        .language=${language}
      ></ld-stock-bases-page>`;
    case 'commitments':
      return html`<ld-commitments-page
        .zoneCode=${zoneCode}
        .refreshes=${refreshes}
        .language=${language}
        @records-wanted=${on('records-wanted')}
      ></ld-commitments-page>`;
    case 'enclave-statement':
      return html`<ld-enclave-page
        .zoneCode=${zoneCode}
        .narrow=${narrow}
        .refreshes=${refreshes}
        .language=${language}
        @narrow-chosen=${on('narrow-chosen')}
      ></ld-enclave-page>`;
  }
}
