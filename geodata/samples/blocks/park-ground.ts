import type { Network } from '../network/build-network.ts';
import { lineWithin } from '../plane/bounded-rings.ts';
import {
  closeRings,
  difference,
  grow,
  intersection,
  openRings,
  strokeLines,
  toPolygons,
  unite,
} from '../plane/clipper.ts';
import {
  type Bounds,
  boundsMeet,
  counterClockwise,
  distanceToRing,
  isInside,
  largestRing,
  type Ring,
  ringArea,
  ringBounds,
  ringsArea,
  roomiestPoint,
  simplifyRing,
  spacedRing,
} from '../plane/ring.ts';
import type { Point } from '../plane/vector.ts';
import type { ParkPlan } from '../zone-definition.ts';

/** The ground of a park: arterial cells grown together, with an outline that runs along the bounding roads. */
export interface ParkGround {
  plan: ParkPlan;
  outline: Ring;
  cells: readonly Ring[];
  labelPoint: Point;
}

interface Cell {
  ring: Ring;
  bounds: Bounds;
  area: number;
  park?: ParkPlan;
}

/** Ground narrower than twice this is no building ground. */
export const neckMetres = 9;

/** Half of the widest arterial reserve: closing by this joins cells across an arterial but not across a corridor. */
const joinMetres = 36;

/**
 * Shares the ground between arterials, rivers, expressways and railways out among the parks: each takes the cell at
 * its anchor, then cells join the smallest neighbouring park. Ground cut off from every park stays outside of parks.
 */
export function growParks(network: Network, plans: readonly ParkPlan[]): ParkGround[] {
  const around = ringBounds(network.outline);
  const wide = network.roads
    .filter((road) => road.isThrough)
    .flatMap((road) => strokeLines([lineWithin(road.line, around, 200)], road.reserveMetres / 2));
  const taken = [...wide, ...network.corridors.map((c) => c.ring), ...network.yards.map((y) => y.ring)];
  const cells: Cell[] = toPolygons(openRings(difference([network.outline], taken), neckMetres, 'miter'))
    .map(([ring]) => ({ ring: ring!, bounds: ringBounds(ring!), area: Math.abs(ringArea(ring!)) }))
    .filter((cell) => cell.area > 20_000);
  for (const plan of plans) {
    const free = cells.filter((cell) => !cell.park);
    const nearest = free.reduce<Cell | undefined>(
      (best, cell) => (!best || anchorGap(plan, cell) < anchorGap(plan, best) ? cell : best),
      undefined,
    );
    if (!nearest) throw new RangeError(`no ground is left for the park ${plan.name}`);
    nearest.park = plan;
  }
  joinRemaining(cells, plans);
  const grounds: ParkGround[] = [];
  for (const plan of plans) grounds.push(groundOf(plan, cells, network.outline, grounds));
  return grounds;
}

const anchorGap = (plan: ParkPlan, cell: Cell): number =>
  isInside(plan.anchor, cell.ring)
    ? -distanceToRing(plan.anchor, cell.ring)
    : distanceToRing(plan.anchor, cell.ring);

function joinRemaining(cells: readonly Cell[], plans: readonly ParkPlan[]): void {
  const swollen = new Map(cells.map((cell) => [cell, grow([cell.ring], joinMetres)]));
  const touching = (a: Cell, b: Cell): boolean =>
    boundsMeet(a.bounds, b.bounds, 2 * joinMetres) &&
    ringsArea(intersection(swollen.get(a)!, swollen.get(b)!)) > 4000;
  const neighbours = new Map(cells.map((a) => [a, cells.filter((b) => b !== a && touching(a, b))]));
  const sizes = new Map(plans.map((plan) => [plan, 0]));
  for (const cell of cells) if (cell.park) sizes.set(cell.park, sizes.get(cell.park)! + cell.area);
  for (;;) {
    let best: { cell: Cell; park: ParkPlan; size: number } | undefined;
    for (const cell of cells) {
      if (cell.park) continue;
      for (const { park } of neighbours.get(cell)!) {
        if (!park) continue;
        const size = sizes.get(park)! + 0.5 * cell.area;
        if (!best || size < best.size) best = { cell, park, size };
      }
    }
    if (!best) return;
    best.cell.park = best.park;
    sizes.set(best.park, sizes.get(best.park)! + best.cell.area);
  }
}

function groundOf(
  plan: ParkPlan,
  all: readonly Cell[],
  zone: Ring,
  others: readonly ParkGround[],
): ParkGround {
  const cells = all.filter((cell) => cell.park === plan).map((cell) => cell.ring);
  const within = largestRing(intersection(closeRings(cells, joinMetres), [zone]))!;
  const taken = others.map((other) => other.outline);
  const outline = counterClockwise(largestRing(difference([simplifyRing(within, 0.05)], taken))!);
  const largest = largestRing(cells)!;
  return { plan, outline, cells, labelPoint: roomiestPoint(largest, 20) };
}

/** Widens the outline of a park by the slivers at corners that its blocks reach into. */
export function coverBlocks(park: ParkGround, blocks: readonly Ring[], zone: Ring): void {
  const reach = blocks.flatMap((ring) => grow([ring], 0.05));
  const covered = largestRing(unite([park.outline, ...reach]))!;
  // Opening drops the hair-thin spikes and necks that slivers leave.
  const within = openRings(intersection([simplifyRing(covered, 0.02)], [zone]), 0.05, 'miter');
  const outer = largestRing(toPolygons(within).map((polygon) => polygon[0]!))!;
  park.outline = counterClockwise(spacedRing(outer, 0.03));
}
