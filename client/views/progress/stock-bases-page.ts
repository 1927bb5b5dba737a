import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StockBase, StockBaseList } from '../../../geodata/model/api-stock-reports.ts';
import { fetchStockBases } from '../../api/stock-reports.ts';
import '../../elements/ld-notice.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { stockReportMessages } from '../../language/stock-report-messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { progressCardStyles } from './progress-styles.ts';
import { reportPageStyles } from './report-page-styles.ts';
import { reportOf } from './report-task.ts';
import './stock-base-form.ts';

/** 基准存量: what rates are measured against, as it was frozen; who keeps reports may freeze another day. */
@customElement('ld-stock-bases-page')
export class LdStockBasesPage extends LitElement {
  static override styles = [elementStyles, controlStyles, progressCardStyles, reportPageStyles];

  @property({ attribute: false }) zoneCode: string | null = null;
  @property({ type: Boolean }) canWrite = false;
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';
  @state() private frozen = 0;

  readonly #list = new Task(this, {
    args: () => [this.zoneCode, this.refreshes, this.frozen] as const,
    task: ([zoneCode], { signal }) => fetchStockBases(zoneCode, signal),
  });

  override render(): TemplateResult {
    const text = stockReportMessages[this.language];
    return html`<div class="page">
      <p class="small">${text.basesHint}</p>
      ${this.#form()} ${reportOf(this.#list, this.language, (list) => this.#table(list))}
    </div>`;
  }

  #form(): TemplateResult | typeof nothing {
    if (!this.canWrite) return nothing;
    const text = stockReportMessages[this.language];
    if (this.zoneCode === null) return html`<ld-notice icon="info" heading=${text.zoneFirst}></ld-notice>`;
    return html`<ld-stock-base-form
      .zoneCode=${this.zoneCode}
      .language=${this.language}
      @base-frozen=${() => {
        this.frozen += 1;
      }}
    ></ld-stock-base-form>`;
  }

  #table({ bases }: StockBaseList): TemplateResult {
    const text = stockReportMessages[this.language];
    if (bases.length === 0) return html`<ld-notice icon="info" heading=${text.basesNone}></ld-notice>`;
    return html`<section class="card" aria-label=${text.pages['stock-bases']}>
      <div class="head"><h3>${text.pages['stock-bases']}</h3></div>
      <div class="table" tabindex="0" role="region" aria-label=${text.pages['stock-bases']}>
        <table>
          <thead>
            <tr>
              ${this.zoneCode === null ? html`<th scope="col">${text.zone}</th>` : nothing}
              <th scope="col">${text.columnLedger}</th>
              <th scope="col">${text.columnBaseOn}</th>
              <th scope="col">${text.columnBand}</th>
              <th scope="col" class="number">${text.columnArea}</th>
              <th scope="col" class="number wide">${text.columnItems}</th>
              <th scope="col" class="wide">${text.columnFrozenBy}</th>
              <th scope="col" class="wide">${text.columnSource}</th>
            </tr>
          </thead>
          <tbody>
            ${bases.map((base) => this.#rows(base))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #rows({ zoneCode, ledger, baseOn, bands, frozenBy, sourceName }: StockBase): TemplateResult[] {
    const text = stockReportMessages[this.language];
    return bands.map(
      ({ yearBand, areaSquareMetres, itemCount }) => html`<tr>
        ${this.zoneCode === null ? html`<td class="tight">${zoneCode}</td>` : nothing}
        <td class="tight">${text.baseLedgers[ledger]}</td>
        <td class="tight">${baseOn}</td>
        <td class="tight">${yearBand === 'all' ? text.allYears : yearBand}</td>
        <td class="number">${landArea(areaSquareMetres, this.language).text}</td>
        <td class="number wide">${formatCount(itemCount)}</td>
        <td class="tight wide">${frozenBy}</td>
        <td class="wide">${sourceName}</td>
      </tr>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-stock-bases-page': LdStockBasesPage;
  }
}
