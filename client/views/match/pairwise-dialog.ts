import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { weightsFromPairs } from '../../../geodata/analysis/matching/ahp.ts';
import type { FactorWeights, MatchFactor } from '../../../geodata/model/match-parameters.ts';
import { formatShort } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { factorName, factorOrder } from '../../language/match-terms.ts';
import { roundedWeights } from '../../state/match-weights.ts';
import { judgementsOf, pairKey, pairsOf, stepOfRatio } from '../../state/pairwise-judgements.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';

/** How many of the heaviest factors are compared at first: five make ten pairs. */
const factorsAtFirst = 5;

/** Weights from pairwise comparison; contradictory judgements are refused. Fires `weights-made`. */
@customElement('ld-pairwise-dialog')
export class LdPairwiseDialog extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      .dialog {
        width: min(680px, calc(100vw - 24px));
      }
      .pairs {
        display: grid;
        gap: 2px;
      }
      .pair {
        display: grid;
        grid-template-columns: 112px minmax(0, 1fr) 112px 72px;
        gap: 8px;
        align-items: center;
        min-height: 30px;
      }
      .pair .heavier {
        font-weight: var(--w-bold);
      }
      .pair input {
        width: 100%;
        accent-color: var(--accent);
      }
      .pair .scale {
        color: var(--ink-2);
        font-size: 12px;
        text-align: right;
      }
      .outcome {
        display: grid;
        gap: 4px;
        padding: 8px 10px;
        border-radius: var(--r2);
        background: var(--surface-2);
      }
      .outcome.wrong {
        background: var(--alarm-soft);
        color: var(--alarm);
      }
      .weights {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 12px;
        font-size: 12px;
      }
      @media (max-width: 599px) {
        .pair {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .pair input {
          grid-column: 1 / -1;
          grid-row: 2;
          height: 44px;
        }
        .pair .scale {
          display: none;
        }
      }
    `,
  ];

  @property() language: Language = 'zh';
  @state() private weights: FactorWeights | null = null;
  @state() private factors: readonly MatchFactor[] = [];
  @state() private said: Readonly<Record<string, number>> = {};
  @query('dialog') private dialog!: HTMLDialogElement;

  async open(weights: FactorWeights): Promise<void> {
    this.weights = weights;
    this.said = {};
    const heaviest = factorOrder.toSorted((a, b) => weights[b] - weights[a]).slice(0, factorsAtFirst);
    this.factors = factorOrder.filter((factor) => heaviest.includes(factor));
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    const { weights } = this;
    return html`<dialog class="dialog" aria-labelledby="title">
      <header><h2 id="title">${text.pairwiseTitle}</h2></header>
      ${weights ? this.#content(weights) : nothing}
    </dialog>`;
  }

  #content(weights: FactorWeights): TemplateResult {
    const text = matchMessages[this.language];
    const judgements = judgementsOf(this.factors, this.said, weights);
    const outcome = weightsFromPairs(this.factors, judgements);
    const made = outcome.ok ? roundedWeights(outcome.weights) : null;
    return html`<div class="content">
        <p>${text.pairwiseHint}</p>
        <div class="field">
          <span class="label" id="factors">${text.chooseFactors}</span>
          <div class="choices" role="group" aria-labelledby="factors">
            ${factorOrder.map(
              (factor) => html`<button
                type="button"
                class="chip"
                aria-pressed=${this.factors.includes(factor)}
                @click=${() => this.#toggle(factor)}
              >
                ${factorName(factor, this.language)}
              </button>`,
            )}
          </div>
        </div>
        <div class="pairs">${pairsOf(this.factors).map(([a, b], at) => this.#pair(a, b, judgements[at]!.ratio))}</div>
        <div class="outcome ${outcome.ok ? '' : 'wrong'}" role="status">
          ${
            outcome.ok
              ? html`<span>${text.consistency(outcome.consistencyRatio.toFixed(3))}，${text.consistent}</span>`
              : html`<span lang="zh">${outcome.reason}</span>`
          }
          ${
            made
              ? html`<span class="weights"
                  >${factorOrder.map(
                    (factor) =>
                      html`<span>${factorName(factor, this.language)} <b>${formatShort(made[factor], 1)}</b></span>`,
                  )}</span
                >`
              : nothing
          }
        </div>
      </div>
      <footer>
        <button type="button" class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
        <button
          type="button"
          class="button primary"
          ?disabled=${made === null}
          @click=${() => {
            this.dialog.close();
            const consistencyRatio = outcome.ok ? outcome.consistencyRatio : null;
            this.dispatchEvent(
              new CustomEvent('weights-made', { detail: { weights: made, consistencyRatio } }),
            );
          }}
        >
          ${text.useWeights}
        </button>
      </footer>`;
  }

  #pair(a: MatchFactor, b: MatchFactor, ratio: number): TemplateResult {
    const text = matchMessages[this.language];
    const step = stepOfRatio(ratio);
    const names = [factorName(a, this.language), factorName(b, this.language)] as const;
    const size = Math.abs(step) + 1;
    const scale: Readonly<Record<number, string>> = text.scale;
    // Saaty names the odd steps; an even one lies between two of them.
    const word = scale[size] ?? '';
    return html`<div class="pair">
      <span class=${step < 0 ? 'heavier' : ''}>${names[0]}</span>
      <input
        type="range"
        min="-8"
        max="8"
        step="1"
        aria-label=${text.moreImportant(...names)}
        aria-valuetext="${step < 0 ? names[0] : step > 0 ? names[1] : ''} ${word} ${size}"
        .value=${String(step)}
        @input=${(event: Event) => {
          this.said = { ...this.said, [pairKey(a, b)]: Number((event.target as HTMLInputElement).value) };
        }}
      />
      <span class=${step > 0 ? 'heavier' : ''}>${names[1]}</span>
      <span class="scale">${word} ${size}</span>
    </div>`;
  }

  #toggle(factor: MatchFactor): void {
    const chosen = this.factors.includes(factor)
      ? this.factors.filter((each) => each !== factor)
      : [...this.factors, factor];
    this.factors = factorOrder.filter((each) => chosen.includes(each));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-pairwise-dialog': LdPairwiseDialog;
  }
}
