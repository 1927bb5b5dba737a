import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MapRecord } from '../../map/map-controller.ts';
import type { DrawStore } from '../../state/draw-store.ts';
import type { HoverStore } from '../../state/hover-store.ts';
import type { MeasureStore } from '../../state/measure-store.ts';
import type { PickStore } from '../../state/pick-store.ts';
import type { PointerStore } from '../../state/pointer-store.ts';
import type { SelectionStore } from '../../state/selection-store.ts';

export interface PointerStores {
  draw: DrawStore;
  hover: HoverStore;
  measure: MeasureStore;
  pick: PickStore;
  pointer: PointerStore;
  selection: SelectionStore;
}

/** What the pointer rests on, and where it is in pixels. */
export interface Pointed {
  record: MapRecord;
  x: number;
  y: number;
}

/** Says what pointing, clicking and double-clicking on the map mean: select, pick, measure, draw an area. */
export class MapPointerController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #stores: () => PointerStores;
  #pointed: Pointed | null = null;
  #clickedAt: [number, number] | null = null;

  /** @param stores asked for when something happens: they are known only once the host stands below their provider. */
  constructor(host: ReactiveControllerHost, stores: () => PointerStores) {
    this.#host = host;
    this.#stores = stores;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#pointed = null;
    this.#clickedAt = null;
  }

  get pointed(): Pointed | null {
    return this.#pointed;
  }

  point(record: MapRecord | null, { x, y }: { x: number; y: number }, lngLat: [number, number] | null): void {
    const { pointer, hover } = this.#stores();
    pointer.patch({ lngLat });
    hover.hover(record ? { collection: record.source, id: record.id } : null, 'map');
    this.#show(record ? { record, x, y } : null);
  }

  /** The map moves beneath the pointer: what it rested on is no longer there. */
  leave(): void {
    if (this.#pointed) this.#show(null);
  }

  click(record: MapRecord | null, lngLat: [number, number]): void {
    const { measure, draw, pick, selection } = this.#stores();
    const corner: [number, number] = [Number(lngLat[0].toFixed(6)), Number(lngLat[1].toFixed(6))];
    if (measure.value.isDrawing) measure.add(corner);
    else if (draw.value.isDrawing) draw.add(corner);
    else if (record && pick.value.isPicking) {
      if (record.source === 'parcels') pick.toggle(record.id);
    } else if (record) {
      this.#clickedAt = lngLat;
      selection.open({ collection: record.source, id: record.id });
    }
  }

  /** Where a card was opened by a click, once: the map keeps it in sight when the drawer takes room away. */
  takeClick(): [number, number] | null {
    const place = this.#clickedAt;
    this.#clickedAt = null;
    return place;
  }

  #show(pointed: Pointed | null): void {
    this.#pointed = pointed;
    this.#host.requestUpdate();
  }
}
