import { bareIndustryCode } from '../../codes/industry-code.ts';
import type { Demand } from '../../model/demand.ts';
import { AssessmentKind } from '../../model/land-state.ts';
import { MatchFactor, type MatchParameters } from '../../model/match-parameters.ts';
import type { SupplyArea } from '../../model/supply-area.ts';
import { StockOrigin } from '../../model/supply-record.ts';
import { availableDay, takenCentis } from './fail-mask.ts';
import { landFloorPriceShare } from './floor-price.ts';
import type { MaskQuery } from './mask-query.ts';
import { bitCount } from './option-bits.ts';
import {
  assessmentEpochDay,
  assessmentWithoutEnd,
  categoryBits,
  dayNever,
  plannedAt,
  type SupplySnapshot,
} from './snapshot.ts';

const clamp = (value: number): number => Math.min(1, Math.max(0, value));
const place = (factor: MatchFactor): number => MatchFactor.options.indexOf(factor);
const CHAIN = place('chain');
const AREA = place('area');
const STOCK = place('stock');
const READINESS = place('readiness');
const INVESTMENT = place('investment');
const TRANSPORT = place('transport');
const UTILITIES = place('utilities');
const PRICE = place('price');
const SHAPE = place('shape');
const EVALUATION = place('evaluation');
export const factorCount = MatchFactor.options.length;

/** 1 missing link, 0.8 same chain, 0.5 a settled enterprise of the same division, else 0. */
export const chainValue = (
  demand: Pick<Demand, 'chainCode' | 'linkCode' | 'industryCode'>,
  area: Pick<SupplyArea, 'chains' | 'divisions'>,
): number => {
  const chain = area.chains.find(({ chainCode }) => chainCode === demand.chainCode);
  if (chain && demand.linkCode !== null && chain.missingLinks.includes(demand.linkCode)) return 1;
  if (chain) return 0.8;
  return area.divisions.includes(bareIndustryCode(demand.industryCode).slice(0, 2)) ? 0.5 : 0;
};

/** 1 - (rank - 1) / (N - 1); the only park evaluated is the best one. */
const evaluationValue = ({ evaluation }: SupplyArea): number => {
  if (!evaluation) return Number.NaN;
  return evaluation.of > 1 ? clamp(1 - (evaluation.rank - 1) / (evaluation.of - 1)) : 1;
};

/** Land has its own area and price limits, floor space others: 0 land, 1 floor space. */
export type SupplySide = 0 | 1;

/** Whether any park of the demand's zones has a rank: without one the factor would only take points from everybody. */
export const isEvaluated = (
  { areas }: Pick<SupplySnapshot, 'areas'>,
  { zoneCodes }: Pick<Demand, 'zoneCodes'>,
): boolean => areas.some(({ zoneCode, evaluation }) => evaluation !== null && zoneCodes.includes(zoneCode));

/**
 * Factors the demand, or the whole land side (`hasEvaluation`), says nothing about: left out of the score of that side,
 * their weight spread over the others.
 */
export const leftOutFactors = (
  demand: Demand,
  side: SupplySide,
  hasEvaluation: boolean,
): Set<MatchFactor> => {
  const left = new Set<MatchFactor>(hasEvaluation ? [] : ['evaluation']);
  const optimum = side === 0 ? demand.areaOptimumSquareMetres : demand.floorAreaOptimumSquareMetres;
  const priceMax = side === 0 ? demand.priceMaxYuanPerSquareMetre : demand.rentMaxYuanPerSquareMetreMonth;
  if (optimum === null) left.add('area');
  if (demand.fixedInvestmentYuan === null && demand.taxYuanPerYear === null) left.add('investment');
  if (demand.transport === null) left.add('transport');
  if (demand.utilities === null) left.add('utilities');
  if (priceMax === null) left.add('price');
  return left;
};

/** The utilities a row has on the day the demand needs it, as bits. */
export const utilitiesInTime = (snapshot: SupplySnapshot, query: MaskQuery, row: number): number => {
  const present = (snapshot.mask.utilitiesAndTerm[row] as number) & 0xffff;
  return plannedAt(snapshot, row).reduce(
    (bits, { bit, day }) => (day <= query.needByDay ? bits | bit : bits),
    present,
  );
};

/** Share of the required assessments valid on the day; floor space needs none. */
const assessedShare = (
  snapshot: SupplySnapshot,
  row: number,
  required: readonly number[],
  asOfDay: number,
): number => {
  let valid = 0;
  for (const kind of required) {
    const stored = snapshot.score.assessments[kind]?.[row] ?? 0;
    if (stored === assessmentWithoutEnd || (stored !== 0 && stored + assessmentEpochDay >= asOfDay))
      valid += 1;
  }
  return valid / required.length;
};

