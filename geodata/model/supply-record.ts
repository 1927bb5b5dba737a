import { z } from 'zod';
import { LandUseScheme, metres, optional, PlainDate, ratio, yuan, ZoneCode } from './field-formats.ts';
import { AssessmentKind, SupplyMode, Utility } from './land-state.ts';

/** Money per square metre and areas are kept in hundredths in 32 bits, hence the ceilings. */
const unitPrice = yuan.max(20_000_000);

/** What is offered: a plot of land, a unit of a 标准厂房, or a unit of a 商务楼宇. */
export const SupplyKind = z.enum(['land', 'factory_unit', 'office_unit']);
export type SupplyKind = z.infer<typeof SupplyKind>;

/**
 * Where a piece stands for matching. Offerable: standard_plot (not awarded), approved_unsupplied (until it lapses),
 * reclaimed, bought_back, reserve, unit_vacant, unit_under_construction (with a handover date).
 * Potential (可盘活): idle, suspended, inefficient, still held. Never offered: in_use, planned_park, withdrawn.
 */
export const SupplyState = z.enum([
  'standard_plot',
  'approved_unsupplied',
  'reclaimed',
  'bought_back',
  'reserve',
  'unit_vacant',
  'unit_under_construction',
  'idle',
  'suspended',
  'inefficient',
  'in_use',
  'planned_park',
  'withdrawn',
]);
export type SupplyState = z.infer<typeof SupplyState>;

/** Where the piece comes from, for 存量优先: a standard plot may stand on land that was idle before. */
export const StockOrigin = z.enum([
  'idle',
  'inefficient',
  'approved_unsupplied',
  'vacated_factory',
  'reserve',
  'new',
]);
export type StockOrigin = z.infer<typeof StockOrigin>;

export const ControlLine = z.enum(['permanent_farmland', 'ecological_redline', 'urban_boundary']);
export type ControlLine = z.infer<typeof ControlLine>;
export const ControlLineVerdict = z.enum(['ok', 'warn', 'block']);
export const SoilState = z.enum(['clear', 'survey_due', 'listed']);
/** What keeps a piece from being given: offered by notice, a unit booked outside the register, mortgaged, seized. */
export const Encumbrance = z.enum(['none', 'listed', 'booked', 'mortgaged', 'seized']);
export type Encumbrance = z.infer<typeof Encumbrance>;
export const SensitiveKind = z.enum(['residential', 'school', 'hospital', 'water_source']);
export type SensitiveKind = z.infer<typeof SensitiveKind>;

/** A land-use code with its scheme; a code alone means nothing (domain dossier 6.1). */
export const LandUse = z.object({ scheme: LandUseScheme, code: z.string().min(2) });
export type LandUse = z.infer<typeof LandUse>;

/** What a unit of floor space offers a machine: metres, kilonewtons per square metre, tonnes; 0 tonnes is no crane. */
export const BuildingFacts = z.object({
  clearHeightMetres: optional(metres),
  floorLoadKilonewtonPerSquareMetre: optional(z.number().nonnegative().max(1e6)),
  craneTonnes: optional(z.number().nonnegative().max(1e6)),
});
export type BuildingFacts = z.infer<typeof BuildingFacts>;

/**
 * One matchable piece: a land parcel or a unit of floor space, as the matching engine reads it. Areas in square
 * metres (the legal area of land; floor area of a unit), money in yuan per square metre (of a unit: rent per square
 * metre and month), distances in metres and straight, dates plain. null means unknown.
 */
export const SupplyRecord = z.object({
  id: z.string().min(1),
  kind: SupplyKind,
  /** 宗地代码 or the code of the unit: the last key of the order. */
  code: z.string().min(1),
  name: z.string().min(1),
  zoneCode: ZoneCode,
  parkCode: optional(z.string()),
  state: SupplyState,
  stockOrigin: StockOrigin,
  /** 批文失效日: the last day on which approved land may still be supplied. */
  lapsesOn: optional(PlainDate),
  landUse: LandUse,
  areaSquareMetres: z.number().positive().max(20_000_000),
  /** May be supplied in part. */
  isDivisible: z.boolean().default(false),
  farMin: optional(z.number().nonnegative().max(100)),
  farMax: optional(z.number().nonnegative().max(100)),
  investmentMinYuanPerSquareMetre: optional(unitPrice.positive()),
  taxMinYuanPerSquareMetre: optional(unitPrice.positive()),
  /** Modes the piece may be supplied in; null when not yet decided, which excludes nobody. */
  supplyModes: optional(z.array(SupplyMode)),
  termYearsMax: optional(z.number().int().min(1).max(70)),
  isNetLand: z.boolean().default(false),
  /** When it becomes 净地 or is handed over; net land without a date is ready at once. */
  readyOn: optional(PlainDate),
  priceYuanPerSquareMetre: optional(unitPrice),
  floorPriceYuanPerSquareMetre: optional(unitPrice),
  utilities: z.array(Utility).default([]),
  plannedUtilities: z.array(z.object({ utility: Utility, on: PlainDate })).default([]),
  /** 区域评估 that cover at least 99.9 % of the plot. */
  assessments: z.array(z.object({ kind: AssessmentKind, validUntil: PlainDate.nullable() })).default([]),
  controlLine: z
    .object({
      verdict: ControlLineVerdict,
      findings: z.array(z.object({ line: ControlLine, overlapSquareMetres: z.number().nonnegative() })),
      dataVersion: z.string(),
    })
    .nullable()
    .default(null),
  soil: SoilState.default('clear'),
  /** Inside a certified 化工园区. */
  isInChemicalPark: z.boolean().default(false),
  expresswayExitDistanceMetres: optional(metres),
  railFreightDistanceMetres: optional(metres),
  portDistanceMetres: optional(metres),
  nearestSensitive: optional(
    z.object({ kind: SensitiveKind, name: z.string().nullable(), distanceMetres: metres }),
  ),
  encumbrance: Encumbrance.default('none'),
  /** For which project, of which zone, until when. */
  reservation: optional(
    z.object({ projectNo: z.string(), zoneCode: optional(z.string()), until: PlainDate }),
  ),
  /** 统一社会信用代码 of the present holder. */
  holderCode: optional(z.string()),
  /** Polsby-Popper compactness 4 pi A / P^2 of the plot or of the building's footprint. */
  compactness: optional(ratio),
  /** Of floor space only. */
  building: optional(BuildingFacts),
});
export type SupplyRecord = z.infer<typeof SupplyRecord>;
export type SupplyRecordInput = z.input<typeof SupplyRecord>;
