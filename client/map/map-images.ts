import {
  Droplets,
  Factory,
  Hospital,
  House,
  type IconNode,
  Route,
  School,
  Ship,
  TrainFront,
  Zap,
} from 'lucide';
import type { Map as MapLibreMap, StyleImageMetadata } from 'maplibre-gl';
import { legendOrder } from '../../geodata/catalog/legend.ts';
import type { SensitiveKind } from '../../geodata/model/supply-record.ts';
import type { FacilityKind } from '../../geodata/model/surroundings.ts';
import { type SymbolKind, symbolOf } from '../styles/class-symbols.ts';
import { dotImageId, markerImageId, patternImageId, pillImageId } from './image-ids.ts';
import { markerImage } from './marker-image.ts';
import type { Palette } from './palette.ts';
import { dotImage, imagePixelRatio, patternImage } from './pattern-image.ts';
import { pillImage, pillStretch } from './pill-image.ts';

const kinds: readonly Exclude<SymbolKind, 'parks'>[] = [...legendOrder, 'factory-buildings'];

/** Facilities of the map, and the sensitive places to which a match draws its distances. */
const markerIcons: Readonly<Record<FacilityKind | SensitiveKind, IconNode>> = {
  expressway_exit: Route,
  rail_freight_yard: TrainFront,
  port: Ship,
  substation: Zap,
  residential: House,
  school: School,
  hospital: Hospital,
  water_source: Droplets,
};

/** Draws every image of the layers in the colours of a palette: patterns, dots, facility markers. */
export function installImages(map: MapLibreMap, palette: Palette): void {
  for (const kind of kinds) {
    install(map, patternImageId(kind), patternImage(symbolOf(kind), palette));
    install(map, dotImageId(kind), dotImage(symbolOf(kind), palette));
  }
  for (const [kind, icon] of Object.entries(markerIcons)) {
    install(map, markerImageId(kind), markerImage(icon, palette));
  }
  install(map, pillImageId, pillImage(palette), pillStretch);
  // A kind that a newer server may know and this client does not.
  install(map, markerImageId(''), markerImage(Factory, palette));
}

function install(
  map: MapLibreMap,
  id: string,
  image: ImageData,
  stretch: Partial<StyleImageMetadata> = {},
): void {
  if (map.hasImage(id)) map.updateImage(id, image);
  else map.addImage(id, image, { pixelRatio: imagePixelRatio, ...stretch });
}
