import type { LayerSpecification } from 'maplibre-gl';
import type { Palette } from '../palette.ts';
import { baseFill, baseLine } from './base-layer.ts';

/** Ground, green, blocks and water: everything roads lie on. */
export const groundLayers = (palette: Palette, hasBasemap: boolean): LayerSpecification[] => {
  const areas: LayerSpecification[] = [
    baseFill('green', 'green-spaces', palette.green),
    {
      ...baseFill('blocks', 'blocks', [
        'match',
        ['get', 'character'],
        'residential',
        palette.blockResidential,
        'open',
        palette.blockOpen,
        palette.block,
      ]),
    },
    baseLine(
      'block-edges',
      'blocks',
      { 'line-color': palette.blockLine, 'line-width': 0.8 },
      { minzoom: 12.5 },
    ),
    baseFill('water', 'water-areas', palette.water),
    baseLine(
      'shores',
      'water-areas',
      { 'line-color': palette.waterLine, 'line-width': 0.8 },
      { minzoom: 12 },
    ),
  ];
  const ground: LayerSpecification = {
    id: 'ground',
    type: 'background',
    paint: { 'background-color': palette.ground },
  };
  return hasBasemap ? [] : [ground, ...areas];
};

/** Buildings with a shadow of four metres. */
export const buildingLayers = (palette: Palette): LayerSpecification[] => [
  {
    ...baseFill('building-shadows', 'buildings', palette.buildingShadow),
    minzoom: 13.4,
    paint: {
      'fill-color': palette.buildingShadow,
      'fill-translate': [
        'interpolate',
        ['exponential', 2],
        ['zoom'],
        14,
        ['literal', [1.1, 1.3]],
        18,
        ['literal', [17.6, 20.8]],
      ],
    },
  },
  {
    ...baseFill('buildings', 'buildings', palette.building),
    minzoom: 13,
    paint: {
      'fill-color': palette.building,
      'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13, 0, 13.6, 1],
    },
  },
  baseLine(
    'building-edges',
    'buildings',
    { 'line-color': palette.buildingLine, 'line-width': 0.5 },
    { minzoom: 14 },
  ),
];
