import { findIndustry } from '../../codes/industry-code.ts';
import { landUseClass } from '../../codes/land-use-class.ts';
import type { ControlLine, SensitiveKind } from '../../model/supply-record.ts';
import { chemicalRuleOf } from './chemical-rule.ts';
import { failed, passed, type RuleCheck } from './explain-context.ts';
import { twoPlaceText, wholeText } from './quantity-text.ts';
import { acceptedUseBits, siteUseLabels, siteUseOf, useBitOf } from './site-use.ts';

const lineLabels: Readonly<Record<ControlLine, string>> = {
  permanent_farmland: '占永久基本农田',
  ecological_redline: '占生态保护红线',
  urban_boundary: '在城镇开发边界外',
};

export const sensitiveLabels: Readonly<Record<SensitiveKind, string>> = {
  residential: '居住区',
  school: '学校',
  hospital: '医院',
  water_source: '水源地',
};

/** H1: the class of the land accepts the use. */
export const checkUse: RuleCheck = ({ landUse }, demand, { parameters }) => {
  const land = `${landUse.code} ${landUseClass(landUse.scheme, landUse.code)?.zh ?? '未知分类'}`;
  const industry = findIndustry(demand.industryCode);
  const use = siteUseOf(demand, parameters);
  if (!use) return failed(`行业 ${demand.industryCode} 没有默认用地类型，须在需求中指明`);
  const wanted = `${siteUseLabels[use]}${industry ? `（${industry.code} ${industry.name}）` : ''}`;
  return useBitOf(landUse) & acceptedUseBits(use)
    ? passed(`地块用途 ${land}，可容${wanted}`)
    : failed(`地块用途 ${land}，不容${wanted}`);
};

/** H5: 三线 verdict. */
export const checkLine: RuleCheck = ({ controlLine }) => {
  if (!controlLine) return passed('尚未做三线核查');
  const found = controlLine.findings
    .map(({ line, overlapSquareMetres }) => `${lineLabels[line]} ${twoPlaceText(overlapSquareMetres)} 平方米`)
    .join('、');
  if (controlLine.verdict === 'block') return failed(found || '三线核查不通过');
  return passed(found ? `${found}，在容差内` : '三线重叠 0.00 平方米');
};

/** H5: land on the soil list takes no project before it is remediated. */
export const checkSoil: RuleCheck = ({ soil }) =>
  soil === 'listed'
    ? failed('列入建设用地土壤污染风险管控和修复名录')
    : passed('不在土壤污染风险管控和修复名录');

/** H9: forbidden by the negative list of the zone or park. */
export const checkNegativeList: RuleCheck = (_, demand, { area }) => {
  const industry = findIndustry(demand.industryCode)?.code ?? demand.industryCode;
  const entry = area.negativeList.find(
    ({ level, industryPrefix }) => level === 'forbidden' && industry.startsWith(industryPrefix),
  );
  return entry
    ? failed(`行业 ${industry} 属${area.name}负面清单禁止类 ${entry.industryPrefix}（${entry.source}）`)
    : passed(`行业 ${industry} 不在负面清单禁止类`);
};

/** H10: chemical projects only inside a certified park, where the province demands it. */
export const checkChemical: RuleCheck = ({ isInChemicalPark }, demand, { area, parameters }) => {
  const { isParkRequired } = chemicalRuleOf(demand, area, parameters);
  if (!isParkRequired) return passed('不要求进入化工园区');
  return isInChemicalPark
    ? passed('在认定的化工园区内')
    : failed(`化工项目（行业 ${demand.industryCode}）须进入认定的化工园区，该处不在化工园区内`);
};

/** H11: the nearest sensitive place lies outside the hazard radius. */
export const checkHazard: RuleCheck = ({ nearestSensitive }, { hazardRadiusMetres }) => {
  if (hazardRadiusMetres === null) return passed('项目未提出防护距离');
  if (!nearestSensitive) return passed(`防护距离 ${wholeText(hazardRadiusMetres)} 米内无敏感点`);
  const { kind, name, distanceMetres } = nearestSensitive;
  const place = `${sensitiveLabels[kind]}${name ? `“${name}”` : ''}`;
  const compared = `距${place} ${wholeText(distanceMetres)} 米，防护距离 ${wholeText(hazardRadiusMetres)} 米`;
  const short = hazardRadiusMetres - distanceMetres;
  if (Math.round(distanceMetres * 10) >= Math.round(hazardRadiusMetres * 10)) return passed(compared);
  return failed(`${compared}，少 ${wholeText(short)} 米`, {
    value: short,
    unit: '米',
    ratio: short / hazardRadiusMetres,
  });
};

/** H7: the plot may be held as long as the project needs. */
export const checkTerm: RuleCheck = ({ termYearsMax }, { termYears }) => {
  if (termYears === null) return passed('项目未提出年限');
  if (termYearsMax === null || termYearsMax >= termYears) {
    return passed(
      `需 ${termYears} 年，${termYearsMax === null ? '在法定最高年限内' : `最长 ${termYearsMax} 年`}`,
    );
  }
  const short = termYears - termYearsMax;
  return failed(`需 ${termYears} 年，最长 ${termYearsMax} 年，少 ${short} 年`, {
    value: short,
    unit: '年',
    ratio: short / termYears,
  });
};
