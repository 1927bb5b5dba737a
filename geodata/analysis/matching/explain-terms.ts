import { type OptionSetId, optionOf } from '../../codes/option-sets.ts';
import type { Encumbrance, SupplyRecord } from '../../model/supply-record.ts';
import { addDays, daysBetween } from '../../units/days/plain-date.ts';
import { type ExplainContext, type Finding, failed, passed, type RuleCheck } from './explain-context.ts';
import {
  areaText,
  areaUnit,
  areaValue,
  perMuText,
  perMuValue,
  priceText,
  priceUnit,
  priceValue,
  twoPlaceText,
  wholeText,
} from './quantity-text.ts';

const labels = (set: OptionSetId, codes: readonly string[]): string =>
  codes.map((code) => optionOf(set, code)?.zh ?? code).join('、');

/** When a piece can be handed over, and out of which steps; null when land is not net and nobody has named a day. */
export const availability = (
  record: SupplyRecord,
  { asOf, parameters }: Pick<ExplainContext, 'asOf' | 'parameters'>,
): { on: string | null; disposalDays: number; supplyDays: number } => {
  const { leadDays, supplyLeadDays } = parameters;
  const supplyDays = record.kind === 'land' ? supplyLeadDays.land : supplyLeadDays.floorSpace;
  const { state } = record;
  if (state === 'idle' || state === 'suspended' || state === 'inefficient') {
    const disposalDays = leadDays[state];
    return { on: addDays(asOf, disposalDays + supplyDays), disposalDays, supplyDays };
  }
  const isReady = record.readyOn !== null || record.isNetLand || state === 'unit_vacant';
  if (!isReady) return { on: null, disposalDays: 0, supplyDays };
  const ready = record.readyOn !== null && record.readyOn > asOf ? record.readyOn : asOf;
  return { on: addDays(ready, supplyDays), disposalDays: 0, supplyDays };
};

/** The part of a piece the project takes, in square metres: a divisible one is cut at the demand's maximum. */
export const takenSquareMetres = (
  { kind, isDivisible, areaSquareMetres }: SupplyRecord,
  demand: { areaMaxSquareMetres: number | null; floorAreaMaxSquareMetres: number | null },
): number => {
  const maximum = kind === 'land' ? demand.areaMaxSquareMetres : demand.floorAreaMaxSquareMetres;
  return isDivisible && maximum !== null ? Math.min(areaSquareMetres, maximum) : areaSquareMetres;
};

/** H6: net land, disposed of if still held, and supplied before it is needed. */
export const checkReady: RuleCheck = (record, { needBy }, context) => {
  const { on, disposalDays, supplyDays } = availability(record, context);
  const steps = [
    ...(disposalDays > 0 ? [`处置约 ${disposalDays} 天`] : []),
    ...(supplyDays > 0 ? [`供应程序 ${supplyDays} 天`] : []),
  ].join('、');
  if (needBy === null) return passed(on ? `最早 ${on} 可供` : '未定净地时间');
  if (on === null)
    return failed(`尚非净地且未定净地时间，需地时间 ${needBy}`, { value: 0, unit: '', ratio: 10 });
  const compared = `最早 ${on} 可供${steps ? `（${steps}）` : ''}，需地时间 ${needBy}`;
  const late = daysBetween(needBy, on);
  if (late <= 0) return passed(`${compared}，早 ${-late} 天`);
  return failed(`${compared}，晚 ${late} 天`, { value: late, unit: '天', ratio: late / 180 });
};

/** H7: at least one wanted way of supply is offered. */
export const checkMode: RuleCheck = ({ supplyModes }, demand) => {
  if (demand.supplyModes.length === 0) return passed('项目未限定供应方式');
  if (supplyModes === null) return passed('供应方式待定');
  const wanted = `项目要求${labels('supplyMode', demand.supplyModes)}`;
  const offered = supplyModes.length > 0 ? labels('supplyMode', supplyModes) : '无';
  const text = `${wanted}，可供方式：${offered}`;
  return supplyModes.some((mode) => demand.supplyModes.includes(mode)) ? passed(text) : failed(text);
};

