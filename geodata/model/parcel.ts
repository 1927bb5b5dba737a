import { z } from 'zod';
import {
  areaSquareMetres,
  LandUseScheme,
  metres,
  optional,
  ParcelCode,
  PlainDate,
  ratio,
  yuan,
} from './field-formats.ts';
import { MultiPolygonGeometry, PointGeometry } from './geometry.ts';
import {
  AssessmentKind,
  HolderKind,
  IdleCause,
  IdleState,
  StandardStage,
  StockClass,
  SupplyMode,
  Utility,
} from './land-state.ts';

/**
 * A piece of land as it is written. Legal area is the certificate's; the GIS area, perimeter, mismatch flag and
 * land class are computed by the database. Money in yuan, area in square metres, lengths in metres.
 */
export const ParcelRecord = z.object({
  parcelCode: optional(ParcelCode),
  sourceCode: optional(z.string()),
  name: z.string().trim().min(1),
  locationText: optional(z.string()),
  parkCode: optional(z.string()),
  stockClass: StockClass,
  idleState: optional(IdleState),
  idleSince: optional(PlainDate),
  idleCause: optional(IdleCause),
  isInefficient: z.boolean().default(false),
  inefficientReason: optional(z.string()),
  standardStage: optional(StandardStage),
  landUseScheme: optional(LandUseScheme),
  landUseCode: optional(z.string()),
  landUseText: optional(z.string()),
  areaCertSquareMetres: optional(areaSquareMetres),
  approvalBatchNo: optional(z.string()),
  approvedOn: optional(PlainDate),
  approvalLapsesOn: optional(PlainDate),
  suppliedOn: optional(PlainDate),
  agreedStartOn: optional(PlainDate),
  actualStartOn: optional(PlainDate),
  termYears: optional(z.number().int().min(1).max(70)),
  holderName: optional(z.string()),
  holderKind: optional(HolderKind),
  priceYuan: optional(yuan),
  floorPriceYuanPerSquareMetre: optional(yuan),
  supplyModes: z.array(SupplyMode).default([]),
  farMin: optional(z.number().nonnegative()),
  farMax: optional(z.number().nonnegative()),
  farBuilt: optional(z.number().nonnegative()),
  buildingDensityBuilt: optional(ratio),
  buildingCoefficientMin: optional(ratio),
  greenRatioMax: optional(ratio),
  heightMaxMetres: optional(z.number().positive()),
  termYearsMax: optional(z.number().int().min(1).max(70)),
  isNetLand: z.boolean().default(false),
  remainingAttachmentSquareMetres: z.number().nonnegative().default(0),
  utilities: z.array(Utility).default([]),
  isLevelled: z.boolean().default(false),
  readyOn: optional(PlainDate),
  assessmentValidCount: z.number().int().min(0).max(12).default(0),
  missingAssessments: z.array(AssessmentKind).default([]),
  expresswayExitDistanceMetres: optional(metres),
  railFreightDistanceMetres: optional(metres),
  portDistanceMetres: optional(metres),
  substationDistanceMetres: optional(metres),
  sourceName: z.string().min(1),
  sourcePeriod: optional(z.string()),
  sourceSrid: optional(z.number().int()),
  /** What the file said beyond these fields, as it came: column -> value. */
  sourceAttributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullish(),
  isDemonstration: z.boolean().default(false),
  geometry: MultiPolygonGeometry,
  /** Where the label and the low-zoom dot stand; the database takes a point on the surface when absent. */
  labelPoint: optional(PointGeometry),
});
export type ParcelRecord = z.infer<typeof ParcelRecord>;
export type ParcelInput = z.input<typeof ParcelRecord>;
