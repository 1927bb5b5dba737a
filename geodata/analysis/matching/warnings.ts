import { bareIndustryCode } from '../../codes/industry-code.ts';
import type { Demand } from '../../model/demand.ts';
import { MatchFactor, type MatchParameters } from '../../model/match-parameters.ts';
import type { MatchNote } from '../../model/match-result.ts';
import type { SupplyRecord } from '../../model/supply-record.ts';
import { chemicalRuleOf } from './chemical-rule.ts';
import { comparedMeasures } from './explain-building.ts';
import { type ExplainContext, noteOf } from './explain-context.ts';
import { chainValue } from './factor-values.ts';
import { siteUseOf, useBitOf, useBits } from './site-use.ts';
import { standardLandReadiness } from './standard-land.ts';
import type { PhraseKey, PhraseValues } from './statements.ts';

type Rule = (record: SupplyRecord, demand: Demand, context: ExplainContext) => MatchNote | undefined;

/** The lowest floor-area ratio the table gives an industry: the longest matching prefix. */
const farFloorOf = (industryCode: string, { farFloorByIndustry }: MatchParameters): number | undefined => {
  const code = bareIndustryCode(industryCode);
  return farFloorByIndustry[code.slice(0, 3)] ?? farFloorByIndustry[code.slice(0, 2)];
};

/** A note whose code is its phrase, where the condition holds. */
const when = <Key extends PhraseKey>(
  condition: boolean,
  key: Key,
  values: PhraseValues[Key],
): MatchNote | undefined => (condition ? noteOf(key, key, values) : undefined);

const checkLineVersion: Rule = ({ controlLine }, _, { area, dataVersions }) => {
  const current = area.controlLineVersion ?? dataVersions.controlLine;
  if (controlLine === null || current === undefined || controlLine.dataVersion === current) return undefined;
  return noteOf('LINE_STALE', 'LINE_STALE', { judgedBy: controlLine.dataVersion, current });
};

const checkRestricted: Rule = (_, demand, { area }) => {
  const code = bareIndustryCode(demand.industryCode);
  const entry = area.negativeList.find(
    ({ level, industryPrefix }) => level === 'restricted' && code.startsWith(industryPrefix),
  );
  if (entry === undefined) return undefined;
  const { industryPrefix: prefix, source } = entry;
  return noteOf('NEGATIVE_RESTRICTED', 'NEGATIVE_RESTRICTED', { prefix, source });
};

/** H9: a project with a 报告书 must fit the planning EIA of the area, which is one of the assessments. */
const checkEia: Rule = ({ kind, assessments }, { eiaClass }, { asOf }) => {
  const isCovered = assessments.some(
    (entry) => entry.kind === 'environment' && (entry.validUntil === null || entry.validUntil >= asOf),
  );
  return when(eiaClass === 'report_book' && kind === 'land' && !isCovered, 'EIA_UNCOVERED', {});
};

/** M60: a demand tagged 补链 ought to fill a link that is missing. */
const checkChainAction: Rule = (_, demand, { area }) =>
  when(demand.chainAction === 'fill' && chainValue(demand, area) < 1, 'CHAIN_LINK_PRESENT', {
    areaName: area.name,
  });

const checkFarFloor: Rule = ({ kind, farMin, farMax }, demand, { parameters }) => {
  const isIndustry = siteUseOf(demand, parameters)?.startsWith('industry') ?? false;
  const floor = farFloorOf(demand.industryCode, parameters);
  const planned = demand.farMax ?? farMax;
  if (kind !== 'land' || !isIndustry || floor === undefined) return undefined;
  if (planned !== null && planned < floor)
    return noteOf('FAR_BELOW_INDUSTRY', 'FAR_BELOW_INDUSTRY', { planned, floor });
  const isOpen = farMin === null && demand.farMin === null;
  return when(isOpen, 'FAR_BELOW_INDUSTRY', { planned: null, floor });
};

const checkAssessments: Rule = (record, _, { parameters, asOf }) => {
  if (record.kind !== 'land') return undefined;
  const { isReady, valid, required, missing, expired } = standardLandReadiness(record, parameters, asOf);
  return when(!isReady, 'ASSESSMENTS_MISSING', { valid, required, missing, expired });
};

const checkDistances: Rule = (record, { transport }) => {
  const facilities = [
    ['expresswayExit', record.expresswayExitDistanceMetres, transport?.expresswayExitMaxMetres],
    ['railFreight', record.railFreightDistanceMetres, transport?.railFreightMaxMetres],
    ['port', record.portDistanceMetres, transport?.portMaxMetres],
  ] as const;
  const places = facilities.flatMap(([facility, distanceMetres, wishMetres]) =>
    distanceMetres !== null && wishMetres != null && distanceMetres > wishMetres
      ? [{ facility, distanceMetres, wishMetres }]
      : [],
  );
  return when(places.length > 0, 'TRANSPORT_BEYOND', { places });
};

