import { matchingRuleParams } from '../../codes/rule-params/matching.ts';
import { MatchFactor, MatchParameters } from '../../model/match-parameters.ts';
import type { RuleParam } from '../../model/rule-param.ts';
import { StockOrigin } from '../../model/supply-record.ts';

/** A list of 'key=value' texts as pairs. */
const table = (value: RuleParam['value']): [string, string][] =>
  (Array.isArray(value) ? value : []).map((entry) => {
    const [key = '', ...rest] = String(entry).split('=');
    return [key, rest.join('=')];
  });

const numbers = (pairs: [string, string][]): Record<string, number> =>
  Object.fromEntries(pairs.map(([key, value]) => [key, Number(value)]));

/**
 * Reads the rule rows `match.*` into the engine's parameters. Rows that are absent fall back to the built-in ones, so
 * that an older set keeps working; a row with a wrong value throws a ZodError that names it.
 * @param version names the set of rows; every result quotes it.
 */
export const matchParametersFrom = (rows: readonly RuleParam[], version: string): MatchParameters => {
  const values = new Map([...matchingRuleParams, ...rows].map((row) => [row.key, row.value]));
  const read = (key: string): RuleParam['value'] => values.get(`match.${key}`) ?? [];
  return MatchParameters.parse({
    version,
    weights: Object.fromEntries(MatchFactor.options.map((factor) => [factor, read(`weight.${factor}`)])),
    transportMaxMetres: {
      expresswayExit: read('transport_max_metres.expressway_exit'),
      railFreight: read('transport_max_metres.rail_freight'),
      port: read('transport_max_metres.port'),
    },
    slackDaysFull: read('slack_days_full'),
    investmentRatioCap: read('investment_ratio_cap'),
    areaTolerance: read('area_tolerance'),
    encouragedFloorPriceShare: read('floor_price_share.encouraged'),
    leadDays: {
      idle: read('lead_days.idle'),
      suspended: read('lead_days.suspended'),
      inefficient: read('lead_days.inefficient'),
    },
    supplyLeadDays: { land: read('supply_lead_days.land'), floorSpace: read('supply_lead_days.floor_space') },
    stockValues: Object.fromEntries(
      StockOrigin.options.map((origin) => [origin, read(`stock_value.${origin}`)]),
    ),
    requiredAssessments: read('required_assessments'),
    chemicalClassesByProvince: Object.fromEntries(
      table(read('chemical_classes')).map(([province, classes]) => [province, classes.split(' ')]),
    ),
    defaultChemicalClasses: read('chemical_classes_default'),
    statutoryTermYears: numbers(table(read('statutory_term_years'))),
    energyReview: {
      tce: read('energy_review.tce'),
      kilowattHours: read('energy_review.kilowatt_hours'),
      provincialTce: read('energy_review.provincial_tce'),
    },
    blocksHoldersOfIdleLand: read('holder_block') === 1,
    siteUseByIndustry: Object.fromEntries(table(read('site_use'))),
    farFloorByIndustry: numbers(table(read('far_floor'))),
  });
};

/** The rules as shipped, for a database without rows of its own. */
export const builtInMatchParameters: MatchParameters = matchParametersFrom([], '内置 1');
