import { Task, TaskStatus } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { collectionOf, fieldOf } from '../../../geodata/catalog/catalog.ts';
import { indicatorOf } from '../../../geodata/catalog/indicators.ts';
import { type OptionSetId, optionOf } from '../../../geodata/codes/option-sets.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import type { FigureRecord } from '../../../geodata/model/api-figure-records.ts';
import { fetchItem } from '../../api/items.ts';
import { fetchFigureRecords } from '../../api/reports.ts';
import '../../elements/ld-notice.ts';
import { quantity } from '../../elements/quantity.ts';
import { landArea } from '../../format/areas.ts';
import { formatField } from '../../format/field-value.ts';
import { largeMoney } from '../../format/indicator-quantity.ts';
import { formatCount } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { controlStyles, elementStyles, tableStyles } from '../../styles/shared-styles.ts';
import '../data/record-panel.ts';
import { failureText } from '../editing/tell.ts';
import { boundsOfAll } from './bounds-of-all.ts';
import { readFigureAddress } from './figure-drill.ts';
import { listAndPanelStyles } from './list-and-panel-styles.ts';
import { quarterName } from './quarter-name.ts';

const shownAtFirst = 300;
/** Sorted by this, what is no longer as it was comes first. */
const standings = ['gone', 'changed', 'same'] as const;

/**
 * The records a figure counted: those of a frozen quarter as they were, with what became of them since. Fires
 * `place-wanted` (PlaceWanted), `case-wanted` and `project-wanted` (record).
 */
