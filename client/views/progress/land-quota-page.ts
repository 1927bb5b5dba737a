import { Task } from '@lit/task';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DrillDown } from '../../../geodata/model/api-reports.ts';
import type { LandQuota, LandQuotaList, TaskResult } from '../../../geodata/model/api-stock-reports.ts';
import { fetchLandQuotas } from '../../api/stock-reports.ts';
import '../../elements/ld-notice.ts';
import { landArea } from '../../format/areas.ts';
import { formatNumber, formatPercent } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { stockReportMessages } from '../../language/stock-report-messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { progressCardStyles } from './progress-styles.ts';
import { reportPageStyles } from './report-page-styles.ts';
import { reportOf } from './report-task.ts';

/**
 * 增存挂钩: for each zone the two tasks of a year, what the rule makes of them, and next year's quota as one line of
 * arithmetic. Fires `narrow-chosen` (the year) and `records-wanted` (DrillDown).
 */
@customElement('ld-land-quota-page')
export class LdLandQuotaPage extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    progressCardStyles,
    reportPageStyles,
    css`
      .result {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        align-items: baseline;
        padding: 10px 16px 14px;
      }
    `,
  ];

  @property({ attribute: false }) zoneCode: string | null = null;
  /** The year that is shown; the running one without. */
  @property() narrow = '';
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';

  readonly #quotas = new Task(this, {
    args: () => [this.zoneCode, this.narrow, this.refreshes] as const,
    task: ([zoneCode, narrow], { signal }) =>
      fetchLandQuotas(zoneCode, /^\d{4}$/.test(narrow) ? Number(narrow) : null, signal),
  });

  override render(): TemplateResult {
    return html`<div class="page">
      ${reportOf(this.#quotas, this.language, (list) => this.#list(list))}
    </div>`;
  }

  #list({ rule, zones }: LandQuotaList): TemplateResult {
    const text = stockReportMessages[this.language];
    const [first] = zones;
    if (first === undefined) return html`<ld-notice icon="info" heading=${text.quotaNone}></ld-notice>`;
    // The running year is the newest one that can be asked for.
    const newest = first.isFinal ? first.year + 1 : first.year;
    const years = [newest, newest - 1, newest - 2].filter((year) => year >= first.year - 1);
    return html`<div class="row">
        <div class="segments" role="group" aria-label=${text.year}>
          ${years.map(
            (year) =>
              html`<button aria-pressed=${year === first.year} @click=${() => this.#tell('narrow-chosen', String(year))}>${year}</button>`,
          )}
        </div>
        <span class="small">${first.isFinal ? text.final : text.untilNow(first.asOf)}</span>
      </div>
      <p class="small">${text.quotaHint(formatPercent(rule.bonus), formatPercent(rule.cut))}</p>
      <div class="pair">${zones.map((zone) => this.#zone(zone))}</div>`;
  }

  #zone(zone: LandQuota): TemplateResult {
    const text = stockReportMessages[this.language];
    const tone = { bonus: 'good', cut: 'bad', unchanged: '' }[zone.outcome];
    const mu = (area: number): string => landArea(area, this.language).text;
    const { quotaSquareMetres: quota, nextQuotaSquareMetres: next, allottedSquareMetres: allotted } = zone;
    return html`<section class="card" aria-label=${zone.name}>
      <div class="head"><h3>${zone.name}</h3><span class="grow"></span><b class=${tone}>${text.outcomes[zone.outcome]}</b></div>
      <div class="table" tabindex="0" role="region" aria-label="${zone.name} ${text.columnTask}">
        <table>
          <thead>
            <tr>
              <th scope="col">${text.columnTask}</th>
              <th scope="col" class="number wide">${text.columnOpening}</th>
              <th scope="col" class="number">${text.columnTaskArea}</th>
              <th scope="col" class="number">${text.columnDisposed}</th>
              <th scope="col" class="number">${text.columnCompletion}</th>
            </tr>
          </thead>
          <tbody>
            ${zone.tasks.map((task) => this.#task(task))}
          </tbody>
        </table>
      </div>
      <div class="result">
        ${
          quota === null || next === null
            ? html`<span class="small">${text.noQuota}</span>`
            : html`<span class="small">${text.quotaOf(String(zone.year + 1))}</span>
              <b class="value">${text.quotaLine(mu(quota), formatNumber(zone.factor, 2), mu(next))}</b>
              ${allotted === null ? '' : html`<span class="small">${text.allotted(mu(allotted))}</span>`}`
        }
      </div>
    </section>`;
  }

  #task({
    ledger,
    openingSquareMetres,
    taskSquareMetres,
    disposedSquareMetres,
    completion,
    drill,
  }: TaskResult) {
    const text = stockReportMessages[this.language];
    const mu = (area: number | null): string => (area === null ? '—' : landArea(area, this.language).text);
    return html`<tr>
      <td>${text.ledgers[ledger]}</td>
      <td class="number wide">${mu(openingSquareMetres)}</td>
      <td class="number">${taskSquareMetres === null ? text.noTask : mu(taskSquareMetres)}</td>
      <td class="number">
        <button class="link" @click=${() => this.#tell('records-wanted', drill satisfies DrillDown)}>${mu(disposedSquareMetres)}</button>
      </td>
      <td class="number ${completion !== null && completion < 1 ? 'bad' : ''}">
        ${completion === null ? '—' : `${formatNumber(completion * 100, 2)} %`}
      </td>
    </tr>`;
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-land-quota-page': LdLandQuotaPage;
  }
}
