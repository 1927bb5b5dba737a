import { z } from 'zod';
import { PlainDate } from '../../model/field-formats.ts';
import type { RuleParam } from '../../model/rule-param.ts';
import type { Period } from '../../units/days/deadline.ts';

/** An exact share: 1/3 has no exact decimal. */
export interface Share {
  numerator: bigint;
  denominator: bigint;
}

/** The figures of the idle-land procedure in the shape the engine counts with. */
export interface IdleParams {
  suspectYears: number;
  reclaimYears: number;
  minBuiltRatio: Share;
  minInvestRatio: Share;
  foundationRatio: Share;
  feeRate: Share;
  extendMaxYears: number;
  tempMaxYears: number;
  notice: Period;
  holderReply: Period;
  feePay: Period;
  deregister: Period;
  hearingRequest: Period;
  hearingNotice: Period;
  reconsider: Period;
  suit: Period;
  suitAfterReconsideration: Period;
  enforceApply: Period;
  enforceDemand: Period;
  publish: Period;
  determineSla: Period;
  negotiateSla: Period;
  reminderBeforeDays: number;
  bondCutoff: PlainDate;
  bondResupplyCap: Share;
  swapValueTolerance: Share;
}

const wholeNumber = z.int().nonnegative();
const shareText = z.string().regex(/^\d+\/[1-9]\d*$/);
const periodUnit = z.enum(['calendar_days', 'working_days', 'months', 'years']);

/** Reads the engine's figures from rows; a missing or misshapen row throws RangeError naming its key. */
export function idleParamsOf(rows: readonly RuleParam[]): IdleParams {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const row = (key: string): RuleParam => {
    const found = byKey.get(key);
    if (!found) throw new RangeError(`规则参数缺少 ${key}`);
    return found;
  };
  const read = <T>(key: string, schema: z.ZodType<T>, value: unknown = row(key).value): T => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new RangeError(`规则参数 ${key} 的值或单位不对：${JSON.stringify(value)}`);
    return parsed.data;
  };
  const count = (key: string) => read(key, wholeNumber);
  const share = (key: string): Share => {
    const [numerator, denominator] = read(key, shareText).split('/') as [string, string];
    return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
  };
  const period = (key: string): Period => ({
    count: count(key),
    unit: read(key, periodUnit, row(key).unit),
  });

  return {
    suspectYears: count('idle.suspect_years'),
    reclaimYears: count('idle.reclaim_years'),
    minBuiltRatio: share('idle.min_built_ratio'),
    minInvestRatio: share('idle.min_invest_ratio'),
    foundationRatio: share('idle.foundation_ratio'),
    feeRate: share('idle.fee_rate'),
    extendMaxYears: count('idle.extend_max_years'),
    tempMaxYears: count('idle.temp_max_years'),
    notice: period('idle.notice_days'),
    holderReply: period('idle.holder_reply_days'),
    feePay: period('idle.fee_pay_days'),
    deregister: period('idle.dereg_days'),
    hearingRequest: period('hearing.request_workdays'),
    hearingNotice: period('hearing.notice_workdays'),
    reconsider: period('remedy.reconsider_days'),
    suit: period('remedy.suit_months'),
    suitAfterReconsideration: period('remedy.after_reconsider_days'),
    enforceApply: period('enforce.apply_months'),
    enforceDemand: period('enforce.demand_workdays'),
    publish: period('open_info.publish_workdays'),
    determineSla: period('idle.determine_sla_workdays'),
    negotiateSla: period('idle.negotiate_sla_workdays'),
    reminderBeforeDays: count('reminder.before_days'),
    bondCutoff: read('bond.cutoff', PlainDate),
    bondResupplyCap: share('bond.resupply_cap'),
    swapValueTolerance: share('idle.swap_value_tolerance'),
  };
}

/** Whether part/whole is strictly below the share; exact for whole numbers. */
export function isBelowShare(part: bigint, whole: bigint, share: Share): boolean {
  return part * share.denominator < whole * share.numerator;
}
