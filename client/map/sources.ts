import type { SourceSpecification } from 'maplibre-gl';
import { tilesetOf } from '../../geodata/catalog/tilesets.ts';
import type { MapContent, TilesetId } from './map-content.ts';
import { tiandituSources } from './tianditu.ts';

const tilesetIds: readonly TilesetId[] = ['base', 'parcels', 'parks', 'factory-buildings', 'facilities'];

/** The sources a content needs, by id. */
export function wantedSources(content: MapContent): Record<string, SourceSpecification> {
  const sources: Record<string, SourceSpecification> = { ...tiandituSources(content.basemap) };
  for (const id of tilesetIds) {
    const address = content.tiles[id];
    const tileset = tilesetOf(id);
    if (address === null || !tileset) continue;
    sources[id] = { type: 'vector', tiles: [address], minzoom: tileset.minZoom, maxzoom: tileset.maxZoom };
  }
  if (content.boundaries !== null) sources.boundaries = { type: 'geojson', data: content.boundaries };
  const points = { nameLabels: content.nameLabels, areaLabels: content.areaLabels };
  for (const [id, data] of Object.entries(points)) sources[id] = { type: 'geojson', data };
  sources.selected = { type: 'geojson', data: content.selected };
  sources.drawn = { type: 'geojson', data: content.drawn };
  sources.overlay = { type: 'geojson', data: content.overlay };
  return sources;
}
