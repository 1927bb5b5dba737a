import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { collectionOf } from '../../../geodata/catalog/catalog.ts';
import { indicatorOf } from '../../../geodata/catalog/indicators.ts';
import { knownCollection } from '../../api/land-query.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { ledgerCollections } from '../data/record-columns.ts';
import './attention-list.ts';
import { readFigureAddress } from './figure-drill.ts';
import './figure-records.ts';
import './ledger-list.ts';
import {
  isStockReportPage,
  offeredPages,
  type StockReportPage,
  stockReportName,
  stockReportPage,
} from './stock-report-pages.ts';

/** The ledgers, one list at a time, and what in them needs somebody. Passes on what its lists fire; `ledger-chosen` (id). */
@customElement('ld-ledgers-page')
export class LdLedgersPage extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
      }
      nav {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: 6px;
        padding: 10px 16px;
        border-top: 1px solid var(--line);
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      .list {
        flex: 1;
        min-height: 0;
      }
      @media (max-width: 899px) {
        nav {
          flex-wrap: nowrap;
          overflow-x: auto;
          scrollbar-width: none;
        }
        .chip {
          flex: none;
          height: 36px;
          padding: 0 12px;
        }
      }
    `,
  ];

  /** A collection, a page of `offeredPages`, 'attention', or 'figure' with its address in `narrow`. */
  @property() ledger = 'attention';
  @property() narrow = '';
  /** The frozen quarter whose records are listed under `figure`; null for today's. */
  @property({ attribute: false }) quarter: string | null = null;
  @property({ attribute: false }) zoneNames: ReadonlyMap<string, string> = new Map();
  @property({ attribute: false }) zoneCode: string | null = null;
  @property({ type: Boolean }) canWrite = false;
  @property({ type: Boolean }) seesTaxes = false;
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';

  override render(): TemplateResult {
    const text = progressMessages[this.language];
    // A figure may lead to records that are no ledger: they are shown under their own name while they are.
    const offered = [...new Set([...ledgerCollections, ...(collectionOf(this.ledger) ? [this.ledger] : [])])];
    return html`<nav aria-label=${text.ledgers}>
        ${this.#chip('attention', text.attention)}
        ${this.ledger === 'figure' ? this.#chip('figure', this.#figureName) : nothing}
        ${offeredPages(this.seesTaxes).map((id) => this.#chip(id, stockReportName(id, this.language)))}
        ${offered.map((id) => this.#chip(id, labelIn(knownCollection(id).title, this.language)))}
      </nav>
      <div class="list">
        ${
          isStockReportPage(this.ledger)
            ? this.#report(this.ledger)
            : this.ledger === 'figure'
              ? html`<ld-figure-records
              .figure=${this.narrow}
              .quarter=${this.quarter}
              .zoneCode=${this.zoneCode}
              .zoneNames=${this.zoneNames}
              .refreshes=${this.refreshes}
              ?canWrite=${this.canWrite}
              .language=${this.language}
              @place-wanted=${(event: CustomEvent) => this.#pass('place-wanted', event.detail)}
              @case-wanted=${(event: CustomEvent) => this.#pass('case-wanted', event.detail)}
              @project-wanted=${(event: CustomEvent) => this.#pass('project-wanted', event.detail)}
            ></ld-figure-records>`
              : this.ledger === 'attention'
                ? html`<ld-attention-list
              .zoneCode=${this.zoneCode}
              .kind=${this.narrow}
              .refreshes=${this.refreshes}
              ?canWrite=${this.canWrite}
              .language=${this.language}
              @kind-chosen=${(event: CustomEvent<string>) => this.#pass('narrow-chosen', event.detail)}
              @place-wanted=${(event: CustomEvent) => this.#pass('place-wanted', event.detail)}
            ></ld-attention-list>`
                : html`<ld-ledger-list
              .collection=${this.ledger}
              .narrow=${this.narrow}
              .zoneCode=${this.zoneCode}
              .refreshes=${this.refreshes}
              ?canWrite=${this.canWrite}
              .language=${this.language}
              @narrow-cleared=${() => this.#pass('narrow-chosen', '')}
              @place-wanted=${(event: CustomEvent) => this.#pass('place-wanted', event.detail)}
            ></ld-ledger-list>`
        }
      </div>`;
  }

  #report(page: StockReportPage): TemplateResult {
    const { zoneCode, narrow, canWrite, refreshes, language } = this;
    const pass = (name: string, detail: unknown) => this.#pass(name, detail);
    return stockReportPage(page, { zoneCode, narrow, canWrite, refreshes, language, pass });
  }

  get #figureName(): string {
    const { indicatorId } = readFigureAddress(this.narrow);
    const definition = indicatorOf(indicatorId);
    return definition ? labelIn(definition.title, this.language) : indicatorId;
  }

  #chip(id: string, name: string): TemplateResult {
    return html`<button class="chip" aria-pressed=${this.ledger === id} @click=${() => this.#pass('ledger-chosen', id)}>${name}</button>`;
  }

  #pass(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-ledgers-page': LdLedgersPage;
  }
}
