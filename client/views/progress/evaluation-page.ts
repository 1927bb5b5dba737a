import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type {
  EvaluatedEnterprise,
  EvaluationItem,
  EvaluationList,
} from '../../../geodata/model/api-evaluations.ts';
import { ApiError } from '../../api/api-error.ts';
import {
  evaluationWorkbookUrl,
  fetchEvaluation,
  fetchEvaluations,
  runEvaluation,
} from '../../api/stock-reports.ts';
import '../../elements/ld-notice.ts';
import { formatCount, formatNumber } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { stockReportMessages } from '../../language/stock-report-messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { download } from '../download.ts';
import { failureText, tell, tellWritten } from '../editing/tell.ts';
import { partChartStyles } from './charts/part-chart-styles.ts';
import { evaluationCohort } from './evaluation-cohort.ts';
import { progressCardStyles } from './progress-styles.ts';
import { reportPageStyles } from './report-page-styles.ts';
import { reportOf } from './report-task.ts';

const shownAtMost = 200;
const filters = ['A', 'B', 'C', 'D', 'T', 'left'] as const;
type Filter = (typeof filters)[number];

/**
 * 亩产效益评价 of a zone: run a year, see classes with their limits, who was left out and why, the surcharge of class D, and
 * keep it as a workbook. Fires `narrow-chosen` with the run that is shown.
 */