const checkYields: Rule[] = [
  ({ investmentMinYuanPerSquareMetre: minimum }, { fixedInvestmentYuan }) =>
    minimum !== null && fixedInvestmentYuan === null
      ? noteOf('INVESTMENT_UNSTATED', 'YIELD_UNSTATED', { measure: 'investment', minimum })
      : undefined,
  ({ taxMinYuanPerSquareMetre: minimum }, { taxYuanPerYear }) =>
    minimum !== null && taxYuanPerYear === null
      ? noteOf('TAX_UNSTATED', 'YIELD_UNSTATED', { measure: 'tax', minimum })
      : undefined,
];

const checkPriceKnown: Rule = ({ kind, floorPriceYuanPerSquareMetre: floor }, demand) => {
  const maximum = kind === 'land' ? demand.priceMaxYuanPerSquareMetre : demand.rentMaxYuanPerSquareMetreMonth;
  return when(maximum !== null && floor === null, 'PRICE_UNKNOWN', {});
};

const checkBuildingKnown: Rule = ({ kind, building }, demand) => {
  if (kind === 'land' || !demand.building) return undefined;
  const measures = comparedMeasures(demand.building, building)
    .filter(({ has }) => has === null)
    .map(({ measure }) => measure);
  return when(measures.length > 0, 'BUILDING_UNKNOWN', { measures });
};

/** Things a hard constraint does not decide but a person should know. */
const rules: readonly Rule[] = [
  ({ landUse }) => when(useBitOf(landUse) === useBits.industry, 'LAND_USE_UNDIVIDED', {}),
  ({ kind, controlLine }) => when(kind === 'land' && controlLine === null, 'LINE_UNCHECKED', {}),
  checkLineVersion,
  ({ controlLine }) => when(controlLine?.verdict === 'warn', 'LINE_WARN', {}),
  ({ soil }) => when(soil === 'survey_due', 'SOIL_SURVEY_DUE', {}),
  (_, demand, { area, parameters }) =>
    when(chemicalRuleOf(demand, area, parameters).isRuleUnknown, 'CHEM_RULE_UNKNOWN', {}),
  checkRestricted,
  checkEia,
  checkChainAction,
  checkFarFloor,
  checkAssessments,
  checkDistances,
  ...checkYields,
  ({ kind, supplyModes }, demand) =>
    when(kind === 'land' && supplyModes === null && demand.supplyModes.length > 0, 'MODES_UNDECIDED', {}),
  checkPriceKnown,
  checkBuildingKnown,
  (_, { energyTce }, { area }) =>
    when(energyTce !== null && area.energyQuotaTce === null, 'ENERGY_QUOTA_UNKNOWN', { areaName: area.name }),
];

/** Warnings on one candidate, and the factors that got 0 because the land side lacks the figure. */
export const warningsOf = (
  record: SupplyRecord,
  demand: Demand,
  context: ExplainContext,
  missingFactors: readonly MatchFactor[],
): MatchNote[] => [
  ...rules.flatMap((rule) => rule(record, demand, context) ?? []),
  ...(missingFactors.length > 0
    ? [noteOf('FIGURE_MISSING', 'FIGURE_MISSING', { factors: [...missingFactors] })]
    : []),
];

/** Duties that follow from the demand alone (domain dossier 2.7: H8 thresholds are notes, not exclusions). */
export const demandNotes = (demand: Demand, { energyReview }: MatchParameters): MatchNote[] => {
  const { energyTce: tce, powerKilowattHours: kilowattHours } = demand;
  if (tce !== null && tce >= energyReview.provincialTce)
    return [noteOf('ENERGY_REVIEW_PROVINCIAL', 'ENERGY_REVIEW_PROVINCIAL', { tce })];
  if (tce !== null && tce >= energyReview.tce)
    return [noteOf('ENERGY_REVIEW', 'ENERGY_REVIEW', { tce, kilowattHours: null })];
  if (kilowattHours !== null && kilowattHours >= energyReview.kilowattHours)
    return [noteOf('ENERGY_REVIEW', 'ENERGY_REVIEW', { tce: null, kilowattHours })];
  return [];
};

/** Factors of a missing-figure bit set, those without weight left aside. */
export const missingFactorsOf = (missing: number, weights: ArrayLike<number>): MatchFactor[] =>
  MatchFactor.options.filter((_, place) => missing & (1 << place) && (weights[place] as number) > 0);
