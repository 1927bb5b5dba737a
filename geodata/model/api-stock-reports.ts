import { z } from 'zod';
import { DrillDown } from './api-reports.ts';
import { PlainDate } from './field-formats.ts';

/** A task of a year and what became of it. */
export const TaskResult = z.object({
  ledger: z.enum(['unsupplied', 'idle']),
  /** Frozen stock the task was set for; null without a base. */
  openingSquareMetres: z.number().nullable(),
  taskSquareMetres: z.number().nullable(),
  disposedSquareMetres: z.number(),
  itemCount: z.number().int(),
  /** disposed ÷ task; null without a task. */
  completion: z.number().nullable(),
  drill: DrillDown,
});
export type TaskResult = z.infer<typeof TaskResult>;

/** 增存挂钩 of a zone: this year's quota, both tasks, what the rule makes of them, next year's quota. */
export const LandQuota = z.object({
  zoneCode: z.string(),
  name: z.string(),
  year: z.number().int(),
  asOf: PlainDate,
  /** The year is over: the tasks will not change. */
  isFinal: z.boolean(),
  tasks: z.array(TaskResult),
  outcome: z.enum(['bonus', 'cut', 'unchanged']),
  /** 1.1, 0.8 or 1 as shipped. */
  factor: z.number(),
  /** 新增建设用地指标 of the year; null where none is registered. */
  quotaSquareMetres: z.number().nullable(),
  allottedSquareMetres: z.number().nullable(),
  nextQuotaSquareMetres: z.number().nullable(),
});
export type LandQuota = z.infer<typeof LandQuota>;
export const LandQuotaList = z.object({
  rule: z.object({ bonus: z.number(), cut: z.number() }),
  zones: z.array(LandQuota),
});
export type LandQuotaList = z.infer<typeof LandQuotaList>;

/** 供而未用 by where it stands: not due, overdue, suspected, determined; the last but one only for who may know of cases. */
export const UnusedBucket = z.enum(['not_due', 'overdue', 'suspected', 'determined']);
export type UnusedBucket = z.infer<typeof UnusedBucket>;
/** Years since the agreed start: not come yet (or none agreed), under 1, 1-2, 2-3, over 3. */
export const UnusedAge = z.enum(['not_due', 'no_date', 'lt1', '1-2', '2-3', 'gt3']);
export type UnusedAge = z.infer<typeof UnusedAge>;

export const UnusedCell = z.object({
  zoneCode: z.string(),
  bucket: UnusedBucket,
  age: UnusedAge,
  count: z.number().int(),
  areaSquareMetres: z.number(),
});
export type UnusedCell = z.infer<typeof UnusedCell>;
/** Every bucket and age that occurs. */
export const UnusedLandReport = z.object({ asOf: PlainDate, cells: z.array(UnusedCell) });
export type UnusedLandReport = z.infer<typeof UnusedLandReport>;

/** One parcel of a cell with its contract. */
export const UnusedParcel = z.object({
  zoneCode: z.string(),
  parcelId: z.number().int(),
  name: z.string(),
  bucket: UnusedBucket,
  age: UnusedAge,
  areaSquareMetres: z.number(),
  agreedStartOn: PlainDate.nullable(),
  /** Days since the agreed start; null before it and without one. */
  lateDays: z.number().int().nullable(),
  holderName: z.string().nullable(),
  contract: z.object({ id: z.number().int(), title: z.string() }).nullable(),
  point: z.tuple([z.number(), z.number()]),
});
export type UnusedParcel = z.infer<typeof UnusedParcel>;
/** The longest overdue first; `total` is what the cells count. */
export const UnusedParcelList = z.object({ total: z.number().int(), parcels: z.array(UnusedParcel) });
export type UnusedParcelList = z.infer<typeof UnusedParcelList>;

/** One agreed figure against what was reached; null where nothing was agreed or reported, or may not be seen. */
export const CommitmentItem = z.object({
  item: z.enum(['tax', 'investment', 'output', 'far', 'energy', 'emission']),
  /** 元/㎡, a floor-area ratio, or yuan of value added a tonne (of coal, of pollutants). */
  agreed: z.number().nullable(),
  actual: z.number().nullable(),
  isMet: z.boolean().nullable(),
});
export type CommitmentItem = z.infer<typeof CommitmentItem>;

/** 标准地履约 of a contract in a year. */
export const Commitment = z.object({
  zoneCode: z.string(),
  recordId: z.number().int(),
  contractId: z.number().int(),
  parcelId: z.number().int().nullable(),
  title: z.string(),
  year: z.number().int(),
  areaSquareMetres: z.number(),
  items: z.array(CommitmentItem),
  /** 违约金 for the tax that is short; 0 when it was reached, null when it is not known. */
  penaltyYuan: z.number().nullable(),
});
export type Commitment = z.infer<typeof Commitment>;
export const CommitmentList = z.object({ commitments: z.array(Commitment) });
export type CommitmentList = z.infer<typeof CommitmentList>;

/** What a unit gets of the taxes of enclave projects, as origin, as landing place, as zone; to the 分. */
export const EnclaveShare = z.object({
  zoneCode: z.string(),
  role: z.enum(['origin', 'landing', 'zone']),
  unit: z.string(),
  projectCount: z.number().int(),
  taxYuan: z.number(),
  shareYuan: z.number(),
});
export type EnclaveShare = z.infer<typeof EnclaveShare>;
/** The statement of some quarters; the shares add up to the taxes exactly. */
export const EnclaveStatement = z.object({
  periods: z.array(z.string()),
  taxYuan: z.number(),
  shares: z.array(EnclaveShare),
});
export type EnclaveStatement = z.infer<typeof EnclaveStatement>;

const YearBand = z
  .string()
  .regex(/^(all|\d{4}-(\d{4})?)$/, '批准年份须如 2009-2018、2019- 或 all（不分年份）');
/** The stock of a band on the base date. */
const BaseBand = z.object({
  yearBand: YearBand,
  areaSquareMetres: z.number({ error: '存量面积须为数字' }).min(0, '存量面积不能小于 0').max(99_999_999_999),
  itemCount: z.number({ error: '宗数须为整数' }).int('宗数须为整数').min(0, '宗数不能小于 0'),
});

/** The base of a ledger as it was frozen: the denominator of its rate, whatever comes later. */
export const StockBase = z.object({
  zoneCode: z.string(),
  ledger: z.enum(['unsupplied', 'idle', 'inefficient']),
  baseOn: PlainDate,
  bands: z.array(BaseBand),
  sourceName: z.string(),
  frozenBy: z.string(),
});
export type StockBase = z.infer<typeof StockBase>;
export const StockBaseList = z.object({ bases: z.array(StockBase) });
export type StockBaseList = z.infer<typeof StockBaseList>;

/** Freezes the base of a ledger, all its bands at once; what is frozen is never changed. */
export const StockBaseRequest = z.object({
  zoneCode: z.string(),
  ledger: z.enum(['unsupplied', 'idle', 'inefficient'], {
    error: '台账须为 unsupplied、idle 或 inefficient',
  }),
  baseOn: PlainDate,
  bands: z.array(BaseBand).min(1, '至少填写一个批准年份段').max(20, '批准年份段最多 20 个'),
  sourceName: z.string().trim().min(1, '“数据来源”必填，请填写').max(200, '“数据来源”最多 200 字'),
});
