import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FactorWeights, MatchFactor } from '../../../geodata/model/match-parameters.ts';
import type { MatchCandidate } from '../../../geodata/model/match-result.ts';
import '../../elements/ld-icon.ts';
import { formatPercent, formatShort } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { factorName, factorOrder } from '../../language/match-terms.ts';
import { moveWeight, sameWeights } from '../../state/match-weights.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';

/**
 * Ten sliders that always sum to 100. Fires `weights-held` while one moves, `weights-chosen` when it rests (null: those
 * of the rules), `pairwise-wanted`.
 */
@customElement('ld-weights-panel')
export class LdWeightsPanel extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: block;
        padding: 8px 14px 12px;
      }
      .head {
        display: flex;
        gap: 10px;
        align-items: center;
        min-height: 28px;
      }
      h2 {
        font-size: 13px;
        font-weight: var(--w-bold);
      }
      .row {
        display: grid;
        grid-template-columns: 88px minmax(0, 1fr) 50px;
        gap: 8px;
        align-items: center;
        min-height: 26px;
      }
      .row label {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      input[type='range'] {
        --share: 0%;
        width: 100%;
        height: 20px;
        appearance: none;
        background: none;
        cursor: pointer;
      }
      input[type='range']::-webkit-slider-runnable-track {
        height: 3px;
        border-radius: 2px;
        background: linear-gradient(to right, var(--accent) var(--share), var(--d-n2) var(--share));
      }
      input[type='range']::-moz-range-track {
        height: 3px;
        border-radius: 2px;
        background: linear-gradient(to right, var(--accent) var(--share), var(--d-n2) var(--share));
      }
      input[type='range']::-webkit-slider-thumb {
        width: 14px;
        height: 14px;
        margin-top: -5.5px;
        border: 2px solid var(--accent);
        border-radius: 50%;
        appearance: none;
        background: var(--surface);
      }
      input[type='range']::-moz-range-thumb {
        width: 10px;
        height: 10px;
        border: 2px solid var(--accent);
        border-radius: 50%;
        background: var(--surface);
      }
      input[type='number'] {
        width: 100%;
        height: 24px;
        padding: 0 4px;
        border: 1px solid transparent;
        border-radius: var(--r1);
        background: none;
        text-align: right;
        appearance: textfield;
      }
      input[type='number']:hover,
      input[type='number']:focus {
        border-color: var(--line-ctl);
        background: var(--surface);
      }
      input[type='number']::-webkit-inner-spin-button {
        display: none;
      }
      .foot {
        display: flex;
        gap: 8px;
        justify-content: space-between;
        margin-top: 6px;
        color: var(--ink-2);
        font-size: 12px;
        line-height: 20px;
      }
      .problem {
        color: var(--alarm);
        font-size: 12px;
      }
      @media (max-width: 899px) {
        .row {
          min-height: 44px;
        }
        input[type='number'],
        input[type='range'] {
          height: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) weights!: FactorWeights;
  @property({ attribute: false }) ruled!: FactorWeights;
  @property({ attribute: false }) candidates: readonly MatchCandidate[] = [];
  @property() problem = '';
  /** Consistency ratio of the pairs the weights came from. */
  @property({ attribute: false }) consistencyRatio: number | null = null;
  @property() language: Language = 'zh';

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    const sum = factorOrder.reduce((total, factor) => total + this.weights[factor], 0);
    return html`<div class="head">
        <h2>${text.weights}</h2>
        <span class="muted">${text.sumIs(formatShort(sum, 1))}</span>
        <span class="grow"></span>
        <button class="link" @click=${() => this.#fire('pairwise-wanted')}>${text.pairwise}</button>
        <button class="link" ?disabled=${sameWeights(this.weights, this.ruled)} @click=${() => this.#fire('weights-chosen', null)}>
          ${text.reset}
        </button>
      </div>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${factorOrder.map((factor) => this.#row(factor))}
      <div class="foot">
        <span>${this.consistencyRatio === null ? nothing : text.consistency(this.consistencyRatio.toFixed(2))}</span>
        ${this.#secondOpinion()}
      </div>`;
  }

  #row(factor: MatchFactor): TemplateResult {
    const name = factorName(factor, this.language);
    const points = this.weights[factor];
    const read = (event: Event) =>
      moveWeight(this.weights, factor, Number((event.target as HTMLInputElement).value));
    // A third of the range is plenty for ten factors; more can be typed.
    const most = Math.max(40, points);
    return html`<div class="row">
      <label for=${factor} title=${name}>${name}</label>
      <input
        id=${factor}
        type="range"
        min="0"
        max=${most}
        step="0.5"
        style="--share: ${(points / most) * 100}%"
        .value=${String(points)}
        @input=${(event: Event) => this.#fire('weights-held', read(event))}
        @change=${(event: Event) => this.#fire('weights-chosen', read(event))}
      />
      <input
        type="number"
        min="0"
        max="100"
        step="0.1"
        aria-label=${name}
        .value=${formatShort(points, 1)}
        @change=${(event: Event) => this.#fire('weights-chosen', read(event))}
      />
    </div>`;
  }

  /** TOPSIS on the first, and how robust its place is. */
  #secondOpinion(): TemplateResult | typeof nothing {
    const text = matchMessages[this.language];
    const [first] = this.candidates;
    const other = this.candidates.find(({ topsis }) => topsis.rank === 1);
    if (!first || !other) return nothing;
    const robust = text.firstIn(formatPercent(first.robustness.first, 0));
    if (other.id !== first.id)
      return html`<span class="clip" title=${robust}>${text.topsisDiffers(other.name)}</span>`;
    return html`<span title=${robust}>${text.topsisAgrees} <ld-icon class="ok" name="check" size="small"></ld-icon></span>`;
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-weights-panel': LdWeightsPanel;
  }
}
