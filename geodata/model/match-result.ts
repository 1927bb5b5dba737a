import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import { FactorWeights, MatchFactor } from './match-parameters.ts';
import { SupplyKind, SupplyState } from './supply-record.ts';

const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1);

/** How far a piece misses a limit, in the unit people speak of; `ratio` compares misses of different kinds. */
export const MatchGap = z.object({ value: z.number(), unit: z.string(), ratio: z.number().nonnegative() });
export type MatchGap = z.infer<typeof MatchGap>;

/** What a sentence says, without words: a key of the phrase books (`analysis/matching/phrases-*`) and its figures. */
export const MatchStatement = z.object({ key: z.string(), values: z.record(z.string(), z.unknown()) });
export type MatchStatement = z.infer<typeof MatchStatement>;

/** One hard constraint on one piece: passed or not, with the numbers compared and the rule behind it. */
export const MatchCondition = z.object({
  code: z.string(),
  hCode: z.string(),
  label: z.string(),
  isRelaxable: z.boolean(),
  isPassed: z.boolean(),
  /** One Chinese sentence: the numbers compared, the gap, and for a failed one the basis. */
  sentence: z.string(),
  /** The same without words, for other languages. */
  statement: MatchStatement,
  gap: MatchGap.nullable(),
  /** Law or rule with its article; 待核 marks wording not seen in a source. */
  basis: z.string(),
});
export type MatchCondition = z.infer<typeof MatchCondition>;

/** A code and a Chinese sentence: a reason (STOCK_FIRST, NEEDS_DISPOSAL) or a warning. */
export const MatchNote = z.object({ code: z.string(), text: z.string(), statement: MatchStatement });
export type MatchNote = z.infer<typeof MatchNote>;

/** A factor's part in a score: `value` x `weight` = `contribution`; the contributions sum to the score exactly. */
export const MatchFactorScore = z.object({
  factor: MatchFactor,
  label: z.string(),
  value: share,
  /** Points; 0 for a factor the demand says nothing about. */
  weight: z.number().nonnegative(),
  contribution: z.number().nonnegative(),
  /** The contribution as displayed; the displayed ones sum to the displayed score. */
  shown: z.number().nonnegative(),
  /** 0 only because the land side lacks the figure. */
  isMissing: z.boolean(),
});
export type MatchFactorScore = z.infer<typeof MatchFactorScore>;

export const MatchCandidate = z.object({
  id: z.string(),
  kind: SupplyKind,
  code: z.string(),
  name: z.string(),
  zoneCode: z.string(),
  parkCode: z.string().nullable(),
  state: SupplyState,
  /** From 1 within its group. */
  rank: count,
  score: z.number(),
  /** The score to two places, which decides the order. */
  shownScore: z.number(),
  areaSquareMetres: z.number(),
  /** The part the project would take. */
  takenSquareMetres: z.number(),
  /** When it can be handed over; null when nobody can say. */
  availableOn: PlainDate.nullable(),
  factors: z.array(MatchFactorScore),
  /** Keys of the order after the score. */
  stockValue: share,
  readiness: share,
  surplusSquareMetres: z.number(),
  reasons: z.array(MatchNote),
  warnings: z.array(MatchNote),
  conditions: z.array(MatchCondition),
  /** Constraints it fails that this match relaxed. */
  relaxed: z.array(z.string()),
  /** Second opinion: closeness to the ideal and rank by it. */
  topsis: z.object({ closeness: share, rank: count }),
  /** Share of random weightings in which it comes first, or among the first three. */
  robustness: z.object({ first: share, firstThree: share }),
});
export type MatchCandidate = z.infer<typeof MatchCandidate>;

export const MatchNearMiss = z.object({
  id: z.string(),
  kind: SupplyKind,
  code: z.string(),
  name: z.string(),
  zoneCode: z.string(),
  parkCode: z.string().nullable(),
  areaSquareMetres: z.number(),
  failed: z.array(MatchCondition),
});
export type MatchNearMiss = z.infer<typeof MatchNearMiss>;

export const MatchFunnelStep = z.object({
  code: z.string(),
  hCode: z.string(),
  label: z.string(),
  isRelaxable: z.boolean(),
  basis: z.string(),
  /** Pieces that fail it; that fail nothing else; that it removes in the cascade; that are left. */
  alone: count,
  onlyThis: count,
  removed: count,
  remaining: count,
});
export type MatchFunnelStep = z.infer<typeof MatchFunnelStep>;

export const MatchRelaxation = z.object({
  constraints: z.array(z.string()).min(1),
  labels: z.array(z.string()),
  /** Pieces that become feasible besides those that are. */
  gain: count,
  /** The piece that needs least of it, and what it lacks. */
  nearest: MatchNearMiss.nullable(),
});
export type MatchRelaxation = z.infer<typeof MatchRelaxation>;

/** The answer to one demand. Whoever keeps it compares `dataRevision` with the present one to see whether it is stale. */
export const MatchResult = z.object({
  projectNo: z.string(),
  asOf: PlainDate,
  parametersVersion: z.string(),
  dataRevision: count,
  dataVersions: z.record(z.string(), z.string()),
  engine: z.enum(['wasm', 'js']),
  weights: FactorWeights,
  /** Factors left out because the demand says nothing about them, by side. */
  leftOut: z.object({ land: z.array(MatchFactor), floorSpace: z.array(MatchFactor) }),
  relaxations: z.array(z.string()),
  counts: z.object({ considered: count, feasible: count, offerable: count, potential: count }),
  /** Offerable pieces, best first. */
  candidates: z.array(MatchCandidate),
  /** 可盘活: pieces still held, best first; empty when hidden. */
  potential: z.array(MatchCandidate),
  funnel: z.array(MatchFunnelStep),
  smallestRelaxations: z.array(MatchRelaxation),
  nearestMisses: z.array(MatchNearMiss),
  /** Notes on the demand itself, e.g. that an energy review is due. */
  notes: z.array(MatchNote),
});
export type MatchResult = z.infer<typeof MatchResult>;
