import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../styles/shared-styles.ts';

/** One slot: the factor's points at most, what was reached, and both as texts. */
export interface ScoreSlot {
  name: string;
  /** Points at most; decides the width. 0 for a factor that does not count. */
  weight: number;
  /** 0 to 1. */
  value: number;
  /** Points as displayed; the displayed ones sum to the displayed score. */
  text: string;
  /** The figure is missing on the land side. */
  isMissing?: boolean;
}

/** Widths of the slots: in proportion to the weights, but never too narrow for their number. */
export const slotColumns = (weights: readonly number[]): string =>
  weights.map((weight) => `minmax(25px, ${Math.max(weight, 1)}fr)`).join(' ');

/** A score as ten fixed slots: fill is the value, the gap is what was lost. Position names the factor, not colour. */
@customElement('ld-score-bar')
export class LdScoreBar extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: block;
      }
      .slots {
        display: grid;
        gap: 2px;
      }
      .slot {
        height: 9px;
        overflow: hidden;
        border-radius: 2px;
        background: var(--d-n2);
      }
      .slot i {
        display: block;
        height: 100%;
        background: var(--d2);
      }
      :host([open]) .slot {
        height: 12px;
      }
      :host([open]) .slot i {
        background: var(--d1);
      }
      .slot.unused {
        background: repeating-linear-gradient(115deg, transparent 0 3px, var(--d-n2) 3px 5px);
      }
      .slot.missing {
        box-shadow: inset 0 0 0 1px var(--alarm);
      }
      .text {
        overflow: hidden;
        color: var(--ink-2);
        font-size: 12px;
        line-height: 18px;
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) slots: readonly ScoreSlot[] = [];
  /** Nominal weights, which set the widths, so that the bars of a list stand in line. */
  @property({ attribute: false }) columns: readonly number[] = [];
  @property({ type: Boolean, reflect: true }) open = false;
  @property() label = '';

  override render(): TemplateResult {
    const columns = slotColumns(
      this.columns.length > 0 ? this.columns : this.slots.map(({ weight }) => weight),
    );
    const summary = this.slots.map(({ name, text }) => `${name} ${text}`).join('，');
    return html`<div class="slots" style="grid-template-columns: ${columns}" role="img" aria-label="${this.label} ${summary}">
        ${this.slots.map(
          ({ name, weight, value, text, isMissing }) => html`<span
            class="slot ${weight > 0 ? '' : 'unused'} ${isMissing ? 'missing' : ''}"
            title="${name} ${text}"
            ><i style="width: ${weight > 0 ? Math.round(value * 1000) / 10 : 0}%"></i
          ></span>`,
        )}
      </div>
      ${
        this.open
          ? html`<div class="slots" style="grid-template-columns: ${columns}" aria-hidden="true">
            ${this.slots.map(({ weight, text }) => html`<span class="text">${weight > 0 ? text : '—'}</span>`)}
          </div>`
          : nothing
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-score-bar': LdScoreBar;
  }
}
