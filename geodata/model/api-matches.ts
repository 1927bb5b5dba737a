import { z } from 'zod';
import { DemandRequest } from './api-projects.ts';
import { PlainDate } from './field-formats.ts';
import { FactorWeights, MatchFactor } from './match-parameters.ts';
import { MatchCondition, MatchFactorScore, MatchResult } from './match-result.ts';
import { ProjectStage } from './project-stage.ts';
import { RuleParam } from './rule-param.ts';
import { SupplyKind, SupplyState } from './supply-record.ts';

/** Pairwise judgements, from which the weights are computed; a consistency ratio over 0.1 is refused. */
export const PairwiseJudgements = z.strictObject({
  factors: z.array(MatchFactor).min(1, '请至少选择一个因素'),
  judgements: z.array(z.strictObject({ a: MatchFactor, b: MatchFactor, ratio: z.number('须为数字') })),
});
export type PairwiseJudgements = z.infer<typeof PairwiseJudgements>;

const matchQuestion = {
  /** A registered project; else `demand` is given. */
  projectId: z.int().positive().optional(),
  demand: DemandRequest.extend({ name: z.string().trim().max(120).optional() }).optional(),
  /** Points by factor, summing to 100. */
  weights: FactorWeights.optional(),
  pairwise: PairwiseJudgements.optional(),
  /** Codes of relaxable constraints to ignore. */
  relaxations: z.array(z.string()).max(20).optional(),
  includePotential: z.boolean().optional(),
} as const;

export const MatchRequest = z.strictObject({
  ...matchQuestion,
  /** Candidates of each group. */
  limit: z.int('须为 1–200 的整数').min(1, '须为 1–200 的整数').max(200, '须为 1–200 的整数').default(20),
});
export type MatchRequest = z.input<typeof MatchRequest>;

const Position = z.tuple([z.number(), z.number()]);

/** A line to be drawn from a piece to what the conditions and factors measure. */
export const MatchDistance = z.object({
  kind: z.enum([
    'expressway_exit',
    'rail_freight_yard',
    'port',
    'residential',
    'school',
    'hospital',
    'water_source',
  ]),
  name: z.string().nullable(),
  distanceMetres: z.number(),
  from: Position,
  to: Position,
});
export type MatchDistance = z.infer<typeof MatchDistance>;

/** Where a piece is and which record stands behind it. */
export const MatchPlace = z.object({
  collection: z.enum(['parcels', 'factory-units']),
  recordId: z.number().int(),
  /** The land: the parcel itself, or the one the building stands on. */
  parcelId: z.number().int().nullable(),
  zoneCode: z.string(),
  zoneName: z.string(),
  parkName: z.string().nullable(),
  buildingName: z.string().nullable(),
  landClass: z.string().nullable(),
  point: Position,
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  distances: z.array(MatchDistance),
  /** When the control lines or the surroundings were last judged against older data: shown as 待复核. */
  needsReview: z.boolean(),
});
export type MatchPlace = z.infer<typeof MatchPlace>;

/** Ids of pieces are `parcel-<id>` and `unit-<id>`; `places` has every piece the answer names. */
export const MatchResponse = MatchResult.extend({
  projectId: z.number().int().nullable(),
  places: z.record(z.string(), MatchPlace),
  /** The data changed while the match was made or since the snapshot was built; ask again. */
  isStale: z.boolean(),
  staleReason: z.string().nullable(),
  /** The pieces the engine looked at, offered or not. */
  supplyCount: z.number().int(),
  snapshotBuiltAt: z.string(),
  /** Time of the engine alone, in its thread. */
  engineMilliseconds: z.number(),
});
export type MatchResponse = z.infer<typeof MatchResponse>;

/** How open projects stand to one piece, best first. */
export const ReverseMatchResponse = z.object({
  supplyId: z.string(),
  name: z.string(),
  code: z.string(),
  kind: SupplyKind,
  asOf: PlainDate,
  parametersVersion: z.string(),
  dataRevision: z.number().int(),
  isStale: z.boolean(),
  state: SupplyState,
  /** Set when the piece is no supply at all: why no project can have it. */
  notOffered: z.string().nullable(),
  matches: z.array(
    z.object({
      projectId: z.number().int(),
      projectNo: z.string(),
      name: z.string(),
      stage: ProjectStage,
      teamName: z.string().nullable(),
      isConsidered: z.boolean(),
      isFeasible: z.boolean(),
      score: z.number().nullable(),
      shownScore: z.number().nullable(),
      factors: z.array(MatchFactorScore),
      failed: z.array(MatchCondition),
    }),
  ),
});
export type ReverseMatchResponse = z.infer<typeof ReverseMatchResponse>;

