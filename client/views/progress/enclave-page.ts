import { Task } from '@lit/task';
import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { EnclaveStatement } from '../../../geodata/model/api-stock-reports.ts';
import { fetchEnclaveStatement } from '../../api/stock-reports.ts';
import '../../elements/ld-notice.ts';
import { formatCount, formatNumber } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { stockReportMessages } from '../../language/stock-report-messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { progressCardStyles } from './progress-styles.ts';
import { reportPageStyles } from './report-page-styles.ts';
import { reportOf } from './report-task.ts';

/** 飞地分成: what each unit gets, by quarter, to the 分. Fires `narrow-chosen` (the quarter, or nothing for all). */
@customElement('ld-enclave-page')
export class LdEnclavePage extends LitElement {
  static override styles = [elementStyles, controlStyles, progressCardStyles, reportPageStyles];

  @property({ attribute: false }) zoneCode: string | null = null;
  /** A quarter; all of them without. */
  @property() narrow = '';
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';

  readonly #statement = new Task(this, {
    args: () => [this.zoneCode, this.narrow, this.refreshes] as const,
    task: ([zoneCode, narrow], { signal }) => fetchEnclaveStatement(zoneCode, narrow, signal),
  });

  override render(): TemplateResult {
    return html`<div class="page">
      ${reportOf(this.#statement, this.language, (statement) => this.#table(statement))}
    </div>`;
  }

  #table({ periods, taxYuan, shares }: EnclaveStatement): TemplateResult {
    const text = stockReportMessages[this.language];
    if (shares.length === 0) return html`<ld-notice icon="info" heading=${text.enclaveNone}></ld-notice>`;
    return html`<div class="row">
        <div class="segments" role="group" aria-label=${text.period}>
          ${['', ...periods].map(
            (period) => html`<button
              aria-pressed=${this.narrow === period}
              @click=${() => this.dispatchEvent(new CustomEvent('narrow-chosen', { detail: period }))}
            >
              ${period === '' ? text.allPeriods : period}
            </button>`,
          )}
        </div>
        <span class="small">${text.enclaveHint}</span>
      </div>
      <section class="card" aria-label=${text.pages['enclave-statement']}>
        <div class="table" tabindex="0" role="region" aria-label=${text.pages['enclave-statement']}>
          <table>
            <thead>
              <tr>
                <th scope="col">${text.columnUnit}</th>
                <th scope="col">${text.columnRole}</th>
                <th scope="col" class="number wide">${text.columnProjects}</th>
                <th scope="col" class="number">${text.columnTax}</th>
                <th scope="col" class="number">${text.columnShare}</th>
                <th scope="col" class="number">${text.columnRate}</th>
              </tr>
            </thead>
            <tbody>
              ${shares.map(
                (share) => html`<tr>
                  <td>${share.unit}</td>
                  <td class="tight">${text.roles[share.role]}</td>
                  <td class="number wide">${formatCount(share.projectCount)}</td>
                  <td class="number">${formatNumber(share.taxYuan, 2)}</td>
                  <td class="number"><b>${formatNumber(share.shareYuan, 2)}</b></td>
                  <td class="number">${formatNumber((share.shareYuan / share.taxYuan) * 100, 2)} %</td>
                </tr>`,
              )}
              <tr class="total">
                <td>${text.total}</td>
                <td></td>
                <td class="wide"></td>
                <td class="number">${formatNumber(taxYuan, 2)}</td>
                <td class="number">${formatNumber(
                  shares.reduce((sum, { shareYuan }) => sum + Math.round(shareYuan * 100), 0) / 100,
                  2,
                )}</td>
                <td class="number">${formatNumber(100, 2)} %</td>
              </tr>
            </tbody>
          </table>
        </div>
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-enclave-page': LdEnclavePage;
  }
}
