import { type FactorySite, layFactoryPark } from '../factory/factory-sites.ts';
import type { LandTrack } from '../land/land-track.ts';
import { isStorageUse, type LandUseCode } from '../land/land-use.ts';
import type { Plot } from '../plots/plot.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import type { Footprint } from './footprint.ts';
import { type BuildOrder, layOutPlot } from './lay-out-plot.ts';

export interface BuiltPlots {
  footprints: Map<Plot, Footprint[]>;
  factorySites: FactorySite[];
  /** Idle and suspected plots whose building stopped: something stands on them. */
  suspended: Set<Plot>;
}

/** Buildings on every plot that is built on. Depends on the seed alone. */
export function buildPlots(
  plots: readonly Plot[],
  uses: ReadonlyMap<Plot, LandUseCode>,
  tracks: ReadonlyMap<Plot, LandTrack>,
  zone: ZoneDefinition,
  random: SeededRandom,
): BuiltPlots {
  const built: BuiltPlots = { footprints: new Map(), factorySites: [], suspended: new Set() };
  for (const plot of plots) {
    const track = tracks.get(plot)!;
    const r = random.fork(plot.key);
    if (plot.fixed?.role === 'factory_park') {
      const { sites, reception } = layFactoryPark(plot, r, zone.factories.mostBuildingsPerPark);
      built.factorySites.push(...sites);
      built.footprints.set(plot, reception);
      continue;
    }
    const share = builtShare(track, r);
    if (share === 0) continue;
    const order = buildOrder(uses.get(plot)!, track, share, zone, r);
    const footprints = layOutPlot(plot, order, r);
    built.footprints.set(plot, footprints);
    if ((track === 'idle' || track === 'suspected') && footprints.length > 0) built.suspended.add(plot);
  }
  return built;
}

/** How much of a plot is built; a few idle ones were started and left. */
function builtShare(track: LandTrack, random: SeededRandom): number {
  switch (track) {
    case 'in_use':
      return 1;
    case 'inefficient':
      return 0.6;
    case 'underused':
      return random.range(0.4, 0.6);
    case 'idle':
    case 'suspected':
      return random.chance(0.14) ? 0.28 : 0;
    default:
      return 0;
  }
}

function buildOrder(
  use: LandUseCode,
  track: LandTrack,
  share: number,
  zone: ZoneDefinition,
  random: SeededRandom,
): BuildOrder {
  const style = isStorageUse(use)
    ? 'logistics'
    : use === '070102'
      ? 'housing'
      : use === '0901' || use === '0902'
        ? 'commercial'
        : use === '0802' || use === '080403'
          ? 'campus'
          : 'factory';
  const hasTanks = (use === '100102' || use === '100103') && random.chance(0.12 * zone.grain);
  return {
    style,
    isOld: track === 'inefficient' && style === 'factory',
    builtShare: share,
    hasTanks,
    rotationDegrees: zone.rotationDegrees,
  };
}
