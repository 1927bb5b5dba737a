import type { PlainDate } from '../../model/field-formats.ts';
import type { AssessmentKind } from '../../model/land-state.ts';
import { yearOf } from '../../units/days/plain-date.ts';
import type { Footprint } from '../buildings/footprint.ts';
import { coverage } from '../buildings/lay-out-plot.ts';
import type { LandState } from '../land/land-state.ts';
import { isIndustrialUse, type LandUseCode } from '../land/land-use.ts';
import { liveOut } from '../land/live-out.ts';
import { type PlanningLimits, planningLimits } from '../land/planning-limits.ts';
import { ringArea } from '../plane/ring.ts';
import type { Plot } from '../plots/plot.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import type { ZoneLayout } from '../zone-layout.ts';
import { hundredths } from './origin.ts';

/** Everything that is known of a plot on a day before its record is written. */
export interface PlotFacts {
  plot: Plot;
  parcelCode: string;
  parkCode: string | null;
  name: string;
  locationText: string;
  landUse: LandUseCode;
  state: LandState;
  limits: PlanningLimits;
  coveringKinds: readonly AssessmentKind[];
  footprints: readonly Footprint[];
  /** Built floor space over plot area, two decimals; null when nothing stands. */
  farBuilt: number | null;
  /** Ground under buildings over plot area, four decimals; null when nothing stands. */
  buildingDensityBuilt: number | null;
}

/** Lets every plot of a layout live until the as-of date. */
export function plotFacts(
  layout: ZoneLayout,
  asOf: PlainDate,
  parkCodeOf: (plot: Plot) => string | null,
  factoryFloorSquareMetres: ReadonlyMap<string, number>,
): PlotFacts[] {
  const { zone, random } = layout;
  const nextStandardName = standardNames(zone);
  return layout.plots.map((plot): PlotFacts => {
    const landUse = layout.uses.get(plot)!;
    const coveringKinds = layout.kinds.get(plot)!;
    const footprints = layout.built.footprints.get(plot) ?? [];
    const parcelCode = layout.codes.get(plot)!;
    const farBuilt = builtFar(plot, footprints, factoryFloorSquareMetres.get(parcelCode) ?? 0);
    const limits = planningLimits(landUse, random.fork(`limits ${plot.key}`));
    const life = {
      plot,
      zone,
      asOf,
      seed: random.seed,
      isFullyAssessed: coveringKinds.length === 6,
      isIndustrial: isIndustrialUse(landUse),
      isSuspended: layout.built.suspended.has(plot),
    };
    const { state, indicatorsOn } = liveOut(
      life,
      layout.tracks.get(plot)!,
      farBuilt ?? 0,
      limits.farMin ?? 0,
    );
    const address = layout.addresses.get(plot)!;
    return {
      plot,
      parcelCode,
      parkCode: parkCodeOf(plot),
      name: indicatorsOn ? nextStandardName(indicatorsOn) : (givenName(plot) ?? address.name),
      locationText: address.locationText,
      landUse,
      state,
      limits,
      coveringKinds,
      footprints,
      farBuilt,
      buildingDensityBuilt: farBuilt === null ? null : densityBuilt(plot, footprints),
    };
  });
}

function builtFar(plot: Plot, footprints: readonly Footprint[], factoryFloors: number): number | null {
  const floors = footprints.reduce(
    (sum, { polygon, countedFloors }) =>
      sum + countedFloors * polygon.reduce((area, ring) => area + ringArea(ring), 0),
    factoryFloors,
  );
  return floors === 0 ? null : hundredths(floors / plot.areaSquareMetres);
}

/** Of floor space without a footprint of its own (factory buildings are records beside the map) nothing is known. */
function densityBuilt(plot: Plot, footprints: readonly Footprint[]): number | null {
  const ground = coverage(footprints);
  return ground === 0 ? null : Math.min(1, Math.round((ground / plot.areaSquareMetres) * 10_000) / 10_000);
}

const givenName = ({ fixed }: Plot): string | undefined =>
  fixed?.role === 'planned_park' ? `${fixed.name}规划地块` : undefined;

/** Numbers standard plots within the year their indicators were set: “潍经 2026-01 号标准地”. */
function standardNames(zone: ZoneDefinition): (indicatorsOn: PlainDate) => string {
  const counts = new Map<number, number>();
  return (indicatorsOn) => {
    const year = yearOf(indicatorsOn);
    const number = (counts.get(year) ?? 0) + 1;
    counts.set(year, number);
    return `${zone.standardPrefix} ${year}-${String(number).padStart(2, '0')} 号标准地`;
  };
}
