import type { LayerSpecification } from 'maplibre-gl';
import { outlineOf, symbolOf } from '../../styles/class-symbols.ts';
import { patternImageId } from '../image-ids.ts';
import { coloursOf, type Palette } from '../palette.ts';

const source = { source: 'factory-buildings', 'source-layer': 'factory-buildings' } as const;

/** Leasable factory buildings: the grid pattern, above the land they stand on; fainter while parcels are in question. */
export function factoryLayers(palette: Palette, isDimmed = false): LayerSpecification[] {
  const strength = isDimmed ? 0.4 : 1;
  const colours = coloursOf(symbolOf('factory-buildings'), palette);
  return [
    {
      id: 'factory-ground',
      type: 'fill',
      ...source,
      paint: { 'fill-color': palette.surface, 'fill-opacity': 0.75 * strength },
    },
    {
      id: 'factory-fill',
      type: 'fill',
      ...source,
      paint: { 'fill-pattern': patternImageId('factory-buildings'), 'fill-opacity': strength },
    },
    {
      id: 'factory-outline',
      type: 'line',
      ...source,
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': colours.ink,
        'line-width': outlineOf('factory-buildings').widthPixels,
        'line-opacity': strength,
      },
    },
  ];
}