/**
 * Prepares the factor values of a demand. The returned function writes the values of a row, each in [0, 1] and in the
 * order of `MatchFactor`, and returns the bits of those that are 0 because the land side lacks the figure.
 * The formulas are the definitions of the README's matching section.
 */
export const prepareFactorValues = (
  snapshot: SupplySnapshot,
  demand: Demand,
  parameters: MatchParameters,
  query: MaskQuery,
): ((row: number, values: Float64Array) => number) => {
  const { mask, score } = snapshot;
  const chains = snapshot.areas.map((area) => chainValue(demand, area));
  const evaluations = snapshot.areas.map(evaluationValue);
  const required = parameters.requiredAssessments.map((kind) => AssessmentKind.options.indexOf(kind));
  const stockValues = StockOrigin.options.map((origin) => parameters.stockValues[origin]);
  const requiredUtilities = bitCount(query.utilities);
  const optimum = [demand.areaOptimumSquareMetres, demand.floorAreaOptimumSquareMetres];
  const priceMax = [demand.priceMaxYuanPerSquareMetre, demand.rentMaxYuanPerSquareMetreMonth];
  const { investmentRatioCap: cap, slackDaysFull, transportMaxMetres } = parameters;
  const landShare = landFloorPriceShare(demand, parameters);
  const distances = [
    [score.expresswayExitDecimetres, transportMaxMetres.expresswayExit * 10],
    [score.railFreightDecimetres, transportMaxMetres.railFreight * 10],
    [score.portDecimetres, transportMaxMetres.port * 10],
  ] as const;

  return (row, values) => {
    let missing = 0;
    const category = mask.category[row] as number;
    const side = category & categoryBits.land ? 0 : 1;
    const areaIndex = score.area[row] as number;
    const taken =
      takenCentis(category, mask.areaCentis[row] as number, query.areaMaxCentis[side] as number) / 100;

    values[CHAIN] = chains[areaIndex] as number;

    const best = optimum[side] ?? null;
    values[AREA] = best === null ? 0 : Math.max(0, 1 - Math.abs(taken - best) / best);
    values[STOCK] = stockValues[score.stockOrigin[row] as number] as number;

    const met =
      requiredUtilities === 0
        ? 1
        : bitCount(utilitiesInTime(snapshot, query, row) & query.utilities) / requiredUtilities;
    const net = side === 1 || category & categoryBits.netLand ? 1 : 0;
    const assessed = side === 1 ? 1 : assessedShare(snapshot, row, required, query.asOfDay);
    const slackDays = query.needByDay - availableDay(query, category, mask.readyDay[row] as number);
    const slack = query.needByDay >= dayNever ? 1 : clamp(slackDays / slackDaysFull);
    values[READINESS] = ((net + assessed + met) / 3) * slack;

    let ratios = 0;
    let compared = 0;
    const investmentMin = (mask.investmentMinCents[row] as number) / 100;
    const taxMin = (mask.taxMinCents[row] as number) / 100;
    if (investmentMin > 0 && demand.fixedInvestmentYuan !== null) {
      ratios += Math.min(cap, demand.fixedInvestmentYuan / taken / investmentMin) / cap;
      compared += 1;
    }
    if (taxMin > 0 && demand.taxYuanPerYear !== null) {
      ratios += Math.min(cap, demand.taxYuanPerYear / taken / taxMin) / cap;
      compared += 1;
    }
    values[INVESTMENT] = compared > 0 ? ratios / compared : 0;
    if (compared === 0) missing |= 1 << INVESTMENT;

    let near = 0;
    for (const [column, farthest] of distances) {
      const distance = column[row] as number;
      if (distance < 0) missing |= 1 << TRANSPORT;
      else near += Math.max(0, 1 - distance / farthest);
    }
    values[TRANSPORT] = near / distances.length;
    values[UTILITIES] = met;

    const maximum = priceMax[side] ?? null;
    const price = (score.priceCents[row] as number) / 100;
    const floor = ((mask.floorPriceCents[row] as number) / 100) * (side === 0 ? landShare : 1);
    if (maximum === null) values[PRICE] = 0;
    else if (price < 0 || floor < 0) {
      values[PRICE] = 0;
      missing |= 1 << PRICE;
    } else if (maximum > floor) values[PRICE] = clamp((maximum - price) / (maximum - floor));
    else values[PRICE] = price <= maximum ? 1 : 0;

    const compactness = score.compactness[row] as number;
    if (Number.isNaN(compactness)) missing |= 1 << SHAPE;
    values[SHAPE] = Number.isNaN(compactness) ? 0 : clamp(compactness / (Math.PI / 4));

    const evaluation = evaluations[areaIndex] as number;
    if (Number.isNaN(evaluation)) missing |= 1 << EVALUATION;
    values[EVALUATION] = Number.isNaN(evaluation) ? 0 : evaluation;
    return missing;
  };
};
