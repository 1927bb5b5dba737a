import type { Label } from '../../geodata/catalog/field.ts';
import { demandFieldLabels } from '../../geodata/model/demand.ts';
import type { EntryUnit } from '../format/entry-units.ts';

/** Sections of the form, in order. */
export const demandSections = ['basics', 'site', 'outcome', 'supply', 'environment', 'people'] as const;
export type DemandSection = (typeof demandSections)[number];

/** Where a value goes: the demand, the project, or what the project needs besides. */
export type DemandTarget = 'demand' | 'project' | 'needs';

interface CommonField {
  name: string;
  section: DemandSection;
  target: DemandTarget;
  label: Label;
  /** Shown below the label, for those who do not know the field. */
  help?: Label;
  /** Only when land, or only when floor space is looked for. */
  only?: 'land' | 'floor';
  isWide?: boolean;
  /** Three stand in a row: minimum, best, maximum. */
  isThird?: boolean;
}

export type DemandField = CommonField &
  (
    | { kind: 'text' | 'date' | 'boolean' | 'industry' | 'list' | 'longText' }
    | { kind: 'number'; unit: EntryUnit }
    | { kind: 'option' | 'options'; choices: DemandChoices }
  );

/** Lists that a control chooses from. */
export type DemandChoices =
  | 'siteUse'
  | 'landUseScheme'
  | 'kinds'
  | 'supplyMode'
  | 'utility'
  | 'chain'
  | 'link'
  | 'chainAction'
  | 'eiaClass'
  | 'leadSource'
  | 'team';

const entry = (
  zh: string,
  en: string,
  numerator: bigint,
  denominator: bigint,
  storedPlaces: number,
  shownPlaces = 0,
): EntryUnit => ({ label: { zh, en }, numerator, denominator, storedPlaces, shownPlaces });

const mu = entry('亩', 'mu', 2000n, 3n, 2);
const squareMetre = entry('㎡', 'm²', 1n, 1n, 2);
const tenThousandYuan = entry('万元', '10k CNY', 10_000n, 1n, 2);
const tenThousandYuanPerMu = entry('万元/亩', '10k CNY/mu', 15n, 1n, 2);
const kilometre = entry('km', 'km', 1000n, 1n, 2);
const bare = entry('', '', 1n, 1n, 2);
const plain = (zh: string, en: string, places = 2) => entry(zh, en, 1n, 1n, places);

type Options = Partial<Pick<CommonField, 'only' | 'help' | 'isWide' | 'isThird'>>;

/** The Chinese name of a field as messages write it, without the unit, which stands behind the control. */
const labelOf = (name: string, en: string): Label => ({
  zh: (demandFieldLabels[name] ?? name).replace(/（[^）]*）$/, ''),
  en,
});

const number = (
  section: DemandSection,
  name: string,
  en: string,
  unit: EntryUnit,
  options: Options = {},
): DemandField => ({
  kind: 'number',
  target: 'demand',
  section,
  name,
  label: labelOf(name, en),
  unit,
  ...options,
});

const need = (name: string, zh: string, en: string, unit: EntryUnit): DemandField => ({
  kind: 'number',
  target: 'needs',
  section: 'environment',
  name,
  label: { zh, en },
  isThird: true,
  unit,
});

const choice = (
  section: DemandSection,
  kind: 'option' | 'options',
  name: string,
  label: Label,
  choices: DemandChoices,
  options: Options & { target?: DemandTarget } = {},
): DemandField => ({ kind, target: 'demand', section, name, label, choices, ...options });

