import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { indicatorOf, indicators, inputUnits } from '../../../geodata/catalog/indicators.ts';
import type { IndicatorDefinition, Ranking, RankingEntryView } from '../../../geodata/model/api-reports.ts';
import { fetchRanking } from '../../api/reports.ts';
import '../../elements/ld-menu.ts';
import '../../elements/ld-notice.ts';
import { indicatorQuantity, partQuantity } from '../../format/indicator-quantity.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { cardTableStyles, controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { progressCardStyles } from './progress-styles.ts';
import { quarterName } from './quarter-name.ts';

/** Lower limits people work towards, drawn as a tick in the bars. */
const targets: Readonly<Record<string, number>> = { R09: 0.6, R20: 1 };
const ranked = indicators.filter(({ better }) => better !== null);

/**
 * Zones by one figure within their peer group: rank (1-2-2-4), places gained, bar, value and its two numbers. Bars scale
 * with the largest value, also beyond 100 %. Fires `indicator-chosen` and `zone-chosen`.
 */
@customElement('ld-ranking-card')
export class LdRankingCard extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    progressCardStyles,
    cardTableStyles,
    css`
      .card {
        height: 100%;
      }
      .scroll {
        overflow-x: auto;
        padding: 0 16px 10px;
      }
      table {
        --cell: 6px;
        --row: 32px;
      }
      td {
        white-space: nowrap;
      }
      th:first-child,
      td:first-child {
        padding-left: 0;
      }
      th:last-child,
      td:last-child {
        padding-right: 0;
      }
      .peer {
        height: 30px;
        border-top: 1px solid var(--line);
        color: var(--ink-2);
        font-weight: var(--w-bold);
      }
      .rank {
        font-weight: var(--w-bold);
      }
      .change {
        font-size: 12px;
      }
      .bar {
        position: relative;
        display: block;
        min-width: 52px;
        height: 7px;
        border-radius: 3px;
        background: var(--d-n2);
      }
      .bar i {
        display: block;
        height: 100%;
        border-radius: 3px;
        background: var(--d1);
      }
      .bar u {
        position: absolute;
        top: -4px;
        width: 2px;
        height: 15px;
        background: var(--ink);
      }
      td .link {
        max-width: 168px;
        overflow: hidden;
        font-size: 13px;
        text-overflow: ellipsis;
        vertical-align: middle;
      }
      .unranked td,
      .unranked .link,
      .unranked b {
        color: var(--ink-3);
        font-weight: var(--w-reg);
      }
      .unranked td {
        border-top-style: dashed;
      }
      .up {
        color: var(--ok);
      }
      .down {
        color: var(--alarm);
      }
      @media (max-width: 1599px) {
        .base {
          display: none;
        }
      }
    `,
  ];

  @property() indicator = 'R08';
  /** Null for the running quarter. */
  @property({ attribute: false }) quarter: string | null = null;
  /** Counts what was written: a new number asks again. */
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';

  readonly #ranking = new Task(this, {
    args: () => [this.indicator, this.quarter, this.refreshes] as const,
    task: ([indicator, quarter], { signal }) => fetchRanking(indicator, quarter, signal),
  });

  override render(): TemplateResult {
    const text = progressMessages[this.language];
    const ranking = this.#ranking.value;
    return html`<section class="card" aria-label=${text.ranking}>
      <div class="head">
        <h3>${text.ranking}</h3>
        <ld-menu
          plain
          align="left"
          .label=${text.rankingOf}
          .value=${this.indicator}
          .choices=${ranked.map(({ id, title }) => ({ id, name: labelIn(title, this.language) }))}
          @choice-made=${(event: CustomEvent<string>) =>
            this.dispatchEvent(new CustomEvent('indicator-chosen', { detail: event.detail }))}
        ></ld-menu>
        <span class="grow"></span>
        <span class="hint">${ranking ? text.against(quarterName(ranking.previousQuarter, this.language)) : ''}</span>
      </div>
      ${this.#ranking.render({
        pending: () => (ranking ? this.#table(ranking) : html`<p class="head hint">${text.loading}</p>`),
        complete: (value) => this.#table(value),
        error: () => html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed}>
          <button class="button small" @click=${() => this.#ranking.run()}>${text.retry}</button>
        </ld-notice>`,
      })}
    </section>`;
  }

  #table({ indicatorId, groups }: Ranking): TemplateResult {
    const text = progressMessages[this.language];
    const definition = indicatorOf(indicatorId);
    if (!definition) return html``;
    const most = Math.max(
      targets[indicatorId] ?? 0,
      ...groups.flatMap(({ entries }) => entries.map(({ value }) => value ?? 0)),
    );
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${text.ranking}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.columnRank}</th>
            <th scope="col">${text.columnChange}</th>
            <th scope="col">${text.columnZone}</th>
            <th scope="col">${this.#target(definition)}</th>
            <th scope="col" class="number">${text.columnValue}</th>
            <th scope="col" class="number base">${text.columnNumerator}</th>
            <th scope="col" class="number base">${text.columnDenominator}</th>
          </tr>
        </thead>
        ${groups.map(
          ({ peerGroup, entries }) => html`<tbody>
            <tr>
              <th class="peer" scope="rowgroup" colspan="7">${text.peer[peerGroup]}</th>
            </tr>
            ${entries.map((entry) => this.#row(entry, definition, most))}
          </tbody>`,
        )}
      </table>
    </div>`;
  }

  #target(definition: IndicatorDefinition): string {
    const target = targets[definition.id];
    if (target === undefined) return '';
    const { text, unit } = indicatorQuantity(target, definition, this.language);
    return progressMessages[this.language].target(`${text} ${unit}`);
  }

  #row(entry: RankingEntryView, definition: IndicatorDefinition, most: number): TemplateResult {
    const text = progressMessages[this.language];
    const { value, rank, numerator, denominator, name } = entry;
    const target = targets[definition.id];
    const shown = value === null ? null : indicatorQuantity(value, definition, this.language);
    const share = (amount: number): number => (most > 0 ? (Math.max(0, amount) / most) * 100 : 0);
    const part = (amount: number | null, place: 0 | 1): string => {
      if (amount === null) return '—';
      const inUnit = inputUnits(definition)[place];
      const { text: digits, unit } = partQuantity(amount, inUnit, definition.id, this.language);
      return `${digits} ${unit}`;
    };
    return html`<tr class=${rank === null ? 'unranked' : ''}>
      <td class="rank">${rank ?? '—'}</td>
      <td class="change">${rank === null ? nothing : this.#change(entry.change)}</td>
      <td>
        <button class="link" title=${text.openZone(name)} @click=${() => this.dispatchEvent(new CustomEvent('zone-chosen', { detail: entry.zoneCode }))}>${name}</button>
      </td>
      <td>
        ${
          value === null
            ? html`<span class="hint">${text.unranked}</span>`
            : html`<span class="bar" aria-hidden="true"
              ><i style="width:${share(value)}%"></i>${target === undefined ? nothing : html`<u style="left:calc(${share(target)}% - 1px)"></u>`}</span
            >`
        }
      </td>
      <td class="number"><b>${shown?.text ?? '—'}</b>${shown ? html`<span class="unit">${shown.unit}</span>` : nothing}</td>
      <td class="number base">${part(numerator, 0)}</td>
      <td class="number base">${part(denominator, 1)}</td>
    </tr>`;
  }

  #change(change: number | null): TemplateResult {
    const text = progressMessages[this.language];
    if (change === null) return html`<span class="muted" title=${text.rankNew}>—</span>`;
    if (change === 0) return html`<span class="muted" title=${text.rankSame}>–</span>`;
    const name = change > 0 ? text.rankUp(change) : text.rankDown(-change);
    return html`<span class=${change > 0 ? 'up' : 'down'} title=${name}
      ><span aria-hidden="true">${change > 0 ? '↑' : '↓'}${Math.abs(change)}</span><span class="visually-hidden">${name}</span></span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-ranking-card': LdRankingCard;
  }
}
