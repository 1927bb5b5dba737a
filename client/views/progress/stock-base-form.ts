import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { StockBase } from '../../../geodata/model/api-stock-reports.ts';
import { freezeStockBase } from '../../api/stock-reports.ts';
import type { Language } from '../../language/language.ts';
import { stockReportMessages } from '../../language/stock-report-messages.ts';
import { baseBands, emptyBand, type TypedBand } from '../../state/stock-base-entry.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';
import { progressCardStyles } from './progress-styles.ts';
import { reportPageStyles } from './report-page-styles.ts';

const ledgers = ['unsupplied', 'idle', 'inefficient'] as const;

/** Freezes the stock of a ledger on a day, after asking once more: nobody can change it later. Fires `base-frozen`. */
@customElement('ld-stock-base-form')
export class LdStockBaseForm extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    progressCardStyles,
    reportPageStyles,
    css`
      :host {
        overflow: visible;
        height: auto;
      }
      form {
        display: grid;
        gap: 10px;
        padding: 4px 16px 14px;
      }
      .input.short {
        width: 186px;
      }
    `,
  ];

  @property() zoneCode = '';
  @property() language: Language = 'zh';
  @state() private ledger: StockBase['ledger'] = 'unsupplied';
  @state() private baseOn = '';
  @state() private source = '';
  @state() private bands: readonly TypedBand[] = [emptyBand];
  @state() private isAsking = false;
  @state() private isBusy = false;
  @state() private problem = '';

  override render(): TemplateResult {
    const text = stockReportMessages[this.language];
    return html`<section class="card" aria-label=${text.freezeBase}>
      <div class="head"><h3>${text.freezeBase}</h3></div>
      <form novalidate @submit=${this.#submit}>
        <div class="row">
          <label class="field">
            ${text.columnLedger}
            <select @change=${(event: Event) => {
              this.ledger =
                ledgers.find((id) => id === (event.target as HTMLSelectElement).value) ?? 'unsupplied';
              this.isAsking = false;
            }}>
              ${ledgers.map((id) => html`<option value=${id} ?selected=${id === this.ledger}>${text.baseLedgers[id]}</option>`)}
            </select>
          </label>
          ${this.#field(text.columnBaseOn, this.baseOn, 'date', (value) => {
            this.baseOn = value;
          })}
          ${this.#field(text.columnSource, this.source, 'text', (value) => {
            this.source = value;
          })}
        </div>
        ${this.bands.map((band, place) => this.#band(band, place))}
        <div class="row">
          <button type="button" class="button small" ?disabled=${this.bands.length >= 20} @click=${() => {
            this.#change([...this.bands, emptyBand]);
          }}>${text.addBand}</button>
          <span class="grow"></span>
          ${this.isAsking ? html`<span class="small">${text.freezeSure}</span>` : nothing}
          <button class="button ${this.isAsking ? 'danger' : 'primary'}" ?disabled=${this.isBusy}>
            ${this.isAsking ? text.freezeYes : text.freeze}
          </button>
        </div>
        ${this.problem ? html`<p class="bad" role="alert">${this.problem}</p>` : nothing}
      </form>
    </section>`;
  }

  #band(band: TypedBand, place: number): TemplateResult {
    const text = stockReportMessages[this.language];
    const put = (change: Partial<TypedBand>) =>
      this.#change(this.bands.map((row, index) => (index === place ? { ...row, ...change } : row)));
    return html`<div class="row">
      ${this.#field(text.columnBand, band.years, 'text', (years) => put({ years }), text.bandHint)}
      ${this.#field(text.columnArea, band.mu, 'text', (mu) => put({ mu }))}
      ${this.#field(text.columnItems, band.items, 'text', (items) => put({ items }))}
      ${
        this.bands.length > 1
          ? html`<button type="button" class="button small ghost" aria-label="${text.removeBand} ${place + 1}" @click=${() =>
              this.#change(this.bands.filter((_, index) => index !== place))}>${text.removeBand}</button>`
          : nothing
      }
    </div>`;
  }

  #field(label: string, value: string, type: 'text' | 'date', put: (value: string) => void, hint = '') {
    return html`<label class="field">
      ${label}
      <input class="input ${type === 'date' ? '' : 'short'}" type=${type} .value=${value} placeholder=${hint} @input=${(
        event: Event,
      ) => {
        put((event.target as HTMLInputElement).value);
        this.isAsking = false;
      }} />
    </label>`;
  }

  #change(bands: readonly TypedBand[]): void {
    this.bands = bands;
    this.isAsking = false;
  }

  readonly #submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    this.problem = '';
    const read = baseBands(this.bands);
    if (!read.ok) {
      this.problem = stockReportMessages[this.language].bandProblems[read.reason](read.place + 1);
      return;
    }
    if (!this.isAsking) {
      this.isAsking = true;
      return;
    }
    this.isBusy = true;
    try {
      const { zoneCode, ledger, baseOn } = this;
      await freezeStockBase({ zoneCode, ledger, baseOn, bands: read.bands, sourceName: this.source });
      this.bands = [emptyBand];
      this.dispatchEvent(new CustomEvent('base-frozen'));
    } catch (error) {
      this.problem = failureText(error, stockReportMessages[this.language].failed);
    } finally {
      this.isAsking = false;
      this.isBusy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-stock-base-form': LdStockBaseForm;
  }
}
