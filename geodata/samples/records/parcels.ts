import type { PlainDate } from '../../model/field-formats.ts';
import { AssessmentKind } from '../../model/land-state.ts';
import type { ParcelRecord } from '../../model/parcel.ts';
import type { FacilityRecord } from '../../model/surroundings.ts';
import { daysBetween } from '../../units/days/plain-date.ts';
import type { Footprint } from '../buildings/footprint.ts';
import type { Address } from '../land/addresses.ts';
import { inventHolder } from '../land/holders.ts';
import type { LandState } from '../land/land-state.ts';
import { isIndustrialUse, type LandUseCode, landUseNames, longestTermYears } from '../land/land-use.ts';
import { planningLimits } from '../land/planning-limits.ts';
import { floorPriceYuanPerSquareMetre, supplyPriceYuan } from '../land/prices.ts';
import { allowedSupplyModes, usedSupplyMode } from '../land/supply-modes.ts';
import { ringArea, roomiestPoint } from '../plane/ring.ts';
import type { Plot } from '../plots/plot.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import { certifiedArea } from './certified-area.ts';
import { facilityDistances } from './facilities.ts';
import type { GeometryWriter } from './geometry-writer.ts';
import { generatedOrigin, hundredths } from './origin.ts';

/** Everything that is known of a plot before its record is written. */
export interface PlotFacts {
  plot: Plot;
  parcelCode: string;
  parkCode: string | null;
  name: string;
  address: Address;
  landUse: LandUseCode;
  state: LandState;
  coveringKinds: readonly AssessmentKind[];
  footprints: readonly Footprint[];
  /** Part of the 标准厂房 of the plot, counted floors included; square metres. */
  factoryFloorSquareMetres: number;
}

export interface ParcelContext {
  zone: ZoneDefinition;
  asOf: PlainDate;
  facilities: readonly FacilityRecord[];
  random: SeededRandom;
  write: GeometryWriter;
}

/** Floor space over plot area; two decimals, null when nothing stands. */
export function builtFar(
  facts: Pick<PlotFacts, 'plot' | 'footprints' | 'factoryFloorSquareMetres'>,
): number | null {
  const floors = facts.footprints.reduce(
    (sum, { polygon, countedFloors }) =>
      sum + countedFloors * polygon.reduce((area, ring) => area + ringArea(ring), 0),
    facts.factoryFloorSquareMetres,
  );
  return floors === 0 ? null : hundredths(floors / facts.plot.areaSquareMetres);
}

/** The record of a parcel: its state joined with plan, price, holder, assessments and distances. */
export function parcelRecord(facts: PlotFacts, context: ParcelContext): ParcelRecord {
  const { plot, state, landUse, coveringKinds } = facts;
  const { zone, asOf } = context;
  const random = context.random.fork(plot.key);
  const area = certifiedArea(plot, state.suppliedOn, random.fork('survey'));
  const floorPrice = floorPriceYuanPerSquareMetre(plot, landUse, zone);
  const isSupplied = state.suppliedOn !== null;
  const yearsAgo = isSupplied ? daysBetween(state.suppliedOn!, asOf) / 365 : 0;
  const limits = planningLimits(landUse, random.fork('limits'));
  const holder = isSupplied
    ? inventHolder(landUse, plot.index + 1, random.fork(`holder ${state.suppliedOn}`))
    : null;
  const labelPoint = context.write.point(roomiestPoint(plot.ring));
  const mode = isSupplied ? usedSupplyMode(zone, landUse, state, holder!, random.fork('mode')) : null;
  const isFlexible = mode === 'flexible_term' || mode === 'long_lease' || mode === 'lease_then_transfer';
  return {
    parcelCode: facts.parcelCode,
    sourceCode: null,
    name: facts.name,
    locationText: facts.address.locationText,
    parkCode: facts.parkCode,
    ...state,
    landUseScheme: 'YDYH2023',
    landUseCode: landUse,
    landUseText: landUseNames[landUse],
    areaCertSquareMetres: area,
    termYears: !isSupplied ? null : isFlexible ? 20 : longestTermYears(landUse),
    holderName: holder?.holderName ?? null,
    holderKind: holder?.holderKind ?? null,
    priceYuan:
      isSupplied && mode !== 'allocation'
        ? supplyPriceYuan(floorPrice, area, yearsAgo, random.range(1, 1.12))
        : null,
    floorPriceYuanPerSquareMetre: isSupplied || state.stockClass === 'planned' ? null : floorPrice,
    supplyModes: mode ? [mode] : allowedSupplyModes(plot, zone, landUse, state, random.fork('modes')),
    ...limits,
    farBuilt: builtFar(facts),
    termYearsMax: plot.fixed?.role === 'lease_then_transfer' ? 50 : limits.termYearsMax,
    assessmentValidCount: coveringKinds.length,
    missingAssessments: AssessmentKind.options.filter((kind) => !coveringKinds.includes(kind)),
    ...facilityDistances(labelPoint.coordinates, context.facilities),
    ...generatedOrigin,
    ...(plot.fixed?.source && plot.fixed.role !== 'factory_park'
      ? { sourceName: plot.fixed.source.name }
      : {}),
    sourcePeriod: plot.fixed?.role !== 'factory_park' ? (plot.fixed?.source?.period ?? null) : null,
    sourceSrid: null,
    geometry: context.write.polygon([plot.ring]),
    labelPoint,
  };
}

export const needsTerms = (state: LandState, landUse: LandUseCode): boolean =>
  state.standardStage !== null && state.standardStage !== 'CANDIDATE' && isIndustrialUse(landUse);
