import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { MatchResponse } from '../../../geodata/model/api-matches.ts';
import type { MatchFunnelStep, MatchNearMiss, MatchRelaxation } from '../../../geodata/model/match-result.ts';
import '../../elements/ld-icon.ts';
import { formatCount, formatNumber, formatShort } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { comparedText, gapUnit } from '../../language/match-sayings.ts';
import { constraintName } from '../../language/match-terms.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { conditionStyles } from './candidate-styles.ts';
import { lawChipOf } from './condition-rows.ts';
import { missLetter } from './match-map.ts';
import { pieceArea, pieceBadge } from './piece.ts';
import { whyStyles } from './why-styles.ts';

/** The steps worth a row: those that exclude something, in the order of the cascade or by how many they exclude. */
export function funnelRows(
  funnel: readonly MatchFunnelStep[],
  isStepwise: boolean,
): { rows: readonly MatchFunnelStep[]; others: number } {
  const rows = funnel.filter((step) => (isStepwise ? step.removed > 0 : step.alone > 0));
  const sorted = isStepwise ? rows : rows.toSorted((a, b) => b.alone - a.alone);
  return { rows: sorted, others: funnel.length - rows.length };
}

/** What the nearest piece lacks under each constraint of a relaxation: `面积下限差 2.96 亩`. */
export function gapText({ nearest, constraints, labels }: MatchRelaxation, language: Language): string {
  const parts = constraints.map((code, at) => {
    const gap = nearest?.failed.find((entry) => entry.code === code)?.gap;
    const name = constraintName(code, labels[at] ?? code, language);
    if (!gap || gap.value <= 0) return name;
    // Land always has two places; days and counts have none to show.
    const amount = gap.unit === '亩' ? formatNumber(gap.value, 2) : formatShort(gap.value, 2);
    return matchMessages[language].gapOf(
      name,
      [amount, gapUnit(gap.unit, language)].filter(Boolean).join(' '),
    );
  });
  return parts.join(' + ');
}

/**
 * Why there are none, or no more: what each constraint excludes, the smallest relaxations, the nearest misses. Fires
 * `relax-wanted` with constraint codes, `piece-picked` with the id of a near miss.
 */
@customElement('ld-why-none')
export class LdWhyNone extends LitElement {
  static override styles = [elementStyles, controlStyles, conditionStyles, whyStyles];

  @property({ attribute: false }) response!: MatchResponse;
  @property() language: Language = 'zh';
  /** Beside the map, where there are candidates and only the rest is asked about. */
  @property({ type: Boolean, reflect: true }) side = false;
  @state() private isStepwise: boolean | null = null;

  override render(): TemplateResult {
    return html`${this.#funnel()} ${this.#relaxations()} ${this.#misses()}`;
  }

