import { progressOptionSets } from './progress-options.ts';

/** Labels of every closed list the collections use; exact Chinese terms of the domain dossier, section 0. */
export interface Option {
  code: string;
  zh: string;
  en: string;
}

const option = (code: string, zh: string, en: string): Option => ({ code, zh, en });

export const optionSets = {
  ...progressOptionSets,
  landClass: [
    option('standard', '标准地', 'Standard land'),
    option('idle', '闲置土地', 'Idle land'),
    option('suspected', '疑似闲置', 'Suspected idle'),
    option('inefficient', '低效用地', 'Inefficient land'),
    option('approved_unsupplied', '批而未供', 'Not yet supplied'),
    option('supplied_unused', '供而未用', 'Supplied, unused'),
    option('in_use', '已供已用', 'In use'),
    option('planned', '规划储备', 'Planned'),
  ],
  stockClass: [
    option('planned', '规划地块', 'Planned plot'),
    option('agricultural_conversion', '农转用', 'Farmland conversion'),
    option('early_development', '前期开发', 'Early development'),
    option('approved_unsupplied', '批而未供', 'Not yet supplied'),
    option('reserved', '收储', 'In land reserve'),
    option('supplying', '供地', 'Being supplied'),
    option('supplied_unused', '供而未用', 'Supplied, unused'),
    option('underused', '用而未尽', 'Underused'),
    option('in_use', '已供已用', 'In use'),
  ],
  idleState: [
    option('SUPPLIED', '已供地', 'Supplied'),
    option('DUE_SOON', '动工预警', 'Start due soon'),
    option('OVERDUE_LT1Y', '逾期未动工', 'Start overdue'),
    option('SUSPENDED_LT1Y', '中止建设', 'Construction suspended'),
    option('SUSPECTED', '疑似闲置', 'Suspected idle'),
    option('INVESTIGATING', '调查核实中', 'Under investigation'),
    option('NOT_IDLE', '不构成闲置', 'Not idle'),
    option('DETERMINED', '已认定', 'Determined idle'),
    option('NEGOTIATING', '协商处置', 'Negotiating disposal'),
    option('PLAN_APPROVED', '处置方案已批准', 'Disposal plan approved'),
    option('EXTENDED', '延期动工', 'Start extended'),
    option('USE_CHANGED', '调整用途/规划', 'Use changed'),
    option('TEMP_USE', '临时使用', 'Temporary use'),
    option('PAID_TAKEBACK', '协议有偿收回', 'Paid take-back'),
    option('SWAPPED', '置换', 'Swapped'),
    option('OTHER', '其他处置', 'Other disposal'),
    option('FEE_HEARING', '闲置费听证告知', 'Idle fee: hearing notice'),
    option('FEE_DECIDED', '闲置费已决定', 'Idle fee decided'),
    option('FEE_PAID', '闲置费已缴', 'Idle fee paid'),
    option('RECLAIM_HEARING', '收回听证告知', 'Take-back: hearing notice'),
    option('RECLAIM_DECIDED', '已下达收回决定', 'Take-back decided'),
    option('RECLAIMED', '已收回', 'Taken back'),
    option('ENFORCEMENT', '强制执行', 'Enforcement'),
    option('RESUMED', '已动工', 'Construction started'),
    option('CLOSED', '处置完毕', 'Closed'),
  ],
  idleCause: [
    option('GOV', '政府原因', 'Government cause'),
    option('FORCE_MAJEURE', '不可抗力', 'Force majeure'),
    option('PREP_WORK', '动工必需的前期工作', 'Necessary preparation'),
    option('HOLDER', '企业原因', "Holder's cause"),
  ],
  standardStage: [
    option('CANDIDATE', '入库', 'Candidate'),
    option('NET_LAND_CHECK', '净地核查', 'Net-land check'),
    option('ASSESSED', '区域评估完成', 'Assessed'),
    option('INDICATORS_SET', '指标已定', 'Indicators set'),
    option('LISTED', '公告出让', 'Listed'),
    option('AWARDED', '已出让', 'Awarded'),
    option('COMMITTED', '已承诺签约', 'Committed'),
    option('PERMITTED', '已发施工许可', 'Permitted'),
    option('UNDER_CONSTRUCTION', '在建', 'Under construction'),
    option('COMPLETION_ACCEPTED', '竣工对标验收', 'Completion accepted'),
    option('PRODUCTION_ACCEPTED', '达产对标验收', 'Production accepted'),
    option('SUPERVISED', '监管中', 'Supervised'),
    option('BREACH', '违约', 'In breach'),
    option('EXIT', '退出', 'Exited'),
  ],
  supplyMode: [
    option('one_off', '一次性出让', 'One-off transfer'),
    option('flexible_term', '弹性年期', 'Flexible term'),
    option('long_lease', '长期租赁', 'Long lease'),
    option('lease_then_transfer', '先租后让', 'Lease, then transfer'),
    option('lease_transfer_mix', '租让结合', 'Lease and transfer'),
    option('with_project', '带项目出让', 'Transfer with project'),
    option('equity_contribution', '作价出资', 'Equity contribution'),
    option('allocation', '划拨', 'Allocation'),
  ],
  contractKind: [
    option('transfer', '出让合同', 'Transfer contract'),
    option('allocation', '划拨决定书', 'Allocation decision'),
    option('lease', '租赁合同', 'Lease contract'),
    option('equity', '作价出资批复', 'Equity contribution'),
  ],
  utility: [
    option('water', '给水', 'Water'),
    option('drainage', '排水', 'Drainage'),
    option('power', '通电', 'Power'),
    option('road', '通路', 'Road'),
    option('telecom', '通讯', 'Telecom'),
    option('gas', '通气', 'Gas'),
    option('heat', '通热', 'Heat'),
  ],
  assessmentKind: [
    option('environment', '环境评价', 'Environment'),
    option('geohazard', '地质灾害调查', 'Geological hazard'),
    option('mineral_overlay', '压覆矿产调查', 'Mineral overlay'),
    option('soil_water_conservation', '水土保持', 'Soil and water conservation'),
    option('water_resources', '水资源论证', 'Water resources'),
    option('energy_saving', '区域节能', 'Energy saving'),
  ],
  holderKind: [
    option('private', '民营企业', 'Private enterprise'),
    option('state_owned', '国有企业', 'State-owned enterprise'),
    option('restructured', '改制企业', 'Restructured enterprise'),
    option('foreign', '外资企业', 'Foreign enterprise'),
    option('government', '政府及平台', 'Government'),
    option('person', '个人', 'Person'),
  ],
  landUseScheme: [
    option('YDYH2023', '用地用海分类 2023', 'Land and sea use 2023'),
    option('GTDC', '国土调查（三调）', 'National land survey'),
    option('GBT21010', 'GB/T 21010-2017', 'GB/T 21010-2017'),
  ],
  parkKind: [
    option('park', '园区', 'Park'),
    option('park_in_zone', '区中园', 'Park in zone'),
    option('factory_park', '标准厂房园', 'Factory park'),
  ],
  parkStatus: [
    option('planned', '谋划', 'Planned'),
    option('building', '在建', 'Under construction'),
    option('operating', '运营', 'Operating'),
  ],
  zoneLevel: [
    option('national', '国家级', 'National'),
    option('provincial', '省级', 'Provincial'),
    option('municipal', '市级', 'Municipal'),
    option('unknown', '未注明', 'Not stated'),
  ],
  factoryBuildingStatus: [
    option('completed', '已建成', 'Completed'),
    option('under_construction', '在建', 'Under construction'),
  ],
  factoryUnitStatus: [
    option('leased', '已出租', 'Leased'),
    option('vacant', '空置', 'Vacant'),
    option('under_construction', '在建', 'Under construction'),
    option('reserved', '已预留', 'Reserved'),
  ],
  facilityKind: [
    option('expressway_exit', '高速出入口', 'Expressway exit'),
    option('rail_freight_yard', '铁路货场', 'Rail freight yard'),
    option('port', '港口', 'Port'),
    option('substation', '变电站', 'Substation'),
  ],
  roadClass: [
    option('expressway', '高速公路', 'Expressway'),
    option('arterial', '主干路', 'Arterial'),
    option('collector', '次干路', 'Collector'),
    option('local', '支路', 'Local road'),
  ],
  railwayKind: [option('main', '正线', 'Main line'), option('siding', '专用线', 'Siding')],
  waterKind: [
    option('river', '河流', 'River'),
    option('canal', '渠道', 'Canal'),
    option('lake', '湖泊', 'Lake'),
  ],
  greenKind: [
    option('park', '公园', 'Park'),
    option('belt', '防护绿带', 'Green belt'),
    option('pocket', '街头绿地', 'Pocket park'),
  ],
  blockCharacter: [
    option('industrial', '工业街区', 'Industrial'),
    option('logistics', '物流街区', 'Logistics'),
    option('commercial', '商务街区', 'Commercial'),
    option('residential', '居住街区', 'Residential'),
    option('open', '待开发街区', 'Open'),
  ],
  buildingKind: [
    option('office', '办公', 'Office'),
    option('hall', '厂房', 'Factory hall'),
    option('warehouse', '仓库', 'Warehouse'),
    option('residential', '住宅', 'Residential'),
    option('tower', '高层', 'Tower'),
    option('other', '其他', 'Other'),
  ],
  controlLine: [
    option('permanent_farmland', '永久基本农田', 'Permanent farmland'),
    option('ecological_redline', '生态保护红线', 'Ecological redline'),
    option('urban_boundary', '城镇开发边界', 'Urban development boundary'),
  ],
  soilStatus: [option('listed', '列入名录', 'Listed'), option('survey_due', '须先调查', 'To be surveyed')],
  sensitiveKind: [
    option('residential', '居住区', 'Housing'),
    option('school', '学校', 'School'),
    option('hospital', '医院', 'Hospital'),
    option('water_source', '水源地', 'Water source'),
  ],
  negativeLevel: [option('forbidden', '禁止', 'Forbidden'), option('restricted', '限制', 'Restricted')],
  quotaKind: [option('energy', '能耗指标', 'Energy'), option('land', '新增用地指标', 'New land')],
} as const satisfies Record<string, readonly Option[]>;

export type OptionSetId = keyof typeof optionSets;

/** The option of a code, or undefined; the label in a language is `option.zh` or `option.en`. */
export const optionOf = (set: OptionSetId, code: string): Option | undefined =>
  optionSets[set].find((entry) => entry.code === code);
