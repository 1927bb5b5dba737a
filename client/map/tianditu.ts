import type { LayerSpecification, RasterSourceSpecification } from 'maplibre-gl';
import type { MapContent } from './map-content.ts';

const hosts = [0, 1, 2, 3, 4, 5, 6, 7];

/** 天地图 in Web Mercator (`_w`): CGCS2000, no GCJ-02 offset, so that parcels lie where they are. */
const tiles = (layer: string, key: string): RasterSourceSpecification => ({
  type: 'raster',
  tiles: hosts.map(
    (host) => `https://t${host}.tianditu.gov.cn/DataServer?T=${layer}&x={x}&y={y}&l={z}&tk=${key}`,
  ),
  tileSize: 256,
  maxzoom: 18,
});

const layersOf = { vector: ['vec_w', 'cva_w'], imagery: ['img_w', 'cia_w'] } as const;

export function tiandituSources(basemap: MapContent['basemap']): Record<string, RasterSourceSpecification> {
  if (basemap.kind === 'none') return {};
  const { key } = basemap;
  return Object.fromEntries(layersOf[basemap.kind].map((layer) => [`tianditu-${layer}`, tiles(layer, key)]));
}

export const tiandituLayers = (basemap: MapContent['basemap']): LayerSpecification[] =>
  basemap.kind === 'none'
    ? []
    : layersOf[basemap.kind].map((layer) => ({
        id: `tianditu-${layer}`,
        type: 'raster',
        source: `tianditu-${layer}`,
      }));
