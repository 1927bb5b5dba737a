import { z } from 'zod';
import { QuotaAllotment } from './api-quotas.ts';
import { Demand, DemandFields } from './demand.ts';
import { optional, PlainDate, ZoneCode } from './field-formats.ts';
import { LeadSource, ProjectStage, QueueKey } from './project-stage.ts';

const shortText = (most: number) => z.string().trim().max(most, `最多 ${most} 字`);
const reason = z.string('请填写理由').trim().min(1, '请填写理由').max(500, '理由最多 500 字');
const revision = z.int('请附上所读项目的版本（revision）').positive();
const share = z.number('须为数字').min(0, '须在 0–100 之间').max(100, '须在 0–100 之间');
const amount = z.number('须为数字').nonnegative('不能为负数').max(1e15, '数值过大，请核对单位');

/** The demand as a form sends it: number and name are the project's, the zones default to the project's own. */
export const DemandRequest = DemandFields.omit({ projectNo: true, name: true }).extend({
  zoneCodes: z.array(ZoneCode).optional(),
});
export type DemandRequest = z.input<typeof DemandRequest>;

/** What matching does not read but the people who serve the project do (domain dossier 7.1). */
export const ProjectNeeds = z.strictObject({
  waterTonnesPerDay: optional(amount),
  steamTonnesPerHour: optional(amount),
  gasCubicMetresPerDay: optional(amount),
  drainTonnesPerDay: optional(amount),
  codTonnesPerYear: optional(amount),
  noxTonnesPerYear: optional(amount),
  noiseText: optional(shortText(200)),
});
export type ProjectNeeds = z.infer<typeof ProjectNeeds>;

/** Fields of a project that people write. */
const projectFields = {
  name: z.string('请填写项目名称').trim().min(1, '请填写项目名称').max(120, '名称最多 120 字'),
  leadSource: optional(LeadSource),
  /** 来源单位: who brought the project. */
  originUnit: optional(shortText(120)),
  /** The team that follows it; routed by the chain when left out. */
  teamCode: optional(shortText(40)),
  investorName: optional(shortText(120)),
  totalInvestmentYuan: optional(amount),
  outputYuanPerYear: optional(amount),
  /** 好项目: 0-100 by the zone's own review of projects. */
  qualityScore: optional(share),
  /** When the project could break ground. */
  startReadyOn: optional(PlainDate),
  note: optional(shortText(2000)),
  needs: ProjectNeeds.nullable().default(null),
  demand: DemandRequest,
} as const;

export const ProjectRequest = z.strictObject({
  zoneCode: ZoneCode,
  /** Numbered by the server when left out. */
  projectNo: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{2,40}$/, '项目编号须为 2–40 位字母、数字或“-”')
    .optional(),
  ...projectFields,
});
export type ProjectRequest = z.input<typeof ProjectRequest>;

/** Only what is named changes; the demand is replaced as a whole. */
export const ProjectChange = z.strictObject({
  revision,
  reason: z.string().trim().max(500, '理由最多 500 字').optional(),
  ...z.object(projectFields).partial().shape,
});
export type ProjectChange = z.input<typeof ProjectChange>;

export const StageRequest = z.strictObject({
  revision,
  to: ProjectStage,
  /** Needed to go back a stage, to leave one out, or to end the project. */
  reason: reason.optional(),
});
export type StageRequest = z.infer<typeof StageRequest>;

