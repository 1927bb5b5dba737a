import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Quantity } from '../format/numbers.ts';
import type { Language } from '../language/language.ts';
import { messages } from '../language/messages.ts';
import type { SymbolKind } from '../styles/class-symbols.ts';
import { elementStyles } from '../styles/shared-styles.ts';
import './ld-icon.ts';
import './ld-swatch.ts';
import { quantity } from './quantity.ts';

/** One row of the legend. Count and area are absent while they load, and for layers that have none. */
export interface LegendRow {
  id: string;
  name: string;
  swatch: SymbolKind | null;
  isVisible: boolean;
  count?: string | undefined;
  area?: Quantity | undefined;
}

/** The legend: eye, swatch, name, count, area. Fires `layer-toggled` with the row's id. */
@customElement('ld-layer-list')
export class LdLayerList extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: block;
      }
      .row {
        display: grid;
        grid-template-columns: 20px 26px minmax(0, 1fr) 34px 88px;
        align-items: center;
        width: calc(100% + 12px);
        height: 27px;
        margin: 0 -6px;
        padding: 0 6px;
        border-radius: var(--r1);
        text-align: left;
      }
      button.row:hover {
        background: var(--surface-2);
      }
      .head {
        height: 20px;
        color: var(--ink-3);
        font-size: 11px;
      }
      .row ld-icon {
        color: var(--ink-3);
      }
      .off {
        color: var(--ink-3);
      }
      .off ld-swatch {
        opacity: 0.4;
      }
      .sign {
        display: inline-flex;
        width: 18px;
        justify-content: center;
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly LegendRow[] = [];
  @property() language: Language = 'zh';
  @property({ type: Boolean }) loading = false;

  override render(): TemplateResult {
    const text = messages[this.language];
    return html`<div class="row head" aria-hidden="true">
        <span></span><span></span><span></span>
        <span class="number">${text.columnCount}</span><span class="number">${text.columnArea}</span>
      </div>
      <ul>
        ${this.rows.map((row) => html`<li>${this.#row(row)}</li>`)}
      </ul>`;
  }

  #row(row: LegendRow): TemplateResult {
    const skeleton = html`<span class="skeleton" style="width:70%"></span>`;
    return html`<button
      class="row ${row.isVisible ? '' : 'off'}"
      role="switch"
      aria-checked=${row.isVisible}
      @click=${() => this.dispatchEvent(new CustomEvent('layer-toggled', { detail: row.id }))}
    >
      <ld-icon name=${row.isVisible ? 'visible' : 'hidden'}></ld-icon>
      ${row.swatch ? html`<ld-swatch kind=${row.swatch}></ld-swatch>` : html`<span></span>`}
      <span class="clip">${row.name}</span>
      <span class="number">${row.count ?? (this.loading && row.swatch ? skeleton : nothing)}</span>
      <span class="number">${row.area ? quantity(row.area) : this.loading && row.swatch ? skeleton : nothing}</span>
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-layer-list': LdLayerList;
  }
}
