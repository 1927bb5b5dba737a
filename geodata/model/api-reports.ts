import { z } from 'zod';
import { PlainDate } from './field-formats.ts';

const label = z.object({ zh: z.string(), en: z.string() });

/** What a figure counts in; the client chooses 亩, 亿元 and per cent. */
export const IndicatorUnit = z.enum(['ratio', 'squareMetre', 'count', 'yuan', 'day', 'yuanPerSquareMetre']);
export type IndicatorUnit = z.infer<typeof IndicatorUnit>;

/**
 * The records behind a figure: a list in this collection with these filters has exactly what was counted. `idle-cases`,
 * `projects` and `attention` (`kind`) are registers of their own; what was counted in them is told by the records of the
 * figure (`/reports/records`).
 */
export const DrillDown = z.object({
  collection: z.string(),
  filters: z.record(z.string(), z.string()),
  /** How many records that list has; null where an old snapshot does not say. */
  count: z.number().int().nullable().default(null),
});
export type DrillDown = z.infer<typeof DrillDown>;

/** A figure taken apart: by mode, by class, by step. */
export const IndicatorPart = z.object({
  key: z.string(),
  label,
  value: z.number(),
  count: z.number().int().nullable(),
  drill: DrillDown.nullable(),
  /** What the value is a share of, in its unit: the task of a year, all awarded land. Absent where it stands alone. */
  of: z.number().optional(),
  /** Unit of the value, where it is not that of the figure's parts. */
  unit: IndicatorUnit.optional(),
  /** How the share reads, where it is not as the figure: per cent, times, 万元/亩 or 元/㎡. */
  shareAs: z.enum(['percent', 'times', 'yuanPerMu', 'yuanPerSquareMetre']).optional(),
});
export type IndicatorPart = z.infer<typeof IndicatorPart>;

/** One figure of a zone. Without value `reason` says why; numerator and denominator are in `unit` of the definition. */
export const IndicatorValue = z.object({
  id: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  count: z.number().int().nullable(),
  parts: z.array(IndicatorPart),
  reason: z.enum(['no_base', 'not_recorded', 'no_right']).nullable(),
  isAlarm: z.boolean(),
  drill: DrillDown.nullable(),
});
export type IndicatorValue = z.infer<typeof IndicatorValue>;

/** What a figure is: its formula on hover, its source, whether more is better. */
export const IndicatorDefinition = z.object({
  id: z.string(),
  title: label,
  formula: label,
  unit: IndicatorUnit,
  /** Unit of numerator and denominator. */
  partUnit: IndicatorUnit,
  better: z.enum(['higher', 'lower']).nullable(),
  chart: z.enum([
    'stacked_bar',
    'shares',
    'bar',
    'waterfall',
    'line',
    'list',
    'histogram',
    'figure',
    'funnel',
    'table',
  ]),
  source: z.string(),
  /** Group of the dashboard. */
  group: z.enum(['idle', 'unsupplied', 'inefficient', 'standard', 'output', 'projects', 'parks', 'use']),
});
export type IndicatorDefinition = z.infer<typeof IndicatorDefinition>;

export const IndicatorDefinitionList = z.object({ indicators: z.array(IndicatorDefinition) });

/** The figures of one zone on a day: live, or a frozen quarter. */
export const ZoneProgress = z.object({
  zoneCode: z.string(),
  name: z.string(),
  peerGroup: z.enum(['industry', 'city']),
  quarter: z.string(),
  asOf: PlainDate,
  /** null: live. */
  snapshot: z.object({ version: z.number().int(), frozenAt: z.string(), frozenBy: z.string() }).nullable(),
  indicators: z.array(IndicatorValue),
});
export type ZoneProgress = z.infer<typeof ZoneProgress>;

export const ProgressReport = z.object({ zones: z.array(ZoneProgress) });
export type ProgressReport = z.infer<typeof ProgressReport>;

export const RankingEntryView = z.object({
  zoneCode: z.string(),
  name: z.string(),
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  rank: z.number().int().nullable(),
  change: z.number().int().nullable(),
});
export type RankingEntryView = z.infer<typeof RankingEntryView>;
/** A ranking within one peer group; zones without base are listed last without a rank. */
export const Ranking = z.object({
  indicatorId: z.string(),
  quarter: z.string(),
  previousQuarter: z.string(),
  groups: z.array(z.object({ peerGroup: z.enum(['industry', 'city']), entries: z.array(RankingEntryView) })),
});
export type Ranking = z.infer<typeof Ranking>;

/** A figure over quarters, oldest first; null where nothing was frozen. */
export const Trend = z.object({
  indicatorId: z.string(),
  zoneCode: z.string(),
  points: z.array(z.object({ quarter: z.string(), value: z.number().nullable() })),
});
export type Trend = z.infer<typeof Trend>;

export const Waterfall = z.object({
  zoneCode: z.string(),
  ledger: z.enum(['unsupplied', 'idle', 'inefficient']),
  yearBand: z.string(),
  baseOn: PlainDate,
  lastOn: PlainDate,
  openingSquareMetres: z.number(),
  addedSquareMetres: z.number(),
  disposed: z.array(
    z.object({ mode: z.string(), label, areaSquareMetres: z.number(), itemCount: z.number().int() }),
  ),
  closingSquareMetres: z.number(),
  /** 净减少: (opening − closing) ÷ opening, new stock included; null without opening stock. */
  netReduction: z.number().nullable(),
  taskSquareMetres: z.number().nullable(),
  unprovenCount: z.number().int(),
});
export type Waterfall = z.infer<typeof Waterfall>;
export const WaterfallList = z.object({ waterfalls: z.array(Waterfall) });
export type WaterfallList = z.infer<typeof WaterfallList>;

export const SnapshotSummary = z.object({
  id: z.number().int(),
  zoneCode: z.string(),
  quarter: z.string(),
  version: z.number().int(),
  reason: z.string().nullable(),
  asOf: PlainDate,
  sha256: z.string(),
  frozenBy: z.string(),
  frozenAt: z.string(),
});
export type SnapshotSummary = z.infer<typeof SnapshotSummary>;
export const SnapshotList = z.object({ snapshots: z.array(SnapshotSummary) });

/** Freezes a closed quarter; a correction is a new version and says why. */
export const SnapshotRequest = z.object({
  zoneCode: z.string(),
  quarter: z.string().regex(/^\d{4}Q[1-4]$/, '季度须如 2026Q3'),
  reason: z.string().trim().max(500, '理由最多 500 字').optional(),
});
