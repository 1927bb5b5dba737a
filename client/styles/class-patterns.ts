import type { Pattern } from '../../geodata/catalog/legend.ts';

/** A line segment within a pattern tile: x1, y1, x2, y2 in CSS pixels. */
export type Segment = readonly [number, number, number, number];

/** One tile of a class pattern; legend swatches (SVG) and the map (canvas) draw the same one. */
export interface PatternTile {
  /** Edge of the square tile in CSS pixels; whole at twice the density, so that it repeats without a seam. */
  size: number;
  /** Opacity of the class colour beneath. */
  ground: number;
  lines: readonly Segment[];
  lineWidth: number;
  lineOpacity: number;
  /** Centres of dots, drawn in the dark ink of the class. */
  dots: readonly (readonly [number, number])[];
  dotRadius: number;
}

const tile = (size: number, ground: number, rest: Partial<PatternTile> = {}): PatternTile => ({
  size,
  ground,
  lines: [],
  lineWidth: 0,
  lineOpacity: 1,
  dots: [],
  dotRadius: 0,
  ...rest,
});

/** Rising diagonals of a tile, with the corners of the neighbours so that the stroke is not cut. */
const diagonals = (size: number): Segment[] => {
  const reach = size / 4;
  return [
    [-reach, size + reach, size + reach, -reach],
    [-reach, reach, reach, -reach],
    [size - reach, size + reach, size + reach, size - reach],
  ];
};

/** Patterns of the land classes: readable without colour, constant on the screen (look: colour, checked). */
export const classPatterns: Readonly<Record<Pattern, PatternTile>> = {
  solid: tile(8, 0.62),
  diagonal: tile(8.5, 0.24, { lines: diagonals(8.5), lineWidth: 3.4, lineOpacity: 0.9 }),
  'diagonal-sparse': tile(12.5, 0.1, { lines: diagonals(12.5), lineWidth: 1.8, lineOpacity: 0.85 }),
  dots: tile(7, 0.24, {
    dots: [
      [1.75, 1.75],
      [5.25, 5.25],
    ],
    dotRadius: 1.35,
  }),
  horizontal: tile(6, 0.24, { lines: [[-1, 3, 7, 3]], lineWidth: 2 }),
  vertical: tile(7, 0.1, { lines: [[3.5, -1, 3.5, 8]], lineWidth: 1, lineOpacity: 0.6 }),
  grid: tile(7, 0.24, {
    lines: [
      [-1, 3.5, 8, 3.5],
      [3.5, -1, 3.5, 8],
    ],
    lineWidth: 1.1,
    lineOpacity: 0.9,
  }),
  none: tile(8, 0.14),
};
