import { squareMetresPerMu } from '../../units/area.ts';
import { distanceToRing, type Ring } from '../plane/ring.ts';
import { distance, type Point, subtract } from '../plane/vector.ts';
import { isCompact, type Plot } from '../plots/plot.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { smoothNoise } from '../random/smooth-noise.ts';
import type { ClassTargets, ZoneDefinition } from '../zone-definition.ts';

/**
 * The kind of life a plot leads. It depends on the seed alone, so that buildings never move; dates and states within
 * a track follow the as-of date.
 */
export type LandTrack =
  | 'standard'
  | 'approved'
  | 'planned'
  | 'supplied_unused'
  | 'suspected'
  | 'idle'
  | 'inefficient'
  | 'underused'
  | 'in_use';

export interface TrackRules {
  zone: ZoneDefinition;
  outline: Ring;
  /** Whether all six assessments cover the plot. */
  isFullyAssessed(plot: Plot): boolean;
  isIndustrial(plot: Plot): boolean;
  /** Whether the plot is given to a utility and in use. */
  isReserved(plot: Plot): boolean;
}

/** Gives every plot a track so that each class of land has exactly as many plots as the zone's targets say. */
export function assignTracks(
  plots: readonly Plot[],
  rules: TrackRules,
  random: SeededRandom,
): Map<Plot, LandTrack> {
  const { zone } = rules;
  const tracks = new Map<Plot, LandTrack>();
  const left: ClassTargets = { ...zone.classTargets };
  for (const plot of plots) {
    if (rules.isReserved(plot)) tracks.set(plot, 'in_use');
    if (!plot.fixed) continue;
    if (plot.fixed.role === 'standard') {
      tracks.set(plot, 'standard');
      left.standard--;
    } else if (plot.fixed.role === 'planned_park') {
      tracks.set(plot, 'planned');
      left.planned--;
    } else if (plot.fixed.role === 'lease_then_transfer') {
      tracks.set(plot, 'approved');
      left.approved--;
    } else tracks.set(plot, 'in_use');
  }
  const rim = rimScore(zone, rules.outline, random);
  const scores = new Map(plots.map((plot) => [plot, 0.7 * rim(plot.block.centre) + 0.3 * rim(plot.centre)]));
  const score = (plot: Plot): number => scores.get(plot)!;
  const pods = smoothNoise(random.fork('pods').seed, 420);
  const dice = random.fork('dice');
  const luck = new Map(plots.map((plot) => [plot, dice.next()]));

  const take = (track: LandTrack, count: number, rank: (plot: Plot) => number, gapMetres = 0): void => {
    const free = plots.filter((plot) => !tracks.has(plot) && rank(plot) > -Infinity);
    const ranked = free.map((plot) => ({ plot, value: rank(plot) })).sort((a, b) => b.value - a.value);
    const chosen: Plot[] = [];
    for (const { plot } of ranked) {
      if (chosen.length >= count) break;
      if (gapMetres > 0 && chosen.some((other) => distance(other.centre, plot.centre) < gapMetres)) continue;
      chosen.push(plot);
      tracks.set(plot, track);
    }
  };
  const isLarge = (plot: Plot): boolean => plot.areaSquareMetres > 80 * squareMetresPerMu;
  const isIndustrial = rules.isIndustrial;
  // The rim waits for supply: standard land in pods where everything is assessed, the rest approved.
  take('standard', left.standard, (plot) =>
    isIndustrial(plot) && rules.isFullyAssessed(plot)
      ? 0.62 * score(plot) + 0.5 * pods(plot.block.centre[0], plot.block.centre[1]) + 0.1 * luck.get(plot)!
      : -Infinity,
  );
  take(
    'approved',
    left.approved,
    (plot) => score(plot) + 0.3 * luck.get(plot)! - (isIndustrial(plot) ? 0 : 0.3),
  );
  take('planned', left.planned, (plot) => score(plot) + 0.2 * luck.get(plot)!);
  take('supplied_unused', left.suppliedUnused, (plot) => 0.6 * score(plot) + 0.75 * luck.get(plot)!);
  // Cases are scattered through the built-up part, large ones are rare.
  const scattered = (plot: Plot): number =>
    luck.get(plot)! +
    0.22 * score(plot) +
    (isIndustrial(plot) ? 0.14 : 0) -
    (isLarge(plot) ? 0.7 : 0) -
    (isCompact(plot) ? 0 : 0.25);
  take('idle', left.idle, scattered, 170);
  take('suspected', left.suspected, scattered, 260);
  const old = random.fork('old quarter').range(0, 2 * Math.PI);
  const [cx, cy] = zone.layout.core;
  const oldness = (plot: Plot): number =>
    ((plot.centre[0] - cx) * Math.cos(old) + (plot.centre[1] - cy) * Math.sin(old)) / 3000;
  take(
    'inefficient',
    left.inefficient,
    (plot) =>
      isIndustrial(plot) ? luck.get(plot)! + 0.5 * oldness(plot) - (isLarge(plot) ? 0.5 : 0) : -Infinity,
    110,
  );
  take('underused', left.underused, (plot) => (isIndustrial(plot) ? luck.get(plot)! : -Infinity), 90);
  for (const plot of plots) if (!tracks.has(plot)) tracks.set(plot, 'in_use');
  return tracks;
}

/** 0 in the built-up heart, about 1 at the rim: the town grows outwards, in two directions more than in the others. */
function rimScore(zone: ZoneDefinition, outline: Ring, random: SeededRandom): (point: Point) => number {
  const r = random.fork('growth');
  const angle = r.range(0, 2 * Math.PI);
  const noise = smoothNoise(r.fork('front').seed, 720);
  const { halfWidthMetres: w, halfHeightMetres: h, core } = zone.layout;
  return (point) => {
    const [x, y] = subtract(point, core);
    const away = Math.max(Math.abs(x) / w, Math.abs(y) / h);
    const rim = Math.exp(-distanceToRing(point, outline) / 330);
    const growth = (0.13 * (x * Math.cos(angle) + y * Math.sin(angle))) / Math.max(w, h);
    return 0.62 * away + 0.5 * rim + growth + 0.17 * noise(point[0], point[1]);
  };
}