  #funnel(): TemplateResult {
    const text = matchMessages[this.language];
    const { counts, funnel } = this.response;
    const isStepwise = this.isStepwise ?? !this.side;
    const { rows, others } = funnelRows(funnel, isStepwise);
    const choice = (stepwise: boolean, name: string) => html`<button
      aria-pressed=${isStepwise === stepwise}
      @click=${() => {
        this.isStepwise = stepwise;
      }}
    >
      ${name}
    </button>`;
    const figures = text.fromTo(formatCount(counts.considered), formatCount(counts.feasible));
    return html`<section>
      <div class="head">
        <h3>${counts.feasible > 0 ? text.whyMore : text.why}</h3>
        <span class="muted">${figures}</span>
        <span class="toggle" role="group" aria-label=${text.why}>${choice(true, text.stepwise)}${choice(false, text.apart)}</span>
      </div>
      <table>
        <thead>
          <tr>
            <td></td>
            <td></td>
            <th scope="col">${isStepwise ? text.remaining : text.excluded}</th>
            <th scope="col">${isStepwise ? text.removed : text.onlyThis}</th>
          </tr>
        </thead>
        <tbody>
          ${rows.map((step) => this.#step(step, isStepwise))}
        </tbody>
      </table>
      <p class="note">
        <ld-icon name="lock" size="small"></ld-icon>${others > 0 ? text.fixedAndOthers(others) : text.fixed}
      </p>
    </section>`;
  }

  #step(step: MatchFunnelStep, isStepwise: boolean): TemplateResult {
    const text = matchMessages[this.language];
    const { code, hCode, label, basis, isRelaxable, alone, onlyThis, removed, remaining } = step;
    const all = Math.max(1, this.response.counts.considered);
    const percent = (count: number) => (count / all) * 100;
    const bar = isStepwise
      ? html`<i class="left" style="left:0;width:${percent(remaining)}%"></i>
          <i class="gone" style="left:${percent(remaining)}%;width:${percent(removed)}%"></i>`
      : html`<i style="left:0;width:${percent(alone)}%"></i><i class="only" style="left:0;width:${percent(onlyThis)}%"></i>`;
    return html`<tr>
      <th scope="row">
        <span class="code">${hCode}</span>${constraintName(code, label, this.language)}${
          isRelaxable ? nothing : html`<ld-icon class="lock" name="lock" title=${text.fixedRow}></ld-icon>`
        }${lawChipOf(code, basis, this.language)}
      </th>
      <td><span class="bar">${bar}</span></td>
      <td class="number ${isStepwise && remaining === 0 ? 'zero' : ''}"><b>${formatCount(isStepwise ? remaining : alone)}</b></td>
      <td class="number muted">${isStepwise ? `−${formatCount(removed)}` : formatCount(onlyThis)}</td>
    </tr>`;
  }

  #relaxations(): TemplateResult {
    const text = matchMessages[this.language];
    const { smallestRelaxations, counts, relaxations } = this.response;
    return html`<section>
      <div class="head"><h3>${text.smallest}</h3></div>
      ${
        smallestRelaxations.length === 0
          ? html`<p class="note">${counts.considered === 0 ? text.noLand : text.noRelaxation}</p>`
          : smallestRelaxations.slice(0, this.side ? 3 : 5).map(
              (relaxation, at) => html`<div class="relaxation">
                <span class="what"
                  ><b>${gapText(relaxation, this.language)}</b>${
                    relaxation.nearest ? html`<span class="clip">${relaxation.nearest.name}</span>` : nothing
                  }</span
                >
                <span class="gain"
                  >${text.gain(formatCount(relaxation.gain))}<span class="unit">${text.pieces}</span></span
                >
                <button
                  class="button small ${at === 0 && counts.feasible === 0 ? 'primary' : ''}"
                  aria-label="${text.apply} ${relaxation.labels.join(' + ')} ${text.gain(formatCount(relaxation.gain))}"
                  @click=${() => this.#fire('relax-wanted', [...relaxations, ...relaxation.constraints])}
                >
                  ${text.apply}
                </button>
              </div>`,
            )
      }
    </section>`;
  }

  #misses(): TemplateResult | typeof nothing {
    const { nearestMisses } = this.response;
    const shown = nearestMisses.slice(0, this.side ? 3 : 6);
    if (shown.length === 0) return nothing;
    const text = matchMessages[this.language];
    return html`<section>
      <div class="head"><h3>${text.near}</h3><span class="muted">${text.nearHint}</span></div>
      ${shown.map((miss, at) => this.#miss(miss, at))}
    </section>`;
  }

  #miss(miss: MatchNearMiss, at: number): TemplateResult {
    const { id, kind, name, areaSquareMetres, failed } = miss;
    const area = pieceArea(kind, areaSquareMetres, this.language);
    return html`<button class="miss" @click=${() => this.#fire('piece-picked', id)}>
      ${this.side ? nothing : html`<span class="letter">${missLetter(at)}</span>`}
      <span class="text">
        <span class="first"
          ><b class="clip">${name}</b>${pieceBadge(kind, this.response.places[id], this.language)}<span class="muted"
            >${area.text} ${area.unit}</span
          ></span
        >
        ${failed.map(
          (condition) => html`<span class="why"
            ><span class="code">✕ ${condition.hCode} ${constraintName(condition.code, condition.label, this.language)}</span>
            ${comparedText(condition, this.language)}</span
          >`,
        )}
      </span>
    </button>`;
  }

  #fire(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-why-none': LdWhyNone;
  }
}
