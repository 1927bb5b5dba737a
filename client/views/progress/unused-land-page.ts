import { Task } from '@lit/task';
import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  UnusedAge,
  UnusedBucket,
  type UnusedCell,
  type UnusedLandReport,
  type UnusedParcel,
  type UnusedParcelList,
} from '../../../geodata/model/api-stock-reports.ts';
import { fetchUnusedLand, fetchUnusedParcels } from '../../api/stock-reports.ts';
import '../../elements/ld-notice.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { stockReportMessages } from '../../language/stock-report-messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { contractsOf } from './contracts-of.ts';
import type { PlaceWanted } from './ledger-list.ts';
import { progressCardStyles } from './progress-styles.ts';
import { reportPageStyles } from './report-page-styles.ts';
import { reportOf } from './report-task.ts';

interface Cell {
  bucket: UnusedBucket;
  age: UnusedAge;
}

const readCell = (narrow: string): Cell | null => {
  const [bucket, age] = narrow.split('/').map((text) => text.trim());
  const found = { bucket: UnusedBucket.safeParse(bucket), age: UnusedAge.safeParse(age) };
  return found.bucket.success && found.age.success
    ? { bucket: found.bucket.data, age: found.age.data }
    : null;
};

/**
 * 供而未用: a table of states by years since the agreed start; a cell lists its parcels with their contracts and leads to the
 * map. Fires `narrow-chosen` (the cell), `place-wanted` (PlaceWanted) and `records-wanted` (DrillDown).
 */