/** H13: the floor price is within the project's maximum. */
export const checkPrice: RuleCheck = ({ kind, floorPriceYuanPerSquareMetre: floor }, demand) => {
  const maximum = kind === 'land' ? demand.priceMaxYuanPerSquareMetre : demand.rentMaxYuanPerSquareMetreMonth;
  const name = kind === 'land' ? '底价' : '租金底价';
  if (maximum === null) return passed('项目未提出价格上限');
  if (floor === null) return passed(`${name}待定`);
  const compared = `${name} ${priceText(kind, floor)}，项目上限 ${priceText(kind, maximum)}`;
  if (Math.round(floor * 100) <= Math.round(maximum * 100)) return passed(compared);
  const over = floor - maximum;
  return failed(`${compared}，高 ${priceText(kind, over)}`, {
    value: priceValue(kind, over),
    unit: priceUnit(kind),
    ratio: over / maximum,
  });
};

/** H12: what is required is there, or planned to be there in time. */
export const checkUtilities: RuleCheck = ({ utilities, plannedUtilities }, demand) => {
  const required = demand.utilities ?? [];
  if (required.length === 0) return passed('项目无配套要求');
  const missing = required.filter(
    (utility) =>
      !utilities.includes(utility) &&
      !plannedUtilities.some(
        (planned) => planned.utility === utility && (demand.needBy === null || planned.on <= demand.needBy),
      ),
  );
  if (missing.length === 0) return passed(`${labels('utility', required)}均已具备或按期到位`);
  const texts = missing.map((utility) => {
    const planned = plannedUtilities.find((entry) => entry.utility === utility);
    return `${labels('utility', [utility])}${planned ? `（${planned.on} 才到位）` : ''}`;
  });
  return failed(`须 ${required.length} 项配套，缺 ${missing.length} 项：${texts.join('、')}`, {
    value: missing.length,
    unit: '项',
    ratio: missing.length / required.length,
  });
};

/** H8: what is left of the zone's energy quota covers the project; the review thresholds are only duties. */
export const checkEnergy: RuleCheck = (_, { energyTce }, { area }) => {
  if (energyTce === null) return passed('项目未填能耗');
  if (area.energyQuotaTce === null) return passed('未设能耗指标');
  const compared = `${area.name}剩余能耗指标 ${twoPlaceText(area.energyQuotaTce)} 吨标准煤，项目需 ${twoPlaceText(energyTce)} 吨标准煤`;
  if (area.energyQuotaTce >= energyTce) return passed(compared);
  const short = energyTce - area.energyQuotaTce;
  return failed(`${compared}，缺 ${twoPlaceText(short)} 吨标准煤`, {
    value: short,
    unit: '吨标准煤',
    ratio: short / energyTce,
  });
};

const rangeText = (low: number | null, high: number | null): string => {
  if (low !== null && high !== null) return `${twoPlaceText(low)}–${twoPlaceText(high)}`;
  if (low !== null) return `不低于 ${twoPlaceText(low)}`;
  return high !== null ? `不高于 ${twoPlaceText(high)}` : '不限';
};

/** H3: the ranges of plot and project meet. */
export const checkFar: RuleCheck = ({ farMin, farMax }, demand) => {
  const compared = `地块容积率 ${rangeText(farMin, farMax)}，项目 ${rangeText(demand.farMin, demand.farMax)}`;
  const gap = (short: number, text: string): Finding =>
    failed(`${compared}，${text} ${twoPlaceText(short)}`, { value: short, unit: '', ratio: short });
  if (farMax !== null && demand.farMin !== null && farMax < demand.farMin)
    return gap(demand.farMin - farMax, '低');
  if (farMin !== null && demand.farMax !== null && farMin > demand.farMax)
    return gap(farMin - demand.farMax, '高');
  return passed(compared);
};

const checkYield =
  (name: string, minimumOf: (record: SupplyRecord) => number | null, offeredOf: RuleAmount): RuleCheck =>
  (record, demand) => {
    const minimum = minimumOf(record);
    const total = offeredOf(demand);
    if (minimum === null) return passed(`未设${name}要求`);
    if (total === null) return passed(`项目未填${name}，要求 ${perMuText(minimum)}`);
    const taken = takenSquareMetres(record, demand);
    const offered = total / taken;
    const compared = `${name} ${perMuText(offered)}，要求 ${perMuText(minimum)}`;
    const required = Math.round(minimum * 100) * Math.round(taken * 100);
    if (required <= Math.round(total * 1e4)) return passed(compared);
    const short = minimum - offered;
    return failed(`${compared}，差 ${perMuText(short)}`, {
      value: perMuValue(short),
      unit: '万元/亩',
      ratio: short / minimum,
    });
  };
