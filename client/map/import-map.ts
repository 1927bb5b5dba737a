import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type ImportMapContent, importStyle } from './import-style.ts';

// The worker is a file of our own: the content security policy admits neither blobs nor foreign hosts.
setWorkerUrl(workerUrl);

type Bounds = readonly [number, number, number, number];

export interface ImportMapEvents {
  /** The outline under the pointer, by its `key`. */
  pointed(key: string | null): void;
  clicked(key: string): void;
  idle(): void;
  busy(): void;
}

const asBounds = (bounds: Bounds) => [...bounds] as [number, number, number, number];
const fitting = { padding: 24, maxZoom: 17 };

/** The map of an import: outlines to be looked at and pointed at before they are written. */
export class ImportMap {
  readonly #map: MapLibreMap;
  readonly #events: ImportMapEvents;
  #hovered: string | null = null;

  /** Throws when the browser cannot draw (no WebGL 2). */
  constructor(container: HTMLElement, content: ImportMapContent, bounds: Bounds, events: ImportMapEvents) {
    this.#events = events;
    this.#map = new MapLibreMap({
      container,
      style: importStyle(content),
      bounds: asBounds(bounds),
      fitBoundsOptions: fitting,
      attributionControl: false,
      fadeDuration: 0,
      maxZoom: 20,
      minZoom: 3,
      maxPitch: 0,
      pitchWithRotate: false,
      dragRotate: false,
      cooperativeGestures: false,
    });
    this.#listen();
  }

  /** Shows another content; what is the same stays. */
  show(content: ImportMapContent): void {
    this.#map.setStyle(importStyle(content), { diff: true });
    this.#mark(this.#hovered, true);
  }

  /** Marks one outline; null takes the mark away. */
  highlight(key: string | null): void {
    if (key === this.#hovered) return;
    this.#mark(this.#hovered, false);
    this.#hovered = key;
    this.#mark(key, true);
  }

  fit(bounds: Bounds): void {
    this.#map.fitBounds(asBounds(bounds), { padding: 60, maxZoom: 16, duration: 400 });
  }

  get canvas(): HTMLCanvasElement {
    return this.#map.getCanvas();
  }

  remove(): void {
    this.#map.remove();
  }

  #mark(key: string | null, hovered: boolean): void {
    if (key === null || !this.#map.getSource('import')) return;
    this.#map.setFeatureState({ source: 'import', id: key }, { hovered });
  }

  #listen(): void {
    const map = this.#map;
    const keyAt = (point: { x: number; y: number }): string | null => {
      if (!map.getLayer('import-fill')) return null;
      const [feature] = map.queryRenderedFeatures([point.x, point.y], { layers: ['import-fill'] });
      return feature === undefined ? null : String(feature.properties.key);
    };
    map.on('mousemove', (event) => {
      const key = keyAt(event.point);
      map.getCanvas().style.cursor = key === null ? '' : 'pointer';
      this.#events.pointed(key);
    });
    map.on('mouseout', () => this.#events.pointed(null));
    map.on('click', (event) => {
      const key = keyAt(event.point);
      if (key !== null) this.#events.clicked(key);
    });
    map.on('idle', () => this.#events.idle());
    map.on('dataloading', () => this.#events.busy());
    map.on('movestart', () => this.#events.busy());
    // Tiles that fail leave the outlines on bare ground; everything else has to be seen.
    map.on('error', (event) => {
      if (!('sourceId' in event)) console.error(event.error);
    });
  }
}
