import type { AssessmentKind } from '../model/land-state.ts';
import { buildBlocks, type District } from './blocks/build-blocks.ts';
import { type BuiltPlots, buildPlots } from './buildings/build-plots.ts';
import { type Address, addressPlots } from './land/addresses.ts';
import { type AssessmentGround, assessmentGrounds, coveringKinds } from './land/assessment-coverage.ts';
import { assignTracks, type LandTrack } from './land/land-track.ts';
import { isIndustrialUse, type LandUseCode, landUseOf } from './land/land-use.ts';
import { pickSubstations } from './land/substations.ts';
import { buildNetwork, type Network } from './network/build-network.ts';
import type { Ring } from './plane/ring.ts';
import type { Point } from './plane/vector.ts';
import type { Plot } from './plots/plot.ts';
import type { PlotUse } from './plots/plot-use.ts';
import { blockOutlines, plotsOf, subdivideBlocks } from './plots/subdivide.ts';
import { SeededRandom } from './random/seeded-random.ts';
import { parcelCodes } from './records/parcel-codes.ts';
import type { ZoneDefinition } from './zone-definition.ts';

/** What a zone is at any time: its ground, its plots with their uses and names, and what stands on them. */
export interface ZoneLayout {
  zone: ZoneDefinition;
  seed: number;
  random: SeededRandom;
  network: Network;
  district: District;
  blocks: readonly { use: PlotUse; ring: Ring }[];
  plots: readonly Plot[];
  uses: ReadonlyMap<Plot, LandUseCode>;
  substations: readonly Plot[];
  grounds: readonly AssessmentGround[];
  kinds: ReadonlyMap<Plot, readonly AssessmentKind[]>;
  tracks: ReadonlyMap<Plot, LandTrack>;
  built: BuiltPlots;
  codes: ReadonlyMap<Plot, string>;
  addresses: ReadonlyMap<Plot, Address>;
}

/** Lays a zone out. The seed decides everything here; no date takes part. */
export function layOutZone(zone: ZoneDefinition, seed: number): ZoneLayout {
  const random = new SeededRandom(seed).fork(zone.zoneCode);
  const network = buildNetwork(zone.layout, zone.collectorNames, random.fork('network'));
  const district = buildBlocks(network, zone, random.fork('blocks'));
  const cut = subdivideBlocks(district.blocks, zone, random.fork('plots'));
  const plots = plotsOf(cut);
  const uses = new Map(plots.map((plot) => [plot, landUseOf(plot, zone, random)]));
  const substations = pickSubstations(plots, zone, network.outline);
  for (const plot of substations) uses.set(plot, '1303');
  const grounds = assessmentGrounds(zone, network.outline, district.parks);
  const kindsOf = coveringKinds(grounds);
  const kinds = new Map(plots.map((plot) => [plot, kindsOf(plot)]));
  const rules = {
    zone,
    outline: network.outline,
    isFullyAssessed: (plot: Plot) => kinds.get(plot)!.length === 6,
    isIndustrial: (plot: Plot) => isIndustrialUse(uses.get(plot)!),
    isReserved: (plot: Plot) => substations.includes(plot),
  };
  const tracks = assignTracks(plots, rules, random.fork('tracks'));
  return {
    zone,
    seed,
    random,
    network,
    district,
    blocks: blockOutlines(cut),
    plots,
    uses,
    substations,
    grounds,
    kinds,
    tracks,
    built: buildPlots(plots, uses, tracks, zone, random.fork('buildings')),
    codes: parcelCodes(plots, zone),
    addresses: addressPlots(plots, northward(zone.rotationDegrees)),
  };
}

/** Turns a vector of the rotated plane so that its y axis points north. */
function northward(rotationDegrees: number): (point: Point) => Point {
  const cos = Math.cos((rotationDegrees * Math.PI) / 180);
  const sin = Math.sin((rotationDegrees * Math.PI) / 180);
  return ([x, y]) => [x * cos - y * sin, x * sin + y * cos];
}
