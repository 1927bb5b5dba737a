import { Map as MapLibreMap, type MapMouseEvent, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { MapContent } from './map-content.ts';
import { MapPresenter, type MarkState, type RecordMark } from './map-presenter.ts';
import type { OutlineEditor } from './outline-editor.ts';
import type { Palette } from './palette.ts';
import type { SnapTargets } from './snap-targets.ts';

// The worker is a file of our own: the content security policy admits neither blobs nor foreign hosts.
setWorkerUrl(workerUrl);

/** Where the map looks; zoom as MapLibre counts it, bearing clockwise from north. */
export interface MapCamera {
  lng: number;
  lat: number;
  zoom: number;
  bearing: number;
}

/** [minLng, minLat, maxLng, maxLat] in degrees. */
export type MapBounds = readonly [number, number, number, number];

/** A record the map can point at. */
export interface MapRecord extends RecordMark {
  /** What the tile knows of it, so that a tooltip has something to say at once. */
  properties: Readonly<Record<string, unknown>>;
}

export interface MapEvents {
  cameraChanged(camera: MapCamera, bounds: MapBounds, isMoving: boolean): void;
  /** Point in pixels from the map's top left corner. */
  pointed(record: MapRecord | null, point: { x: number; y: number }, lngLat: [number, number] | null): void;
  clicked(record: MapRecord | null, lngLat: [number, number]): void;
  /** Null while picking is off: that ends a drawing. */
  doubleClicked(record: MapRecord | null): void;
  /** Everything asked for is drawn. */
  idle(): void;
  /** Something is being asked for or moves. */
  busy(): void;
  tileFailed(): void;
}

const pointable = ['factory-fill', 'parcel-fill', 'parcel-flat', 'park-names'];

/** Owns the MapLibre map: takes what is wanted, finds what has changed, tells what people do. */
export class MapController {
  readonly #map: MapLibreMap;
  readonly #events: MapEvents;
  readonly #presenter: MapPresenter;
  #wanted: MapContent | undefined;
  #isPicking = true;
  #isReady = false;
  #fitted: { bounds: MapBounds; options: { animate?: boolean; maxZoom?: number }; at: number } | undefined;

  /** Throws when the browser cannot draw (no WebGL 2). */
  constructor(
    container: HTMLElement,
    start: { camera?: MapCamera; bounds?: MapBounds; legibleZoom?: number; maxZoom?: number },
    events: MapEvents,
  ) {
    const { camera, bounds } = start;
    this.#events = events;
    this.#map = new MapLibreMap({
      container,
      style: { version: 8, sources: {}, layers: [] },
      attributionControl: false,
      // Sizes are followed by `resize`, which keeps what is seen in its place.
      trackResize: false,
      fadeDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 120,
      maxZoom: start.maxZoom ?? 20,
      minZoom: 3,
      pitchWithRotate: false,
      maxPitch: 0,
      locale: {},
      ...(camera ? { center: [camera.lng, camera.lat], zoom: camera.zoom, bearing: camera.bearing } : {}),
      ...(!camera && bounds
        ? { bounds: [...bounds] as [number, number, number, number], fitBoundsOptions }
        : {}),
    });
    this.#presenter = new MapPresenter(this.#map);
    this.#map.touchPitch.disable();
    // A small screen would show a whole zone as a few dots; plots are what people came for.
    if (!camera && start.legibleZoom !== undefined && this.#map.getZoom() < start.legibleZoom) {
      this.#map.setZoom(start.legibleZoom);
    }
    this.#listen();
  }

  /** Shows a content; called as often as anything changes, it touches only what differs. */
  show(content: MapContent): void {
    this.#wanted = content;
    if (this.#isReady) this.#presenter.show(content);
  }

  /** Marks the record under the pointer or the selected one; null takes the mark away. */
  mark(state: MarkState, record: RecordMark | null): void {
    this.#presenter.mark(state, record);
  }

  /** Marks the parcels that are picked to be changed together. */
  markPicked(ids: ReadonlySet<number>): void {
    this.#presenter.markPicked(ids);
  }

  /** Moves so that a box is seen whole, with room for what floats over the map. */
  fit(bounds: MapBounds, options: { animate?: boolean; maxZoom?: number } = {}): void {
    const { animate = true, maxZoom = 17 } = options;
    this.#fitted = { bounds, options, at: performance.now() };
    this.#map.fitBounds([...bounds] as [number, number, number, number], {
      ...fitBoundsOptions,
      maxZoom,
      ...(animate ? { duration: 600 } : { animate: false }),
    });
  }

  jump(camera: MapCamera): void {
    this.#map.jumpTo({ center: [camera.lng, camera.lat], zoom: camera.zoom, bearing: camera.bearing });
  }

  zoomBy(levels: number): void {
    this.#map.easeTo({ zoom: this.#map.getZoom() + levels, duration: 200 });
  }

  resetNorth(): void {
    this.#map.easeTo({ bearing: 0, duration: 200 });
  }

  /**
   * Follows the container's size; what is seen stays where it is on the screen. A box that has just been fitted is
   * fitted anew: the drawer that opens with it takes room away.
   */
  resize(): void {
    if (this.#fitted && performance.now() - this.#fitted.at < refitMilliseconds) {
      this.#map.stop();
      this.#map.resize();
      this.fit(this.#fitted.bounds, this.#fitted.options);
      return;
    }
    const corner = this.#map.unproject([0, 0]);
    this.#map.resize();
    const moved = this.#map.project(corner);
    if (Math.abs(moved.x) > 0.5 || Math.abs(moved.y) > 0.5)
      this.#map.panBy([moved.x, moved.y], { animate: false });
  }

  /** Moves just as far as a place needs to be seen with some room around it. */
  keepInSight(lngLat: [number, number]): void {
    const { x } = this.#map.project(lngLat);
    const beyond = x + roomAround - this.#map.getContainer().clientWidth;
    if (beyond > 0) this.#map.panBy([beyond, 0], { duration: 200 });
  }

  /** Whether clicks and movements point at records; off while something is being drawn. */
  setPicking(isPicking: boolean): void {
    this.#isPicking = isPicking;
    this.#map.getCanvas().style.cursor = isPicking ? '' : 'crosshair';
    if (isPicking) this.#map.doubleClickZoom.enable();
    else this.#map.doubleClickZoom.disable();
  }

  get camera(): MapCamera {
    const { lng, lat } = this.#map.getCenter();
    return { lng, lat, zoom: this.#map.getZoom(), bearing: this.#map.getBearing() };
  }

  get bounds(): MapBounds {
    const [[west, south], [east, north]] = this.#map.getBounds().toArray();
    return [west, south, east, north];
  }

  /** Pixel of a place, from the map's top left corner. */
  project(lngLat: [number, number]): { x: number; y: number } {
    return this.#map.project(lngLat);
  }

  /** The canvas, which takes the keyboard: arrows pan, plus and minus zoom. */
  get canvas(): HTMLCanvasElement {
    return this.#map.getCanvas();
  }

  /**
   * Lets people reshape an outline, or draw a new one (null), until the returned editor is removed; the drawing tools
   * come when first needed.
   */
  async reshape(
    outline: GeoJSON.MultiPolygon | null,
    palette: Palette,
    targets: SnapTargets,
    changed: () => void,
  ): Promise<OutlineEditor> {
    const { OutlineEditor: Editor } = await import('./outline-editor.ts');
    return new Editor(this.#map, outline, palette, targets, changed);
  }

  /**
   * The map as it is, as a PNG, with more pixels than the screen has, so that it can be printed: `density` pixels for
   * one of the page. Drawn anew, because a picture is only there right after drawing.
   */
  async picture(density: number): Promise<Blob> {
    const map = this.#map;
    const usual = map.getPixelRatio();
    map.setPixelRatio(density);
    try {
      // Sharper labels and patterns come in more than one frame.
      await new Promise<void>((resolve) => {
        map.once('idle', () => resolve());
        map.triggerRepaint();
      });
      return await new Promise((resolve, reject) => {
        map.once('render', () => {
          map
            .getCanvas()
            .toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture of the map'))));
        });
        map.triggerRepaint();
      });
    } finally {
      map.setPixelRatio(usual);
    }
  }

  remove(): void {
    this.#map.remove();
  }

  #listen(): void {
    const map = this.#map;
    map.once('style.load', () => {
      this.#isReady = true;
      if (this.#wanted) this.#presenter.show(this.#wanted);
    });
    const report = (isMoving: boolean) => this.#events.cameraChanged(this.camera, this.bounds, isMoving);
    map.on('move', () => report(true));
    map.on('moveend', () => report(false));
    map.on('load', () => report(false));
    map.on('idle', () => this.#events.idle());
    map.on('dataloading', () => this.#events.busy());
    map.on('movestart', () => this.#events.busy());
    map.on('error', (event) => {
      // Errors of a source are failed tiles; anything else is a fault of the style and has to be seen.
      if ('sourceId' in event) this.#events.tileFailed();
      else console.error(event.error);
    });
    map.on('mousemove', (event) => {
      const record = this.#isPicking && !map.isMoving() ? this.#recordAt(event) : null;
      if (this.#isPicking) map.getCanvas().style.cursor = record ? 'pointer' : '';
      this.#events.pointed(record, event.point, event.lngLat.toArray());
    });
    map.on('mouseout', () => this.#events.pointed(null, { x: 0, y: 0 }, null));
    map.on('click', (event) => {
      this.#events.clicked(this.#isPicking ? this.#recordAt(event) : null, event.lngLat.toArray());
      if (this.#isPicking) this.#openDot(event);
    });
    map.on('dblclick', (event) => {
      const record = this.#isPicking ? this.#recordAt(event) : null;
      if (!record && this.#isPicking) return;
      event.preventDefault();
      this.#events.doubleClicked(record);
    });
  }

  /** A dot stands for many parcels: a click goes nearer until they can be told apart. */
  #openDot(event: MapMouseEvent): void {
    const layers = ['parcel-dots'].filter((id) => this.#map.getLayer(id));
    const dot = layers.length > 0 && this.#map.queryRenderedFeatures(event.point, { layers })[0];
    if (!dot) return;
    const zoom = Math.max(this.#map.getZoom() + 2, Math.min(12.6, this.#map.getZoom() + 6));
    this.#map.easeTo({ center: event.lngLat, zoom, duration: 600 });
  }

  #recordAt(event: MapMouseEvent): MapRecord | null {
    const layers = pointable.filter((id) => this.#map.getLayer(id));
    const feature = this.#map.queryRenderedFeatures(event.point, { layers })[0];
    if (!feature) return null;
    const { properties } = feature;
    if (feature.layer.id === 'park-names') return { source: 'parks', id: Number(properties.id), properties };
    if (typeof feature.id !== 'number') return null;
    return {
      source: feature.source === 'parcels' ? 'parcels' : 'factory-buildings',
      id: feature.id,
      properties,
    };
  }
}

const roomAround = 96;
const refitMilliseconds = 1500;

/** Room for controls on the right, chips above, the figures strip below. */
const fitBoundsOptions = { padding: { top: 56, right: 64, bottom: 104, left: 40 } };
