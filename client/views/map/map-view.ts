import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { parcelParams } from '../../api/land-query.ts';
import { geometryBounds } from '../../map/geometry-bounds.ts';
import { drawContext } from '../../state/draw-store.ts';
import { filtersContext } from '../../state/filters-store.ts';
import { labelledParcelsContext } from '../../state/labelled-parcels.ts';
import { landClassesOf, layersContext } from '../../state/layers-store.ts';
import { placesContext } from '../../state/place-names.ts';
import { selectedGeometryContext } from '../../state/selected-geometry.ts';
import { selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { elementStyles } from '../../styles/shared-styles.ts';
import './land-map.ts';
import type { LdLandMap } from './land-map.ts';
import './left-panel.ts';
import type { LdLeftPanel } from './left-panel.ts';

/** Workspace 落地地图: panel, map, drawer. */
@customElement('ld-map-view')
export class LdMapView extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: grid;
        grid-template: minmax(0, 1fr) / var(--panel) minmax(0, 1fr) auto;
        height: 100%;
      }
      ld-detail-drawer {
        width: var(--drawer);
      }
    `,
  ];

  readonly #view = new StoreConsumer(this, viewContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #layers = new StoreConsumer(this, layersContext);
  readonly #filters = new StoreConsumer(this, filtersContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #geometry = new StoreConsumer(this, selectedGeometryContext);
  readonly #places = new StoreConsumer(this, placesContext);
  readonly #labelled = new StoreConsumer(this, labelledParcelsContext);
  readonly #draw = new StoreConsumer(this, drawContext);
  @query('ld-land-map') private map!: LdLandMap;
  @query('ld-left-panel') private panel!: LdLeftPanel;
  #placesAsked = '';

  focusMap(): void {
    this.map.focus();
  }

  override render(): TemplateResult {
    this.#follow();
    const { selected, isCardOpen } = this.#selection.value;
    return html`<ld-left-panel></ld-left-panel>
      <ld-land-map @fit-wanted=${this.fitSelection}></ld-land-map>
      ${isCardOpen && selected ? this.#drawer() : nothing}`;
  }

  /** Zooms to what is selected. */
  fitSelection(): void {
    const bounds = geometryBounds(this.#geometry.value.feature?.geometry ?? null);
    if (bounds) this.#view.store.fit(bounds);
  }

  #drawer(): TemplateResult {
    // The cards come with the first selection, not with the first view.
    void import('../cards/detail-drawer.ts');
    return html`<ld-detail-drawer @fit-wanted=${this.fitSelection}></ld-detail-drawer>`;
  }

  /** Stores that hang on others are told what to follow; each asks the server only when something differs. */
  #follow(): void {
    const { camera, bounds } = this.#view.value;
    const zoneCode = this.#view.store.zoneCode;
    void this.#geometry.store.follow(this.#selection.value.selected);
    const places = `${zoneCode} ${this.#session.value.reconnects}`;
    if (places !== this.#placesAsked && this.#view.value.zone) {
      this.#placesAsked = places;
      void this.#places.store.follow(zoneCode);
    }
    const landClasses = landClassesOf(this.#layers.value.visible);
    if (camera && bounds && landClasses?.length !== 0) {
      const params = parcelParams({ zoneCode, landClasses, filters: this.#filters.value });
      this.#labelled.store.follow(params, bounds, camera.zoom);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-map-view': LdMapView;
  }
}