export const Project = z.object({
  id: z.number().int(),
  zoneCode: z.string(),
  projectNo: z.string(),
  name: z.string(),
  stage: ProjectStage,
  stageSince: PlainDate,
  /** Stages it may go to next, in order. */
  nextStages: z.array(ProjectStage),
  leadSource: LeadSource.nullable(),
  originUnit: z.string().nullable(),
  teamCode: z.string().nullable(),
  teamName: z.string().nullable(),
  /** Whether the team follows from the chain rather than from a person's choice. */
  isTeamRouted: z.boolean(),
  investorName: z.string().nullable(),
  totalInvestmentYuan: z.number().nullable(),
  outputYuanPerYear: z.number().nullable(),
  qualityScore: z.number().nullable(),
  startReadyOn: PlainDate.nullable(),
  note: z.string().nullable(),
  needs: ProjectNeeds.nullable(),
  demand: Demand,
  industryName: z.string().nullable(),
  chainName: z.string().nullable(),
  linkName: z.string().nullable(),
  /** Place in the queue of its zone, from 1; null once it has land or has ended. */
  queuePlace: z.number().int().nullable(),
  queueOverride: z
    .object({ place: z.number().int(), reason: z.string(), by: z.string(), at: z.string() })
    .nullable(),
  activeReservations: z.number().int(),
  shortlisted: z.number().int(),
  /** Energy and land quota it was given, the latest first; released ones carry their time. */
  quotaAllotments: z.array(QuotaAllotment),
  sourceName: z.string(),
  sourcePeriod: z.string().nullable(),
  isDemonstration: z.boolean(),
  revision: z.number().int(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Project = z.infer<typeof Project>;

export const ProjectPage = z.object({
  projects: z.array(Project),
  numberMatched: z.number().int(),
  /** Projects by stage among those that the other filters admit. */
  stages: z.array(z.object({ stage: ProjectStage, count: z.number().int() })),
  asOf: PlainDate,
});
export type ProjectPage = z.infer<typeof ProjectPage>;

/** The queue of a zone: open projects without land, in the order that decides who is served first. */
export const ProjectQueue = z.object({
  zoneCode: z.string(),
  keys: z.array(QueueKey),
  entries: z.array(
    z.object({
      place: z.number().int(),
      /** Where the keys alone would put it. */
      ruledPlace: z.number().int(),
      project: Project,
      /** One sentence: why it stands here. */
      reason: z.string(),
    }),
  ),
  asOf: PlainDate,
});
export type ProjectQueue = z.infer<typeof ProjectQueue>;

export const QueueOrderRequest = z.strictObject({
  zoneCode: ZoneCode,
  keys: z
    .array(QueueKey)
    .length(3, '请给出三个排序条件')
    .refine((keys) => new Set(keys).size === 3, '排序条件不能重复'),
  reason,
});
export type QueueOrderRequest = z.infer<typeof QueueOrderRequest>;

/** place null takes the override back. */
export const QueueOverrideRequest = z.strictObject({
  place: z.int('须为正整数').positive('须为正整数').max(1_000_000, '位次过大').nullable(),
  reason,
});
export type QueueOverrideRequest = z.infer<typeof QueueOverrideRequest>;

/** Codes and defaults that the entry form offers for a zone. */
export const ProjectOptions = z.object({
  zoneCode: z.string(),
  chains: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      industryName: z.string(),
      teamCode: z.string().nullable(),
      teamName: z.string().nullable(),
      links: z.array(z.object({ code: z.string(), name: z.string(), isMissing: z.boolean() })),
    }),
  ),
  teams: z.array(z.object({ code: z.string(), name: z.string() })),
  originUnits: z.array(z.string()),
  /** By division of GB/T 4754 (two digits), or by its section letter: use of the land, whether chemical. */
  industryDefaults: z.record(z.string(), z.object({ siteUse: z.string().nullable() })),
  chemicalPrefixes: z.array(z.string()),
  asOf: PlainDate,
});
export type ProjectOptions = z.infer<typeof ProjectOptions>;

/** Leads by source and how far they came (M40): the counts of a source sum to its leads. */
export const LeadFunnel = z.object({
  total: z.number().int(),
  sources: z.array(
    z.object({
      source: LeadSource.nullable(),
      leads: z.number().int(),
      stages: z.array(z.object({ stage: ProjectStage, count: z.number().int() })),
    }),
  ),
});
export type LeadFunnel = z.infer<typeof LeadFunnel>;

/** What a spreadsheet of projects came to; nothing is written while there is a problem. */
export const ProjectImportReport = z.object({
  isWritten: z.boolean(),
  rows: z.number().int(),
  created: z.array(z.object({ row: z.number().int(), projectNo: z.string(), name: z.string() })),
  problems: z.array(
    z.object({
      /** Row of the sheet as people count it, the heading is row 1. */
      row: z.number().int(),
      column: z.string(),
      value: z.string(),
      message: z.string(),
    }),
  ),
  /** Headings that were not understood. */
  unknownColumns: z.array(z.string()),
});
export type ProjectImportReport = z.infer<typeof ProjectImportReport>;

export const ShortlistEntry = z.object({
  supplyId: z.string(),
  kind: z.string(),
  name: z.string(),
  code: z.string(),
  zoneCode: z.string(),
  note: z.string().nullable(),
  addedBy: z.string(),
  addedAt: z.string(),
  updatedAt: z.string(),
});
export type ShortlistEntry = z.infer<typeof ShortlistEntry>;

export const Shortlist = z.object({ projectId: z.number().int(), entries: z.array(ShortlistEntry) });
export type Shortlist = z.infer<typeof Shortlist>;

export const ShortlistRequest = z.strictObject({ note: optional(shortText(1000)) });
export type ShortlistRequest = z.input<typeof ShortlistRequest>;
