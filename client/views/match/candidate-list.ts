import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { MatchPlace } from '../../../geodata/model/api-matches.ts';
import type { FactorWeights } from '../../../geodata/model/match-parameters.ts';
import type { MatchCandidate } from '../../../geodata/model/match-result.ts';
import { slotColumns } from '../../elements/ld-score-bar.ts';
import { formatCount } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { factorName, factorOrder, shortFactorName } from '../../language/match-terms.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { candidateCard } from './candidate-card.ts';
import { candidateStyles, conditionStyles } from './candidate-styles.ts';

/** How long a row takes to its new place. */
const moveMilliseconds = 200;

export interface CandidateAction {
  action: 'open' | 'compare' | 'reserve' | 'shortlist' | 'zoom';
  id: string;
}

/** The candidates of a match, best first, and those still held in a group of their own. Fires `candidate-action`. */
@customElement('ld-candidate-list')
export class LdCandidateList extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    candidateStyles,
    conditionStyles,
    css`
      :host {
        display: block;
      }
      .axis {
        position: sticky;
        z-index: 2;
        top: 0;
        display: grid;
        gap: 2px;
        padding: 0 14px;
        border-bottom: 1px solid var(--line);
        background: var(--surface-2);
        color: var(--ink-2);
        font-size: 12px;
        line-height: 24px;
        text-align: center;
      }
      .row {
        scroll-margin-top: 26px;
      }
      .axis span {
        overflow: hidden;
        white-space: nowrap;
      }
      .group {
        display: flex;
        gap: 8px;
        align-items: baseline;
        padding: 8px 14px;
        border-bottom: 1px solid var(--line);
        background: var(--surface-2);
        font-size: 12px;
      }
      .group h3 {
        font-size: 13px;
        font-weight: var(--w-bold);
      }
    `,
  ];

  @property({ attribute: false }) candidates: readonly MatchCandidate[] = [];
  @property({ attribute: false }) potential: readonly MatchCandidate[] = [];
  @property({ attribute: false }) places: Readonly<Record<string, MatchPlace>> = {};
  @property({ attribute: false }) weights!: FactorWeights;
  @property({ attribute: false }) moves: Readonly<Record<string, number>> = {};
  @property({ attribute: false }) open: string | null = null;
  @property({ attribute: false }) compared: readonly string[] = [];
  @property({ attribute: false }) shortlisted: readonly string[] = [];
  /** The last days of this project's reservations, by piece. */
  @property({ attribute: false }) reserved: Readonly<Record<string, string>> = {};
  @property({ attribute: false }) may = { reserve: false, shortlist: false };
  @property() language: Language = 'zh';
  #tops = new Map<string, number>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('candidates')) this.#tops = this.#measure();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (changed.has('candidates')) this.#slide();
    if (changed.has('open') && this.open) {
      this.#bringIntoView(this.open);
    }
  }

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    return html`<div
        class="axis"
        style="grid-template-columns: ${slotColumns(factorOrder.map((factor) => this.weights[factor]))}"
        aria-hidden="true"
      >
        ${factorOrder.map(
          (factor) =>
            html`<span title=${factorName(factor, this.language)}>${shortFactorName(factor, this.language)}</span>`,
        )}
      </div>
      ${this.#rows(this.candidates)}
      ${
        this.potential.length > 0
          ? html`<div class="group"><h3>${text.potential(formatCount(this.potential.length))}</h3><span class="muted">${text.potentialHint}</span></div>
            ${this.#rows(this.potential)}`
          : nothing
      }`;
  }

  #rows(candidates: readonly MatchCandidate[]) {
    return repeat(
      candidates,
      ({ id }) => id,
      (candidate) => html`<div class="row" data-id=${candidate.id}>${this.#card(candidate)}</div>`,
    );
  }

  #card(candidate: MatchCandidate): TemplateResult {
    const { id } = candidate;
    return candidateCard({
      candidate,
      place: this.places[id],
      weights: this.weights,
      isOpen: this.open === id,
      isCompared: this.compared.includes(id),
      isShortlisted: this.shortlisted.includes(id),
      reservedUntil: this.reserved[id] ?? null,
      move: this.moves[id] ?? 0,
      language: this.language,
      may: this.may,
      act: (action) =>
        this.dispatchEvent(new CustomEvent<CandidateAction>('candidate-action', { detail: { action, id } })),
    });
  }

  #measure(): Map<string, number> {
    const rows = [...this.renderRoot.querySelectorAll<HTMLElement>('.row')];
    return new Map(rows.map((row) => [row.dataset.id ?? '', row.offsetTop]));
  }

  /** A candidate that was opened on the map comes to the top of the list; one that was clicked here stays. */
  #bringIntoView(id: string): void {
    const row = this.renderRoot.querySelector(`[data-id="${id}"]`);
    const top = row?.getBoundingClientRect().top ?? 0;
    if (top < 48 || top > innerHeight - 160) row?.scrollIntoView({ block: 'start' });
  }

  /** Lets each row glide from where it was; who prefers no motion sees it jump. */
  #slide(): void {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const row of this.renderRoot.querySelectorAll<HTMLElement>('.row')) {
      const before = this.#tops.get(row.dataset.id ?? '');
      if (before === undefined || before === row.offsetTop) continue;
      row.animate([{ transform: `translateY(${before - row.offsetTop}px)` }, { transform: 'none' }], {
        duration: moveMilliseconds,
        easing: 'cubic-bezier(0.2, 0.7, 0.2, 1)',
      });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-candidate-list': LdCandidateList;
  }
}
