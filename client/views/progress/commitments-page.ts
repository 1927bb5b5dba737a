import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Commitment, CommitmentItem, CommitmentList } from '../../../geodata/model/api-stock-reports.ts';
import { fetchCommitments } from '../../api/stock-reports.ts';
import '../../elements/ld-notice.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount, formatNumber } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { stockReportMessages } from '../../language/stock-report-messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { contractsOf } from './contracts-of.ts';
import { progressCardStyles } from './progress-styles.ts';
import { reportPageStyles } from './report-page-styles.ts';
import { reportOf } from './report-task.ts';

const items = ['tax', 'investment', 'output', 'far', 'energy', 'emission'] as const;
/** What a stored figure is divided by: a yuan a square metre is a fifteenth of 万元 a 亩, energy and emission are yuan a tonne. */
const divisors = { tax: 15, investment: 15, output: 15, far: 1, energy: 10_000, emission: 10_000 } as const;

/** 标准地履约: agreed against actual by contract, and the 违约金. Fires `records-wanted` (DrillDown). */
@customElement('ld-commitments-page')
export class LdCommitmentsPage extends LitElement {
  static override styles = [elementStyles, controlStyles, progressCardStyles, reportPageStyles];

  @property({ attribute: false }) zoneCode: string | null = null;
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';

  readonly #list = new Task(this, {
    args: () => [this.zoneCode, this.refreshes] as const,
    task: ([zoneCode], { signal }) => fetchCommitments(zoneCode, signal),
  });

  override render(): TemplateResult {
    return html`<div class="page">${reportOf(this.#list, this.language, (list) => this.#table(list))}</div>`;
  }

  #table({ commitments }: CommitmentList): TemplateResult {
    const text = stockReportMessages[this.language];
    if (commitments.length === 0)
      return html`<ld-notice icon="info" heading=${text.commitmentsNone}></ld-notice>`;
    const checked = commitments.filter(({ penaltyYuan }) => penaltyYuan !== null);
    const kept = checked.filter(({ penaltyYuan }) => penaltyYuan === 0).length;
    const penalty = checked.reduce((sum, { penaltyYuan }) => sum + (penaltyYuan ?? 0), 0);
    return html`<section class="card" aria-label=${text.pages.commitments}>
      <div class="head">
        <h3>${text.pages.commitments}</h3>
        <span class="grow"></span>
        ${
          checked.length === 0
            ? nothing
            : html`<b>${text.keptOf(formatCount(kept), formatCount(checked.length))}</b>
              <b class=${penalty > 0 ? 'bad' : ''}>${text.penaltySum(formatNumber(penalty / 10_000, 2))}</b>`
        }
      </div>
      <p class="small inner">${text.commitmentsHint}</p>
      <div class="table" tabindex="0" role="region" aria-label=${text.pages.commitments}>
        <table>
          <thead>
            <tr>
              <th scope="col">${text.columnContract}</th>
              <th scope="col">${text.columnYear}</th>
              <th scope="col" class="number wide">${text.columnArea}</th>
              ${items.map(
                (item) => html`<th scope="col" class="number">
                  ${text.items[item]} ${text.itemUnits[item]}<br />${text.agreedActual}
                </th>`,
              )}
              <th scope="col" class="number">${text.columnPenalty}</th>
            </tr>
          </thead>
          <tbody>
            ${commitments.map((row) => this.#row(row))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #row({ parcelId, title, year, areaSquareMetres, items: results, penaltyYuan }: Commitment): TemplateResult {
    const text = stockReportMessages[this.language];
    return html`<tr>
      <td>
        ${
          parcelId === null
            ? title
            : html`<button
              class="link"
              @click=${() => this.dispatchEvent(new CustomEvent('records-wanted', { detail: contractsOf(parcelId) }))}
            >
              ${title}
            </button>`
        }
      </td>
      <td class="tight">${year}</td>
      <td class="number wide">${landArea(areaSquareMetres, this.language).text}</td>
      ${results.map((result) => this.#item(result))}
      <td class="number ${penaltyYuan ? 'bad' : ''}">
        ${penaltyYuan === null ? text.notKnown : formatNumber(penaltyYuan / 10_000, 2)}
      </td>
    </tr>`;
  }

  #item({ item, agreed, actual, isMet }: CommitmentItem): TemplateResult {
    const text = stockReportMessages[this.language];
    const shown = (value: number | null): string =>
      value === null ? text.notKnown : formatNumber(value / divisors[item], 2);
    const verdict = isMet === null ? '' : isMet ? text.met : text.missed;
    return html`<td class="number" title=${verdict}>
      ${shown(agreed)} / <b class=${isMet === false ? 'bad' : ''}>${shown(actual)}</b>
      ${isMet === false ? html`<span class="visually-hidden">${verdict}</span>` : nothing}
    </td>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-commitments-page': LdCommitmentsPage;
  }
}
