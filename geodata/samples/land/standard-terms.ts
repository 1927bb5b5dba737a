import type { StandardTermRecord } from '../../model/standard-land.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { generatedOrigin, hundredths } from '../records/origin.ts';
import type { IndicatorPlan } from '../zone-definition.ts';
import type { LandState } from './land-state.ts';
import { isIndustrialUse, type LandUseCode } from './land-use.ts';

/** 1 万元/亩 is 15 yuan per square metre (domain dossier 6.8). */
const yuanPerSquareMetre = 15;

/** The control indicators of one plot: seven of them, so that a listed plot has at least the five demanded. */
export function standardTerm(
  parcelCode: string,
  plan: IndicatorPlan,
  farMin: number | null,
  random: SeededRandom,
): StandardTermRecord {
  const perMu = ([low, high]: readonly [number, number], step: number): number =>
    hundredths(Math.round(random.range(low, high) / step) * step * yuanPerSquareMetre);
  return {
    parcelCode,
    edition: plan.edition,
    industryCode: random.pick(plan.industryCodes),
    fixedInvestmentMinYuanPerSquareMetre: perMu(plan.investmentTenThousandYuanPerMu, 10),
    outputMinYuanPerSquareMetre: perMu(plan.outputTenThousandYuanPerMu, 10),
    taxMinYuanPerSquareMetre: perMu(plan.taxTenThousandYuanPerMu, 1),
    addedValueMinYuanPerTce: Math.round(random.range(120, 260)) * 100,
    addedValueMinYuanPerTonneEmission: Math.round(random.range(60, 120)) * 100_000,
    farMin,
    researchRatioMin: random.pick([0.01, 0.015, 0.02, 0.03]),
    officeLandRatioMax: 0.07,
    ...generatedOrigin,
  };
}

/** Industrial land that is being prepared, offered or was sold as 标准地 carries indicators. */
export const needsTerms = (state: LandState, landUse: LandUseCode): boolean =>
  state.standardStage !== null && state.standardStage !== 'CANDIDATE' && isIndustrialUse(landUse);
