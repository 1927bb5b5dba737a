import type { PlainDate } from '../../model/field-formats.ts';
import { AssessmentKind } from '../../model/land-state.ts';
import type { ParcelRecord } from '../../model/parcel.ts';
import type { FacilityRecord } from '../../model/surroundings.ts';
import { daysBetween } from '../../units/days/plain-date.ts';
import { inventHolder } from '../land/holders.ts';
import { landUseNames, longestTermYears } from '../land/land-use.ts';
import { floorPriceYuanPerSquareMetre, supplyPriceYuan } from '../land/prices.ts';
import { allowedSupplyModes, usedSupplyMode } from '../land/supply-modes.ts';
import { roomiestPoint } from '../plane/ring.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { ZoneDefinition } from '../zone-definition.ts';
import { certifiedArea } from './certified-area.ts';
import { facilityDistances } from './facilities.ts';
import type { GeometryWriter } from './geometry-writer.ts';
import { generatedOrigin } from './origin.ts';
import type { PlotFacts } from './plot-facts.ts';

export interface ParcelContext {
  zone: ZoneDefinition;
  asOf: PlainDate;
  facilities: readonly FacilityRecord[];
  random: SeededRandom;
  write: GeometryWriter;
}

/** Term of the contracts of flexible modes (弹性年期, leases), years. */
const flexibleTermYears = 20;

/** The record of a parcel: its state joined with plan, price, holder, assessments and distances. */
export function parcelRecord(facts: PlotFacts, context: ParcelContext): ParcelRecord {
  const { plot, state, landUse, limits, coveringKinds } = facts;
  const { write } = context;
  const random = context.random.fork(`record ${plot.key}`);
  const areaCertSquareMetres = certifiedArea(plot, state.suppliedOn, random.fork('survey'));
  const labelPoint = write.point(roomiestPoint(plot.ring));
  const source = plot.fixed?.role === 'factory_park' ? undefined : plot.fixed?.source;
  return {
    parcelCode: facts.parcelCode,
    sourceCode: null,
    name: facts.name,
    locationText: facts.locationText,
    parkCode: facts.parkCode,
    ...state,
    landUseScheme: 'YDYH2023',
    landUseCode: landUse,
    landUseText: landUseNames[landUse],
    areaCertSquareMetres,
    ...limits,
    ...supplyTerms(facts, areaCertSquareMetres, context, random),
    farBuilt: facts.farBuilt,
    buildingDensityBuilt: facts.buildingDensityBuilt,
    assessmentValidCount: coveringKinds.length,
    missingAssessments: AssessmentKind.options.filter((kind) => !coveringKinds.includes(kind)),
    ...facilityDistances(labelPoint.coordinates, context.facilities),
    ...generatedOrigin,
    sourceName: source?.name ?? generatedOrigin.sourceName,
    sourcePeriod: source?.period ?? null,
    sourceSrid: null,
    geometry: write.polygon([plot.ring]),
    labelPoint,
  };
}

type SupplyTerms = Pick<
  ParcelRecord,
  'termYears' | 'holderName' | 'holderKind' | 'priceYuan' | 'floorPriceYuanPerSquareMetre' | 'supplyModes'
>;

/** Holder, contract and price of supplied land; floor price and possible modes of land that is still to be supplied. */
function supplyTerms(
  { plot, state, landUse }: PlotFacts,
  areaSquareMetres: number,
  { zone, asOf }: ParcelContext,
  random: SeededRandom,
): SupplyTerms {
  const floorPrice = floorPriceYuanPerSquareMetre(plot, landUse, zone);
  if (state.suppliedOn === null) {
    const isPriced = ['approved_unsupplied', 'reserved', 'supplying'].includes(state.stockClass);
    return {
      termYears: null,
      holderName: null,
      holderKind: null,
      priceYuan: null,
      floorPriceYuanPerSquareMetre: isPriced ? floorPrice : null,
      supplyModes: allowedSupplyModes(plot, zone, landUse, state, random.fork('modes')),
    };
  }
  const holder = inventHolder(landUse, plot.index + 1, random.fork(`holder ${state.suppliedOn}`));
  const mode = usedSupplyMode(zone, landUse, state, holder, random.fork('mode'));
  const isFlexible = mode === 'flexible_term' || mode === 'long_lease' || mode === 'lease_then_transfer';
  const yearsAgo = daysBetween(state.suppliedOn, asOf) / 365;
  const premium = random.fork('premium').range(1, 1.12);
  return {
    termYears: isFlexible ? flexibleTermYears : longestTermYears(landUse),
    ...holder,
    priceYuan:
      mode === 'allocation' ? null : supplyPriceYuan(floorPrice, areaSquareMetres, yearsAgo, premium),
    floorPriceYuanPerSquareMetre: null,
    supplyModes: [mode],
  };
}
