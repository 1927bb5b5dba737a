import type { BuildingRecord } from '../../model/surroundings.ts';
import type { Polygon } from '../plane/ring.ts';
import type { Point } from '../plane/vector.ts';
import type { SeededRandom } from '../random/seeded-random.ts';

/** One building: outline, use, height and floors. */
export interface Footprint {
  polygon: Polygon;
  kind: BuildingRecord['kind'];
  heightMetres: number;
  /** Floors as counted for the floor-area ratio: a storey over 8 m counts double. */
  countedFloors: number;
}

/** Outlines in the axes of a site: x0 < x1 along the front, y0 < y1 into the plot. */
export interface Rectangle {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export type Outline = readonly Point[];

export const rectangleOutline = ({ x0, y0, x1, y1 }: Rectangle): Outline => [
  [x0, y0],
  [x1, y0],
  [x1, y1],
  [x0, y1],
];

/** An L: the leg goes up the left side, or the right side when mirrored. */
export function lOutline(r: Rectangle, barDepth: number, legWidth: number, isMirrored: boolean): Outline {
  const bar = r.y0 + barDepth;
  return isMirrored
    ? [
        [r.x0, r.y0],
        [r.x1, r.y0],
        [r.x1, r.y1],
        [r.x1 - legWidth, r.y1],
        [r.x1 - legWidth, bar],
        [r.x0, bar],
      ]
    : [
        [r.x0, r.y0],
        [r.x1, r.y0],
        [r.x1, bar],
        [r.x0 + legWidth, bar],
        [r.x0 + legWidth, r.y1],
        [r.x0, r.y1],
      ];
}

/** A bar with legs behind it: two make a U, three an E. */
export function combOutline(r: Rectangle, barDepth: number, legs: number, legWidth: number): Outline {
  const bar = r.y0 + barDepth;
  const pitch = (r.x1 - r.x0 - legWidth) / (legs - 1);
  const back: Point[] = [];
  for (let k = legs - 1; k >= 0; k--) {
    const left = r.x0 + k * pitch;
    if (k < legs - 1) back.push([left + legWidth, bar]);
    back.push([left + legWidth, r.y1], [left, r.y1]);
    if (k > 0) back.push([left, bar]);
  }
  return [[r.x0, r.y0], [r.x1, r.y0], ...back];
}

/** A T: a wide front with a narrower hall behind it. */
export function tOutline(r: Rectangle, barDepth: number, stemFrom: number, stemTo: number): Outline {
  const bar = r.y0 + barDepth;
  return [
    [r.x0, r.y0],
    [r.x1, r.y0],
    [r.x1, bar],
    [stemTo, bar],
    [stemTo, r.y1],
    [stemFrom, r.y1],
    [stemFrom, bar],
    [r.x0, bar],
  ];
}

/** A long hall whose back steps, as halls added year after year. */
export function steppedOutline(r: Rectangle, depths: readonly number[]): Outline {
  const width = (r.x1 - r.x0) / depths.length;
  const back = depths.flatMap((depth, i): Point[] => [
    [r.x0 + i * width, r.y0 + depth],
    [r.x0 + (i + 1) * width, r.y0 + depth],
  ]);
  return [[r.x0, r.y0], [r.x1, r.y0], ...back.reverse()];
}

/** Two bars joined by a short link. */
export function hOutline(r: Rectangle, barDepth: number, linkFrom: number, linkTo: number): Outline {
  return [
    [r.x0, r.y0],
    [r.x1, r.y0],
    [r.x1, r.y0 + barDepth],
    [linkTo, r.y0 + barDepth],
    [linkTo, r.y1 - barDepth],
    [r.x1, r.y1 - barDepth],
    [r.x1, r.y1],
    [r.x0, r.y1],
    [r.x0, r.y1 - barDepth],
    [linkFrom, r.y1 - barDepth],
    [linkFrom, r.y0 + barDepth],
    [r.x0, r.y0 + barDepth],
  ];
}

/** A round tank or silo. */
export const roundOutline = (x: number, y: number, radius: number): Outline =>
  Array.from({ length: 16 }, (_, i) => {
    const angle = (i / 16) * 2 * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });

const heights: Record<Footprint['kind'], readonly [number, number]> = {
  office: [13, 29],
  hall: [9, 14],
  warehouse: [10, 16],
  residential: [17, 54],
  tower: [50, 98],
  other: [6, 18],
};

/** Height and counted floors that go with a kind of building. */
export function bulk(
  kind: Footprint['kind'],
  random: SeededRandom,
): Pick<Footprint, 'heightMetres' | 'countedFloors'> {
  const heightMetres = Math.round(random.range(...heights[kind]));
  const isSingleStorey = kind === 'hall' || kind === 'warehouse' || kind === 'other';
  return {
    heightMetres,
    countedFloors: isSingleStorey ? (heightMetres > 8 ? 2 : 1) : Math.round(heightMetres / 3.5),
  };
}
