import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchItems } from '../../api/items.ts';
import { type Bounds, withBounds, zoneParams } from '../../api/land-query.ts';
import type { MapController } from '../../map/map-controller.ts';
import type { OutlineEditor } from '../../map/outline-editor.ts';
import { readPalette } from '../../map/palette.ts';
import { SnapTargets } from '../../map/snap-targets.ts';
import type { EditStore } from '../../state/edit-store.ts';
import type { SelectedGeometryStore } from '../../state/selected-geometry.ts';
import type { SelectionStore } from '../../state/selection-store.ts';
import type { ViewStore } from '../../state/view-store.ts';

export interface OutlineStores {
  edit: EditStore;
  geometry: SelectedGeometryStore;
  selection: SelectionStore;
  view: ViewStore;
}

const mostNeighbours = 300;

/** Takes an outline into the hand while it shall be redrawn or drawn anew, and lets go of it afterwards. */
export class OutlineController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #stores: () => OutlineStores;
  readonly #changed: () => void;
  readonly #targets = new SnapTargets();
  #editor: OutlineEditor | null = null;
  #reshaped: Feature | null = null;
  /** What the editor is for: a record, or the new one. */
  #purpose = '';
  #neighboursOf = '';
  #neighbourCount = 0;

  /** @param changed hears of every change of the outline. */
  constructor(host: ReactiveControllerHost, stores: () => OutlineStores, changed: () => void) {
    this.#host = host;
    this.#stores = stores;
    this.#changed = changed;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#letGo();
  }

  get editor(): OutlineEditor | null {
    return this.#editor;
  }

  /** The record as it was when its outline was taken up; null for a new one. */
  get reshaped(): Feature | null {
    return this.#reshaped;
  }

  /** How many neighbours attract the corners. */
  get neighbourCount(): number {
    return this.#neighbourCount;
  }

  /** To be called after every change of the stores. */
  async follow(map: MapController | undefined): Promise<void> {
    const { edit, geometry, selection } = this.#stores();
    const { redrawing, making } = edit.value;
    const isMaking = making !== null && making.outline === null;
    const isRedrawing = redrawing !== null && redrawing.id === selection.value.selected?.id;
    const purpose = isMaking
      ? `new ${making.collection}`
      : isRedrawing
        ? `${redrawing.collection}/${redrawing.id}`
        : '';
    if (purpose !== this.#purpose && this.#purpose !== '') this.#letGo();
    if (purpose === '' || !map) return;
    void this.#findNeighbours();
    if (this.#purpose === purpose) return;
    const { feature, isCurrent } = geometry.value;
    const outline = feature?.geometry;
    // An outline taken up while the record is asked for again would be saved against a version that is gone.
    const isReady = isCurrent && feature?.id === redrawing?.id && outline?.type === 'MultiPolygon';
    if (isRedrawing && !isReady) return;
    this.#purpose = purpose;
    this.#reshaped = isMaking ? null : feature;
    const style = getComputedStyle(document.documentElement);
    const palette = readPalette((name) => style.getPropertyValue(name));
    await (isMaking ? import('./draw-panel.ts') : import('./outline-panel.ts'));
    const shape = isMaking || outline?.type !== 'MultiPolygon' ? null : outline;
    const editor = await map.reshape(shape, palette, this.#targets, this.#changed);
    if (this.#purpose !== purpose) {
      editor.remove();
      return;
    }
    this.#editor = editor;
    this.#host.requestUpdate();
  }

  /** Outlines in view attract what is drawn; asked for anew when the view has moved. */
  async #findNeighbours(): Promise<void> {
    const { view, edit } = this.#stores();
    const { bounds } = view.value;
    if (!bounds) return;
    const zone = edit.value.making?.zoneCode ?? view.zoneCode;
    const params = withBounds(zoneParams(zone), bounds as Bounds);
    if (String(params) === this.#neighboursOf) return;
    this.#neighboursOf = String(params);
    try {
      const page = await fetchItems('parcels', params, { limit: mostNeighbours, properties: ['name'] });
      if (String(params) !== this.#neighboursOf) return;
      const others = page.features.filter(({ id }) => id !== this.#reshaped?.id);
      this.#targets.show(others.flatMap(({ geometry }) => (geometry ? [geometry] : [])));
      this.#neighbourCount = others.length;
      this.#host.requestUpdate();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // Drawing goes on without neighbours that attract.
      this.#neighboursOf = '';
    }
  }

  #letGo(): void {
    this.#editor?.remove();
    this.#editor = null;
    this.#reshaped = null;
    this.#purpose = '';
    this.#neighboursOf = '';
    this.#targets.show([]);
    this.#neighbourCount = 0;
    this.#host.requestUpdate();
  }
}
