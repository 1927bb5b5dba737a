import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { type ExportFormat, exportFormats, exportUrl } from '../../api/export-url.ts';
import { knownCollection, zoneParams } from '../../api/land-query.ts';
import '../../elements/ld-action-menu.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import { formatCount } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { labelIn } from '../../language/language.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { geometryBounds } from '../../map/geometry-bounds.ts';
import { editContext } from '../../state/edit-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { RecordsStore } from '../../state/records-store.ts';
import { may, seesCollection } from '../../state/rights.ts';
import { cardCollections, selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles, formStyles, tableStyles } from '../../styles/shared-styles.ts';
import { download } from '../download.ts';
import { failureText, tell } from '../editing/tell.ts';
import './link-dialog.ts';
import type { LdLinkDialog } from './link-dialog.ts';
import { recordCollections, recordColumns } from './record-columns.ts';
import './record-panel.ts';
import './record-table.ts';

const pauseMilliseconds = 250;

/**
 * Records of the zone, collection by collection, in a table with a form beside it: look up, edit, make, withdraw,
 * export. As the list of contracts it also shows those that belong to no parcel yet, to be linked.
 */
@customElement('ld-records')
export class LdRecords extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    tableStyles,
    css`
      .tools .input {
        width: 240px;
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
      @media (max-width: 899px) {
        .opened ld-record-table {
          display: none;
        }
        ld-record-panel {
          width: 100%;
          border: 0;
        }
        .choices {
          flex-wrap: nowrap;
          width: 100%;
          overflow-x: auto;
          scrollbar-width: none;
        }
        .tools .chip {
          flex: none;
          height: 36px;
          padding: 0 12px;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  readonly #edit = new StoreConsumer(this, editContext);
  readonly #records = new RecordsStore();
  /** Whether the contracts are shown rather than the other collections. */
  @property({ type: Boolean }) contracts = false;
  @state() private typed = '';
  @state() private isUnlinkedOnly = false;
  /** Id of the opened record; 'new' for one that is being made. */
  @state() private opened: number | 'new' | null = null;
  @query('ld-link-dialog') private linkDialog!: LdLinkDialog;
  #end: (() => void) | undefined;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = this.#records.subscribe(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(): void {
    const withdrawn = this.#session.value.withdrawnIds[this.#id];
    if (typeof this.opened === 'number' && withdrawn?.includes(this.opened)) this.opened = null;
  }

  protected override updated(): void {
    this.#ask();
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = recordsMessages[language];
    const editing = editingMessages[language];
    const find = this.contracts ? editing.filterContracts : text.findRecord;
    return html`<div class="tools">
        ${this.contracts ? nothing : html`<div class="choices" role="group" aria-label=${text.collections}>${this.#offered.map((id) => this.#collection(id))}</div>`}
        <input
          class="input"
          type="search"
          aria-label=${find}
          placeholder=${find}
          .value=${this.typed}
          @input=${(event: Event) => {
            this.typed = (event.target as HTMLInputElement).value;
          }}
        />
        ${this.contracts ? html`${this.#linked(editing.allContracts, false)} ${this.#linked(editing.onlyUnlinked, true)}` : nothing}
        <span class="grow"></span>
        <span class="muted" role="status">${this.#count()}</span>
        ${this.#create()}
        <ld-action-menu
          plain
          icon="download"
          .label=${editing.export}
          .actions=${exportFormats.map((id) => ({ id, name: { xlsx: editing.exportXlsx, csv: editing.exportCsv, geojson: editing.exportGeojson }[id] }))}
          @action-chosen=${(event: CustomEvent<ExportFormat>) => this.#export(event.detail)}
        ></ld-action-menu>
      </div>
      <div class="body ${this.opened === null ? '' : 'opened'}">${this.#content()}${this.#panel()}</div>
      <ld-link-dialog .language=${language}></ld-link-dialog>`;
  }

  get #id(): string {
    return this.contracts ? 'contracts' : this.#chosen;
  }

  /** The collection is part of the link. */
  get #chosen(): string {
    const { collection } = this.#workspace.value.places.data ?? {};
    return this.#offered.find((known) => known === collection) ?? 'parcels';
  }

  get #offered(): string[] {
    return recordCollections.filter((id) => seesCollection(this.#session.value.session, id));
  }

  get #canWrite(): boolean {
    return may(this.#session.value.session, knownCollection(this.#id).rights?.write ?? 'write-land');
  }

  #collection(id: string): TemplateResult {
    return html`<button
      class="chip"
      aria-pressed=${this.#chosen === id}
      @click=${() => {
        this.opened = null;
        this.typed = '';
        this.#records.clear();
        this.#workspace.store.go({ collection: id });
      }}
    >
      ${labelIn(knownCollection(id).title, this.#language.value.language)}
    </button>`;
  }

  #linked(name: string, isUnlinkedOnly: boolean): TemplateResult {
    return html`<button
      class="chip"
      aria-pressed=${this.isUnlinkedOnly === isUnlinkedOnly}
      @click=${() => {
        this.isUnlinkedOnly = isUnlinkedOnly;
      }}
    >
      ${name}
    </button>`;
  }

  #count(): string {
    const { language } = this.#language.value;
    const { total } = this.#records.value;
    return total === null ? '' : `${formatCount(total)} ${knownCollection(this.#id).counter[language]}`;
  }

  #create(): TemplateResult | typeof nothing {
    const { editing, title } = knownCollection(this.#id);
    const { language } = this.#language.value;
    if (!editing?.create || !this.#canWrite) return nothing;
    return html`<button
      class="button small primary"
      aria-label=${recordsMessages[language].newRecord(labelIn(title, language))}
      @click=${() => this.#make(editing.outline)}
    >
      <ld-icon name="plus" size="small"></ld-icon>${editingMessages[language].create}
    </button>`;
  }

  /** What has an outline is drawn on the map first. */
  #make(hasOutline: boolean): void {
    const { language } = this.#language.value;
    const zoneCode = this.#view.store.zoneCode;
    if (!zoneCode) tell(this, recordsMessages[language].zoneFirst);
    else if (hasOutline) {
      this.#edit.store.make(this.#id, zoneCode);
      this.#workspace.store.open('map');
    } else this.opened = 'new';
  }

  #content(): TemplateResult {
    const { language } = this.#language.value;
    const editing = editingMessages[language];
    const { rows, total, error } = this.#records.value;
    if (error && rows.length === 0)
      return html`<ld-notice class="grow" icon="error" tone="alarm" heading=${editing.loadFailed} text=${failureText(error, '')}>
        <button class="button small primary" @click=${() => this.#session.store.refresh()}>${editing.retry}</button>
      </ld-notice>`;
    if (total === null) return html`<p class="more muted grow">${editing.loading}</p>`;
    if (total === 0) return this.#empty();
    return html`<ld-record-table
      .collection=${this.#id}
      .columns=${recordColumns[this.#id] ?? []}
      .rows=${rows}
      .total=${total}
      .openedId=${typeof this.opened === 'number' ? this.opened : null}
      .label=${labelIn(knownCollection(this.#id).title, language)}
      .language=${language}
      .cell=${this.#cell}
      @record-opened=${(event: CustomEvent<Feature>) => {
        this.opened = event.detail.id;
      }}
      @rows-needed=${() => this.#records.loadMore()}
    ></ld-record-table>`;
  }

  #empty(): TemplateResult {
    const { language } = this.#language.value;
    const editing = editingMessages[language];
    const text = recordsMessages[language];
    const isNarrowed = this.typed.trim() !== '' || this.isUnlinkedOnly;
    const heading = this.contracts
      ? isNarrowed
        ? editing.contractsEmpty
        : editing.contractsNone
      : isNarrowed
        ? text.recordsEmpty
        : text.recordsNone;
    const hint = this.contracts && !isNarrowed ? editing.contractsNoneHint : '';
    return html`<ld-notice class="grow" icon="info" heading=${heading} text=${hint}></ld-notice>`;
  }

  /** A contract leads to its parcel, or offers to be linked to one. */
  readonly #cell = (feature: Feature, field: string): TemplateResult | undefined => {
    if (this.#id !== 'contracts' || field !== 'parcelName') return undefined;
    const editing = editingMessages[this.#language.value.language];
    const { parcelId, parcelName, title } = feature.properties;
    if (typeof parcelId === 'number')
      return html`<button class="link" title=${editing.openParcel} @click=${() => this.#openOnMap('parcels', parcelId)}>${parcelName ?? parcelId}</button>`;
    if (!this.#canWrite) return undefined;
    return html`<button class="button small" aria-label="${editing.link} ${title ?? ''}" @click=${() => this.linkDialog.open(feature)}>
      ${editing.link}
    </button>`;
  };

  #panel(): TemplateResult | typeof nothing {
    if (this.opened === null) return nothing;
    const { language } = this.#language.value;
    return html`<ld-record-panel
      .collection=${this.#id}
      .recordId=${this.opened === 'new' ? null : this.opened}
      .zoneCode=${this.#view.store.zoneCode ?? ''}
      ?canWrite=${this.#canWrite}
      .language=${language}
      @panel-closed=${() => {
        this.opened = null;
      }}
      @place-wanted=${(event: CustomEvent<Feature>) => this.#showPlace(event.detail)}
    ></ld-record-panel>`;
  }

  /** Opens the card of a record that has one; of others the card of the parcel or building they belong to, or their place. */
  #showPlace({ id, properties, geometry, bbox }: Feature): void {
    const { parcelId, buildingId } = properties;
    const known = cardCollections.find((entry) => entry === this.#id);
    if (known) this.#openOnMap(known, id);
    else if (typeof parcelId === 'number') this.#openOnMap('parcels', parcelId);
    else if (typeof buildingId === 'number') this.#openOnMap('factory-buildings', buildingId);
    else this.#workspace.store.open('map');
    const bounds = bbox ?? geometryBounds(geometry);
    if (bounds) this.#view.store.fit(bounds as [number, number, number, number]);
  }

  #openOnMap(collection: (typeof cardCollections)[number], id: number): void {
    this.#selection.store.open({ collection, id });
    this.#workspace.store.open('map');
  }

  #params(): URLSearchParams {
    const params = zoneParams(this.#view.store.zoneCode);
    if (this.typed.trim()) params.set('q', this.typed.trim());
    if (this.contracts && this.isUnlinkedOnly) params.set('isLinked', 'false');
    return params;
  }

  get #sortBy(): string {
    return knownCollection(this.#id).defaultSort.join(',');
  }

  /** Asks when the question differs; while somebody types, once the hand rests. */
  #ask(): void {
    const params = this.#params();
    const question = `${this.#id} ${params} ${this.#session.value.refreshes}`;
    if (question === this.#asked) return;
    const isTyping = this.#asked !== '' && this.typed.trim() !== '';
    this.#asked = question;
    clearTimeout(this.#timer);
    const load = () => void this.#records.load(this.#id, params, this.#sortBy);
    if (isTyping) this.#timer = setTimeout(load, pauseMilliseconds);
    else load();
  }

  #export(format: ExportFormat): void {
    download(exportUrl(this.#id, this.#params(), format, this.#sortBy, this.#language.value.language));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-records': LdRecords;
  }
}
