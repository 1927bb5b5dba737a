import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Quantity } from '../format/numbers.ts';
import type { SymbolKind } from '../styles/class-symbols.ts';
import { elementStyles } from '../styles/shared-styles.ts';
import './ld-swatch.ts';
import { quantity } from './quantity.ts';

/** One figure of what is in view. Without a swatch it is the total; with one it switches its classes. */
export interface FigureCell {
  id: string;
  name: string;
  swatch: SymbolKind | null;
  count: string | null;
  area: Quantity | null;
  isVisible: boolean;
}

/** What the map shows, in figures. Fires `figure-toggled` with the cell's id. */
@customElement('ld-figures-strip')
export class LdFiguresStrip extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: flex;
        align-items: stretch;
        height: 60px;
        overflow: hidden;
        border-radius: var(--r3);
        background: var(--glass);
        box-shadow: var(--e2);
      }
      .cell {
        display: block;
        flex: 1 1 auto;
        align-self: stretch;
        min-width: 0;
        padding: 0 14px;
        border-left: 1px solid var(--line);
        text-align: left;
        white-space: nowrap;
      }
      .cell:first-child {
        border-left: 0;
      }
      button.cell:hover {
        background: var(--surface-2);
      }
      button.cell:focus-visible {
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      .content {
        display: flex;
        flex-direction: column;
        justify-content: center;
        height: 100%;
      }
      .name {
        display: flex;
        gap: 5px;
        align-items: center;
        color: var(--ink-3);
        font-size: 12px;
        line-height: 16px;
      }
      .area {
        overflow: hidden;
        font-size: 16px;
        font-weight: var(--w-bold);
        line-height: 26px;
      }
      .off {
        color: var(--ink-3);
      }
      .off ld-swatch {
        opacity: 0.4;
      }
      .off .name span:first-of-type {
        text-decoration: line-through;
      }
      .off .area {
        font-weight: var(--w-reg);
      }
      @container (max-width: 700px) {
        .cell {
          padding: 0 9px;
        }
        .area {
          font-size: 14px;
        }
        ld-swatch {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) cells: readonly FigureCell[] = [];
  @property() label = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'group');
  }

  override render(): TemplateResult {
    this.setAttribute('aria-label', this.label);
    return html`${this.cells.map((cell) => this.#cell(cell))}`;
  }

  #cell(cell: FigureCell): TemplateResult {
    const content = html`<div class="content"><div class="name">
        ${cell.swatch ? html`<ld-swatch small kind=${cell.swatch}></ld-swatch>` : nothing}
        <span class="clip" title=${cell.name}>${cell.name}</span>
        <span>${cell.count ?? html`<span class="skeleton" style="width:32px"></span>`}</span>
      </div>
      <div class="area">
        ${cell.area ? quantity(cell.area) : html`<span class="skeleton" style="width:72px;height:14px"></span>`}
      </div></div>`;
    if (!cell.swatch) return html`<div class="cell">${content}</div>`;
    return html`<button
      class="cell ${cell.isVisible ? '' : 'off'}"
      aria-pressed=${cell.isVisible}
      @click=${() => this.dispatchEvent(new CustomEvent('figure-toggled', { detail: cell.id }))}
    >
      ${content}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-figures-strip': LdFiguresStrip;
  }
}
