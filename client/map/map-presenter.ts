import type {
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
  SourceSpecification,
  VectorTileSource,
} from 'maplibre-gl';
import { diffLayers, type LayerStep } from './layer-diff.ts';
import type { MapContent } from './map-content.ts';
import { installImages } from './map-images.ts';
import { wantedSources } from './sources.ts';
import { wantedLayers } from './wanted-layers.ts';

/** A record by the tileset that carries it. */
export interface RecordMark {
  source: 'parcels' | 'parks' | 'factory-buildings';
  id: number;
}

export type MarkState = 'hovered' | 'selected';

type Sources = Readonly<Record<string, SourceSpecification>>;

const same = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) ||
  (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

/** Data and colours by identity, addresses by their text: cheap enough for every movement of the pointer. */
const isSameContent = (a: MapContent, b: MapContent): boolean =>
  (Object.keys(b) as (keyof MapContent)[]).every((key) =>
    key === 'tiles' || key === 'basemap' ? same(a[key], b[key]) : Object.is(a[key], b[key]),
  );

/** Brings a MapLibre map to show a content: images, sources, layers and marks, touching only what differs. */
export class MapPresenter {
  readonly #map: MapLibreMap;
  #content: MapContent | undefined;
  #layers: readonly LayerSpecification[] = [];
  #sources: Sources = {};
  #picked: ReadonlySet<number> = new Set();
  readonly #marks: Record<MarkState, RecordMark | null> = { hovered: null, selected: null };

  constructor(map: MapLibreMap) {
    this.#map = map;
  }

  /** Only once the map's style has loaded. */
  show(content: MapContent): void {
    const before = this.#content;
    if (before && isSameContent(before, content)) return;
    this.#content = content;
    if (before?.palette !== content.palette) installImages(this.#map, content.palette);
    const layers = wantedLayers(content);
    const steps = diffLayers(this.#layers, layers);
    // Layers go before their sources do, and come after them.
    for (const step of steps) if (step.step === 'remove') this.#map.removeLayer(step.id);
    const hadParcels = Object.hasOwn(this.#sources, 'parcels');
    this.#changeSources(wantedSources(content));
    for (const step of steps) this.#take(step);
    this.#layers = layers;
    for (const state of ['hovered', 'selected'] as const) this.#setState(this.#marks[state], state, true);
    if (!hadParcels) for (const id of this.#picked) this.#setPicked(id, true);
  }

  /** Marks the parcels that are picked to be changed together. */
  markPicked(ids: ReadonlySet<number>): void {
    if (ids === this.#picked) return;
    const before = this.#picked;
    this.#picked = ids;
    for (const id of before) if (!ids.has(id)) this.#setPicked(id, false);
    for (const id of ids) if (!before.has(id)) this.#setPicked(id, true);
  }

  /** Marks one record in a way; null takes the mark away. */
  mark(state: MarkState, record: RecordMark | null): void {
    const old = this.#marks[state];
    if (old?.source === record?.source && old?.id === record?.id) return;
    this.#marks[state] = record;
    this.#setState(old, state, false);
    this.#setState(record, state, true);
  }

  #take(step: LayerStep): void {
    const map = this.#map;
    if (step.step === 'add') map.addLayer(step.layer, step.before);
    // MapLibre types these by layer; the diff has taken names and values from a layer of that very type.
    if (step.step === 'paint') map.setPaintProperty(step.id, step.property as never, step.value as never);
    if (step.step === 'layout') map.setLayoutProperty(step.id, step.property as never, step.value as never);
    if (step.step === 'filter') map.setFilter(step.id, step.filter as never);
  }

  #changeSources(after: Sources): void {
    const before = this.#sources;
    this.#sources = after;
    for (const id of Object.keys(before)) if (!Object.hasOwn(after, id)) this.#map.removeSource(id);
    for (const [id, source] of Object.entries(after)) {
      const old = before[id];
      if (!old) this.#map.addSource(id, source);
      else if (source.type === 'geojson' && old.type === 'geojson' && source.data !== old.data) {
        this.#map.getSource<GeoJSONSource>(id)?.setData(source.data);
      } else if (source.type === 'vector' && old.type === 'vector' && !same(source.tiles, old.tiles)) {
        // Keeps the old tiles on the screen until the new ones are here.
        this.#map.getSource<VectorTileSource>(id)?.setTiles(source.tiles ?? []);
      }
    }
  }

  #setPicked(id: number, value: boolean): void {
    this.#setState({ source: 'parcels', id }, 'picked', value);
  }

  #setState(record: RecordMark | null, state: MarkState | 'picked', value: boolean): void {
    if (!record || !this.#map.getSource(record.source)) return;
    const { source, id } = record;
    this.#map.setFeatureState({ source, sourceLayer: source, id }, { [state]: value });
  }
}
