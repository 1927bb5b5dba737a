import { z } from 'zod';
import { Feature } from './api-feature.ts';
import { FactoryBuildingStatus } from './factory.ts';
import { AssessmentKind, LandClass } from './land-state.ts';
import { ParkKind, ParkStatus } from './park.ts';
import { FacilityKind } from './surroundings.ts';

const amount = z.number().nullable();

/** Control indicators of a 标准地; 1 万元/亩 is 15 yuan per square metre. */
export const StandardTerm = z.object({
  edition: z.string(),
  industryCode: z.string().nullable(),
  fixedInvestmentMinYuanPerSquareMetre: amount,
  outputMinYuanPerSquareMetre: amount,
  taxMinYuanPerSquareMetre: amount,
  addedValueMinYuanPerTce: amount,
  addedValueMinYuanPerTonneEmission: amount,
  farMin: amount,
  researchRatioMin: amount,
  officeLandRatioMax: amount,
  sourceName: z.string(),
});
export type StandardTerm = z.infer<typeof StandardTerm>;

/** One of the six 区域评估 as it serves a parcel; missing ones are listed, too. */
export const AssessmentStatus = z.object({
  kind: AssessmentKind,
  /** `partial`: valid, but covers less than 99.9 % of the parcel. */
  status: z.enum(['valid', 'expired', 'partial', 'missing']),
  name: z.string().nullable(),
  validUntil: z.string().nullable(),
  reportNo: z.string().nullable(),
  approvedBy: z.string().nullable(),
  coverageRatio: z.number().min(0).max(1),
});
export type AssessmentStatus = z.infer<typeof AssessmentStatus>;

/** A parcel that shares a stretch of boundary, longest first. */
export const Neighbour = z.object({
  id: z.number().int(),
  name: z.string(),
  landClass: LandClass,
  areaSquareMetres: z.number(),
  sharedMetres: z.number(),
});
export type Neighbour = z.infer<typeof Neighbour>;

/** The nearest facility of a kind. */
export const NearFacility = z.object({
  id: z.number().int(),
  kind: FacilityKind,
  name: z.string(),
  distanceMetres: z.number().nonnegative(),
  point: z.tuple([z.number(), z.number()]),
});
export type NearFacility = z.infer<typeof NearFacility>;

export const FactoryBuildingBrief = z.object({
  id: z.number().int(),
  name: z.string(),
  status: FactoryBuildingStatus,
  storeys: z.number().int(),
  floorAreaSquareMetres: z.number(),
  leasedAreaSquareMetres: z.number(),
  vacantAreaSquareMetres: z.number(),
});
export type FactoryBuildingBrief = z.infer<typeof FactoryBuildingBrief>;

export const ParkBrief = z.object({
  id: z.number().int(),
  name: z.string(),
  kind: ParkKind,
  status: ParkStatus,
  areaSquareMetres: z.number(),
});
export type ParkBrief = z.infer<typeof ParkBrief>;

/** One write to the parcel, newest first; fields the caller may not see are left out. */
export const HistoryEntry = z.object({
  sequence: z.number().int(),
  occurredAt: z.string(),
  actorName: z.string(),
  action: z.string(),
  changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

/** Values by the column name of the source. */
export const SourceAttributes = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);
export type SourceAttributes = z.infer<typeof SourceAttributes>;

/** Everything known of a parcel. */
export const ParcelCard = z.object({
  parcel: Feature,
  park: ParkBrief.optional(),
  standardTerm: StandardTerm.optional(),
  assessments: z.array(AssessmentStatus),
  neighbours: z.array(Neighbour),
  facilities: z.array(NearFacility),
  factoryBuildings: z.array(FactoryBuildingBrief),
  history: z.array(HistoryEntry),
  /** Columns of the source that fill no field, as they came; only for who sees internal fields. */
  sourceAttributes: SourceAttributes.optional(),
  asOf: z.string().nullable(),
});
export type ParcelCard = z.infer<typeof ParcelCard>;
