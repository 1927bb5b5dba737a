import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { IdleCaseRow } from '../../../geodata/model/api-idle-case-list.ts';
import type { IndicatorPart } from '../../../geodata/model/api-reports.ts';
import { daysBetween } from '../../../geodata/units/days/plain-date.ts';
import { fetchOverdueCases } from '../../api/reports.ts';
import '../../elements/ld-notice.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount } from '../../format/numbers.ts';
import { clockName } from '../../language/disposal-terms.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { cardTableStyles, controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { progressCardStyles } from './progress-styles.ts';

const rowsShown = 8;

/** Cases past a legal term: counts by step, the latest first. Fires `case-chosen` (row) and `cases-wanted`. */
@customElement('ld-overdue-card')
export class LdOverdueCard extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    progressCardStyles,
    cardTableStyles,
    css`
      .card {
        height: 100%;
      }
      .count {
        background: var(--alarm-soft);
        color: var(--alarm);
      }
      .body {
        display: grid;
        flex: 1;
        grid-template-columns: 204px minmax(0, 1fr);
        border-top: 1px solid var(--line);
      }
      .steps {
        max-height: 424px;
        overflow-y: auto;
        border-right: 1px solid var(--line);
      }
      .steps li {
        padding: 10px 16px;
        border-bottom: 1px solid var(--line);
      }
      .steps span {
        display: flex;
        justify-content: space-between;
        font-weight: var(--w-bold);
      }
      .steps b {
        font-size: 20px;
        line-height: 24px;
      }
      .steps i {
        display: block;
        height: 4px;
        margin-top: 6px;
        border-radius: 2px;
        background: var(--d-n2);
      }
      .steps u {
        display: block;
        height: 100%;
        border-radius: 2px;
        background: var(--alarm);
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        --cell: 10px;
        --row: 34px;
      }
      td {
        white-space: nowrap;
      }
      td .link {
        max-width: 190px;
        overflow: hidden;
        font-size: 13px;
        text-overflow: ellipsis;
        vertical-align: middle;
      }
      @media (max-width: 899px) {
        .body {
          grid-template-columns: minmax(0, 1fr);
        }
        .steps {
          border-right: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) zoneCode: string | null = null;
  /** The figure R05, by step. */
  @property({ attribute: false }) steps: readonly IndicatorPart[] = [];
  @property({ type: Boolean }) canRead = false;
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';

  readonly #cases = new Task(this, {
    args: () => [this.zoneCode, this.canRead, this.refreshes] as const,
    task: async ([zoneCode, canRead], { signal }) =>
      canRead ? await fetchOverdueCases(zoneCode, rowsShown, signal) : null,
  });

  override render(): TemplateResult {
    const text = progressMessages[this.language];
    const total = this.#cases.value?.numberMatched;
    return html`<section class="card" aria-label=${text.overdue}>
      <div class="head">
        <h3>${text.overdue}</h3>
        ${total ? html`<span class="badge count">${formatCount(total)}</span>` : nothing}
        <span class="hint">${text.overdueHint}</span>
        <span class="grow"></span>
        ${total ? html`<button class="link" @click=${() => this.dispatchEvent(new CustomEvent('cases-wanted'))}>${text.recordsOf}</button>` : nothing}
      </div>
      ${this.#content()}
    </section>`;
  }

  #content(): TemplateResult {
    const text = progressMessages[this.language];
    if (!this.canRead)
      return html`<ld-notice icon="lock" heading=${text.noCaseRight} text=${text.noRightHint}></ld-notice>`;
    const list = this.#cases.value;
    if (this.#cases.status === TaskStatus.ERROR)
      return html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed}>
        <button class="button small" @click=${() => this.#cases.run()}>${text.retry}</button>
      </ld-notice>`;
    if (!list) return html`<p class="head hint">${text.loading}</p>`;
    if (list.numberMatched === 0)
      return html`<ld-notice icon="check" heading=${text.overdueNone}></ld-notice>`;
    const most = Math.max(1, ...this.steps.map(({ value }) => value));
    return html`<div class="body">
      <ul class="steps" tabindex="0" aria-label=${text.overdueSteps}>
        ${this.steps.map(
          ({ label, value }) => html`<li>
            <span>${labelIn(label, this.language)}<b class="alarm">${formatCount(value)}</b></span>
            <i aria-hidden="true"><u style="width:${(value / most) * 100}%"></u></i>
          </li>`,
        )}
      </ul>
      <div class="scroll" tabindex="0" role="region" aria-label=${text.overdue}>
        <table>
          <thead>
            <tr>
              <th scope="col">${text.columnLand}</th>
              <th scope="col" class="number">${text.columnArea}</th>
              <th scope="col">${text.columnStep}</th>
              <th scope="col">${text.columnDue}</th>
              <th scope="col" class="number">${text.columnLate}</th>
              <th scope="col">${text.columnOfficer}</th>
            </tr>
          </thead>
          <tbody>
            ${list.cases.map((row) => this.#row(row, list.asOf))}
          </tbody>
        </table>
      </div>
    </div>`;
  }

  #row(row: IdleCaseRow, asOf: string): TemplateResult {
    const text = progressMessages[this.language];
    const dueOn = row.nextClock?.dueOn ?? null;
    return html`<tr>
      <td>
        <button class="link" title=${row.parcel.name} @click=${() => this.dispatchEvent(new CustomEvent('case-chosen', { detail: row }))}>${row.parcel.name}</button>
      </td>
      <td class="number">${landArea(row.parcel.areaSquareMetres, this.language).text}</td>
      <td>${row.nextClock ? clockName(row.nextClock, this.language) : '—'}</td>
      <td>${dueOn ?? '—'}</td>
      <td class="number alarm"><b>${dueOn === null ? '—' : formatCount(Math.max(0, daysBetween(dueOn, asOf)))}</b></td>
      <td>${row.officer?.name ?? text.unassigned}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-overdue-card': LdOverdueCard;
  }
}
