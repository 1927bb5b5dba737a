import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fieldOf } from '../../../geodata/catalog/catalog.ts';
import { type OptionSetId, optionOf } from '../../../geodata/codes/option-sets.ts';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { type ExportFormat, exportFormats, exportUrl } from '../../api/export-url.ts';
import { knownCollection, zoneParams } from '../../api/land-query.ts';
import '../../elements/ld-action-menu.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import { formatCount } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { geometryBounds } from '../../map/geometry-bounds.ts';
import { RecordsStore } from '../../state/records-store.ts';
import { controlStyles, elementStyles, formStyles, tableStyles } from '../../styles/shared-styles.ts';
import { recordColumns } from '../data/record-columns.ts';
import '../data/record-panel.ts';
import '../data/record-table.ts';
import { download } from '../download.ts';
import { failureText } from '../editing/tell.ts';
import { boundsOfAll } from './bounds-of-all.ts';

/** What a list asks the map to show: a box of degrees, and a parcel whose card opens. */
export interface PlaceWanted {
  bounds: readonly [number, number, number, number] | null;
  parcelId: number | null;
}

/**
 * The records behind a figure, or of a ledger: exactly those the filters leave, with their number. Rows open in the form.
 * Fires `narrow-cleared` and `place-wanted` (PlaceWanted).
 */