type RuleAmount = (demand: Parameters<RuleCheck>[1]) => number | null;

/** H4: fixed investment and yearly tax per area reach the plot's minimum. */
export const checkIntensity = checkYield(
  '投资强度',
  (record) => record.investmentMinYuanPerSquareMetre,
  (demand) => demand.fixedInvestmentYuan,
);
export const checkTax = checkYield(
  '亩均税收',
  (record) => record.taxMinYuanPerSquareMetre,
  (demand) => demand.taxYuanPerYear,
);

const encumbranceTexts: Readonly<Record<Encumbrance, string>> = {
  none: '',
  listed: '正在公告出让',
  mortgaged: '已设抵押',
  seized: '已被查封',
};

/** H5: not reserved for another project, not listed, mortgaged or seized. */
export const checkReserved: RuleCheck = ({ reservation, encumbrance }, { projectNo }, { asOf }) => {
  const isReserved = reservation !== null && reservation.until >= asOf && reservation.projectNo !== projectNo;
  const texts = [
    ...(isReserved ? [`已为项目 ${reservation.projectNo} 预留至 ${reservation.until}`] : []),
    ...(encumbrance === 'none' ? [] : [encumbranceTexts[encumbrance]]),
  ];
  return texts.length > 0 ? failed(texts.join('、')) : passed('无预留和权利限制');
};

/** H14: new land is barred; who may not see cases learns no more than this. */
export const checkHolder: RuleCheck = ({ kind, holderCode }, demand, { isApplicantBlocked }) => {
  const isOwn = holderCode !== null && demand.applicantCodes.includes(holderCode);
  return isApplicantBlocked && kind === 'land' && !isOwn
    ? failed('申请企业或其关联企业用地情况核查中，暂不安排新增用地')
    : passed('申请企业无关联限制');
};

/** H2: large enough. */
export const checkAreaMin: RuleCheck = ({ kind, areaSquareMetres: area }, demand) => {
  const minimum = kind === 'land' ? demand.areaMinSquareMetres : demand.floorAreaMinSquareMetres;
  if (minimum === null) return passed(`面积 ${areaText(kind, area)}，项目未提出下限`);
  const compared = `面积 ${areaText(kind, area)}，下限 ${areaText(kind, minimum)}`;
  if (Math.round(area * 100) >= Math.round(minimum * 100)) return passed(compared);
  const short = minimum - area;
  return failed(`${compared}，少 ${areaText(kind, short)}`, {
    value: areaValue(kind, short),
    unit: areaUnit(kind),
    ratio: short / minimum,
  });
};

/** H2: not more than 15 % (parameter) too large, unless it may be supplied in part. */
export const checkAreaMax: RuleCheck = (record, demand, { parameters }) => {
  const { kind, areaSquareMetres: area, isDivisible } = record;
  const maximum = kind === 'land' ? demand.areaMaxSquareMetres : demand.floorAreaMaxSquareMetres;
  if (maximum === null) return passed(`面积 ${areaText(kind, area)}，项目未提出上限`);
  const limit = maximum * (1 + parameters.areaTolerance);
  const percent = wholeText(parameters.areaTolerance * 100);
  const compared = `面积 ${areaText(kind, area)}，上限 ${areaText(kind, maximum)}（容差 ${percent} %）`;
  if (
    Math.round(area * 100) <= Math.floor(Math.round(maximum * 100) * (1 + parameters.areaTolerance) + 1e-6)
  ) {
    return passed(compared);
  }
  if (isDivisible) return passed(`${compared}，可分割供应`);
  const over = area - limit;
  return failed(`${compared}，不可分割，多 ${areaText(kind, over)}`, {
    value: areaValue(kind, over),
    unit: areaUnit(kind),
    ratio: over / maximum,
  });
};
