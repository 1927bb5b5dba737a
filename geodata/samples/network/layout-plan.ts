import type { Point } from '../plane/vector.ts';

/**
 * How a district is laid out, in metres of its own plane (x right, y up, before the rotation of the zone). Strips are
 * roads and corridors that cross the district: north-south ones stand at an x, east-west ones at a y.
 */
export interface LayoutPlan {
  halfWidthMetres: number;
  halfHeightMetres: number;
  /** How far streets sway from a straight grid. */
  swayMetres: number;
  northSouth: readonly StripPlan[];
  eastWest: readonly StripPlan[];
  /** Middle of the built-up core. */
  core: Point;
  /** Offices, laboratories and housing take the place of works up to about this far from the core. */
  coreRadiusMetres: number;
  /** Wanted distance between collector roads. */
  collectorSpacingMetres: number;
  outline: OutlinePlan;
  /** Extra avenues across the grid. */
  diagonals: readonly DiagonalPlan[];
  lakes: readonly LakePlan[];
}

interface StripBase {
  name: string;
  /** x of a north-south strip, y of an east-west one. */
  at: number;
  /** Drift per metre along the strip; 0 when absent. */
  skew?: number;
}

export interface ArterialPlan extends StripBase {
  kind: 'arterial';
  reserveMetres: number;
}

export interface WaterPlan extends StripBase {
  kind: 'water';
  waterKind: 'river' | 'canal';
  halfWidthMetres: number;
  /** From the middle of the water to the roads along its banks. */
  beltMetres: number;
  /** Swing of the meanders; 0 for a canal. */
  meanderMetres: number;
  /** Road on the west or south bank, road on the east or north bank. */
  bankRoadNames: readonly [string, string];
}

export interface ExpresswayPlan extends StripBase {
  kind: 'expressway';
  sideRoadNames: readonly [string, string];
  /** Names of the arterials that have an interchange. */
  interchangesWith: readonly string[];
}

export interface RailwayPlan extends StripBase {
  kind: 'railway';
  yard?: {
    name: string;
    /** Extent along the track. */
    from: number;
    to: number;
    /** 1: east or north of the track; -1: west or south. */
    side: 1 | -1;
    depthMetres: number;
    tracks: number;
  };
}

export type StripPlan = ArterialPlan | WaterPlan | ExpresswayPlan | RailwayPlan;

export interface OutlinePlan {
  /** 'stepped' follows field boundaries, 'hilly' the foot of hills. */
  style: 'stepped' | 'hilly';
  /** Deepest bay on the east, north, west and south side. */
  baysMetres: readonly [number, number, number, number];
  /** Land left out at corners: the corner's signs and the size of the bite. */
  bites: readonly { corner: readonly [1 | -1, 1 | -1]; width: number; height: number }[];
}

export interface DiagonalPlan {
  name: string;
  reserveMetres: number;
  from: Point;
  to: Point;
  /** Sideways bulge in the middle. */
  bulgeMetres: number;
}

export interface LakePlan {
  name: string;
  parkName: string;
  /** The block that holds this point becomes a park with the lake in it. */
  anchor: Point;
  /** Share of the block's free radius that the lake takes. */
  size: number;
}
