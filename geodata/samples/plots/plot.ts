import type { Block, RoadSide } from '../blocks/block.ts';
import { orientedBox } from '../plane/oriented-box.ts';
import type { Ring } from '../plane/ring.ts';
import { distance, type Point } from '../plane/vector.ts';
import type { FixedPlotPlan } from '../zone-definition.ts';
import type { PlotUse } from './plot-use.ts';

/** A parcel's ground before it has a state. */
export interface Plot {
  /** Stable name of its random stream. */
  key: string;
  index: number;
  block: Block;
  ring: Ring;
  areaSquareMetres: number;
  centre: Point;
  use: PlotUse;
  /** Per edge i -> i+1. */
  sides: readonly (RoadSide | undefined)[];
  fixed: FixedPlotPlan | undefined;
}

/** Roads a plot looks at, the one with the longest frontage first. */
export function facedRoads(plot: Plot): RoadSide['road'][] {
  const lengths = new Map<RoadSide['road'], number>();
  plot.sides.forEach((side, i) => {
    if (!side || side.isCorner) return;
    const size = distance(plot.ring[i]!, plot.ring[(i + 1) % plot.ring.length]!);
    lengths.set(side.road, (lengths.get(side.road) ?? 0) + size);
  });
  return [...lengths]
    .filter(([, size]) => size > 12)
    .sort((a, b) => b[1] - a[1])
    .map(([road]) => road);
}

export const isCompact = (plot: Plot): boolean => {
  const box = orientedBox(plot.ring);
  return box.long < 2.2 * box.short && plot.areaSquareMetres > 0.84 * box.area;
};
