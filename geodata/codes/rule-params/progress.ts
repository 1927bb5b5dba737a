import type { RuleParam } from '../../model/rule-param.ts';
import { idleLandRuleParams } from './idle-land.ts';

type Value = RuleParam['value'];

const row =
  (verified: boolean) => (key: string, value: Value, unit: string, source: string, label: string) => ({
    key: `progress.${key}`,
    value,
    unit,
    source,
    verified,
    label,
  });
const verified = row(true);
const unverified = row(false);
const decided = (key: string, value: Value, unit: string, label: string): RuleParam =>
  unverified(key, value, unit, '本产品设定，待主管部门核定', label);

/** Figures of ledgers, rankings and bulletins (domain dossier 3.2, 3.3, 5, 8.2, 10). */
export const progressRuleParams: readonly RuleParam[] = [
  verified('approval_lapse_years', 2, 'years', '自然资规〔2018〕1号（增存挂钩）', '批文自动失效年限'),
  decided('approval_warning_days', [180, 90, 30], 'calendar_days', '批文失效预警天数'),
  verified('supply_rate_floor', 0.6, 'ratio', '增存挂钩 2018：近 5 年平均供地率', '供地率下限'),
  verified('supply_rate_years', 5, 'years', '增存挂钩 2018：近 5 年平均供地率', '供地率统计年数'),
  verified('quota_bonus', 0.1, 'ratio', '自然资规〔2018〕1号', '两项任务均完成的指标奖励'),
  verified('quota_cut', 0.2, 'ratio', '自然资规〔2018〕1号', '任一项任务未完成的指标核减'),
  decided('revitalised_months', 24, 'months', '盘活累计的统计月数'),
  decided('slow_margin', 0.1, 'ratio', '慢项目：落后序时进度的界线'),
  decided('escalation_days', 15, 'calendar_days', '问题逾期提级的天数'),
  unverified(
    'approval_target_days',
    25,
    'calendar_days',
    '潍坊经济区：全过程审批最快 25 天',
    '全过程审批对标天数',
  ),
  decided('start_after_award_days', 7, 'calendar_days', '拿地即开工：拿地至施工许可的最多天数'),
  verified('class_a_most', 0.2, 'ratio', '鲁政字〔2019〕235号', 'A 类占比上限'),
  verified('class_d_least', 0.05, 'ratio', '鲁政字〔2019〕235号', 'D 类占比下限'),
  decided('class_b_to', 0.6, 'ratio', 'A、B 类合计占参评企业的比例'),
  decided('class_base', 'reported', 'cohort', 'A、D 类比例的基数：全部上报（reported）或参评（scored）'),
  decided(
    'evaluation_weights',
    [40, 20, 10, 15, 15],
    'points',
    '规上评价权重：单位用地税收、单位能耗销售收入、单位污染物排放销售收入、研发经费投入强度、全员劳动生产率',
  ),
  decided('evaluation_cap', 1.5, 'ratio', '评价单项得分封顶：基准的倍数'),
  verified(
    'electricity_surcharge',
    [0.05, 0.1, 0.15],
    'yuan_per_kilowatt_hour',
    '鲁政字〔2019〕235号',
    'D 类企业差别电价（第一、二、三年起）',
  ),
  decided('absurd_tax', 2000, 'ten_thousand_yuan_per_mu', '亩均税收超过此数视为填报错误'),
  unverified(
    'enclave_weights',
    [5, 3, 2],
    'weights',
    '沂水经济开发区：引资、落地、开发区 5:3:2',
    '飞地税收分成',
  ),
  decided('peer_groups', ['CCJKQ=city', 'KDLJS=city'], 'zone_groups', '产城融合型开发区，其余为工业主导型'),
];

/** All that reports are computed with: their own, and the cap on supplying bond-bought land again. */
export const reportRuleParams: readonly RuleParam[] = [
  ...progressRuleParams,
  ...idleLandRuleParams.filter(({ key }) => key === 'bond.resupply_cap'),
];
