import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { parcelParams } from '../../api/land-query.ts';
import { messages } from '../../language/messages.ts';
import { geometryBounds } from '../../map/geometry-bounds.ts';
import { drawContext } from '../../state/draw-store.ts';
import { editContext } from '../../state/edit-store.ts';
import { filtersContext } from '../../state/filters-store.ts';
import { labelledParcelsContext } from '../../state/labelled-parcels.ts';
import { languageContext } from '../../state/language-store.ts';
import { landClassesOf, layersContext } from '../../state/layers-store.ts';
import { measureContext } from '../../state/measure-store.ts';
import { placesContext } from '../../state/place-names.ts';
import { selectedGeometryContext } from '../../state/selected-geometry.ts';
import { selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { isSimpleRing } from '../../state/simple-ring.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { elementStyles } from '../../styles/shared-styles.ts';
import { MediaQueryController } from '../media-query.ts';
import type { WorkspaceEntry } from '../workspaces.ts';
import './land-map.ts';
import type { LdLandMap } from './land-map.ts';
import './left-panel.ts';
import type { LdLeftPanel } from './left-panel.ts';
import type { LdPhoneOverlay } from './phone-overlay.ts';

/**
 * The map with what is around it. Workspace 落地地图: panel, map, drawer; on narrow screens the map with a sheet. Another
 * workspace beside the map brings its own panels in their place: an element with `display: contents`, whose parts take
 * the grid's columns `panel` and `drawer`.
 */
@customElement('ld-map-view')
export class LdMapView extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        position: relative;
        display: grid;
        grid-template: minmax(0, 1fr) / [panel] auto [map] minmax(0, 1fr) [drawer] auto;
        height: 100%;
      }
      ld-left-panel {
        width: var(--panel);
      }
      ld-land-map {
        grid-area: 1 / map;
      }
      :host > ld-new-record,
      :host > ld-detail-drawer {
        width: var(--drawer);
      }
      @media (max-width: 899px) {
        :host {
          grid-template-columns: [panel map drawer] minmax(0, 1fr);
        }
      }
      @media print {
        :host {
          grid-template-columns: [panel] var(--panel) [map] minmax(0, 1fr);
        }
        :host > ld-detail-drawer {
          display: none;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #filters = new StoreConsumer(this, filtersContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #geometry = new StoreConsumer(this, selectedGeometryContext);
  readonly #places = new StoreConsumer(this, placesContext);
  readonly #labelled = new StoreConsumer(this, labelledParcelsContext);
  readonly #draw = new StoreConsumer(this, drawContext);
  readonly #measure = new StoreConsumer(this, measureContext);
  readonly #edit = new StoreConsumer(this, editContext);
  @property({ attribute: false }) workspace: WorkspaceEntry | undefined;
  /** Made when somebody came from a page: where they asked to go wins over where the link looked. */
  @property({ type: Boolean }) late = false;
  readonly #narrow = new MediaQueryController(this, '(max-width: 899px)');
  @query('ld-land-map') private map!: LdLandMap;
  @query('ld-left-panel') private panel!: LdLeftPanel | null;
  @query('ld-phone-overlay') private overlay!: LdPhoneOverlay | null;
  #placesAsked = '';

  constructor() {
    super();
    // The panels of another workspace say how much of a narrow map their sheet hides, and what to zoom to.
    this.addEventListener('sheet-moved', (event) => this.#makeRoom((event as CustomEvent<number>).detail));
    this.addEventListener('fit-wanted', () => this.fitSelection());
  }

  focusMap(): void {
    this.map.focus();
  }

  focusLayers(): void {
    this.panel?.layers.focus();
  }

  focusFilters(): void {
    this.panel?.filters.focus();
  }

  /** The search field of the narrow layout, where there is no top bar. */
  focusSearch(): void {
    this.overlay?.search.focus();
  }

  /** Opens the next or previous result. */
  step(direction: 1 | -1): void {
    (this.panel ?? this.overlay)?.results?.step(direction);
  }

  /** Zooms to what is selected. */
  fitSelection(): void {
    const bounds = geometryBounds(this.#geometry.value.feature?.geometry ?? null);
    if (bounds) this.#view.store.fit(bounds);
  }

  /** Pictures of boxes of the map, for a sheet. */
  pictures(boxes: readonly (readonly [number, number, number, number])[]): Promise<string[]> {
    return this.map.pictures(boxes);
  }

  /** Takes what has been drawn as a filter; an area that crosses itself has no inside. */
  finishDrawing(): void {
    if (this.#measure.value.isDrawing) {
      this.#measure.store.finish();
      return;
    }
    const corners = this.#draw.store.finish();
    if (corners && isSimpleRing(corners)) this.#filters.store.setWithin(corners);
    else if (corners) {
      const detail = messages[this.#language.value.language].crossedArea;
      this.dispatchEvent(new CustomEvent('message-shown', { detail, bubbles: true, composed: true }));
    }
  }

  override render(): TemplateResult {
    this.#follow();
    const isNarrow = this.#narrow.matches;
    const beside = this.#panelsOfAnother();
    const ownPanel = isNarrow || beside ? nothing : html`<ld-left-panel></ld-left-panel>`;
    return html`${ownPanel}
      <ld-land-map ?bare=${beside !== undefined} ?late=${this.late} @drawing-finished=${this.finishDrawing}></ld-land-map>
      ${beside ?? (isNarrow ? this.#phone() : this.#drawer())}`;
  }

  /** The panels of another workspace that shares the map. */
  #panelsOfAnother(): TemplateResult | undefined {
    const { workspace } = this;
    return workspace?.layout === 'beside-map' && workspace.id !== 'map' ? workspace.render() : undefined;
  }

  #drawer(): TemplateResult | typeof nothing {
    if (this.#edit.value.making?.outline) {
      void import('../editing/new-record.ts');
      return html`<ld-new-record></ld-new-record>`;
    }
    const { selected, isCardOpen } = this.#selection.value;
    if (!isCardOpen || !selected) return nothing;
    // The cards come with the first selection, not with the first view.
    void import('../cards/detail-drawer.ts');
    return html`<ld-detail-drawer></ld-detail-drawer>`;
  }

  #phone(): TemplateResult {
    void import('./phone-overlay.ts');
    return html`<ld-phone-overlay
      @sheet-moved=${(event: CustomEvent<number>) => this.#makeRoom(event.detail)}
    ></ld-phone-overlay>`;
  }

  /** Keeps the map's furniture above the sheet of a narrow screen. */
  #makeRoom(sheetHeight: number): void {
    this.map?.style.setProperty('--sheet-height', `${sheetHeight}px`);
  }

  /** Stores that hang on others are told what to follow; each asks the server only when something differs. */
  #follow(): void {
    const { camera, bounds, zone } = this.#view.value;
    const zoneCode = this.#view.store.zoneCode;
    void this.#geometry.store.follow(this.#selection.value.selected, this.#session.value.refreshes);
    const places = `${zoneCode} ${this.#session.value.refreshes}`;
    if (places !== this.#placesAsked && zone) {
      this.#placesAsked = places;
      void this.#places.store.follow(zoneCode);
    }
    const landClasses = landClassesOf(this.#layers.value.visible);
    if (camera && bounds && landClasses?.length !== 0) {
      const params = parcelParams({ zoneCode, landClasses, filters: this.#filters.value });
      this.#labelled.store.follow(params, bounds, camera.zoom, this.#session.value.refreshes);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-map-view': LdMapView;
  }
}