@customElement('ld-evaluation-page')
export class LdEvaluationPage extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    progressCardStyles,
    partChartStyles,
    reportPageStyles,
    css`
      .class {
        display: grid;
        min-width: 64px;
      }
      .class i {
        display: inline-block;
        width: 10px;
        height: 10px;
        margin-right: 5px;
        border-radius: 2px;
      }
      form .input {
        width: 400px;
        min-width: 0;
      }
      summary {
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) zoneCode: string | null = null;
  /** The run that is shown, by its id; the newest without one. */
  @property() narrow = '';
  @property({ type: Boolean }) canWrite = false;
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';
  @state() private year = '';
  @state() private reason = '';
  @state() private filter: Filter = 'A';
  @state() private isBusy = false;
  @state() private problem = '';

  readonly #list = new Task(this, {
    args: () => [this.zoneCode, this.refreshes] as const,
    task: ([zoneCode], { signal }) => fetchEvaluations(zoneCode, signal),
  });
  readonly #run = new Task(this, {
    args: () => [this.#shownId] as const,
    task: async ([id], { signal }) => (id === null ? null : await fetchEvaluation(id, signal)),
  });

  override render(): TemplateResult {
    const text = stockReportMessages[this.language];
    if (this.zoneCode === null)
      return html`<div class="page"><ld-notice icon="info" heading=${text.zoneFirst}></ld-notice></div>`;
    return html`<div class="page">
      ${reportOf(this.#list, this.language, (list) => html`${this.#form(list)} ${this.#versions(list)}`)}
      ${reportOf(this.#run, this.language, (run) => (run === null ? html`` : this.#result(run)))}
    </div>`;
  }

  get #shownId(): number | null {
    const runs = this.#list.value?.evaluations ?? [];
    const wanted = runs.find(({ id }) => String(id) === this.narrow);
    return (wanted ?? runs[0])?.id ?? null;
  }

  #form({ evaluations, reportedYears }: EvaluationList): TemplateResult | typeof nothing {
    const text = stockReportMessages[this.language];
    if (!this.canWrite) return nothing;
    if (reportedYears.length === 0)
      return html`<ld-notice icon="info" heading=${text.noReports}></ld-notice>`;
    const year = this.year || String(reportedYears[0]?.year ?? '');
    const isAgain = evaluations.some((run) => String(run.year) === year);
    return html`<form
      class="row"
      @submit=${(event: SubmitEvent) => {
        event.preventDefault();
        void this.#start(Number(year));
      }}
    >
      <label class="field">
        ${text.year}
        <select
          .value=${year}
          @change=${(event: Event) => {
            this.year = (event.target as HTMLSelectElement).value;
          }}
        >
          ${reportedYears.map(
            (row) => html`<option value=${row.year} ?selected=${String(row.year) === year}>
              ${text.yearOption(String(row.year), formatCount(row.count))}
            </option>`,
          )}
        </select>
      </label>
      ${
        isAgain
          ? html`<label class="field">
            ${text.reason}
            <input
              class="input"
              maxlength="500"
              .value=${this.reason}
              placeholder=${text.reasonHint}
              @input=${(event: Event) => {
                this.reason = (event.target as HTMLInputElement).value;
              }}
            />
          </label>`
          : nothing
      }
      <button class="button primary" ?disabled=${this.isBusy || (isAgain && this.reason.trim() === '')}>${text.run}</button>
      ${this.problem ? html`<span class="bad" role="alert">${this.problem}</span>` : nothing}
    </form>`;
  }

  #versions({ evaluations }: EvaluationList): TemplateResult {
    const text = stockReportMessages[this.language];
    if (evaluations.length === 0) return html`<ld-notice icon="info" heading=${text.noRuns}></ld-notice>`;
    return html`<div class="row" role="group" aria-label=${text.versions}>
      ${evaluations.map(
        ({ id, year, version }) => html`<button
          class="chip"
          aria-pressed=${id === this.#shownId}
          @click=${() => this.dispatchEvent(new CustomEvent('narrow-chosen', { detail: String(id) }))}
        >
          ${text.versionName(String(year), formatCount(version))}
        </button>`,
      )}
    </div>`;
  }

  #result(run: EvaluationItem): TemplateResult {
    const text = stockReportMessages[this.language];
    return html`<div class="row">
        <span class="small">${text.ranBy(run.runBy, run.runAt.slice(0, 10))}${run.reason ? ` · ${run.reason}` : ''}</span>
        <span class="grow"></span>
        <button class="button small" @click=${() => download(evaluationWorkbookUrl(run.id))}>${text.workbook}</button>
      </div>
      <div class="pair">${run.cohorts.map((cohort) => evaluationCohort(cohort, this.language))}</div>
      ${this.#enterprises(run.enterprises)}`;
  }

  #enterprises(all: readonly EvaluatedEnterprise[]): TemplateResult {
    const text = stockReportMessages[this.language];
    const of = (filter: Filter) =>
      all.filter((row) => (filter === 'left' ? row.fault !== null : row.class === filter));
    const rows = of(this.filter).toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0));
    const shown = rows.slice(0, shownAtMost);
    const isLeft = this.filter === 'left';
    return html`<section class="card" aria-label=${text.enterprises}>
      <div class="head">
        <h3>${text.enterprises}</h3>
        <div class="row" role="group" aria-label=${text.columnClass}>
          ${filters.map(
            (filter) => html`<button
              class="chip"
              aria-pressed=${this.filter === filter}
              @click=${() => {
                this.filter = filter;
              }}
            >
              ${filter === 'left' ? text.left : filter}<span class="count">${formatCount(of(filter).length)}</span>
            </button>`,
          )}
        </div>
        <span class="grow"></span>
        <span class="hint">${text.shownOf(formatCount(shown.length), formatCount(rows.length))}</span>
      </div>
      <div class="table" tabindex="0" role="region" aria-label=${text.enterprises}>
        <table>
          <thead>
            <tr>
              <th scope="col">${text.columnEnterprise}</th>
              <th scope="col">${text.columnCohort}</th>
              ${
                isLeft
                  ? html`<th scope="col">${text.columnFault}</th>`
                  : html`<th scope="col" class="number">${text.columnScore}</th>
                    ${this.filter === 'D' ? html`<th scope="col" class="number">${text.columnYearsInD}</th><th scope="col" class="number">${text.columnSurcharge}</th>` : nothing}`
              }
            </tr>
          </thead>
          <tbody>
            ${shown.map((row) => this.#enterprise(row))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #enterprise(row: EvaluatedEnterprise): TemplateResult {
    const text = stockReportMessages[this.language];
    const { name, cohort, score, fault, consecutiveYearsInD: years } = row;
    return html`<tr>
      <td>${name}</td>
      <td class="tight">${text.cohorts[cohort]}</td>
      ${
        fault === null
          ? html`<td class="number">${score === null ? '—' : formatNumber(score, 2)}</td>`
          : html`<td><span class="badge" data-tone="warn">${text.faults[fault]}</span></td>`
      }
      ${
        this.filter === 'D'
          ? html`<td class="number">${text.years(formatCount(years))}</td>
            <td class="number">${text.surcharge(formatNumber(row.surchargeYuanPerKilowattHour, 2))}</td>`
          : nothing
      }
    </tr>`;
  }

  async #start(year: number): Promise<void> {
    const text = stockReportMessages[this.language];
    this.isBusy = true;
    this.problem = '';
    try {
      const made = await runEvaluation(this.zoneCode ?? '', year, this.reason.trim() || null);
      this.reason = '';
      tell(this, text.evaluated(formatCount(made.version)));
      tellWritten(this);
      this.dispatchEvent(new CustomEvent('narrow-chosen', { detail: String(made.id) }));
      await this.#list.run();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.problem = failureText(error, text.failed);
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-evaluation-page': LdEvaluationPage;
  }
}
