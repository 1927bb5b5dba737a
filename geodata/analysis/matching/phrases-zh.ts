import { findIndustry } from '../../codes/industry-code.ts';
import { landUseClass } from '../../codes/land-use-class.ts';
import { type OptionSetId, optionOf } from '../../codes/option-sets.ts';
import type { ControlLine, Encumbrance, SensitiveKind, SupplyKind } from '../../model/supply-record.ts';
import { mu, perMu, twoPlaces, whole } from './phrase-figures.ts';
import { siteUseLabels } from './site-use.ts';
import type { BuildingMeasure, Phrases, PhraseValues } from './statements.ts';
import { factorLabels } from './weights.ts';

const lines: Readonly<Record<ControlLine, string>> = {
  permanent_farmland: '占永久基本农田',
  ecological_redline: '占生态保护红线',
  urban_boundary: '在城镇开发边界外',
};
const sensitive: Readonly<Record<SensitiveKind, string>> = {
  residential: '居住区',
  school: '学校',
  hospital: '医院',
  water_source: '水源地',
};
const encumbrances: Readonly<Record<Encumbrance, string>> = {
  none: '',
  listed: '正在公告出让',
  booked: '已被预订',
  mortgaged: '已设抵押',
  seized: '已被查封',
};
const yields = { investment: '投资强度', tax: '亩均税收' } as const;
const facilities = { expresswayExit: '高速出入口', railFreight: '铁路货场', port: '港口' } as const;
const buildings: Readonly<Record<BuildingMeasure, { name: string; unit: string }>> = {
  clearHeight: { name: '净高', unit: '米' },
  floorLoad: { name: '楼面荷载', unit: 'kN/㎡' },
  crane: { name: '行车', unit: '吨' },
};

const labels = (set: OptionSetId, codes: readonly string[]): string =>
  codes.map((code) => optionOf(set, code)?.zh ?? code).join('、');
const area = (kind: SupplyKind, squareMetres: number): string =>
  kind === 'land' ? `${mu(squareMetres)} 亩` : `${twoPlaces(squareMetres)} 平方米`;
const price = (kind: SupplyKind, yuan: number): string =>
  kind === 'land' ? `${perMu(yuan)} 万元/亩` : `${twoPlaces(yuan)} 元/平方米·月`;
const yieldText = (yuan: number): string => `${perMu(yuan)} 万元/亩`;
const range = (low: number | null, high: number | null): string => {
  if (low !== null && high !== null) return `${twoPlaces(low)}–${twoPlaces(high)}`;
  if (low !== null) return `不低于 ${twoPlaces(low)}`;
  return high !== null ? `不高于 ${twoPlaces(high)}` : '不限';
};
const found = ({ findings }: PhraseValues['line.blocked']): string =>
  findings
    .map(({ line, overlapSquareMetres }) => `${lines[line]} ${twoPlaces(overlapSquareMetres)} 平方米`)
    .join('、');
const land = ({ landUse: { scheme, code } }: PhraseValues['use.accepted']): string =>
  `${code} ${landUseClass(scheme, code)?.zh ?? '未知分类'}`;
const wanted = ({ use, industryCode }: PhraseValues['use.accepted']): string => {
  const industry = findIndustry(industryCode);
  return `${siteUseLabels[use]}${industry ? `（${industry.code} ${industry.name}）` : ''}`;
};
const measured = (measure: BuildingMeasure, value: number): string =>
  `${buildings[measure].name} ${twoPlaces(value)} ${buildings[measure].unit}`;
/** The clause of a difference, or nothing where the limit is kept. */
const unless = (difference: number | null, clause: (difference: number) => string): string =>
  difference === null ? '' : `，${clause(difference)}`;

