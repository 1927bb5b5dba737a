import type { RuleParam } from '../../model/rule-param.ts';

const verified = (
  key: string,
  value: RuleParam['value'],
  unit: string,
  source: string,
  label: string,
): RuleParam => ({ key, value, unit, source, verified: true, label });

const decided = (key: string, value: RuleParam['value'], unit: string, label: string): RuleParam => ({
  key,
  value,
  unit,
  source: '本产品设定，待主管部门核定',
  verified: false,
  label,
});

/** Figures of the idle-land procedure (domain dossier, section 10). 53号令 is 《闲置土地处置办法》(国土资源部令第53号). */
export const idleLandRuleParams: readonly RuleParam[] = [
  verified('idle.suspect_years', 1, 'years', '53号令第二条', '构成闲置的未动工或中止年限'),
  verified(
    'idle.min_built_ratio',
    '1/3',
    'share',
    '53号令第二条第二款',
    '已动工面积占应动工面积的下限（不含）',
  ),
  verified(
    'idle.min_invest_ratio',
    '25/100',
    'share',
    '53号令第二条第二款',
    '已投资额占总投资额的下限（不含）',
  ),
  verified('idle.notice_days', 30, 'calendar_days', '53号令第五条第一款', '发现之日起下达调查通知书的期限'),
  verified('idle.holder_reply_days', 30, 'calendar_days', '53号令第五条第二款', '使用权人提供材料的期限'),
  verified(
    'idle.fee_rate',
    '20/100',
    'share',
    '53号令第十四条第（一）项',
    '土地闲置费占出让或划拨价款的比例',
  ),
  verified('idle.reclaim_years', 2, 'years', '53号令第十四条第（二）项', '可无偿收回的未动工年限'),
  verified('idle.extend_max_years', 1, 'years', '53号令第十二条第（一）项', '延长动工开发期限的上限'),
  verified('idle.temp_max_years', 2, 'years', '53号令第十二条第（三）项', '临时使用期限的上限'),
  verified('idle.fee_pay_days', 30, 'calendar_days', '53号令第十七条', '缴纳土地闲置费的期限'),
  verified('idle.dereg_days', 30, 'calendar_days', '53号令第十七条', '办理注销登记的期限'),
  verified('idle.foundation_ratio', '1/3', 'share', '53号令第三十条', '其他项目认定动工的基础完成比例'),
  verified('hearing.request_workdays', 5, 'working_days', '国土资源听证规定', '申请听证的期限'),
  verified('hearing.notice_workdays', 7, 'working_days', '国土资源听证规定', '听证通知须提前的工作日'),
  verified('remedy.reconsider_days', 60, 'calendar_days', '行政复议法（2023）第二十条', '申请行政复议的期限'),
  verified('remedy.suit_months', 6, 'months', '行政诉讼法第四十六条', '直接提起行政诉讼的期限'),
  verified(
    'remedy.after_reconsider_days',
    15,
    'calendar_days',
    '行政诉讼法第四十五条',
    '不服复议决定起诉的期限',
  ),
  verified('enforce.apply_months', 3, 'months', '行政强制法第五十三条', '申请法院强制执行的期限'),
  verified(
    'enforce.demand_workdays',
    10,
    'working_days',
    '行政强制法第五十四条、第六十九条',
    '催告后须等待的工作日',
  ),
  verified(
    'open_info.publish_workdays',
    20,
    'working_days',
    '政府信息公开条例第二十六条',
    '认定后公开的期限',
  ),
  verified(
    'reminder.before_days',
    30,
    'calendar_days',
    '关于建立土地利用动态巡查制度的通知（2013）',
    '开工提醒的提前天数',
  ),
  verified(
    'bond.cutoff',
    '2024-11-07',
    'date',
    '自然资发〔2024〕242号、〔2025〕45号',
    '专项债收回收购存量闲置土地的供应截止日',
  ),
  verified(
    'bond.resupply_cap',
    '50/100',
    'share',
    '自然资发〔2024〕242号',
    '当年收回面积中可再供房地产用地的上限',
  ),
  decided('idle.determine_sla_workdays', 30, 'working_days', '调查结束至认定的内部时限'),
  decided('idle.negotiate_sla_workdays', 60, 'working_days', '协商处置的内部时限'),
  decided('idle.swap_value_tolerance', '1/100', 'share', '置换土地等价值的容许差'),
];
