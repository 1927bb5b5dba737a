import type { Road } from '../network/road.ts';
import type { Ring } from '../plane/ring.ts';
import type { Point } from '../plane/vector.ts';
import type { FixedPlotPlan } from '../zone-definition.ts';
import type { ParkGround } from './park-ground.ts';

/** The road that an edge of a block faces; corners are cut and count for no address. */
export interface RoadSide {
  road: Road;
  isCorner: boolean;
}

/** Ground between streets, before it is cut into plots. */
export interface Block {
  key: string;
  ring: Ring;
  centre: Point;
  park: ParkGround | undefined;
  /** Per edge i -> i+1. */
  sides: readonly (RoadSide | undefined)[];
  fixedPlots: readonly FixedPlotPlan[];
}
