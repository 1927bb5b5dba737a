import { html, LitElement, nothing, type TemplateResult, unsafeCSS } from 'lit';
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
import { editContext } from '../../state/edit-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { RecordsStore } from '../../state/records-store.ts';
import { may, seesCollection } from '../../state/rights.ts';
import { selectionContext } from '../../state/selection-store.ts';
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
import { openOnMap, type PlaceStores, showPlace } from './record-place.ts';
import styles from './records.css?inline';
import './record-table.ts';
import { collectionChips, linkChips, noRecords } from './records-parts.ts';

const pauseMilliseconds = 250;

/**
 * Records of the zone, collection by collection, in a table with a form beside it: look up, edit, make, withdraw,
 * export. As the list of contracts it also shows those that belong to no parcel yet, to be linked.
 */
@customElement('ld-records')
export class LdRecords extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, tableStyles, unsafeCSS(styles)];

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
        ${this.contracts ? nothing : html`${collectionChips(this.#offered, this.#chosen, (id) => this.#choose(id), language)}`}
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
        ${
          this.contracts
            ? linkChips(
                this.isUnlinkedOnly,
                (isUnlinkedOnly) => {
                  this.isUnlinkedOnly = isUnlinkedOnly;
                },
                language,
              )
            : nothing
        }
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

  #choose(id: string): void {
    this.opened = null;
    this.typed = '';
    this.#records.clear();
    this.#workspace.store.go({ collection: id });
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
    if (total === 0)
      return noRecords(this.contracts, this.typed.trim() !== '' || this.isUnlinkedOnly, language);
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

  /** A contract leads to its parcel, or offers to be linked to one. */
  readonly #cell = (feature: Feature, field: string): TemplateResult | undefined => {
    if (this.#id !== 'contracts' || field !== 'parcelName') return undefined;
    const editing = editingMessages[this.#language.value.language];
    const { parcelId, parcelName, title } = feature.properties;
    if (typeof parcelId === 'number')
      return html`<button class="link" title=${editing.openParcel} @click=${() => openOnMap(this.#stores, 'parcels', parcelId)}>${parcelName ?? parcelId}</button>`;
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
      @place-wanted=${(event: CustomEvent<Feature>) => showPlace(this.#stores, this.#id, event.detail)}
    ></ld-record-panel>`;
  }

  get #stores(): PlaceStores {
    return {
      selection: this.#selection.store,
      view: this.#view.store,
      workspace: this.#workspace.store,
    };
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