/** What the workspace needs before the first match. */
export const MatchSettings = z.object({
  parametersVersion: z.string(),
  weights: FactorWeights,
  factors: z.array(z.object({ factor: MatchFactor, label: z.string() })),
  constraints: z.array(
    z.object({
      code: z.string(),
      hCode: z.string(),
      label: z.string(),
      isRelaxable: z.boolean(),
      basis: z.string(),
    }),
  ),
  consistencyLimit: z.number(),
});
export type MatchSettings = z.infer<typeof MatchSettings>;

/** A piece that became available and meets the hard constraints of a team's open project (M83). */
export const MatchNotice = z.object({
  id: z.number().int(),
  zoneCode: z.string(),
  projectId: z.number().int(),
  projectNo: z.string(),
  projectName: z.string(),
  teamCode: z.string().nullable(),
  teamName: z.string().nullable(),
  supplyId: z.string(),
  supplyName: z.string(),
  score: z.number(),
  createdAt: z.string(),
  readBy: z.string().nullable(),
  readAt: z.string().nullable(),
});
export type MatchNotice = z.infer<typeof MatchNotice>;

export const MatchNoticeList = z.object({ notices: z.array(MatchNotice), unread: z.number().int() });
export type MatchNoticeList = z.infer<typeof MatchNoticeList>;

/** How many parcels were judged again, by which control lines. */
export const SitingJudged = z.object({
  zoneCode: z.string(),
  judged: z.number().int(),
  controlLineVersion: z.string().nullable(),
});
export type SitingJudged = z.infer<typeof SitingJudged>;

/** The comparison as a document: up to four pieces side by side. */
const pixels = z.int().min(1).max(4000);

/** A picture of the map as a browser drew it: a JPEG in base64. Five of them fit into one request. */
export const ReportPicture = z.strictObject({
  title: z.string().trim().min(1).max(120),
  widthPixels: pixels,
  heightPixels: pixels,
  jpeg: z.base64('须为 base64 编码的 JPEG 图片').max(180_000, '图片过大，请缩小后再试'),
});
export type ReportPicture = z.infer<typeof ReportPicture>;

export const MatchReportRequest = z.strictObject({
  ...matchQuestion,
  supplyIds: z.array(z.string()).min(1, '请至少选择一个载体').max(4, '最多比较四个载体'),
  format: z.enum(['docx', 'xlsx']),
  language: z.enum(['zh', 'en']).default('zh'),
  /** Maps of the sites; the server draws none. */
  pictures: z.array(ReportPicture).max(5, '最多附五张图片').optional(),
});
export type MatchReportRequest = z.input<typeof MatchReportRequest>;

/** A rule row as it stands now. */
export const RuleParamEntry = RuleParam.extend({
  version: z.number().int(),
  updatedBy: z.string(),
  updatedAt: z.string(),
});
export type RuleParamEntry = z.infer<typeof RuleParamEntry>;

export const RuleParamList = z.object({ parametersVersion: z.string(), params: z.array(RuleParamEntry) });
export type RuleParamList = z.infer<typeof RuleParamList>;

/** One row through time, the present version first; `changedAt` is null where a row was shipped and nobody kept the day. */
export const RuleParamHistory = z.object({
  key: z.string(),
  label: z.string(),
  unit: z.string(),
  versions: z.array(
    RuleParam.pick({ value: true, source: true, verified: true }).extend({
      version: z.number().int(),
      changedBy: z.string(),
      changedAt: z.string().nullable(),
      /** Why it became so; null for the version shipped. */
      reason: z.string().nullable(),
    }),
  ),
});
export type RuleParamHistory = z.infer<typeof RuleParamHistory>;

/** Several rows at once, because weights must sum to 100 after every change. */
export const RuleParamsChange = z.strictObject({
  reason: z.string('请填写理由').trim().min(1, '请填写理由').max(500, '理由最多 500 字'),
  params: z
    .array(
      z.strictObject({
        key: z.string(),
        /** The version that was read. */
        version: z.int().positive(),
        value: RuleParam.shape.value,
        source: z.string().trim().min(1, '参数须注明出处').max(300).optional(),
        verified: z.boolean().optional(),
      }),
    )
    .min(1, '请至少修改一项')
    .max(100),
});
export type RuleParamsChange = z.infer<typeof RuleParamsChange>;
