import { bareIndustryCode } from '../../codes/industry-code.ts';
import type { Demand } from '../../model/demand.ts';
import { MatchFactor, type MatchParameters } from '../../model/match-parameters.ts';
import type { MatchNote } from '../../model/match-result.ts';
import type { SupplyRecord } from '../../model/supply-record.ts';
import { chemicalRuleOf } from './chemical-rule.ts';
import type { ExplainContext } from './explain-context.ts';
import { perMuText, twoPlaceText, wholeText } from './quantity-text.ts';
import { siteUseOf, useBitOf, useBits } from './site-use.ts';
import { standardLandReadiness } from './standard-land.ts';
import { factorLabels } from './weights.ts';

type Rule = (record: SupplyRecord, demand: Demand, context: ExplainContext) => string | false | null;

/** The lowest floor-area ratio the table gives an industry: the longest matching prefix. */
const farFloorOf = (industryCode: string, { farFloorByIndustry }: MatchParameters): number | undefined => {
  const code = bareIndustryCode(industryCode);
  return farFloorByIndustry[code.slice(0, 3)] ?? farFloorByIndustry[code.slice(0, 2)];
};

const beyond = (name: string, distance: number | null, wish: number | null | undefined): string[] =>
  distance !== null && wish != null && distance > wish
    ? [`距${name} ${wholeText(distance)} 米，超过期望的 ${wholeText(wish)} 米`]
    : [];

/** Things a hard constraint does not decide but a person should know, by code. */
const rules: Readonly<Record<string, Rule>> = {
  LAND_USE_UNDIVIDED: ({ landUse }) =>
    useBitOf(landUse) === useBits.industry && '工业用地未分一、二、三类，以规划条件为准',
  LINE_UNCHECKED: ({ kind, controlLine }) => kind === 'land' && controlLine === null && '尚未做三线核查',
  LINE_STALE: ({ controlLine }, _, { dataVersions }) => {
    const current = dataVersions.controlLine;
    const isStale = controlLine !== null && current !== undefined && controlLine.dataVersion !== current;
    return isStale && `三线核查用的是 ${controlLine.dataVersion} 版数据，现行 ${current} 版，待复核`;
  },
  LINE_WARN: ({ controlLine }) => controlLine?.verdict === 'warn' && '三线重叠在容差内，须人工核对',
  SOIL_SURVEY_DUE: ({ soil }) =>
    soil === 'survey_due' && '须先做土壤污染状况调查（土壤污染防治法第五十九条、第六十七条）',
  CHEM_RULE_UNKNOWN: (_, demand, { area, parameters }) =>
    chemicalRuleOf(demand, area, parameters).isRuleUnknown && '化工类行业，本省入园规定未录入，须人工核对',
  NEGATIVE_RESTRICTED: (_, demand, { area }) => {
    const code = bareIndustryCode(demand.industryCode);
    const entry = area.negativeList.find(
      ({ level, industryPrefix }) => level === 'restricted' && code.startsWith(industryPrefix),
    );
    return entry !== undefined && `行业属负面清单限制类 ${entry.industryPrefix}（${entry.source}）`;
  },
  FAR_BELOW_INDUSTRY: ({ kind, farMin, farMax }, demand, { parameters }) => {
    const isIndustry = siteUseOf(demand, parameters)?.startsWith('industry') ?? false;
    const floor = farFloorOf(demand.industryCode, parameters);
    const planned = demand.farMax ?? farMax;
    if (kind !== 'land' || !isIndustry || floor === undefined) return false;
    if (planned !== null && planned < floor) {
      return `容积率上限 ${twoPlaceText(planned)} 低于行业下限 ${twoPlaceText(floor)}（2008 年控制指标，2023 年版待录入）`;
    }
    return (
      farMin === null &&
      demand.farMin === null &&
      `未定容积率，行业下限 ${twoPlaceText(floor)}（2008 年控制指标）`
    );
  },
  ASSESSMENTS_MISSING: (record, _, { parameters, asOf }) => {
    if (record.kind !== 'land') return false;
    const { isReady, text } = standardLandReadiness(record, parameters, asOf);
    return !isReady && text;
  },
  TRANSPORT_BEYOND: (record, { transport }) =>
    [
      ...beyond('高速出入口', record.expresswayExitDistanceMetres, transport?.expresswayExitMaxMetres),
      ...beyond('铁路货场', record.railFreightDistanceMetres, transport?.railFreightMaxMetres),
      ...beyond('港口', record.portDistanceMetres, transport?.portMaxMetres),
    ].join('；') || false,
  INVESTMENT_UNSTATED: ({ investmentMinYuanPerSquareMetre: minimum }, { fixedInvestmentYuan }) =>
    minimum !== null &&
    fixedInvestmentYuan === null &&
    `项目未填固定资产投资，要求 ${perMuText(minimum)}，无法核对`,
  TAX_UNSTATED: ({ taxMinYuanPerSquareMetre: minimum }, { taxYuanPerYear }) =>
    minimum !== null && taxYuanPerYear === null && `项目未填年税收，要求 ${perMuText(minimum)}，无法核对`,
  MODES_UNDECIDED: ({ supplyModes }, demand) =>
    supplyModes === null && demand.supplyModes.length > 0 && '供应方式待定，须与项目要求核对',
  PRICE_UNKNOWN: ({ kind, floorPriceYuanPerSquareMetre: floor }, demand) => {
    const maximum =
      kind === 'land' ? demand.priceMaxYuanPerSquareMetre : demand.rentMaxYuanPerSquareMetreMonth;
    return maximum !== null && floor === null && '底价待定，须与项目上限核对';
  },
  ENERGY_QUOTA_UNKNOWN: (_, { energyTce }, { area }) =>
    energyTce !== null && area.energyQuotaTce === null && `${area.name}未录入剩余能耗指标，无法核对`,
};