/** Every field of the entry form, in the order of the form (domain dossier 7.1). */
export const demandFields: readonly DemandField[] = [
  {
    kind: 'text',
    target: 'project',
    section: 'basics',
    name: 'name',
    label: { zh: '项目名称', en: 'Name' },
    isWide: true,
  },
  {
    kind: 'industry',
    target: 'demand',
    section: 'basics',
    name: 'industryCode',
    label: { zh: '行业', en: 'Industry' },
    help: { zh: 'GB/T 4754-2017，填四位代码或名称', en: 'GB/T 4754-2017: four digits or a name' },
    isWide: true,
  },
  choice('basics', 'option', 'siteUse', labelOf('siteUse', 'Use'), 'siteUse'),
  choice('basics', 'option', 'chainCode', labelOf('chainCode', 'Chain'), 'chain'),
  choice('basics', 'option', 'linkCode', labelOf('linkCode', 'Link'), 'link'),
  choice('basics', 'option', 'chainAction', labelOf('chainAction', 'Part in the chain'), 'chainAction', {
    help: { zh: '延链接在链尾，扩链同环增产，补链补缺环', en: 'extends, widens or fills the chain' },
  }),
  choice('site', 'options', 'kinds', labelOf('kinds', 'Looked for'), 'kinds', { isWide: true }),
  number('site', 'areaMinSquareMetres', 'Least area', mu, { only: 'land', isThird: true }),
  number('site', 'areaOptimumSquareMetres', 'Best area', mu, { only: 'land', isThird: true }),
  number('site', 'areaMaxSquareMetres', 'Largest area', mu, {
    only: 'land',
    isThird: true,
    help: { zh: '可超 15 %', en: '15 % over is accepted' },
  }),
  number('site', 'floorAreaMinSquareMetres', 'Least floor area', squareMetre, {
    only: 'floor',
    isThird: true,
  }),
  number('site', 'floorAreaOptimumSquareMetres', 'Best floor area', squareMetre, {
    only: 'floor',
    isThird: true,
  }),
  number('site', 'floorAreaMaxSquareMetres', 'Largest floor area', squareMetre, {
    only: 'floor',
    isThird: true,
  }),
  number('site', 'building.clearHeightMinMetres', 'Clear height', plain('m', 'm'), {
    isThird: true,
    help: { zh: '楼层不够的厂房不入选', en: 'lower floors are left out' },
  }),
  number('site', 'building.floorLoadMinKilonewtonPerSquareMetre', 'Floor load', plain('kN/㎡', 'kN/m²'), {
    isThird: true,
  }),
  number('site', 'building.craneMinTonnes', 'Crane', plain('吨', 't'), { isThird: true }),
  number('site', 'farMin', 'Least FAR', bare, { only: 'land' }),
  number('site', 'farMax', 'Largest FAR', bare, { only: 'land' }),
  choice('site', 'option', 'landUseScheme', { zh: '分类方案', en: 'Code list' }, 'landUseScheme', {
    help: { zh: '只在指定用地分类时填', en: 'only with a land-use code' },
  }),
  {
    kind: 'text',
    target: 'demand',
    section: 'site',
    name: 'landUseCode',
    label: { zh: '用地分类编码', en: 'Land-use code' },
    help: { zh: '如 100101；1001 须同时选方案', en: 'such as 100101' },
  },
  number('outcome', 'fixedInvestmentYuan', 'Fixed investment', tenThousandYuan),
  number('outcome', 'taxYuanPerYear', 'Tax a year', tenThousandYuan),
  {
    kind: 'number',
    target: 'project',
    section: 'outcome',
    name: 'totalInvestmentYuan',
    label: { zh: '总投资', en: 'Total investment' },
    unit: tenThousandYuan,
  },
  {
    kind: 'number',
    target: 'project',
    section: 'outcome',
    name: 'outputYuanPerYear',
    label: { zh: '年产值', en: 'Output a year' },
    unit: tenThousandYuan,
  },
  number('outcome', 'energyTce', 'Energy a year', plain('吨标准煤', 'tce'), {
    help: { zh: '1,000 吨以上开工前须节能审查', en: 'from 1,000 tce an energy review is due' },
  }),
  number('outcome', 'powerKilowattHours', 'Power a year', entry('万千瓦时', '10k kWh', 10_000n, 1n, 0)),
  choice('supply', 'options', 'supplyModes', labelOf('supplyModes', 'Supply modes'), 'supplyMode', {
    isWide: true,
  }),
  number('supply', 'priceMaxYuanPerSquareMetre', 'Price at most', tenThousandYuanPerMu, { only: 'land' }),
  {
    kind: 'boolean',
    target: 'demand',
    section: 'supply',
    name: 'isEncouragedIntensive',
    only: 'land',
    label: labelOf('isEncouragedIntensive', 'Encouraged, saves land'),
    help: { zh: '工业用地可按最低价标准的 70% 执行', en: 'industrial land for 70 % of the floor price' },
  },
  number('supply', 'rentMaxYuanPerSquareMetreMonth', 'Rent at most', plain('元/㎡·月', 'CNY/m²·month'), {
    only: 'floor',
  }),
  number('supply', 'termYears', 'Term', plain('年', 'years', 0), {
    help: { zh: '工业最高 50 年', en: 'industry: 50 at most' },
  }),
  {
    kind: 'date',
    target: 'demand',
    section: 'supply',
    name: 'needBy',
    label: labelOf('needBy', 'Needed by'),
    help: { zh: '含出让程序的时间', en: 'the procedure of supply included' },
  },
  {
    kind: 'date',
    target: 'project',
    section: 'supply',
    name: 'startReadyOn',
    label: { zh: '可开工时间', en: 'Ready to start' },
  },
  {
    kind: 'boolean',
    target: 'demand',
    section: 'environment',
    name: 'isChemical',
    label: labelOf('isChemical', 'Chemical project'),
    help: { zh: '须进认定的化工园区', en: 'needs a certified chemical park' },
  },
  choice('environment', 'option', 'eiaClass', labelOf('eiaClass', 'EIA class'), 'eiaClass'),
  number('environment', 'hazardRadiusMetres', 'Hazard distance', plain('m', 'm'), {
    help: { zh: '项目环评确定的防护距离', en: 'from the EIA of the project' },
  }),
  choice('environment', 'options', 'utilities', labelOf('utilities', 'Utilities'), 'utility', {
    isWide: true,
  }),
  {
    kind: 'number',
    target: 'demand',
    section: 'environment',
    name: 'transport.expresswayExitMaxMetres',
    isThird: true,
    label: { zh: '高速出入口', en: 'Expressway exit' },
    help: { zh: '期望距离，超过只提醒', en: 'a wish: more only warns' },
    unit: kilometre,
  },
  {
    kind: 'number',
    target: 'demand',
    section: 'environment',
    name: 'transport.railFreightMaxMetres',
    isThird: true,
    label: { zh: '铁路货场', en: 'Rail freight' },
    unit: kilometre,
  },
  {
    kind: 'number',
    target: 'demand',
    section: 'environment',
    name: 'transport.portMaxMetres',
    isThird: true,
    label: { zh: '港口', en: 'Port' },
    unit: kilometre,
  },
  need('waterTonnesPerDay', '用水', 'Water', plain('吨/日', 't/day')),
  need('steamTonnesPerHour', '蒸汽', 'Steam', plain('吨/时', 't/h')),
  need('gasCubicMetresPerDay', '燃气', 'Gas', plain('m³/日', 'm³/day')),
  need('drainTonnesPerDay', '排水量', 'Drainage', plain('吨/日', 't/day')),
  need('codTonnesPerYear', 'COD', 'COD', plain('吨/年', 't/year')),
  need('noxTonnesPerYear', '氮氧化物', 'NOx', plain('吨/年', 't/year')),
  {
    kind: 'text',
    target: 'needs',
    section: 'environment',
    name: 'noiseText',
    label: { zh: '噪声', en: 'Noise' },
    help: { zh: '如 夜间 45 dB(A) 以内', en: 'such as 45 dB(A) at night' },
    isWide: true,
  },
  choice('people', 'option', 'leadSource', { zh: '招商来源', en: 'Lead' }, 'leadSource', {
    target: 'project',
  }),
  {
    kind: 'text',
    target: 'project',
    section: 'people',
    name: 'originUnit',
    label: { zh: '来源单位', en: 'Origin unit' },
  },
  choice('people', 'option', 'teamCode', { zh: '团队', en: 'Team' }, 'team', {
    target: 'project',
    help: { zh: '不选则按产业链分派', en: 'routed by chain when left out' },
  }),
  {
    kind: 'text',
    target: 'project',
    section: 'people',
    name: 'investorName',
    label: { zh: '投资方', en: 'Investor' },
  },
  {
    kind: 'number',
    target: 'project',
    section: 'people',
    name: 'qualityScore',
    label: { zh: '项目评分', en: 'Quality' },
    help: { zh: '0–100，排队先看好项目', en: '0–100, the first key of the queue' },
    unit: plain('分', ''),
  },
  {
    kind: 'list',
    target: 'demand',
    section: 'people',
    name: 'applicantCodes',
    label: { zh: '申请企业信用代码', en: 'Credit codes of the applicant' },
    help: { zh: '含关联企业，逗号分隔', en: 'related enterprises too, by commas' },
    isWide: true,
  },
  {
    kind: 'longText',
    target: 'project',
    section: 'people',
    name: 'note',
    label: { zh: '备注', en: 'Note' },
    isWide: true,
  },
];