/** The Chinese words of matching: clauses without the final stop. */
export const chinesePhrases: Phrases = {
  'use.undefined': ({ industryCode }) => `行业 ${industryCode} 没有默认用地类型，须在需求中指明`,
  'use.accepted': (values) => `地块用途 ${land(values)}，可容${wanted(values)}`,
  'use.refused': (values) => `地块用途 ${land(values)}，不容${wanted(values)}`,
  'line.unchecked': () => '尚未做三线核查',
  'line.blocked': (values) => found(values) || '三线核查不通过',
  'line.tolerated': (values) => `${found(values)}，在容差内`,
  'line.clear': () => '三线重叠 0.00 平方米',
  'soil.listed': () => '列入建设用地土壤污染风险管控和修复名录',
  'soil.clear': () => '不在土壤污染风险管控和修复名录',
  'negative.forbidden': ({ industryCode, areaName, prefix, source }) =>
    `行业 ${industryCode} 属${areaName}负面清单禁止类 ${prefix}（${source}）`,
  'negative.free': ({ industryCode }) => `行业 ${industryCode} 不在负面清单禁止类`,
  'chemical.notRequired': () => '不要求进入化工园区',
  'chemical.inside': () => '在认定的化工园区内',
  'chemical.outside': ({ industryCode }) =>
    `化工项目（行业 ${industryCode}）须进入认定的化工园区，该处不在化工园区内`,
  'hazard.unasked': () => '项目未提出防护距离',
  'hazard.nothingNear': ({ radiusMetres }) => `防护距离 ${whole(radiusMetres)} 米内无敏感点`,
  'hazard.compared': ({ kind, name, distanceMetres, radiusMetres, short }) =>
    `距${sensitive[kind]}${name ? `“${name}”` : ''} ${whole(distanceMetres)} 米，防护距离 ${whole(radiusMetres)} 米${unless(
      short,
      (metres) => `少 ${whole(metres)} 米`,
    )}`,
  'term.unasked': () => '项目未提出年限',
  'term.compared': ({ needYears, mostYears, short }) =>
    `需 ${needYears} 年，${mostYears === null ? '在法定最高年限内' : `最长 ${mostYears} 年`}${unless(short, (years) => `少 ${years} 年`)}`,
  'ready.unasked': ({ on }) => (on ? `最早 ${on} 可供` : '未定净地时间'),
  'ready.undated': ({ needBy }) => `尚非净地且未定净地时间，需地时间 ${needBy}`,
  'ready.compared': ({ on, needBy, disposalDays, supplyDays, lateDays }) => {
    const steps = [
      ...(disposalDays > 0 ? [`处置约 ${disposalDays} 天`] : []),
      ...(supplyDays > 0 ? [`供应程序 ${supplyDays} 天`] : []),
    ].join('、');
    const difference = lateDays > 0 ? `晚 ${lateDays} 天` : `早 ${-lateDays} 天`;
    return `最早 ${on} 可供${steps ? `（${steps}）` : ''}，需地时间 ${needBy}，${difference}`;
  },
  'mode.unasked': () => '项目未限定供应方式',
  'mode.undecided': ({ kind }) =>
    kind === 'land' ? '供应方式待定' : '厂房、楼宇按租售办理，不涉及土地供应方式',
  'mode.compared': (values) =>
    `项目要求${labels('supplyMode', values.wanted)}，可供方式：${labels('supplyMode', values.offered) || '无'}`,
  'price.unasked': () => '项目未提出价格上限',
  'price.unknown': ({ kind }) => `${kind === 'land' ? '底价' : '租金底价'}待定`,
  'price.compared': ({ kind, floor, share, maximum, over }) =>
    `${kind === 'land' ? '底价' : '租金底价'} ${price(kind, floor)}${
      share < 1
        ? `，优先发展且用地集约的项目可按 ${twoPlaces(share * 100)}% 执行，即 ${price(kind, floor * share)}`
        : ''
    }，项目上限 ${price(kind, maximum)}${unless(over, (yuan) => `高 ${price(kind, yuan)}`)}`,
  'utilities.unasked': () => '项目无配套要求',
  'utilities.met': ({ required }) => `${labels('utility', required)}均已具备或按期到位`,
  'utilities.missing': ({ required, missing }) =>
    `须 ${required} 项配套，缺 ${missing.length} 项：${missing
      .map(({ utility, on }) => `${labels('utility', [utility])}${on ? `（${on} 才到位）` : ''}`)
      .join('、')}`,
  'energy.unasked': () => '项目未填能耗',
  'energy.unset': () => '未设能耗指标',
  'energy.compared': ({ areaName, leftTce, ownTce, needTce, short }) =>
    `${areaName}剩余能耗指标 ${twoPlaces(leftTce)} 吨标准煤${
      ownTce > 0 ? `，另已安排本项目 ${twoPlaces(ownTce)} 吨标准煤` : ''
    }，项目需 ${twoPlaces(needTce)} 吨标准煤${unless(short, (tonnes) => `缺 ${twoPlaces(tonnes)} 吨标准煤`)}`,
  'far.compared': ({ low, high, wantedLow, wantedHigh, tooLow, tooHigh }) =>
    `地块容积率 ${range(low, high)}，项目 ${range(wantedLow, wantedHigh)}${unless(
      tooLow,
      (difference) => `低 ${twoPlaces(difference)}`,
    )}${unless(tooHigh, (difference) => `高 ${twoPlaces(difference)}`)}`,
  'yield.unset': ({ measure }) => `未设${yields[measure]}要求`,
  'yield.unstated': ({ measure, minimum }) => `项目未填${yields[measure]}，要求 ${yieldText(minimum)}`,
  'yield.compared': ({ measure, offered, minimum, short }) =>
    `${yields[measure]} ${yieldText(offered)}，要求 ${yieldText(minimum)}${unless(short, (yuan) => `差 ${yieldText(yuan)}`)}`,
  'building.land': () => '项目自建厂房，不涉及厂房条件',
  'building.unasked': () => '项目未提出厂房条件',
  'building.compared': ({ measures, shorts }) =>
    `${measures
      .map(
        ({ measure, needs, has }) =>
          `${has === null ? `${buildings[measure].name}未录入` : measured(measure, has)}（需 ${twoPlaces(needs)}）`,
      )
      .join(
        '、',
      )}${shorts.map(({ measure, short }) => `，${buildings[measure].name}差 ${twoPlaces(short)} ${buildings[measure].unit}`).join('')}`,
  'reserved.free': () => '无预留和权利限制',
  'reserved.taken': ({ projectNo, until, encumbrance }) =>
    [
      ...(projectNo === null ? [] : [`已为项目 ${projectNo} 预留至 ${until}`]),
      ...(encumbrance === 'none' ? [] : [encumbrances[encumbrance]]),
    ].join('、'),
  'holder.free': () => '申请企业无关联限制',
  'holder.blocked': ({ codes }) =>
    codes.length === 0
      ? '申请企业或其关联企业用地情况核查中，暂不安排新增用地'
      : `申请企业或其关联企业（${codes.join('、')}）有因企业原因认定、尚未处置完毕的闲置土地，暂不安排新增用地`,
  'areaMin.unasked': (values) => `面积 ${area(values.kind, values.area)}，项目未提出下限`,
  'areaMin.compared': (values) =>
    `面积 ${area(values.kind, values.area)}，下限 ${area(values.kind, values.minimum)}${unless(
      values.short,
      (short) => `少 ${area(values.kind, short)}`,
    )}`,
  'areaMax.unasked': (values) => `面积 ${area(values.kind, values.area)}，项目未提出上限`,
  'areaMax.compared': ({ kind, area: size, maximum, tolerance, isDivided, over }) =>
    `面积 ${area(kind, size)}，上限 ${area(kind, maximum)}（容差 ${whole(tolerance * 100)} %）${
      isDivided ? '，可分割供应' : ''
    }${unless(over, (excess) => `不可分割，多 ${area(kind, excess)}`)}`,
  STOCK_FIRST: ({ score }) => `与下一名同为 ${twoPlaces(score)} 分，平局时存量优先`,
  NEEDS_DISPOSAL: ({ days, on }) => `尚有权利人，须先处置，约 ${days} 天，最早 ${on} 可供`,
  LAND_USE_UNDIVIDED: () => '工业用地未分一、二、三类，以规划条件为准',
  LINE_UNCHECKED: () => '尚未做三线核查',
  LINE_STALE: ({ judgedBy, current }) => `三线核查用的是 ${judgedBy} 版数据，现行 ${current} 版，待复核`,
  LINE_WARN: () => '三线重叠在容差内，须人工核对',
  SOIL_SURVEY_DUE: () => '须先做土壤污染状况调查（土壤污染防治法第五十九条、第六十七条）',
  CHEM_RULE_UNKNOWN: () => '化工类行业，本省入园规定未录入，须人工核对',
  NEGATIVE_RESTRICTED: ({ prefix, source }) => `行业属负面清单限制类 ${prefix}（${source}）`,
  EIA_UNCOVERED: () => '项目须编环评报告书，该处没有有效的规划环境评价（区域评估），须先核对是否符合规划环评',
  CHAIN_LINK_PRESENT: ({ areaName }) => `需求标为补链，但${areaName}该链环未列为缺失`,
  FAR_BELOW_INDUSTRY: ({ planned, floor }) =>
    planned === null
      ? `未定容积率，行业下限 ${twoPlaces(floor)}（2008 年控制指标）`
      : `容积率上限 ${twoPlaces(planned)} 低于行业下限 ${twoPlaces(floor)}（2008 年控制指标，2023 年版待录入）`,
  ASSESSMENTS_MISSING: ({ valid, required, missing, expired }) => {
    const lacks = [
      ...(missing.length > 0 ? [`缺：${labels('assessmentKind', missing)}`] : []),
      ...(expired.length > 0 ? [`已过期：${labels('assessmentKind', expired)}`] : []),
    ];
    return lacks.length === 0
      ? `标准地 ${valid}/${required}`
      : `标准地筹备 ${valid}/${required}，${lacks.join('；')}`;
  },
  TRANSPORT_BEYOND: ({ places }) =>
    places
      .map(
        ({ facility, distanceMetres, wishMetres }) =>
          `距${facilities[facility]} ${whole(distanceMetres)} 米，超过期望的 ${whole(wishMetres)} 米`,
      )
      .join('；'),
  YIELD_UNSTATED: ({ measure, minimum }) =>
    `项目未填${measure === 'investment' ? '固定资产投资' : '年税收'}，要求 ${yieldText(minimum)}，无法核对`,
  MODES_UNDECIDED: () => '供应方式待定，须与项目要求核对',
  PRICE_UNKNOWN: () => '底价待定，须与项目上限核对',
  BUILDING_UNKNOWN: ({ measures }) =>
    `未录入${measures.map((measure) => buildings[measure].name).join('、')}，须现场核对`,
  ENERGY_QUOTA_UNKNOWN: ({ areaName }) => `${areaName}未录入剩余能耗指标，无法核对`,
  FIGURE_MISSING: ({ factors }) =>
    `缺少数据，按 0 分计：${factors.map((factor) => factorLabels[factor]).join('、')}`,
  EVALUATION_UNKNOWN: () => '匹配范围内没有园区做过亩产效益评价，“园区评价”不计分，权重分摊到其他因素',
  ENERGY_REVIEW: ({ tce, kilowattHours }) =>
    `${
      tce === null ? `年用电量 ${whole(kilowattHours ?? 0)} 千瓦时` : `年综合能耗 ${whole(tce)} 吨标准煤`
    }，开工前须节能审查（固定资产投资项目节能审查办法（2023））`,
  ENERGY_REVIEW_PROVINCIAL: ({ tce }) =>
    `年综合能耗 ${whole(tce)} 吨标准煤，须由省级节能审查（固定资产投资项目节能审查办法（2023））`,
};