/** Warnings on one candidate, and the factors that got 0 because the land side lacks the figure. */
export const warningsOf = (
  record: SupplyRecord,
  demand: Demand,
  context: ExplainContext,
  missingFactors: readonly MatchFactor[],
): MatchNote[] => {
  const notes = Object.entries(rules).flatMap(([code, rule]) => {
    const text = rule(record, demand, context);
    return text ? [{ code, text }] : [];
  });
  const names = missingFactors.map((factor) => factorLabels[factor]).join('、');
  return names ? [...notes, { code: 'FIGURE_MISSING', text: `缺少数据，按 0 分计：${names}` }] : notes;
};

/** Duties that follow from the demand alone (domain dossier 2.7: H8 thresholds are notes, not exclusions). */
export const demandNotes = (demand: Demand, { energyReview }: MatchParameters): MatchNote[] => {
  const { energyTce, powerKilowattHours } = demand;
  const basis = '固定资产投资项目节能审查办法（2023）';
  if (energyTce !== null && energyTce >= energyReview.provincialTce) {
    const text = `年综合能耗 ${wholeText(energyTce)} 吨标准煤，须由省级节能审查（${basis}）`;
    return [{ code: 'ENERGY_REVIEW_PROVINCIAL', text }];
  }
  if (energyTce !== null && energyTce >= energyReview.tce) {
    return [
      {
        code: 'ENERGY_REVIEW',
        text: `年综合能耗 ${wholeText(energyTce)} 吨标准煤，开工前须节能审查（${basis}）`,
      },
    ];
  }
  if (powerKilowattHours !== null && powerKilowattHours >= energyReview.kilowattHours) {
    const text = `年用电量 ${wholeText(powerKilowattHours)} 千瓦时，开工前须节能审查（${basis}）`;
    return [{ code: 'ENERGY_REVIEW', text }];
  }
  return [];
};

/** Factors of a missing-figure bit set, those without weight left aside. */
export const missingFactorsOf = (missing: number, weights: ArrayLike<number>): MatchFactor[] =>
  MatchFactor.options.filter((_, place) => missing & (1 << place) && (weights[place] as number) > 0);
