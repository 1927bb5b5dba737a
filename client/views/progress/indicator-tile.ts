import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { IndicatorDefinition } from '../../../geodata/model/api-reports.ts';
import '../../elements/ld-icon.ts';
import { quantity } from '../../elements/quantity.ts';
import { changeQuantity, indicatorQuantity, ratioBasis } from '../../format/indicator-quantity.ts';
import { formatCount } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import type { TotalFigure } from '../../state/progress-total.ts';
import { elementStyles } from '../../styles/shared-styles.ts';
import { sparkline } from './charts/sparkline.ts';

/**
 * A figure in a tile: name, 28-pixel number with unit, eight quarters, its two numbers, change since the quarter before.
 * A press is a press of its button: the owner opens the formula card.
 */
@customElement('ld-indicator-tile')
export class LdIndicatorTile extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      button {
        position: relative;
        display: flex;
        flex-direction: column;
        justify-content: flex-start;
        width: 100%;
        height: 100%;
        padding: 10px 14px 9px;
        overflow: hidden;
        border: 1px solid var(--line);
        border-radius: var(--r3);
        background: var(--surface);
        text-align: left;
      }
      button:hover {
        border-color: var(--line-ctl);
      }
      button[aria-expanded='true'] {
        border-color: var(--accent);
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      .top,
      .middle,
      .foot {
        display: flex;
        gap: 6px;
        align-items: center;
        justify-content: space-between;
      }
      .name {
        color: var(--ink-2);
      }
      .corner {
        color: var(--ink-3);
        font-size: 13px;
      }
      .middle {
        min-height: 38px;
      }
      .value {
        font-size: 28px;
        font-weight: var(--w-bold);
        line-height: 34px;
        white-space: nowrap;
      }
      .foot {
        flex-wrap: wrap;
        gap: 0 6px;
        min-height: 18px;
        color: var(--ink-3);
        font-size: 12px;
        line-height: 18px;
        white-space: nowrap;
      }
      .good {
        color: var(--ok);
      }
      .bad {
        color: var(--alarm);
      }
      :host([alarm]) button {
        box-shadow: inset 3px 0 0 var(--alarm);
      }
      :host([alarm]) .value {
        color: var(--alarm);
      }
      .value {
        flex: none;
      }
      svg {
        flex: 0 1 84px;
        min-width: 0;
      }
      @media (max-width: 1320px) {
        .middle svg {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) definition: IndicatorDefinition | null = null;
  @property({ attribute: false }) figure: TotalFigure | null = null;
  /** The value of the quarter before; null when there is none. */
  @property({ attribute: false }) earlier: number | null = null;
  @property({ attribute: false }) points: readonly (number | null)[] = [];
  @property({ type: Boolean }) isOpen = false;
  @property() language: Language = 'zh';

  protected override willUpdate(): void {
    this.toggleAttribute('alarm', Boolean(this.figure?.isAlarm));
  }

  override render(): TemplateResult | typeof nothing {
    const { definition, figure, language } = this;
    if (!definition || !figure) return nothing;
    const text = progressMessages[language];
    const name = labelIn(definition.title, language);
    return html`<button
      aria-haspopup="dialog"
      aria-expanded=${this.isOpen}
      title="${labelIn(definition.formula, language)}"
      @click=${() => this.dispatchEvent(new CustomEvent('figure-chosen', { detail: definition.id, bubbles: true, composed: true }))}
    >
      <span class="top"><span class="name clip">${name}</span><span class="corner" aria-hidden="true">↗</span></span>
      <span class="middle">
        <span class="value">${figure.value === null ? '—' : quantity(indicatorQuantity(figure.value, definition, language))}</span>
        ${sparkline(this.points, figure.isAlarm)}
      </span>
      <span class="foot"><span class="clip">${this.#basis(figure, definition)}</span>${this.#change(figure, definition)}</span>
      ${figure.isAlarm ? html`<span class="visually-hidden">${text.alarm}</span>` : nothing}
    </button>`;
  }

  #basis(figure: TotalFigure, definition: IndicatorDefinition): string {
    const { language } = this;
    const text = progressMessages[language];
    if (figure.reason) return text.reasons[figure.reason];
    if (figure.numerator !== null && figure.denominator !== null) {
      return ratioBasis([figure.numerator, figure.denominator], definition, language);
    }
    const isSaid = definition.unit === 'count' && figure.count === figure.value;
    return figure.count === null || isSaid ? '' : text.countOf(formatCount(figure.count));
  }

  #change({ value }: TotalFigure, definition: IndicatorDefinition): TemplateResult | typeof nothing {
    const text = progressMessages[this.language];
    if (value === null || this.earlier === null) return nothing;
    const change = value - this.earlier;
    const amount = changeQuantity(change, definition, this.language);
    if (!/[1-9]/.test(amount.text)) return html`<span>${text.unchanged}</span>`;
    const isGood = definition.better === null ? null : change > 0 === (definition.better === 'higher');
    const tone = isGood === null ? '' : isGood ? 'good' : 'bad';
    return html`<span class=${tone}
      ><span aria-hidden="true">${change > 0 ? '↑' : '↓'}</span
      ><span class="visually-hidden">${change > 0 ? text.up : text.down}</span> ${amount.text} ${amount.unit}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-indicator-tile': LdIndicatorTile;
  }
}
