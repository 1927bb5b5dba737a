import { z } from 'zod';
import type { RuleParam } from '../../model/rule-param.ts';

const ratio = z.number().min(0).max(1);
const days = z.int().nonnegative();

/** The figures reports are computed with. */
export const ProgressParams = z.object({
  approvalLapseYears: days,
  approvalWarningDays: z.array(days),
  supplyRateFloor: ratio,
  supplyRateYears: z.int().positive(),
  quotaBonus: ratio,
  quotaCut: ratio,
  revitalisedMonths: z.int().positive(),
  slowMargin: ratio,
  escalationDays: z.int().positive(),
  approvalTargetDays: days,
  startAfterAwardDays: days,
  classAMost: ratio,
  classDLeast: ratio,
  classBTo: ratio,
  classBase: z.enum(['reported', 'scored']),
  evaluationWeights: z.array(z.number().nonnegative()).length(5),
  evaluationCap: z.number().positive(),
  electricitySurcharge: z.array(z.number().nonnegative()).min(1),
  absurdTax: z.number().positive(),
  enclaveWeights: z.array(z.int().nonnegative()).length(3),
  peerGroups: z.array(z.string()),
  /** `50/100`, a rule of the law on idle land. */
  bondResupplyCap: z
    .string()
    .regex(/^\d+\/[1-9]\d*$/)
    .transform((share) => Number(share.split('/')[0]) / Number(share.split('/')[1])),
});
export type ProgressParams = z.infer<typeof ProgressParams>;

const ruleKeyOf = (name: string): string =>
  name === 'bondResupplyCap'
    ? 'bond.resupply_cap'
    : `progress.${name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`)}`;

/**
 * Reads the figures from rows of rule parameters.
 * @throws RangeError for a row that is missing or misshapen, naming it.
 */
export function progressParamsOf(rows: readonly RuleParam[]): ProgressParams {
  const values = new Map(rows.map(({ key, value }) => [key, value]));
  const named = Object.keys(ProgressParams.shape).map((name) => [name, values.get(ruleKeyOf(name))]);
  const parsed = ProgressParams.safeParse(Object.fromEntries(named));
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map(({ path }) => path[0]).join('、');
  throw new RangeError(`统计参数缺失或不合要求：${names}`);
}

/** Zones are ranked among their like: 工业主导型 or 产城融合型 (domain dossier 8.2). */
export const peerGroupOf = (zoneCode: string, params: ProgressParams): 'industry' | 'city' =>
  params.peerGroups.includes(`${zoneCode}=city`) ? 'city' : 'industry';
