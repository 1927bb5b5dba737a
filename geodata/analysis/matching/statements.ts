import type { SiteUse } from '../../model/demand.ts';
import type { AssessmentKind, SupplyMode, Utility } from '../../model/land-state.ts';
import type { MatchFactor } from '../../model/match-parameters.ts';
import type { MatchStatement } from '../../model/match-result.ts';
import type {
  ControlLine,
  Encumbrance,
  LandUse,
  SensitiveKind,
  SupplyKind,
} from '../../model/supply-record.ts';

type LineFindings = { findings: { line: ControlLine; overlapSquareMetres: number }[] };
type UseOfLand = { landUse: LandUse; use: SiteUse; industryCode: string };
export type YieldMeasure = 'investment' | 'tax';
export type BuildingMeasure = 'clearHeight' | 'floorLoad' | 'crane';

/**
 * What can be said of a piece, by key, with the figures it takes: areas in square metres, money in yuan (per square
 * metre; rents also per month), distances in metres, load in kN per square metre, codes of the option sets. The words
 * are in `phrases-zh` and `phrases-en`; a difference (`short`, `over`, `late`) is null where the limit is kept.
 */
export interface PhraseValues {
  'use.undefined': { industryCode: string };
  'use.accepted': UseOfLand;
  'use.refused': UseOfLand;
  'line.unchecked': object;
  'line.blocked': LineFindings;
  'line.tolerated': LineFindings;
  'line.clear': object;
  'soil.listed': object;
  'soil.clear': object;
  'negative.forbidden': { industryCode: string; areaName: string; prefix: string; source: string };
  'negative.free': { industryCode: string };
  'chemical.notRequired': object;
  'chemical.inside': object;
  'chemical.outside': { industryCode: string };
  'hazard.unasked': object;
  'hazard.nothingNear': { radiusMetres: number };
  'hazard.compared': {
    kind: SensitiveKind;
    name: string | null;
    distanceMetres: number;
    radiusMetres: number;
    short: number | null;
  };
  'term.unasked': object;
  'term.compared': { needYears: number; mostYears: number | null; short: number | null };
  'ready.unasked': { on: string | null };
  'ready.undated': { needBy: string };
  'ready.compared': {
    on: string;
    needBy: string;
    disposalDays: number;
    supplyDays: number;
    lateDays: number;
  };
  'mode.unasked': object;
  'mode.undecided': { kind: SupplyKind };
  'mode.compared': { wanted: SupplyMode[]; offered: SupplyMode[] };
  'price.unasked': object;
  'price.unknown': { kind: SupplyKind };
  'price.compared': {
    kind: SupplyKind;
    floor: number;
    /** The part of the floor price that an encouraged project must pay at least; 1 for all others. */
    share: number;
    maximum: number;
    over: number | null;
  };
  'utilities.unasked': object;
  'utilities.met': { required: Utility[] };
  'utilities.missing': { required: number; missing: { utility: Utility; on: string | null }[] };
  'energy.unasked': object;
  'energy.unset': object;
  'energy.compared': {
    areaName: string;
    leftTce: number;
    /** Part of the quota this project was given already: it counts as left for it. */
    ownTce: number;
    needTce: number;
    short: number | null;
  };
  'far.compared': {
    low: number | null;
    high: number | null;
    wantedLow: number | null;
    wantedHigh: number | null;
    tooLow: number | null;
    tooHigh: number | null;
  };
  'yield.unset': { measure: YieldMeasure };
  'yield.unstated': { measure: YieldMeasure; minimum: number };
  'yield.compared': { measure: YieldMeasure; offered: number; minimum: number; short: number | null };
  'building.land': object;
  'building.unasked': object;
  'building.compared': {
    /** `has` is null where nobody recorded it. */
    measures: { measure: BuildingMeasure; needs: number; has: number | null }[];
    shorts: { measure: BuildingMeasure; short: number }[];
  };
  'reserved.free': object;
  'reserved.taken': { projectNo: string | null; until: string | null; encumbrance: Encumbrance };
  'holder.free': object;
  /** `codes` is empty for who may not see cases. */
  'holder.blocked': { codes: string[] };
  'areaMin.unasked': { kind: SupplyKind; area: number };
  'areaMin.compared': { kind: SupplyKind; area: number; minimum: number; short: number | null };
  'areaMax.unasked': { kind: SupplyKind; area: number };
  'areaMax.compared': {
    kind: SupplyKind;
    area: number;
    maximum: number;
    tolerance: number;
    isDivided: boolean;
    over: number | null;
  };
  STOCK_FIRST: { score: number };
  NEEDS_DISPOSAL: { days: number; on: string };
  LAND_USE_UNDIVIDED: object;
  LINE_UNCHECKED: object;
  LINE_STALE: { judgedBy: string; current: string };
  LINE_WARN: object;
  SOIL_SURVEY_DUE: object;
  CHEM_RULE_UNKNOWN: object;
  NEGATIVE_RESTRICTED: { prefix: string; source: string };
  EIA_UNCOVERED: object;
  CHAIN_LINK_PRESENT: { areaName: string };
  FAR_BELOW_INDUSTRY: { planned: number | null; floor: number };
  ASSESSMENTS_MISSING: {
    valid: number;
    required: number;
    missing: AssessmentKind[];
    expired: AssessmentKind[];
  };
  TRANSPORT_BEYOND: {
    places: {
      facility: 'expresswayExit' | 'railFreight' | 'port';
      distanceMetres: number;
      wishMetres: number;
    }[];
  };
  YIELD_UNSTATED: { measure: YieldMeasure; minimum: number };
  MODES_UNDECIDED: object;
  PRICE_UNKNOWN: object;
  BUILDING_UNKNOWN: { measures: BuildingMeasure[] };
  ENERGY_QUOTA_UNKNOWN: { areaName: string };
  FIGURE_MISSING: { factors: MatchFactor[] };
  EVALUATION_UNKNOWN: object;
  ENERGY_REVIEW: { tce: number | null; kilowattHours: number | null };
  ENERGY_REVIEW_PROVINCIAL: { tce: number };
}

export type PhraseKey = keyof PhraseValues;
/** One language's words for everything that can be said. */
export type Phrases = { readonly [Key in PhraseKey]: (values: PhraseValues[Key]) => string };

/** A statement: the key and its figures, without words. */
export const say = <Key extends PhraseKey>(key: Key, values: PhraseValues[Key]): MatchStatement => ({
  key,
  values: values as MatchStatement['values'],
});

/** The words of a statement; undefined for one this edition does not know (an answer of a newer server). */
export const worded = ({ key, values }: MatchStatement, phrases: Phrases): string | undefined => {
  if (!Object.hasOwn(phrases, key)) return undefined;
  const phrase = phrases[key as PhraseKey] as (values: MatchStatement['values']) => string;
  return phrase(values);
};