@customElement('ld-ledger-list')
export class LdLedgerList extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    tableStyles,
    css`
      :host {
        background: var(--surface);
      }
      .tools .input {
        width: 220px;
      }
      .body {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      ld-record-table {
        flex: 1;
        min-width: 0;
      }
      ld-record-panel {
        width: min(var(--drawer), 100%);
      }
      .count {
        font-weight: var(--w-bold);
      }
      @media (max-width: 899px) {
        .opened ld-record-table {
          display: none;
        }
        ld-record-panel {
          width: 100%;
          border: 0;
        }
      }
    `,
  ];

  @property() collection = 'key-projects';
  /** Filters of the API as a query: `ledger=idle&isProven=true`. */
  @property() narrow = '';
  @property({ attribute: false }) zoneCode: string | null = null;
  @property({ type: Boolean }) canWrite = false;
  @property({ type: Number }) refreshes = 0;
  @property() language: Language = 'zh';
  readonly #records = new RecordsStore();
  @state() private opened: number | 'new' | null = null;
  @state() private typed = '';
  #end: (() => void) | undefined;
  #asked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = this.#records.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('collection')) return;
    this.opened = null;
    this.typed = '';
    this.#records.clear();
  }

  protected override updated(): void {
    const question = `${this.collection} ${this.#params} ${this.refreshes}`;
    if (question === this.#asked) return;
    this.#asked = question;
    void this.#records.load(this.collection, this.#params, this.#sortBy);
  }

  override render(): TemplateResult {
    const { language } = this;
    const editing = editingMessages[language];
    const records = recordsMessages[language];
    const { total, rows } = this.#records.value;
    const described = knownCollection(this.collection);
    const bounds = boundsOfAll(rows);
    return html`<div class="tools">
        <span class="count" role="status">${total === null ? '' : `${formatCount(total)} ${described.counter[language]}`}</span>
        ${this.#conditions()}
        <span class="grow"></span>
        <input
          class="input"
          type="search"
          aria-label=${records.findRecord}
          placeholder=${records.findRecord}
          .value=${this.typed}
          @change=${(event: Event) => {
            this.typed = (event.target as HTMLInputElement).value;
          }}
        />
        ${bounds ? html`<button class="button small" @click=${() => this.#show({ bounds, parcelId: null })}>${progressMessages[language].onMap}</button>` : nothing}
        ${this.#create()}
        <ld-action-menu
          plain
          icon="download"
          .label=${editing.export}
          .actions=${exportFormats.map((id) => ({ id, name: { xlsx: editing.exportXlsx, csv: editing.exportCsv, geojson: editing.exportGeojson }[id] }))}
          @action-chosen=${(event: CustomEvent<ExportFormat>) =>
            download(exportUrl(this.collection, this.#params, event.detail, this.#sortBy, language))}
        ></ld-action-menu>
      </div>
      <div class="body ${this.opened === null ? '' : 'opened'}">${this.#content()}${this.#panel()}</div>`;
  }

  get #params(): URLSearchParams {
    const params = zoneParams(this.zoneCode);
    for (const [name, value] of new URLSearchParams(this.narrow)) params.set(name, value);
    if (this.typed.trim()) params.set('q', this.typed.trim());
    return params;
  }

  get #sortBy(): string {
    return knownCollection(this.collection).defaultSort.join(',');
  }

  /** The filters of the figure in words, and one press that takes them off. */
  #conditions(): TemplateResult | typeof nothing {
    if (this.narrow === '') return nothing;
    const described = knownCollection(this.collection);
    const words = [...new URLSearchParams(this.narrow)].map(([name, value]) => {
      const field = fieldOf(described, name);
      const names = value
        .split(',')
        .map((code) => (field?.options ? (labelOf(field.options, code, this.language) ?? code) : code));
      const shown =
        field?.type === 'boolean'
          ? progressMessages[this.language].yesNo(value === 'true')
          : names.join('、');
      return `${field ? labelIn(field.label, this.language) : name} ${shown.replace('..', '–')}`;
    });
    return html`${words.map((word) => html`<span class="badge">${word}</span>`)}
      <button class="link" @click=${() => this.dispatchEvent(new CustomEvent('narrow-cleared'))}>
        ${progressMessages[this.language].clearNarrow}
      </button>`;
  }

  #create(): TemplateResult | typeof nothing {
    const { editing, title } = knownCollection(this.collection);
    if (!editing?.create || editing.outline || !this.canWrite || !this.zoneCode) return nothing;
    return html`<button
      class="button small primary"
      aria-label=${recordsMessages[this.language].newRecord(labelIn(title, this.language))}
      @click=${() => {
        this.opened = 'new';
      }}
    >
      <ld-icon name="plus" size="small"></ld-icon>${editingMessages[this.language].create}
    </button>`;
  }

  #content(): TemplateResult {
    const editing = editingMessages[this.language];
    const { rows, total, error } = this.#records.value;
    if (error && rows.length === 0)
      return html`<ld-notice class="grow" icon="error" tone="alarm" heading=${editing.loadFailed} text=${failureText(error, '')}>
        <button class="button small primary" @click=${() => this.#records.load(this.collection, this.#params, this.#sortBy)}>${editing.retry}</button>
      </ld-notice>`;
    if (total === null) return html`<p class="more muted grow">${editing.loading}</p>`;
    if (total === 0)
      return html`<ld-notice class="grow" icon="info" heading=${recordsMessages[this.language].recordsEmpty}></ld-notice>`;
    return html`<ld-record-table
      .collection=${this.collection}
      .columns=${recordColumns[this.collection] ?? []}
      .rows=${rows}
      .total=${total}
      .openedId=${typeof this.opened === 'number' ? this.opened : null}
      .label=${labelIn(knownCollection(this.collection).title, this.language)}
      .language=${this.language}
      .cell=${this.#cell}
      @record-opened=${(event: CustomEvent<Feature>) => {
        this.opened = event.detail.id;
      }}
      @rows-needed=${() => this.#records.loadMore()}
    ></ld-record-table>`;
  }

  /** The parcel of a row leads to the map. */
  readonly #cell = (feature: Feature, field: string): TemplateResult | undefined => {
    const { parcelName, parcelId } = feature.properties;
    if (field !== 'parcelName' || typeof parcelId !== 'number') return undefined;
    const place = { bounds: boundsOfAll([feature]), parcelId };
    return html`<button class="link" @click=${() => this.#show(place)}>${parcelName ?? parcelId}</button>`;
  };

  #panel(): TemplateResult | typeof nothing {
    if (this.opened === null) return nothing;
    return html`<ld-record-panel
      .collection=${this.collection}
      .recordId=${this.opened === 'new' ? null : this.opened}
      .zoneCode=${this.zoneCode ?? ''}
      ?canWrite=${this.canWrite}
      .language=${this.language}
      @panel-closed=${() => {
        this.opened = null;
      }}
      @place-wanted=${({ detail }: CustomEvent<Feature>) => {
        const { parcelId } = detail.properties;
        const own = this.collection === 'parcels' ? detail.id : null;
        const bounds = (detail.bbox ?? geometryBounds(detail.geometry)) as PlaceWanted['bounds'];
        this.#show({ bounds, parcelId: typeof parcelId === 'number' ? parcelId : own });
      }}
    ></ld-record-panel>`;
  }

  #show(detail: PlaceWanted): void {
    this.dispatchEvent(new CustomEvent('place-wanted', { detail }));
  }
}

const labelOf = (set: OptionSetId, code: string, language: Language): string | undefined => {
  const option = optionOf(set, code);
  return option ? labelIn(option, language) : undefined;
};

declare global {
  interface HTMLElementTagNameMap {
    'ld-ledger-list': LdLedgerList;
  }
}
