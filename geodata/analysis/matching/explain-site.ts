import { findIndustry } from '../../codes/industry-code.ts';
import { chemicalRuleOf } from './chemical-rule.ts';
import { failed, passed, type RuleCheck } from './explain-context.ts';
import { acceptedUseBits, siteUseOf, useBitOf } from './site-use.ts';

/** H1: the class of the land accepts the use. */
export const checkUse: RuleCheck = ({ landUse }, demand, { parameters }) => {
  const { industryCode } = demand;
  const use = siteUseOf(demand, parameters);
  if (!use) return failed('use.undefined', { industryCode });
  const values = { landUse, use, industryCode: findIndustry(industryCode)?.code ?? industryCode };
  return useBitOf(landUse) & acceptedUseBits(use)
    ? passed('use.accepted', values)
    : failed('use.refused', values);
};

/** H5: 三线 verdict. */
export const checkLine: RuleCheck = ({ controlLine }) => {
  if (!controlLine) return passed('line.unchecked', {});
  const { findings, verdict } = controlLine;
  if (verdict === 'block') return failed('line.blocked', { findings });
  return findings.length > 0 ? passed('line.tolerated', { findings }) : passed('line.clear', {});
};

/** H5: land on the soil list takes no project before it is remediated. */
export const checkSoil: RuleCheck = ({ soil }) =>
  soil === 'listed' ? failed('soil.listed', {}) : passed('soil.clear', {});

/** H9: forbidden by the negative list of the zone or park. */
export const checkNegativeList: RuleCheck = (_, demand, { area }) => {
  const industryCode = findIndustry(demand.industryCode)?.code ?? demand.industryCode;
  const entry = area.negativeList.find(
    ({ level, industryPrefix }) => level === 'forbidden' && industryCode.startsWith(industryPrefix),
  );
  if (!entry) return passed('negative.free', { industryCode });
  const { industryPrefix: prefix, source } = entry;
  return failed('negative.forbidden', { industryCode, areaName: area.name, prefix, source });
};

/** H10: chemical projects only inside a certified park, where the province demands it. */
export const checkChemical: RuleCheck = ({ isInChemicalPark }, demand, { area, parameters }) => {
  const { isParkRequired } = chemicalRuleOf(demand, area, parameters);
  if (!isParkRequired) return passed('chemical.notRequired', {});
  return isInChemicalPark
    ? passed('chemical.inside', {})
    : failed('chemical.outside', { industryCode: demand.industryCode });
};

/** H11: the nearest sensitive place lies outside the hazard radius. */
export const checkHazard: RuleCheck = ({ nearestSensitive }, { hazardRadiusMetres: radiusMetres }) => {
  if (radiusMetres === null) return passed('hazard.unasked', {});
  if (!nearestSensitive) return passed('hazard.nothingNear', { radiusMetres });
  const compared = { ...nearestSensitive, radiusMetres };
  const { distanceMetres } = nearestSensitive;
  if (Math.round(distanceMetres * 10) >= Math.round(radiusMetres * 10))
    return passed('hazard.compared', { ...compared, short: null });
  const short = radiusMetres - distanceMetres;
  const gap = { value: short, unit: '米', ratio: short / radiusMetres };
  return failed('hazard.compared', { ...compared, short }, gap);
};

/** H7: the plot may be held as long as the project needs. */
export const checkTerm: RuleCheck = ({ termYearsMax: mostYears }, { termYears: needYears }) => {
  if (needYears === null) return passed('term.unasked', {});
  if (mostYears === null || mostYears >= needYears)
    return passed('term.compared', { needYears, mostYears, short: null });
  const short = needYears - mostYears;
  const gap = { value: short, unit: '年', ratio: short / needYears };
  return failed('term.compared', { needYears, mostYears, short }, gap);
};
