import { z } from 'zod';
import { LandUseScheme, optional, ZoneCode } from './field-formats.ts';
import { SupplyMode, Utility } from './land-state.ts';
import { SupplyKind } from './supply-record.ts';

/** What the land is for: the three industrial classes of 1001, storage (1101), offices (0902), research (0802). */
export const SiteUse = z.enum(['industry_1', 'industry_2', 'industry_3', 'logistics', 'office', 'research']);
export type SiteUse = z.infer<typeof SiteUse>;

/** 延链, 扩链, 补链 (M60). */
export const ChainAction = z.enum(['extend', 'widen', 'fill']);

/** 环评类别: 报告书, 报告表, 登记表 (环境影响评价法 第十六条). */
export const EiaClass = z.enum(['report_book', 'report_form', 'registration']);

/** Chinese names of the fields, as messages and forms show them. */
export const demandFieldLabels: Readonly<Record<string, string>> = {
  projectNo: '项目编号',
  name: '项目名称',
  industryCode: '行业代码',
  siteUse: '用地类型',
  landUse: '用地分类',
  zoneCodes: '匹配范围（开发区）',
  kinds: '载体类型',
  areaMinSquareMetres: '用地面积下限',
  areaOptimumSquareMetres: '最优用地面积',
  areaMaxSquareMetres: '用地面积上限',
  floorAreaMinSquareMetres: '厂房面积下限',
  floorAreaOptimumSquareMetres: '最优厂房面积',
  floorAreaMaxSquareMetres: '厂房面积上限',
  farMin: '容积率下限',
  farMax: '容积率上限',
  fixedInvestmentYuan: '固定资产投资',
  taxYuanPerYear: '年税收',
  energyTce: '年综合能耗（吨标准煤）',
  powerKilowattHours: '年用电量（千瓦时）',
  supplyModes: '供应方式',
  termYears: '使用年限',
  priceMaxYuanPerSquareMetre: '地价上限',
  rentMaxYuanPerSquareMetreMonth: '租金上限',
  needBy: '需地时间',
  isChemical: '是否化工项目',
  isEncouragedIntensive: '优先发展且用地集约',
  hazardRadiusMetres: '防护距离',
  utilities: '所需配套',
  transport: '交通要求',
  chainCode: '产业链',
  linkCode: '链环',
  chainAction: '链条作用',
  eiaClass: '环评类别',
  applicantCodes: '申请企业及关联企业信用代码',
  building: '厂房条件',
  'building.clearHeightMinMetres': '净高',
  'building.floorLoadMinKilonewtonPerSquareMetre': '楼面荷载',
  'building.craneMinTonnes': '行车',
};

const notNumber = (unit: string) => `须为数字${unit ? `（${unit}）` : ''}`;
const quantity = (unit: string) => z.number(notNumber(unit)).positive(`须大于 0${unit ? `（${unit}）` : ''}`);
const amount = (unit: string) => z.number(notNumber(unit)).nonnegative('不能为负数');
const text = z.string('必须填写').trim().min(1, '必须填写');
const metresAtMost = optional(quantity('米'));

const schemeMissing =
  '缺少分类方案：同一编码在不同分类中含义不同（如 1001 在《用地用海分类》中是工业用地，在三调和 GB/T 21010 中是铁路用地），请同时选择分类方案';

/** A bare '1001' is refused: without its scheme it may be a factory or a railway. */
const DemandLandUse = z.object(
  { scheme: z.enum(LandUseScheme.options, schemeMissing), code: text },
  schemeMissing,
);

/** What the machines need of a building (domain dossier 7.1, M45). */
const BuildingNeeds = z.object({
  clearHeightMinMetres: optional(quantity('米')),
  floorLoadMinKilonewtonPerSquareMetre: optional(quantity('kN/㎡')),
  craneMinTonnes: optional(quantity('吨')),
});

