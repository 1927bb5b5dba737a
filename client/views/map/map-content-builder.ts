import type { Feature } from '../../../geodata/model/api-feature.ts';
import type { ZoneOverview } from '../../../geodata/model/api-zones.ts';
import type { Position } from '../../../geodata/model/geometry.ts';
import { factoryParams, type LandQuery, parcelParams, zoneParams } from '../../api/land-query.ts';
import { tileUrl } from '../../api/tile-urls.ts';
import { landArea } from '../../format/areas.ts';
import type { Language } from '../../language/language.ts';
import { areaLabels } from '../../map/area-labels.ts';
import { drawnArea } from '../../map/drawn-area.ts';
import { emptyCollection, type MapContent, type TileAddresses } from '../../map/map-content.ts';
import { type NamedPlace, nameLabels } from '../../map/name-labels.ts';
import type { Palette } from '../../map/palette.ts';
import { type Layers, landClassesOf } from '../../state/layers-store.ts';
import type { Measuring } from '../../state/measure-store.ts';
import type { MapFocus, OverlayShape } from '../../state/overlay-store.ts';
import type { Places } from '../../state/place-names.ts';
import type { SelectedGeometry } from '../../state/selected-geometry.ts';
import type { RecordRef } from '../../state/selection-store.ts';
import { overlayFeatures } from './overlay-features.ts';
import { remember } from './remember.ts';

export interface MapInput {
  query: Pick<LandQuery, 'zoneCode' | 'filters'>;
  layers: Layers;
  theme: string;
  /** Called when the theme has changed. */
  readPalette: () => Palette;
  latitude: number;
  language: Language;
  tiandituKey: string | null;
  hasBoundaries: boolean;
  places: Places | null;
  /** Zones that are named while the map shows several. */
  zones: readonly ZoneOverview[];
  labelled: readonly Feature[] | null;
  selected: RecordRef | null;
  geometry: SelectedGeometry;
  /** Corners while an area is drawn; null when none is. */
  corners: readonly Position[] | null;
  pointer: readonly [number, number] | null;
  shapes: readonly OverlayShape[];
  focus: MapFocus;
  measuring: Measuring;
  /** Part of the tile addresses' life: tiles that failed while the server was away are asked for again. */
  refreshes: number;
  origin: string;
}

/** Builds what the map is to show, and keeps every part whose input has not changed, so that nothing is redrawn. */
export class MapContentBuilder {
  readonly #palette = remember((_theme: string, read: () => Palette) => read(), 1);
  readonly #names = remember((places: Places | null, withParks: boolean, zones: readonly ZoneOverview[]) =>
    nameLabels(
      withParks ? (places?.parks ?? []).map(namedArea) : [],
      (places?.waters ?? []).map(namedArea),
      zones.flatMap(namedPlace),
    ),
  );
  readonly #areas = remember(
    (labelled: readonly Feature[] | null, feature: Feature | null, language: Language) =>
      areaLabelsOf(labelled ?? [], feature, language),
  );
  readonly #selected = remember(
    (feature: Feature | null): GeoJSON.FeatureCollection =>
      feature?.geometry
        ? {
            type: 'FeatureCollection',
            features: [{ type: 'Feature', geometry: feature.geometry, properties: {} }],
          }
        : emptyCollection,
  );
  readonly #drawn = remember(drawnArea);
  readonly #overlay = remember(overlayFeatures);

  build(input: MapInput): MapContent {
    const { layers, language, tiandituKey, geometry } = input;
    const feature = geometry.feature;
    const parcel = input.selected?.collection === 'parcels' ? feature : null;
    const ring = input.corners ?? input.query.filters.within;
    return {
      tiles: tileAddresses(input),
      boundaries: input.hasBoundaries ? `${input.origin}/api/admin-boundaries` : null,
      palette: this.#palette(input.theme, input.readPalette),
      latitude: input.latitude,
      language,
      basemap:
        layers.basemap === 'none' || !tiandituKey
          ? { kind: 'none' }
          : { kind: layers.basemap, key: tiandituKey },
      nameLabels: this.#names(input.places, layers.visible.includes('parks'), input.zones),
      areaLabels: this.#areas(input.labelled, parcel, language),
      selected: this.#selected(feature),
      drawn: this.#drawn(ring, input.corners !== null, input.corners ? input.pointer : null),
      overlay: this.#overlay(input.shapes, input.measuring, input.measuring.isDrawing ? input.pointer : null),
      focus: input.focus,
    };
  }
}

function tileAddresses({ query, layers, origin, refreshes }: MapInput): TileAddresses {
  const isOn = (id: Layers['visible'][number]) => layers.visible.includes(id);
  const landClasses = landClassesOf(layers.visible);
  const land: LandQuery = { ...query, landClasses };
  const zone = zoneParams(query.zoneCode);
  const address = (tileset: keyof TileAddresses, params: URLSearchParams) =>
    tileUrl(tileset, params, origin) + (refreshes > 0 ? `#${refreshes}` : '');
  return {
    base: isOn('surroundings') ? address('base', new URLSearchParams()) : null,
    parcels: landClasses?.length === 0 ? null : address('parcels', parcelParams(land)),
    parks: isOn('parks') ? address('parks', zone) : null,
    'factory-buildings': isOn('factory-buildings') ? address('factory-buildings', factoryParams(land)) : null,
    facilities: isOn('facilities') ? address('facilities', zone) : null,
  };
}

const namedPlace = ({ name, bounds }: ZoneOverview): NamedPlace[] =>
  bounds ? [{ name, point: [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2] }] : [];

const namedArea = ({ id, properties, geometry }: Feature) => ({
  id,
  name: String(properties.name ?? ''),
  kind: typeof properties.kind === 'string' ? properties.kind : undefined,
  geometry,
});

/** Every parcel in view, and the selected one even when it is not among them. */
function areaLabelsOf(labelled: readonly Feature[], selected: Feature | null, language: Language) {
  const others = labelled.filter((feature) => feature.id !== selected?.id);
  const parcels = selected ? [...others, selected] : others;
  return areaLabels(
    parcels.map(({ id, geometry, properties }) => {
      const { text, unit } = landArea(Number(properties.areaSquareMetres ?? 0), language);
      return { id, geometry, label: `${text} ${unit}` };
    }),
    selected?.id ?? null,
  );
}