@customElement('ld-figure-records')
export class LdFigureRecords extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    tableStyles,
    listAndPanelStyles,
    css`
      .hint {
        color: var(--ink-3);
        font-size: 12px;
      }
      .count {
        font-weight: var(--w-bold);
      }
    `,
  ];

  /** `R08` or `R08/2009-2018`. */
  @property() figure = '';
  /** A frozen quarter, or null for what counts today. */
  @property({ attribute: false }) quarter: string | null = null;
  @property({ attribute: false }) zoneCode: string | null = null;
  @property({ attribute: false }) zoneNames: ReadonlyMap<string, string> = new Map();
  @property({ type: Boolean }) canWrite = false;
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';
  @state() private opened: FigureRecord | null = null;
  @state() private shown = shownAtFirst;
  @state() private onlyOthers = false;

  readonly #list = new Task(this, {
    args: () => [this.figure, this.quarter, this.zoneCode, this.refreshes] as const,
    task: ([figure, quarter, zoneCode], { signal }) => {
      this.shown = shownAtFirst;
      return fetchFigureRecords({ ...readFigureAddress(figure), quarter, zoneCode }, signal);
    },
  });

  override render(): TemplateResult {
    const text = progressMessages[this.language];
    const list = this.#list.value;
    if (this.#list.status === TaskStatus.ERROR)
      return html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${failureText(this.#list.error, '')}>
        <button class="button small" @click=${() => this.#list.run()}>${text.retry}</button>
      </ld-notice>`;
    if (!list) return html`<p class="more muted">${text.loading}</p>`;
    const { indicatorId, part } = readFigureAddress(this.figure);
    const definition = indicatorOf(indicatorId);
    const others = list.records.filter(({ standing }) => standing !== 'same');
    const records = (this.onlyOthers ? others : list.records).toSorted(
      (a, b) => standings.indexOf(a.standing) - standings.indexOf(b.standing),
    );
    return html`<div class="tools">
        <span class="count" role="status">${text.recordCount(formatCount(list.records.length))}</span>
        <span class="badge">${definition ? labelIn(definition.title, this.language) : indicatorId}</span>
        ${part === null ? nothing : html`<span class="badge">${this.#partName(list.records, part)}</span>`}
        <span class="hint">${this.quarter ? `${text.asFrozen(quarterName(this.quarter, this.language))} ${text.asOf} ${list.asOf}` : `${text.asOf} ${list.asOf}`}</span>
        <span class="grow"></span>
        ${this.quarter ? this.#others(others, list.records.length) : nothing}
      </div>
      ${list.unkept.length > 0 ? html`<p class="more muted">${text.unkept}</p>` : nothing}
      <div class="body ${this.opened ? 'opened' : ''}">
        ${records.length === 0 ? html`<ld-notice class="grow" icon="info" heading=${text.noRecords}></ld-notice>` : this.#table(records)}
        ${this.#panel()}
      </div>`;
  }

  /** What is no longer as it was, counted; a press shows only those. */
  #others(others: readonly FigureRecord[], total: number): TemplateResult {
    const text = progressMessages[this.language];
    if (others.length === 0) return html`<span class="hint">${text.allSame}</span>`;
    const gone = others.filter(({ standing }) => standing === 'gone').length;
    return html`<button
      class="chip"
      aria-pressed=${this.onlyOthers}
      @click=${() => {
        this.onlyOthers = !this.onlyOthers;
      }}
    >
      ${text.sinceThen(formatCount(others.length - gone), formatCount(gone), formatCount(total - others.length))}
    </button>`;
  }

  #partName(records: readonly FigureRecord[], part: string): string {
    const field = collectionOf(records[0]?.collection ?? '');
    const option = field?.fields.find(({ options }) => options && formatsAs(options, part, this.language));
    return option?.options ? (formatsAs(option.options, part, this.language) ?? part) : part;
  }

  #table(records: readonly FigureRecord[]): TemplateResult {
    const text = progressMessages[this.language];
    const names = Object.keys(records[0]?.facts ?? {});
    const zones = new Set(records.map(({ zoneCode }) => zoneCode));
    return html`<div class="rows" tabindex="0" role="region" aria-label=${text.records(formatCount(records.length))}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.columnRecord}</th>
            ${zones.size > 1 ? html`<th scope="col" class="wide">${text.columnZone}</th>` : nothing}
            ${names.map((name, index) => html`<th scope="col" class="${isNumeric(records, name) ? 'number' : ''} ${index > 0 ? 'wide' : ''}">${this.#label(records[0]!, name)}</th>`)}
            ${this.quarter ? html`<th scope="col">${text.columnStanding}</th>` : nothing}
            <th scope="col">${text.columnPlace}</th>
          </tr>
        </thead>
        <tbody>
          ${records.slice(0, this.shown).map(
            (record) => html`<tr aria-current=${record === this.opened ? 'true' : nothing}>
              <td>${record.standing === 'gone' ? record.title : html`<button class="link" @click=${() => this.#open(record)}>${record.title}</button>`}</td>
              ${zones.size > 1 ? html`<td class="wide">${this.zoneNames.get(record.zoneCode) ?? record.zoneCode}</td>` : nothing}
              ${names.map((name, index) => html`<td class="${isNumeric(records, name) ? 'number' : 'tight'} ${index > 0 ? 'wide' : ''}">${this.#value(record, name)}</td>`)}
              ${this.quarter ? html`<td class="tight">${record.standing === 'same' ? text.standings.same : html`<span class="badge" data-tone="warn">${text.standings[record.standing]}</span>`}</td>` : nothing}
              <td class="tight">${record.parcelId === null ? '—' : html`<button class="link" @click=${() => this.#showParcel(record)}>${text.onMap}</button>`}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      ${
        records.length > this.shown
          ? html`<p class="more"><button class="button small" @click=${() => {
              this.shown += shownAtFirst;
            }}>${text.moreRecords(formatCount(records.length - this.shown))}</button></p>`
          : nothing
      }
    </div>`;
  }

  #label({ collection }: FigureRecord, name: string): string {
    const described = collectionOf(collection);
    const field = described && fieldOf(described, name);
    if (field) return labelIn(field.label, this.language);
    const names: Readonly<Record<string, string>> = progressMessages[this.language].facts;
    return names[name] ?? name;
  }

  #value({ collection, facts }: FigureRecord, name: string): unknown {
    const value = facts[name] ?? null;
    const described = collectionOf(collection);
    const field = described && fieldOf(described, name);
    if (field) return quantity(formatField(field, value, this.language));
    if (value === null) return '—';
    if (name === 'areaSquareMetres') return quantity(landArea(Number(value), this.language));
    if (name === 'amountYuan') return quantity(largeMoney(Number(value), this.language));
    if (name === 'stage') return formatsAs('projectStage', String(value), this.language) ?? String(value);
    if (name === 'state') return formatsAs('idleState', String(value), this.language) ?? String(value);
    return String(value);
  }

  #open(record: FigureRecord): void {
    if (collectionOf(record.collection)) this.opened = record;
    else
      this.dispatchEvent(
        new CustomEvent(record.collection === 'projects' ? 'project-wanted' : 'case-wanted', {
          detail: record,
        }),
      );
  }

  async #showParcel({ parcelId }: FigureRecord): Promise<void> {
    if (parcelId === null) return;
    const parcel = await fetchItem('parcels', parcelId);
    this.#show(parcel, parcelId);
  }

  #show(feature: Feature, parcelId: number | null): void {
    this.dispatchEvent(
      new CustomEvent('place-wanted', { detail: { bounds: boundsOfAll([feature]), parcelId } }),
    );
  }

  #panel(): TemplateResult | typeof nothing {
    if (!this.opened) return nothing;
    return html`<ld-record-panel
      .collection=${this.opened.collection}
      .recordId=${this.opened.id}
      .zoneCode=${this.opened.zoneCode}
      ?canWrite=${this.canWrite}
      .language=${this.language}
      @panel-closed=${() => {
        this.opened = null;
      }}
      @place-wanted=${({ detail }: CustomEvent<Feature>) => this.#show(detail, this.opened?.parcelId ?? null)}
    ></ld-record-panel>`;
  }
}

const isNumeric = (records: readonly FigureRecord[], name: string): boolean =>
  records.some(({ facts }) => typeof facts[name] === 'number');

function formatsAs(set: OptionSetId, code: string, language: Language): string | undefined {
  const option = optionOf(set, code);
  return option ? labelIn(option, language) : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-figure-records': LdFigureRecords;
  }
}
