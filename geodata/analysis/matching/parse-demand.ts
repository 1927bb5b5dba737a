import { bareIndustryCode, findIndustry, INDUSTRY_SCHEME } from '../../codes/industry-code.ts';
import { landUseClass } from '../../codes/land-use-class.ts';
import { chineseIssue } from '../../model/chinese-issue.ts';
import { Demand, DemandFields, demandFieldLabels } from '../../model/demand.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import { siteUseLabels, siteUseOf, statutoryTermYears, useBitOf } from './site-use.ts';

/** What is wrong with a field: its path in the demand, its Chinese name, and a sentence with the mend. */
export type DemandIssue = { field: string; label: string; message: string };

export type ParsedDemand = { ok: true; demand: Demand } | { ok: false; issues: DemandIssue[] };

const issue = (field: string, message: string): DemandIssue => {
  const label = demandFieldLabels[field] ?? demandFieldLabels[field.split('.')[0] ?? ''] ?? field;
  return { field, label, message: message.startsWith(label) ? message : `${label}：${message}` };
};

const checkIndustry = ({ industryCode }: Demand): DemandIssue[] =>
  findIndustry(industryCode)
    ? []
    : [
        issue(
          'industryCode',
          `“${industryCode}”不是 ${INDUSTRY_SCHEME} 的行业代码，请填制造业小类四位代码（如 3983）或其他行业的大类两位代码`,
        ),
      ];

const checkLandUse = ({ landUse }: Demand): DemandIssue[] => {
  if (!landUse) return [];
  const { scheme, code } = landUse;
  const known = landUseClass(scheme, code);
  if (!known) return [issue('landUse', `${scheme} 中没有编码 ${code}，请核对分类方案和编码`)];
  if (useBitOf(landUse) !== 0) return [];
  return [issue('landUse', `${code} ${known.zh}不在匹配范围，可选工业、物流仓储、商务金融和科研用地`)];
};

const checkUseAndTerm = (demand: Demand, parameters: MatchParameters): DemandIssue[] => {
  const use = siteUseOf(demand, parameters);
  if (!use) {
    const isKnown = findIndustry(demand.industryCode) !== undefined;
    return isKnown ? [issue('siteUse', '该行业没有默认的用地类型，请选择用地类型')] : [];
  }
  const longest = statutoryTermYears(use, parameters);
  if (demand.termYears === null || demand.termYears <= longest) return [];
  return [
    issue(
      'termYears',
      `${siteUseLabels[use]}用地最高 ${longest} 年（城镇国有土地使用权出让和转让暂行条例第十二条），填写的 ${demand.termYears} 年须改为 ${longest} 年以内`,
    ),
  ];
};

const checkNeedBy = ({ needBy }: Demand, asOf: string): DemandIssue[] =>
  needBy !== null && needBy < asOf
    ? [issue('needBy', `${needBy} 早于今天（${asOf}），请填今天或以后的日期`)]
    : [];

/** What the shape cannot tell: code lists, the law's longest terms, and today. */
const furtherIssues = (given: Demand, asOf: string, parameters: MatchParameters): DemandIssue[] => {
  const demand = { ...given, industryCode: bareIndustryCode(given.industryCode) };
  return [
    ...checkIndustry(given),
    ...checkLandUse(demand),
    ...checkUseAndTerm(demand, parameters),
    ...checkNeedBy(demand, asOf),
  ];
};

/**
 * Reads a demand from outside and tells in Chinese, field by field, what is wrong: shape, minimum over maximum, bare
 * land-use code, unknown industry, need date before `asOf`, a term longer than the law allows. The industry code
 * comes back without its section letter.
 */
export const parseDemand = (
  input: unknown,
  { asOf, parameters }: { asOf: string; parameters: MatchParameters },
): ParsedDemand => {
  const shape = Demand.safeParse(input, { error: chineseIssue });
  if (!shape.success) {
    const issues = shape.error.issues.map(({ path, message }) => issue(path.join('.'), message));
    // Where only fields contradict each other, the rest is told at once, too.
    const fields = DemandFields.safeParse(input);
    return {
      ok: false,
      issues: fields.success ? [...issues, ...furtherIssues(fields.data, asOf, parameters)] : issues,
    };
  }
  const demand = { ...shape.data, industryCode: bareIndustryCode(shape.data.industryCode) };
  const issues = furtherIssues(shape.data, asOf, parameters);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, demand };
};
