import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { collectionOf } from '../../../geodata/catalog/catalog.ts';
import type { FigureRecord } from '../../../geodata/model/api-figure-records.ts';
import type { IdleCaseRow } from '../../../geodata/model/api-idle-case-list.ts';
import type { DrillDown } from '../../../geodata/model/api-reports.ts';
import { knownCollection } from '../../api/land-query.ts';
import '../../elements/ld-notice.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { filtersContext } from '../../state/filters-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { layerIds, layersContext } from '../../state/layers-store.ts';
import { ProgressStore, type QuarterFigures } from '../../state/progress-store.ts';
import { may, seesCollection } from '../../state/rights.ts';
import { selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';
import './bulletins-page.ts';
import { type FigureRecords, figureAddress } from './figure-drill.ts';
import type { PlaceWanted } from './ledger-list.ts';
import './ledgers-page.ts';
import './progress-dashboard.ts';
import { progressCardStyles } from './progress-styles.ts';
import './progress-tools.ts';
import { quarterName } from './quarter-name.ts';
import { isStockReportPage } from './stock-report-pages.ts';

type Part = 'overview' | 'ledgers' | 'bulletins';

/**
 * The leaders' view: figures of the zone of the top bar, ledgers, quarterly bulletin. Part, quarter and list are kept in
 * the link as `disposal.part`, `disposal.quarter`, `disposal.ledger`.
 */
@customElement('ld-progress-view')
export class LdProgressView extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    progressCardStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        height: 100%;
        background: var(--bg);
      }
      .bar {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        gap: 8px;
        align-items: center;
        padding: 10px 16px;
      }
      .bar .segments {
        background: var(--surface);
      }
      .bar .segments button {
        height: 30px;
        font-size: 13px;
      }
      .body {
        position: relative;
        flex: 1;
        min-height: 0;
      }
      .notice {
        max-width: 480px;
        margin: 24px 16px;
      }
      .skeletons {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(208px, 1fr));
        gap: 12px;
        padding: 0 16px;
      }
      .skeletons .card {
        height: 100px;
        padding: 16px;
      }
      @media (max-width: 899px) {
        .bar {
          padding: 8px 12px;
        }
        .bar .segments button {
          height: 44px;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #filters = new StoreConsumer(this, filtersContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  readonly #progress = new ProgressStore();
  #end: (() => void) | undefined;
  #asked = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#end = this.#progress.subscribe(() => this.requestUpdate());
    this.#asked = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end?.();
  }

  protected override updated(): void {
    if (!this.#mayRead || this.#view.value.zone === null) return;
    const question = `${this.#view.value.zone} ${this.#session.value.refreshes}`;
    if (question === this.#asked) return;
    this.#asked = question;
    void this.#progress.load(this.#view.store.zoneCode);
  }

  override render(): TemplateResult {
    const text = progressMessages[this.#language.value.language];
    if (!this.#mayRead)
      return html`<div class="notice"><ld-notice icon="lock" heading=${text.noRight} text=${text.noRightHint}></ld-notice></div>`;
    return html`<div class="bar">
        <div class="segments" role="group" aria-label=${text.parts}>
          ${this.#segment('overview', text.overview)} ${this.#segment('ledgers', text.ledgers)}
          ${this.#segment('bulletins', text.bulletins)}
        </div>
        <span class="grow"></span>
        ${this.#part === 'overview' ? this.#tools() : nothing}
        <a class="button" href="/?bulletin=all&lang=${this.#language.value.language}" target="_blank">${text.hallTitle}</a>
      </div>
      <div class="body scroll" tabindex="-1">${this.#body()}</div>`;
  }

  get #mayRead(): boolean {
    return may(this.#session.value.session, 'read-reports');
  }

  get #place() {
    return this.#workspace.value.places.disposal ?? {};
  }

  get #part(): Part {
    const { part } = this.#place;
    return part === 'ledgers' || part === 'bulletins' ? part : 'overview';
  }

  get #quarter(): string {
    const { quarters } = this.#progress.value;
    const wanted = quarters.find(({ quarter }) => quarter === this.#place.quarter);
    return (wanted ?? quarters.at(-1))?.quarter ?? '';
  }

  #segment(part: Part, name: string): TemplateResult {
    return html`<button aria-pressed=${this.#part === part} @click=${() => this.#workspace.store.go({ part: part === 'overview' ? '' : part })}>
      ${name}
    </button>`;
  }

  #tools(): TemplateResult {
    return html`<ld-progress-tools
      .quarters=${this.#progress.value.quarters}
      .quarter=${this.#quarter}
      .zoneCode=${this.#view.store.zoneCode}
      .ranked=${this.#place.figure ?? 'R08'}
      .language=${this.#language.value.language}
      @quarter-chosen=${(event: CustomEvent<string>) => this.#workspace.store.go({ quarter: event.detail })}
    ></ld-progress-tools>`;
  }

  get #shown(): QuarterFigures | undefined {
    return this.#progress.value.quarters.find(({ quarter }) => quarter === this.#quarter);
  }

  #body(): TemplateResult {
    if (this.#part === 'bulletins') return this.#bulletins();
    return this.#part === 'ledgers' ? this.#ledgers() : this.#overview();
  }

  #bulletins(): TemplateResult {
    const { session } = this.#session.value;
    const closed = this.#progress.value.quarters
      .slice(0, -1)
      .map(({ quarter, zones }) => ({ quarter, isFrozen: zones.length > 0 }))
      .toReversed();
    return html`<ld-bulletins-page
      .zoneCode=${this.#view.store.zoneCode}
      .quarters=${closed}
      ?canDraft=${may(session, 'work-reports')}
      ?canApprove=${may(session, 'approve-bulletin')}
      .language=${this.#language.value.language}
      @quarter-frozen=${() => this.#progress.load(this.#view.store.zoneCode)}
    ></ld-bulletins-page>`;
  }

  #ledgers(): TemplateResult {
    const { session, refreshes } = this.#session.value;
    const { ledger, narrow } = this.#place;
    const isKnown =
      ledger !== undefined && collectionOf(ledger) !== undefined && seesCollection(session, ledger);
    const isPage = isStockReportPage(ledger) || (ledger === 'figure' && narrow);
    const shown = isKnown || isPage ? ledger : 'attention';
    const right = isKnown ? knownCollection(ledger).rights?.write : 'work-reports';
    const { quarters } = this.#progress.value;
    const running = quarters.at(-1)?.quarter;
    return html`<ld-ledgers-page
      .ledger=${shown}
      .narrow=${narrow ?? ''}
      .zoneCode=${this.#view.store.zoneCode}
      .refreshes=${refreshes}
      ?seesTaxes=${session?.actor.sees.sensitive ?? false}
      .quarter=${this.#place.quarter === running ? null : (this.#place.quarter ?? null)}
      .zoneNames=${new Map(quarters.at(-1)?.zones.map(({ zoneCode, name }) => [zoneCode, name]))}
      ?canWrite=${may(session, right ?? 'write-land')}
      .language=${this.#language.value.language}
      @ledger-chosen=${(event: CustomEvent<string>) =>
        this.#workspace.store.go({ ledger: event.detail === 'attention' ? '' : event.detail, narrow: '' })}
      @narrow-chosen=${(event: CustomEvent<string>) => this.#workspace.store.go({ narrow: event.detail })}
      @place-wanted=${(event: CustomEvent<PlaceWanted>) => this.#showPlace(event.detail)}
      @records-wanted=${({ detail }: CustomEvent<DrillDown>) => this.#openRecords({ kind: 'list', drill: detail })}
      @case-wanted=${({ detail }: CustomEvent<FigureRecord>) =>
        this.#workspace.store.open('disposal', { tab: 'cases', case: String(detail.id) })}
      @project-wanted=${({ detail }: CustomEvent<FigureRecord>) =>
        this.#workspace.store.open('match', { project: String(detail.id) })}
    ></ld-ledgers-page>`;
  }

  #showPlace({ bounds, parcelId }: PlaceWanted): void {
    if (parcelId !== null) this.#selection.store.open({ collection: 'parcels', id: parcelId });
    if (bounds) this.#view.store.fit(bounds);
    this.#workspace.store.open('map');
  }

  #overview(): TemplateResult {
    const { language } = this.#language.value;
    const text = progressMessages[language];
    const { quarters, error, isLoading } = this.#progress.value;
    if (error && quarters.length === 0)
      return html`<div class="notice"><ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${failureText(error, text.loadFailedHint)}>
        <button class="button small primary" @click=${() => this.#progress.load(this.#view.store.zoneCode)}>${text.retry}</button>
      </ld-notice></div>`;
    if (quarters.length === 0)
      return html`<div class="skeletons" role="status" aria-label=${text.loading}>
        ${Array.from({ length: 12 }, () => html`<div class="card"><span class="skeleton" style="width:60%"></span></div>`)}
      </div>`;
    if (this.#shown?.zones.length === 0 && !isLoading)
      return html`<div class="notice"><ld-notice icon="info" heading=${text.nothingFrozen(quarterName(this.#quarter, language))} text=${text.nothingFrozenHint}>
        <button class="button small primary" @click=${() => this.#workspace.store.go({ quarter: '' })}>${text.toRunning}</button>
      </ld-notice></div>`;
    return html`<ld-progress-dashboard
      .quarters=${quarters}
      .quarter=${this.#quarter}
      .zoneCode=${this.#view.store.zoneCode}
      .ranked=${this.#place.figure ?? 'R08'}
      ?seesCases=${may(this.#session.value.session, 'read-cases')}
      .refreshes=${this.#session.value.refreshes}
      .language=${language}
      @indicator-chosen=${(event: CustomEvent<string>) => this.#workspace.store.go({ figure: event.detail })}
      @zone-chosen=${(event: CustomEvent<string>) => this.#view.store.patch({ zone: event.detail })}
      @records-wanted=${(event: CustomEvent<FigureRecords>) => this.#openRecords(event.detail)}
      @map-wanted=${(event: CustomEvent<DrillDown>) => this.#openOnMap(event.detail)}
      @case-chosen=${(event: CustomEvent<IdleCaseRow>) => this.#openParcel(event.detail.parcel.id, event.detail.parcel.point)}
    ></ld-progress-dashboard>`;
  }

  #openRecords(records: FigureRecords): void {
    if (records.kind === 'cases')
      this.#workspace.store.open('disposal', { tab: 'cases', ...records.filters });
    else if (records.kind === 'attention')
      this.#workspace.store.go({ part: 'ledgers', ledger: '', narrow: records.reason });
    else if (records.kind === 'counted')
      this.#workspace.store.go({ part: 'ledgers', ledger: 'figure', narrow: figureAddress(records) });
    else
      this.#workspace.store.go({
        part: 'ledgers',
        ledger: records.drill.collection,
        narrow: new URLSearchParams(records.drill.filters).toString(),
      });
  }

  /** Land of a figure is what the filters of the map leave; of other records the list knows where they lie. */
  #openOnMap(drill: DrillDown): void {
    if (drill.collection !== 'parcels') {
      this.#openRecords({ kind: 'list', drill });
      return;
    }
    const { landClass, ...filters } = drill.filters;
    const classes = landClass?.split(',');
    const context = ['parks', 'facilities', 'surroundings'];
    this.#layers.store.show(
      layerIds.filter((id) => classes === undefined || classes.includes(id) || context.includes(id)),
    );
    this.#filters.store.clear();
    for (const [name, values] of Object.entries(filters))
      this.#filters.store.setValues(name, values.split(','));
    this.#workspace.store.open('map');
  }

  /** A parcel on the land map, with its card. */
  #openParcel(id: number, [lng, lat]: readonly [number, number]): void {
    this.#selection.store.open({ collection: 'parcels', id });
    this.#view.store.fit([lng - 0.004, lat - 0.003, lng + 0.004, lat + 0.003]);
    this.#workspace.store.open('map');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-progress-view': LdProgressView;
  }
}
