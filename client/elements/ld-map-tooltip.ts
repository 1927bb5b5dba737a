import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Quantity } from '../format/numbers.ts';
import type { SymbolKind } from '../styles/class-symbols.ts';
import { elementStyles } from '../styles/shared-styles.ts';
import './ld-swatch.ts';
import { quantity } from './quantity.ts';

/** What is said of the record under the pointer; the name may follow a moment after the rest. */
export interface TooltipContent {
  swatch: SymbolKind;
  name: string | null;
  fact: string;
  area: Quantity | null;
}

/** Swatch, name, one fact, area beside the pointer. For the eye only: the list says the same to everybody. */
@customElement('ld-map-tooltip')
export class LdMapTooltip extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: block;
        min-width: 176px;
        max-width: 300px;
        padding: 6px 10px;
        border-radius: var(--r2);
        background: var(--glass);
        box-shadow: var(--e3);
        font-size: 12px;
        line-height: 20px;
        white-space: nowrap;
        pointer-events: none;
      }
      .row {
        display: flex;
        gap: 8px;
        align-items: center;
      }
      .facts {
        gap: 12px;
      }
    `,
  ];

  @property({ attribute: false }) content: TooltipContent | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  override render(): TemplateResult | typeof nothing {
    if (!this.content) return nothing;
    const { swatch, name, fact, area } = this.content;
    return html`<div class="row">
        <ld-swatch small kind=${swatch}></ld-swatch>
        <b class="clip grow">${name ?? html`<span class="skeleton" style="width:96px"></span>`}</b>
      </div>
      <div class="row facts">
        <span class="muted clip grow">${fact}</span>
        ${area ? html`<span><b>${area.text}</b>${quantity({ text: '', unit: area.unit })}</span>` : nothing}
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-map-tooltip': LdMapTooltip;
  }
}
