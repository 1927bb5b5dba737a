import type { SeededRandom } from '../random/seeded-random.ts';
import { type Curve, curveLine, type Family, meetingAlong, otherFamily } from './family.ts';
import type { Guide, Guides } from './guides.ts';
import type { LayoutPlan } from './layout-plan.ts';
import { makeRoad, type Road } from './road.ts';

export interface CollectorNames {
  northSouth: readonly string[];
  eastWest: readonly string[];
}

/** Strips beyond the outermost guides reach a little past the outline, which trims the roads later. */
const beyond = 1.12;

/**
 * Collector roads between neighbouring guides. They shift sideways where they cross some arterials and end at rivers,
 * expressways and railways, so the streets meet in T-junctions as well as in crossings.
 */
export function buildCollectors(
  guides: Guides,
  layout: LayoutPlan,
  names: CollectorNames,
  random: SeededRandom,
): Road[] {
  return (['northSouth', 'eastWest'] as const).flatMap((family) => {
    const across = withEdges(guides[family], family, layout);
    const bands = withEdges(guides[otherFamily(family)], otherFamily(family), layout);
    const runs = [...runsBetweenBarriers(bands)];
    const r = random.fork(`collectors ${family}`);
    const roads: Road[] = [];
    let named = 0;
    for (let strip = 0; strip + 1 < across.length; strip++) {
      const low = across[strip]!;
      const high = across[strip + 1]!;
      if (isCorridor(low, high)) continue;
      const inner = Math.min(high.at, halfSize(family, layout)) - Math.max(low.at, -halfSize(family, layout));
      const count = Math.max(0, Math.round(inner / layout.collectorSpacingMetres) - 1);
      for (let k = 0; k < count; k++) {
        const name = names[family][named++ % names[family].length]!;
        for (const [from, to] of splitAtRandom(runs, r)) {
          if (count > 1 && r.chance(0.08)) continue;
          const at = Math.max(low.at, -halfSize(family, layout)) + (inner * (k + 1)) / (count + 1);
          const share = (at - low.at) / (high.at - low.at) + r.range(-0.09, 0.09) / (count + 1);
          const curve: Curve = (t) => low.curve(t) * (1 - share) + high.curve(t) * share;
          const start = from === 0 ? bands[0]!.at : meetingAlong(curve, bands[from]!.curve);
          const end = to === bands.length - 1 ? bands[to]!.at : meetingAlong(curve, bands[to]!.curve);
          roads.push(makeRoad('collector', name, curveLine(family, curve, start, end)));
        }
      }
    }
    return roads;
  });
}

const halfSize = (family: Family, layout: LayoutPlan): number =>
  family === 'northSouth' ? layout.halfWidthMetres : layout.halfHeightMetres;

type Edge = Pick<Guide, 'at' | 'curve' | 'corridor' | 'role'>;

function withEdges(guides: readonly Guide[], family: Family, layout: LayoutPlan): Edge[] {
  const edge = halfSize(family, layout) * beyond;
  const outer = (at: number): Edge => ({ at, curve: () => at, role: 'arterial' });
  return [outer(-edge), ...guides, outer(edge)];
}

const isCorridor = (low: Edge, high: Edge): boolean =>
  low.corridor !== undefined && low.corridor === high.corridor;

/** Stretches of bands that a street may cross in one go: from one barrier to the next. */
function* runsBetweenBarriers(bands: readonly Edge[]): Generator<[number, number]> {
  let start = 0;
  for (let i = 1; i < bands.length; i++) {
    const isEnd = i === bands.length - 1;
    if (!isEnd && bands[i]!.role === 'arterial') continue;
    if (!isCorridor(bands[i - 1]!, bands[i]!)) yield [start, i];
    start = i;
  }
}

/** Breaks runs at some of the arterials they cross. */
function splitAtRandom(runs: readonly [number, number][], random: SeededRandom): [number, number][] {
  const out: [number, number][] = [];
  for (const [from, to] of runs) {
    let start = from;
    for (let i = from + 1; i <= to; i++) {
      if (i < to && !random.chance(0.5)) continue;
      out.push([start, i]);
      start = i;
    }
  }
  return out;
}
