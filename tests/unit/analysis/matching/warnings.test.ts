import { describe, expect, it } from 'vitest';
import { builtInMatchParameters as parameters } from '../../../../geodata/analysis/matching/parameters.ts';
import { findIndustry } from '../../../../geodata/codes/industry-code.ts';
import { matchingRuleParams } from '../../../../geodata/codes/rule-params/matching.ts';
import type { DemandInput } from '../../../../geodata/model/demand.ts';
import { RuleParam } from '../../../../geodata/model/rule-param.ts';
import type { SupplyAreaInput } from '../../../../geodata/model/supply-area.ts';
import type { SupplyRecordInput } from '../../../../geodata/model/supply-record.ts';
import { demandOf, matchPlots, plot, zone } from './builders.ts';

const warningsFor = (
  parts: Partial<SupplyRecordInput>,
  wish: Partial<DemandInput> = {},
  area: Partial<SupplyAreaInput> = {},
): Record<string, string> => {
  const { candidates } = matchPlots([plot(parts)], demandOf(wish), { areas: [{ ...zone, ...area }] });
  expect(candidates).toHaveLength(1);
  return Object.fromEntries(candidates[0]!.warnings.map(({ code, text }) => [code, text]));
};

describe('warnings on a candidate', () => {
  it.each<[string, string, Partial<SupplyRecordInput>, Partial<DemandInput>, Partial<SupplyAreaInput>]>([
    ['LAND_USE_UNDIVIDED', '未分一、二、三类', { landUse: { scheme: 'GTDC', code: '0601' } }, {}, {}],
    ['LINE_UNCHECKED', '尚未做三线核查', { controlLine: null }, {}, {}],
    [
      'LINE_WARN',
      '人工核对',
      { controlLine: { verdict: 'warn', findings: [], dataVersion: '2026-09' } },
      {},
      {},
    ],
    ['SOIL_SURVEY_DUE', '第五十九条', { soil: 'survey_due' }, {}, {}],
    [
      'NEGATIVE_RESTRICTED',
      '限制类 398',
      {},
      {},
      { negativeList: [{ industryPrefix: '398', level: 'restricted', source: '清单' }] },
    ],
    [
      'FAR_BELOW_INDUSTRY',
      '容积率上限 0.90 低于行业下限 1.00',
      { farMin: 0.5 },
      { farMin: 0.6, farMax: 0.9 },
      {},
    ],
    ['TRANSPORT_BEYOND', '超过期望的 2,000 米', {}, { transport: { expresswayExitMaxMetres: 2000 } }, {}],
    ['INVESTMENT_UNSTATED', '要求 240.00 万元/亩', {}, { fixedInvestmentYuan: null }, {}],
    ['TAX_UNSTATED', '要求 20.00 万元/亩', {}, { taxYuanPerYear: null }, {}],
    ['MODES_UNDECIDED', '供应方式待定', { supplyModes: null }, { supplyModes: ['long_lease'] }, {}],
    ['PRICE_UNKNOWN', '底价待定', { floorPriceYuanPerSquareMetre: null }, {}, {}],
    ['ENERGY_QUOTA_UNKNOWN', '未录入', {}, { energyTce: 10 }, { energyQuotaTce: null }],
    ['FIGURE_MISSING', '按 0 分计：交通', { portDistanceMetres: null }, {}, {}],
  ])('%s', (code, text, parts, wish, area) => {
    expect(warningsFor(parts, wish, area)[code]).toContain(text);
    expect(warningsFor({})[code]).toBeUndefined();
  });

  it('counts a missing figure as 0 and marks the factor', () => {
    const [candidate] = matchPlots([plot({ compactness: null })], demandOf()).candidates;
    expect(candidate!.factors.find(({ factor }) => factor === 'shape')).toMatchObject({
      value: 0,
      isMissing: true,
    });
  });
});

describe('the rule rows of matching', () => {
  it('are well formed, with a source each, and unique', () => {
    for (const row of matchingRuleParams) expect(RuleParam.parse(row)).toEqual(row);
    expect(new Set(matchingRuleParams.map(({ key }) => key)).size).toBe(matchingRuleParams.length);
  });

  it('name only industries that exist', () => {
    const prefixes = [
      ...Object.keys(parameters.farFloorByIndustry),
      ...Object.keys(parameters.siteUseByIndustry).filter((key) => /^\d/.test(key)),
      ...parameters.defaultChemicalClasses,
    ];
    expect(prefixes.filter((prefix) => !findIndustry(prefix))).toEqual([]);
    expect(parameters.chemicalClassesByProvince).toEqual({ '37': ['251', '252', '26'] });
  });
});
