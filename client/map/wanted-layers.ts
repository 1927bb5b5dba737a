import type { LayerSpecification } from 'maplibre-gl';
import { boundaryLayers } from './layers/boundary-layers.ts';
import { drawLayers } from './layers/draw-layers.ts';
import { factoryLayers } from './layers/factory-layers.ts';
import { buildingLayers, groundLayers } from './layers/ground-layers.ts';
import { highlightLayers } from './layers/highlight-layers.ts';
import {
  areaLabelLayers,
  facilityLayer,
  parkNameLayer,
  placeNameLayers,
  roadNameLayers,
  zoneNameLayer,
} from './layers/label-layers.ts';
import { matchLayers } from './layers/match-layers.ts';
import { overlayLayers } from './layers/overlay-layers.ts';
import { parcelLayers } from './layers/parcel-layers.ts';
import { parkLayers } from './layers/park-layers.ts';
import { railAndExpresswayLayers } from './layers/rail-and-expressway-layers.ts';
import { roadLayers } from './layers/road-layers.ts';
import type { MapContent } from './map-content.ts';
import { wantedSources } from './sources.ts';
import { tiandituLayers } from './tianditu.ts';

/**
 * Every layer a content asks for, in drawing order (look: map style): ground, green, blocks, water, roads, buildings,
 * parks, land classes, rail and expressway, hover and selection, labels. A layer whose source is off is left out.
 */
export function wantedLayers(content: MapContent): LayerSpecification[] {
  const { palette, latitude, basemap, focus } = content;
  const ownGround = basemap.kind === 'none';
  const layers = [
    ...groundLayers(palette, !ownGround),
    ...tiandituLayers(basemap),
    ...(ownGround ? [...roadLayers(palette, latitude), ...buildingLayers(palette)] : []),
    ...boundaryLayers(palette),
    ...parkLayers(palette),
    ...parcelLayers(palette, focus?.parcels ?? null),
    ...factoryLayers(palette, focus !== null),
    ...(ownGround ? railAndExpresswayLayers(palette, latitude) : []),
    ...highlightLayers(palette),
    ...drawLayers(palette),
    ...(ownGround ? [...placeNameLayers(palette), ...roadNameLayers(palette)] : []),
    facilityLayer(palette),
    parkNameLayer(palette),
    zoneNameLayer(palette),
    ...areaLabelLayers(palette),
    ...overlayLayers(palette),
    ...matchLayers(palette),
  ];
  const sources = wantedSources(content);
  return layers.filter((layer) => !('source' in layer) || Object.hasOwn(sources, String(layer.source)));
}