/** Minimum, optimum and maximum of one measure, in order. */
const ordered: readonly (readonly [string, string])[] = [
  ['areaMinSquareMetres', 'areaMaxSquareMetres'],
  ['areaMinSquareMetres', 'areaOptimumSquareMetres'],
  ['areaOptimumSquareMetres', 'areaMaxSquareMetres'],
  ['floorAreaMinSquareMetres', 'floorAreaMaxSquareMetres'],
  ['floorAreaMinSquareMetres', 'floorAreaOptimumSquareMetres'],
  ['floorAreaOptimumSquareMetres', 'floorAreaMaxSquareMetres'],
  ['farMin', 'farMax'],
];

/** The fields of a demand without the checks between them. */
export const DemandFields = z.object({
  projectNo: text,
  name: text,
  /** GB/T 4754-2017, two to four digits. */
  industryCode: text,
  /** Derived from `landUse` or the industry when null. */
  siteUse: optional(SiteUse),
  landUse: optional(DemandLandUse),
  zoneCodes: z.array(ZoneCode, '请选择至少一个开发区').min(1, '请选择至少一个开发区'),
  kinds: z.array(SupplyKind).min(1, '请选择至少一种载体').default(['land']),
  areaMinSquareMetres: optional(quantity('平方米')),
  areaOptimumSquareMetres: optional(quantity('平方米')),
  areaMaxSquareMetres: optional(quantity('平方米')),
  floorAreaMinSquareMetres: optional(quantity('平方米')),
  floorAreaOptimumSquareMetres: optional(quantity('平方米')),
  floorAreaMaxSquareMetres: optional(quantity('平方米')),
  farMin: optional(amount('')),
  farMax: optional(quantity('')),
  fixedInvestmentYuan: optional(quantity('元')),
  taxYuanPerYear: optional(quantity('元')),
  energyTce: optional(amount('吨标准煤')),
  powerKilowattHours: optional(amount('千瓦时')),
  supplyModes: z.array(SupplyMode).default([]),
  termYears: optional(quantity('年').int('须为整数年')),
  priceMaxYuanPerSquareMetre: optional(quantity('元/平方米')),
  rentMaxYuanPerSquareMetreMonth: optional(quantity('元/平方米·月')),
  needBy: optional(z.iso.date('须为日期，如 2027-03-31')),
  isChemical: z.boolean().default(false),
  /** 省确定的优先发展产业且用地集约的工业项目: pays a part of the floor price of industrial land only (H13). */
  isEncouragedIntensive: z.boolean().default(false),
  /** 防护距离 from the project's EIA. */
  hazardRadiusMetres: optional(quantity('米')),
  /** null says nothing about utilities; an empty list says that none are needed. */
  utilities: optional(z.array(Utility)),
  /** Present when transport matters; the distances wished for only warn. */
  transport: optional(
    z.object({
      expresswayExitMaxMetres: metresAtMost,
      railFreightMaxMetres: metresAtMost,
      portMaxMetres: metresAtMost,
    }),
  ),
  chainCode: optional(z.string()),
  linkCode: optional(z.string()),
  chainAction: optional(ChainAction),
  eiaClass: optional(EiaClass),
  /** The applicant and its related enterprises (H14). */
  applicantCodes: z.array(z.string()).default([]),
  /** Tests floor space only: land has no building yet. */
  building: optional(BuildingNeeds),
});

/**
 * What a project needs (domain dossier 7.1), as far as matching reads it. Areas in square metres, money in yuan;
 * null, or an empty list of modes, says nothing and tests nothing. Checks that need code lists or today's date are
 * made by `parseDemand` in `analysis/matching`.
 */
export const Demand = DemandFields.superRefine((demand, context) => {
  const values: Readonly<Record<string, unknown>> = demand;
  for (const [low, high] of ordered) {
    const a = values[low];
    const b = values[high];
    if (typeof a !== 'number' || typeof b !== 'number' || a <= b) continue;
    const message = `${demandFieldLabels[low]}（${a}）大于${demandFieldLabels[high]}（${b}），请调低前者或调高后者`;
    context.addIssue({ code: 'custom', path: [low], message });
  }
});
export type Demand = z.infer<typeof Demand>;
export type DemandInput = z.input<typeof Demand>;
