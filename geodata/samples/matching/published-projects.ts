import type { ProjectSample } from './project-sample.ts';

/**
 * Projects that the articles name: name, investment and state are as printed, with source and period; industry, area
 * and chain are this product's reading of them and are said so in the note.
 */
export interface PublishedProject
  extends Pick<
    ProjectSample,
    | 'name'
    | 'stage'
    | 'leadSource'
    | 'originUnit'
    | 'investorName'
    | 'totalInvestmentYuan'
    | 'outputYuanPerYear'
    | 'qualityScore'
    | 'startReadyOn'
    | 'note'
    | 'sourceName'
    | 'sourcePeriod'
  > {
  zoneCode: string;
  industryCode: string;
  areaMinSquareMetres: number | null;
  chainName: string;
  linkCode: string;
  chainAction: 'extend' | 'widen' | 'fill';
}

const weifang = { sourceName: '潍坊经济区招商引资报道', sourcePeriod: '2021年3月' };
const kundulun = { sourceName: '包头昆区优化营商环境报道', sourcePeriod: '2020年11月' };
const reading = '行业、产业链和面积为本产品按名称推定，仅供演示';
const unknown = {
  investorName: null,
  totalInvestmentYuan: null,
  outputYuanPerYear: null,
  qualityScore: null,
  startReadyOn: null,
};

export const publishedProjects: readonly PublishedProject[] = [
  {
    ...unknown,
    ...weifang,
    zoneCode: 'WFJJQ',
    name: '潍坊智慧交通创意产业园',
    stage: 'signed',
    leadSource: 'event',
    originUnit: null,
    note: `与阳光嘉诚智造产业港等 3 个项目合计计划总投资 21.8 亿元；${reading}`,
    industryCode: '3874',
    areaMinSquareMetres: 20_000,
    chainName: '城市家具',
    linkCode: 'L4',
    chainAction: 'fill',
  },
  {
    ...unknown,
    ...weifang,
    zoneCode: 'WFJJQ',
    name: '阳光嘉诚智造产业港',
    stage: 'signed',
    leadSource: 'park',
    originUnit: null,
    note: `与潍坊智慧交通创意产业园等 3 个项目合计计划总投资 21.8 亿元；${reading}`,
    industryCode: '3491',
    areaMinSquareMetres: 33_000,
    chainName: '机器人与智能装备',
    linkCode: 'L3',
    chainAction: 'widen',
  },
  ...(
    [
      ['碳/碳复合材料项目', '3091', '碳纤维与碳/碳复合材料', 'L3', 'fill'],
      ['碳纤维材料项目', '3091', '碳纤维与碳/碳复合材料', 'L2', 'widen'],
      ['光伏新材料项目', '3825', '光伏新材料', 'L2', 'extend'],
    ] as const
  ).map(
    ([name, industryCode, chainName, linkCode, chainAction]): PublishedProject => ({
      ...unknown,
      ...kundulun,
      zoneCode: 'KDLJS',
      name,
      stage: 'signed',
      leadSource: 'government',
      originUnit: '十二个产业招商组',
      note: `百日攻坚签约落地 8 个项目之一，8 个项目投资合计 39.5 亿元；${reading}`,
      industryCode,
      areaMinSquareMetres: 26_000,
      chainName,
      linkCode,
      chainAction,
    }),
  ),
  {
    ...unknown,
    ...kundulun,
    zoneCode: 'KDLJS',
    name: '包钢特种钢管公司智能热处理生产线二期',
    stage: 'started',
    leadSource: 'enterprise',
    originUnit: null,
    investorName: '包钢特种钢管公司',
    note: `昆区投资近 7000 万元代建厂房；${reading}`,
    industryCode: '3360',
    areaMinSquareMetres: null,
    chainName: '特种钢管',
    linkCode: 'L3',
    chainAction: 'extend',
  },
];
