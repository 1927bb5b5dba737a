import type { LayerSpecification } from 'maplibre-gl';
import { metreWidth } from '../metre-width.ts';
import type { Palette } from '../palette.ts';
import { baseLine, isRoadClass, roadWidth, widerBy } from './base-layer.ts';

/** Roads from local to arterial, casing before fill; widths in metres with a minimum (look: map style). */
export function roadLayers(palette: Palette, latitude: number): LayerSpecification[] {
  const classes = [
    { id: 'local', filter: isRoadClass('local'), least: 1.3, casing: 1.6, minzoom: 12, colour: palette.road },
    {
      id: 'collector',
      filter: isRoadClass('collector'),
      least: 2.2,
      casing: 1.6,
      minzoom: 10.5,
      colour: palette.road,
    },
    {
      id: 'arterial',
      filter: isRoadClass('arterial'),
      least: 3,
      casing: 1.8,
      minzoom: 9,
      colour: palette.arterial,
    },
  ] as const;
  const casings = classes.map(({ id, filter, least, casing, minzoom }) =>
    baseLine(
      `road-${id}-casing`,
      'roads',
      {
        'line-color': palette.roadCasing,
        'line-width': widerBy(metreWidth(roadWidth, least, latitude), casing),
      },
      { minzoom, filter, round: true },
    ),
  );
  const fills = classes.map(({ id, filter, least, minzoom, colour }) =>
    baseLine(
      `road-${id}`,
      'roads',
      { 'line-color': colour, 'line-width': metreWidth(roadWidth, least, latitude) },
      { minzoom, filter, round: true },
    ),
  );
  return [...casings, ...fills];
}