@customElement('ld-unused-land-page')
export class LdUnusedLandPage extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    progressCardStyles,
    reportPageStyles,
    css`
      td .cell {
        display: grid;
        justify-items: end;
        width: 100%;
        padding: 4px 6px;
        border-radius: var(--r2);
        color: var(--ink);
        text-align: right;
      }
      td .cell:hover,
      td .cell[aria-pressed='true'] {
        background: var(--accent-soft);
      }
      td .cell .small {
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) zoneCode: string | null = null;
  /** The cell whose parcels are listed: `overdue/lt1`. */
  @property() narrow = '';
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';

  readonly #report = new Task(this, {
    args: () => [this.zoneCode, this.refreshes] as const,
    task: ([zoneCode], { signal }) => fetchUnusedLand(zoneCode, signal),
  });
  readonly #parcels = new Task(this, {
    args: () => [this.zoneCode, this.narrow, this.refreshes] as const,
    task: async ([zoneCode, narrow], { signal }) => {
      const cell = readCell(narrow);
      return cell === null ? null : await fetchUnusedParcels(zoneCode, cell.bucket, cell.age, signal);
    },
  });

  override render(): TemplateResult {
    return html`<div class="page">
      ${reportOf(this.#report, this.language, (report) => this.#table(report))}
      ${reportOf(this.#parcels, this.language, (list) => (list === null ? html`` : this.#list(list)))}
    </div>`;
  }

  #table({ cells, asOf }: UnusedLandReport): TemplateResult {
    const text = stockReportMessages[this.language];
    if (cells.length === 0) return html`<ld-notice icon="check" heading=${text.unusedNone}></ld-notice>`;
    const buckets = UnusedBucket.options.filter((bucket) => cells.some((cell) => cell.bucket === bucket));
    const ages = UnusedAge.options.filter((age) => cells.some((cell) => cell.age === age));
    return html`<section class="card" aria-label=${text.pages['unused-land']}>
      <div class="head"><h3>${text.pages['unused-land']}</h3><span class="hint">${asOf}</span></div>
      <p class="small inner">${text.unusedHint}</p>
      <div class="table" tabindex="0" role="region" aria-label=${text.pages['unused-land']}>
        <table>
          <thead>
            <tr>
              <th scope="col">${text.bucketAndAge}</th>
              ${ages.map((age) => html`<th scope="col" class="number">${text.ages[age]}</th>`)}
              <th scope="col" class="number">${text.total}</th>
            </tr>
          </thead>
          <tbody>
            ${buckets.map((bucket) => {
              const own = cells.filter((cell) => cell.bucket === bucket);
              return html`<tr>
                <th scope="row">${text.buckets[bucket]}</th>
                ${ages.map((age) =>
                  this.#cell(
                    bucket,
                    age,
                    own.filter((cell) => cell.age === age),
                  ),
                )}
                <td class="number">${this.#sum(own)}</td>
              </tr>`;
            })}
            <tr class="total">
              <th scope="row">${text.total}</th>
              ${ages.map((age) => html`<td class="number">${this.#sum(cells.filter((cell) => cell.age === age))}</td>`)}
              <td class="number">${this.#sum(cells)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #cell(bucket: UnusedBucket, age: UnusedAge, cells: readonly UnusedCell[]): TemplateResult {
    if (cells.length === 0) return html`<td class="number">—</td>`;
    const text = stockReportMessages[this.language];
    const count = cells.reduce((sum, cell) => sum + cell.count, 0);
    const address = `${bucket}/${age}`;
    return html`<td class="number">
      <button
        class="cell"
        aria-pressed=${this.narrow === address}
        aria-label=${text.cellName(text.buckets[bucket], text.ages[age], formatCount(count))}
        @click=${() => this.#tell('narrow-chosen', address)}
      >
        ${this.#sum(cells)}
      </button>
    </td>`;
  }

  #sum(cells: readonly UnusedCell[]): TemplateResult {
    const text = stockReportMessages[this.language];
    const count = cells.reduce((sum, cell) => sum + cell.count, 0);
    const area = landArea(
      cells.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0),
      this.language,
    );
    return html`<b>${formatCount(count)} <span class="unit">${text.parcels}</span></b>
      <span class="small">${area.text} ${area.unit}</span>`;
  }

  #list({ total, parcels }: UnusedParcelList): TemplateResult {
    const text = stockReportMessages[this.language];
    const cell = readCell(this.narrow);
    if (cell === null || total === 0) return html``;
    const name = `${text.buckets[cell.bucket]} · ${text.ages[cell.age]}`;
    return html`<section class="card" aria-label=${name}>
      <div class="head">
        <h3>${name}</h3>
        <span class="hint">
          ${
            parcels.length < total
              ? text.moreThanShown(formatCount(parcels.length), formatCount(total))
              : `${formatCount(total)} ${text.parcels}`
          }
        </span>
        <span class="grow"></span>
        <button class="button small" @click=${() => this.#show(parcels)}>${text.onMap}</button>
      </div>
      <div class="table" tabindex="0" role="region" aria-label=${name}>
        <table>
          <thead>
            <tr>
              <th scope="col">${text.columnLand}</th>
              <th scope="col" class="number">${text.columnArea}</th>
              <th scope="col">${text.columnAgreed}</th>
              <th scope="col" class="number">${text.columnLate}</th>
              <th scope="col" class="wide">${text.columnHolder}</th>
              <th scope="col">${text.columnContract}</th>
            </tr>
          </thead>
          <tbody>
            ${parcels.map((parcel) => this.#parcel(parcel))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  #parcel(parcel: UnusedParcel): TemplateResult {
    const { parcelId, name, areaSquareMetres, agreedStartOn, lateDays, holderName, contract } = parcel;
    return html`<tr>
      <td><button class="link" @click=${() => this.#show([parcel])}>${name}</button></td>
      <td class="number">${landArea(areaSquareMetres, this.language).text}</td>
      <td class="tight">${agreedStartOn ?? '—'}</td>
      <td class="number">${lateDays === null ? '—' : formatCount(lateDays)}</td>
      <td class="wide">${holderName ?? '—'}</td>
      <td>
        ${
          contract === null
            ? '—'
            : html`<button class="link" @click=${() => this.#tell('records-wanted', contractsOf(parcelId))}>${contract.title}</button>`
        }
      </td>
    </tr>`;
  }

  /** One parcel opens with its card, several are shown together. */
  #show(parcels: readonly UnusedParcel[]): void {
    const [first] = parcels;
    if (first === undefined) return;
    const margin = 0.004;
    const lngs = parcels.map(({ point }) => point[0]);
    const lats = parcels.map(({ point }) => point[1]);
    const detail: PlaceWanted = {
      bounds: [
        Math.min(...lngs) - margin,
        Math.min(...lats) - margin,
        Math.max(...lngs) + margin,
        Math.max(...lats) + margin,
      ],
      parcelId: parcels.length === 1 ? first.parcelId : null,
    };
    this.#tell('place-wanted', detail);
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-unused-land-page': LdUnusedLandPage;
  }
}
