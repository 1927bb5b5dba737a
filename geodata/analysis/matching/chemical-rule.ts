import { bareIndustryCode } from '../../codes/industry-code.ts';
import type { Demand } from '../../model/demand.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import type { SupplyArea } from '../../model/supply-area.ts';

export type ChemicalRule = {
  /** The project is chemical where the rule of the province applies: only certified parks will do. */
  isParkRequired: boolean;
  /** Chemical by the default classes, in a zone whose province has no rule here: a warning, not a block. */
  isRuleUnknown: boolean;
};

/**
 * Whether a project must go into a certified 化工园区 (H10; domain dossier 2.7): by the class list of the area's
 * province, or because the demand says it is chemical.
 */
export const chemicalRuleOf = (
  demand: Pick<Demand, 'industryCode' | 'isChemical'>,
  area: Pick<SupplyArea, 'provinceCode'>,
  parameters: MatchParameters,
): ChemicalRule => {
  const industry = bareIndustryCode(demand.industryCode);
  const isIn = (classes: readonly string[]): boolean =>
    demand.isChemical || classes.some((prefix) => industry.startsWith(prefix));
  const classes = area.provinceCode ? parameters.chemicalClassesByProvince[area.provinceCode] : undefined;
  if (classes) return { isParkRequired: isIn(classes), isRuleUnknown: false };
  return { isParkRequired: false, isRuleUnknown: isIn(parameters.defaultChemicalClasses) };
};
