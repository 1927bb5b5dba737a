import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { type ExportFormat, exportFormats, exportUrl } from '../../api/export-url.ts';
import { parcelParams } from '../../api/land-query.ts';
import '../../elements/ld-action-menu.ts';
import type { MenuAction } from '../../elements/ld-action-menu.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-menu.ts';
import '../../elements/ld-notice.ts';
import '../../elements/ld-result-list.ts';
import type { LdResultList } from '../../elements/ld-result-list.ts';
import { quantity } from '../../elements/quantity.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import { messages } from '../../language/messages.ts';
import { recordsMessages } from '../../language/records-messages.ts';
import { filtersContext } from '../../state/filters-store.ts';
import { hoverContext } from '../../state/hover-store.ts';
import { languageContext } from '../../state/language-store.ts';
import { landClassesOf, layersContext } from '../../state/layers-store.ts';
import { panelSummaryContext } from '../../state/panel-summary.ts';
import { pickContext } from '../../state/pick-store.ts';
import { resultsContext } from '../../state/results-store.ts';
import { may } from '../../state/rights.ts';
import { selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { download } from '../download.ts';
import './empty-results.ts';
import './saved-views-menu.ts';
import { resultItem } from './result-item.ts';

/** The result list with its head: count, area, order. */
@customElement('ld-results-section')
export class LdResultsSection extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }
      .head {
        display: flex;
        flex: none;
        gap: 8px;
        align-items: center;
        height: 36px;
        padding: 0 14px;
        border-bottom: 1px solid var(--line);
        color: var(--ink-3);
        font-size: 12px;
        white-space: nowrap;
      }
      .head b {
        color: var(--ink);
        font-size: 13px;
      }
      /* The area gives way whole, by wrapping out of sight: it stands in the figures, too. */
      .sum {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        gap: 0 8px;
        min-width: 0;
        height: 100%;
        overflow: hidden;
        line-height: 35px;
      }
      .order {
        display: inline-grid;
        width: 24px;
        height: 24px;
        margin-right: -6px;
        border-radius: var(--r1);
        place-items: center;
      }
      .order:hover,
      .order[aria-pressed='true'] {
        background: var(--surface-2);
      }
      .order[aria-pressed='true'] {
        color: var(--accent-ink);
      }
      ld-result-list {
        flex: 1;
      }
      .stale {
        opacity: 0.55;
        transition: opacity var(--m-mid) var(--ease) 400ms;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #results = new StoreConsumer(this, resultsContext);
  readonly #summary = new StoreConsumer(this, panelSummaryContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #hover = new StoreConsumer(this, hoverContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #filters = new StoreConsumer(this, filtersContext);
  readonly #pick = new StoreConsumer(this, pickContext);
  @query('ld-result-list') private list!: LdResultList | null;
  #shownQuery = '';

  /** Goes to the next or previous row and opens it. */
  step(direction: 1 | -1): void {
    const { rows } = this.#results.value;
    const { selected } = this.#selection.value;
    const index = selected?.collection === 'parcels' ? rows.findIndex((row) => row.id === selected.id) : -1;
    const next = rows[index === -1 ? 0 : index + direction];
    if (next) this.#selection.store.open({ collection: 'parcels', id: next.id });
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { sortBy } = this.#results.value;
    const shown = JSON.stringify([
      sortBy,
      this.#filters.value,
      this.#layers.value.visible,
      this.#view.value.zone,
    ]);
    if (this.#shownQuery && shown !== this.#shownQuery) this.list?.scrollToStart();
    this.#shownQuery = shown;
  }

  override render(): TemplateResult {
    const text = messages[this.#language.value.language];
    const { total, isLoading, error, rows } = this.#results.value;
    const isFirst = total === null && !error;
    return html`${this.#head()}${this.#pickBar()}
    ${
      error && rows.length === 0
        ? html`<ld-notice icon="error" tone="alarm" heading=${text.loadFailed} text=${error.problem?.title ?? text.serverUnreachableHint}>
          <button class="button small primary" @click=${() => this.#session.store.refresh()}>
            ${text.retry}
          </button>
        </ld-notice>`
        : total === 0
          ? html`<ld-empty-results class="scroll"></ld-empty-results>`
          : this.#list(isFirst, isLoading)
    }`;
  }

  /** Comes with the first time somebody picks. */
  #pickBar(): TemplateResult | typeof nothing {
    if (!this.#pick.value.isPicking) return nothing;
    void import('./pick-bar.ts');
    return html`<ld-pick-bar></ld-pick-bar>`;
  }

  #togglePicking(): void {
    if (this.#pick.value.isPicking) this.#pick.store.end();
    else this.#pick.store.start();
  }

  #head(): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const { total, sortBy } = this.#results.value;
    const area = this.#summary.value.data?.parcels.total.areaSquareMetres;
    const isEmpty = landClassesOf(this.#layers.value.visible)?.length === 0;
    const picking = recordsMessages[language];
    const pickName = this.#pick.value.isPicking ? picking.pickEnd : picking.pick;
    const isDescending = sortBy.startsWith('-');
    const field = sortBy.replace(/^-/, '');
    const direction = isDescending ? text.descending : text.ascending;
    const choices = [
      { id: 'readiness', name: text.sortReadiness },
      { id: 'areaSquareMetres', name: text.sortArea },
      { id: 'floorPriceYuanPerSquareMetre', name: text.sortPrice },
      { id: 'readyOn', name: text.sortReady },
      { id: 'name', name: text.sortName },
    ].filter(
      ({ id }) => id !== 'floorPriceYuanPerSquareMetre' || this.#session.value.session?.actor.sees.internal,
    );
    return html`<div class="head">
      <div class="sum">
        <b role="status">${total === null ? html`<span class="skeleton" style="width:48px"></span>` : text.resultCount(formatCount(total))}</b>
        ${typeof area === 'number' && !isEmpty ? html`<span>${quantity(landArea(area, language))}</span>` : nothing}
      </div>
      <ld-menu
        plain
        .label=${text.sortBy}
        .choices=${choices}
        .value=${field}
        @choice-made=${(event: CustomEvent<string>) => this.#sort(event.detail, event.detail !== 'name')}
      ></ld-menu>
      <button class="order" aria-label=${direction} title=${direction} @click=${() => this.#sort(field, !isDescending)}>
        <ld-icon size="small" name=${isDescending ? 'arrow-down' : 'arrow-up'}></ld-icon>
      </button>
      ${
        may(this.#session.value.session, 'write-land')
          ? html`<button
        class="order"
        aria-label=${pickName}
        title=${pickName}
        aria-pressed=${this.#pick.value.isPicking}
        @click=${this.#togglePicking}
      >
        <ld-icon name="pick"></ld-icon>
      </button>`
          : nothing
      }
      ${may(this.#session.value.session, 'keep-views') ? html`<ld-saved-views-menu></ld-saved-views-menu>` : nothing}
      <ld-action-menu
        plain
        icon="download"
        .label=${editingMessages[language].export}
        .actions=${this.#exports()}
        @action-chosen=${(event: CustomEvent<ExportFormat>) => this.#export(event.detail)}
      ></ld-action-menu>
    </div>`;
  }

  #list(isFirst: boolean, isLoading: boolean): TemplateResult {
    const { language } = this.#language.value;
    const { rows, total } = this.#results.value;
    const { selected } = this.#selection.value;
    const { hovered } = this.#hover.value;
    const asOf = this.#session.value.session?.dataAsOf?.slice(0, 10) ?? new Date().toISOString().slice(0, 10);
    return html`<ld-result-list
      class=${isLoading && !isFirst && rows.length <= 200 ? 'stale' : ''}
      .label=${messages[language].results}
      .items=${rows.map((row) => resultItem(row, asOf, language))}
      .total=${isFirst ? 8 : (total ?? 0)}
      .selectedId=${selected?.collection === 'parcels' ? selected.id : null}
      .picked=${this.#pick.value.isPicking ? this.#pick.value.ids : null}
      .hoveredId=${hovered?.collection === 'parcels' ? hovered.id : null}
      @row-hovered=${(event: CustomEvent<number | null>) => this.#hovered(event.detail)}
      @row-picked=${(event: CustomEvent<number>) => this.#selection.store.open({ collection: 'parcels', id: event.detail })}
      @row-toggled=${(event: CustomEvent<number>) => this.#pick.store.toggle(event.detail)}
      @row-activated=${(event: CustomEvent<number>) => this.#fit(event.detail)}
      @rows-needed=${() => this.#results.store.loadMore()}
    ></ld-result-list>`;
  }

  #exports(): MenuAction[] {
    const text = editingMessages[this.#language.value.language];
    const names = { xlsx: text.exportXlsx, csv: text.exportCsv, geojson: text.exportGeojson };
    return exportFormats.map((format) => ({ id: format, name: names[format] }));
  }

  /** The list as it is: filtered, sorted, every row. */
  #export(format: ExportFormat): void {
    const params = parcelParams({
      zoneCode: this.#view.store.zoneCode,
      landClasses: landClassesOf(this.#layers.value.visible),
      filters: this.#filters.value,
    });
    const { sortBy } = this.#results.value;
    download(exportUrl('parcels', params, format, sortBy, this.#language.value.language));
  }

  #hovered(id: number | null): void {
    this.#hover.store.hover(id === null ? null : { collection: 'parcels', id }, 'list');
  }

  #fit(id: number): void {
    const bounds = this.#results.value.rows.find((row) => row.id === id)?.bounds;
    if (bounds) this.#view.store.fit(bounds);
  }

  #sort(field: string, isDescending: boolean): void {
    this.#results.store.patch({ sortBy: isDescending ? `-${field}` : field });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-results-section': LdResultsSection;
  }
}
