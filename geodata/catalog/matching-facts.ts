import { type Collection, originFields, zoneField } from './collection.ts';
import {
  type Field,
  type FieldEditing,
  flag,
  integer,
  number,
  option,
  text,
  texts,
  withEditing,
} from './field.ts';

const named = { sortable: true, section: 'identity' } as const;
const chosen = { filter: 'values', section: 'identity' } as const;
const inside = { visibility: 'internal' } as const;

interface FactDescription {
  id: string;
  title: { zh: string; en: string };
  description: { zh: string; en: string };
  counter: { zh: string; en: string };
  relation: string;
  fields: readonly Field[];
  editing: Readonly<Record<string, FieldEditing>>;
  hasOutline: boolean;
  defaultSort?: readonly string[];
}

/**
 * Something that matching reads of a zone: entered by those who may change rules, seen by those who match projects.
 * Control lines stay inside: they are not drawn for the public (domain dossier 6.7).
 */
const fact = ({
  fields,
  editing,
  hasOutline,
  defaultSort = ['name'],
  ...rest
}: FactDescription): Collection => ({
  ...rest,
  revisionOf: rest.id,
  visibility: 'internal',
  rights: { read: 'read-projects', write: 'edit-rules' },
  geometry: hasOutline ? 'MultiPolygon' : 'Point',
  fields: withEditing(
    [
      zoneField,
      ...fields,
      text('sourcePeriod', '数据时点', 'Period', { ...inside, section: 'origin' }),
      ...originFields,
    ],
    { ...editing, sourceName: { required: true }, sourcePeriod: {} },
  ),
  titleField: 'name',
  defaultSort,
  editing: { create: true, withdraw: true, outline: hasOutline },
});

const prefixRule: FieldEditing = {
  required: true,
  pattern: {
    source: '\\d{2,4}',
    hint: { zh: '须为 2–4 位行业代码，如 301', en: 'Must be an industry code of 2 to 4 digits' },
  },
};
const codeRule: FieldEditing = {
  required: true,
  pattern: {
    source: '[0-9A-Z-]{1,40}',
    hint: { zh: '须为大写字母、数字或“-”', en: 'Capitals, digits or hyphens' },
  },
};
const dataVersion = text('dataVersion', '数据版本', 'Data version', { ...chosen, sortable: true });

/** 三线 (domain dossier 6.9). */
export const controlLines = fact({
  id: 'control-lines',
  title: { zh: '三线', en: 'Control lines' },
  description: {
    zh: '永久基本农田、生态保护红线、城镇开发边界',
    en: 'Permanent farmland, ecological redline, urban boundary',
  },
  counter: { zh: '片', en: 'areas' },
  relation: 'collection_control_line',
  fields: [
    text('name', '名称', 'Name', named),
    option('kind', '类型', 'Kind', 'controlLine', chosen),
    dataVersion,
    text('approvedBy', '批准机关', 'Approved by', { section: 'identity' }),
  ],
  editing: {
    name: { required: true },
    kind: { required: true },
    dataVersion: { required: true, maxLength: 40 },
    approvedBy: {},
  },
  hasOutline: true,
});

/** 土壤污染风险管控和修复名录. */
export const soilSites = fact({
  id: 'soil-sites',
  title: { zh: '土壤名录', en: 'Soil list' },
  description: {
    zh: '土壤污染风险管控和修复名录、须先调查的地块',
    en: 'Listed polluted land and land to be surveyed',
  },
  counter: { zh: '宗', en: 'sites' },
  relation: 'collection_soil_site',
  fields: [
    text('name', '名称', 'Name', named),
    option('status', '状态', 'Status', 'soilStatus', chosen),
    dataVersion,
  ],
  editing: {
    name: { required: true },
    status: { required: true },
    dataVersion: { required: true, maxLength: 40 },
  },
  hasOutline: true,
});

/** 敏感目标. */
export const sensitivePlaces = fact({
  id: 'sensitive-places',
  title: { zh: '敏感目标', en: 'Sensitive places' },
  description: { zh: '居住区、学校、医院、水源地', en: 'Housing, schools, hospitals, water sources' },
  counter: { zh: '处', en: 'places' },
  relation: 'collection_sensitive_place',
  fields: [text('name', '名称', 'Name', named), option('kind', '类型', 'Kind', 'sensitiveKind', chosen)],
  editing: { name: { required: true }, kind: { required: true } },
  hasOutline: true,
});

/** 产业准入负面清单. */
export const negativeEntries = fact({
  id: 'negative-entries',
  title: { zh: '负面清单', en: 'Negative list' },
  description: { zh: '禁止和限制进入的行业', en: 'Industries forbidden or restricted' },
  counter: { zh: '条', en: 'entries' },
  relation: 'collection_negative_entry',
  fields: [
    text('name', '行业', 'Industry', named),
    text('industryPrefix', '行业代码', 'Industry code', { ...chosen, sortable: true }),
    option('level', '管控', 'Level', 'negativeLevel', chosen),
    integer('parkId', '园区编号', 'Park id', { filter: 'values' }),
    text('parkName', '适用园区', 'Park', { section: 'identity' }),
  ],
  editing: {
    name: { required: true },
    industryPrefix: prefixRule,
    level: { required: true },
    parkId: { reference: 'parks' },
  },
  hasOutline: false,
  defaultSort: ['industryPrefix'],
});

/** 能耗指标、新增用地指标. */
export const zoneQuotas = fact({
  id: 'zone-quotas',
  title: { zh: '指标台账', en: 'Quotas' },
  description: {
    zh: '能耗指标（吨标准煤）和新增用地指标（平方米）',
    en: 'Energy (tonnes of standard coal) and new land (square metres)',
  },
  counter: { zh: '项', en: 'quotas' },
  relation: 'collection_zone_quota',
  fields: [
    text('name', '指标', 'Quota', named),
    option('kind', '类型', 'Kind', 'quotaKind', chosen),
    integer('year', '年度', 'Year', { ...chosen, sortable: true }),
    number('totalAmount', '总量', 'Total', undefined, { sortable: true, section: 'operation' }),
    number('allottedAmount', '已安排', 'Allotted', undefined, { sortable: true, section: 'operation' }),
    number('balanceAmount', '余量', 'Balance', undefined, { sortable: true, section: 'operation' }),
  ],
  editing: {
    kind: { required: true },
    year: { required: true, min: 2000, max: 2200 },
    totalAmount: { required: true, min: 0, max: 99_999_999_999_999 },
  },
  hasOutline: false,
  defaultSort: ['-year', 'name'],
});

/** 招商组. */
export const investmentTeams = fact({
  id: 'investment-teams',
  title: { zh: '招商组', en: 'Investment teams' },
  description: { zh: '按产业链分工的招商组', en: 'Teams by industry chain' },
  counter: { zh: '个', en: 'teams' },
  relation: 'collection_investment_team',
  fields: [
    text('name', '名称', 'Name', named),
    text('teamCode', '代码', 'Code', { ...chosen, sortable: true }),
    text('leadName', '负责人', 'Lead', { ...inside, section: 'identity' }),
  ],
  editing: { name: { required: true }, teamCode: codeRule, leadName: {} },
  hasOutline: false,
  defaultSort: ['teamCode'],
});

/** 产业链. */
export const industryChains = fact({
  id: 'industry-chains',
  title: { zh: '产业链', en: 'Industry chains' },
  description: { zh: '主导产业的产业链及其招商组', en: 'Chains of the leading industries and their teams' },
  counter: { zh: '条', en: 'chains' },
  relation: 'collection_industry_chain',
  fields: [
    text('name', '名称', 'Name', named),
    text('chainCode', '代码', 'Code', { ...chosen, sortable: true }),
    text('industryName', '产业', 'Industry', { ...chosen, sortable: true }),
    integer('teamId', '招商组编号', 'Team id', { filter: 'values' }),
    text('teamName', '招商组', 'Team', { section: 'identity' }),
  ],
  editing: {
    name: { required: true },
    chainCode: codeRule,
    industryName: { required: true },
    teamId: { reference: 'investment-teams' },
  },
  hasOutline: false,
  defaultSort: ['chainCode'],
});

/** 链环. */
export const chainLinks = fact({
  id: 'chain-links',
  title: { zh: '链环', en: 'Chain links' },
  description: {
    zh: '产业链的环节，缺失的环节优先补链',
    en: 'Links of the chains; missing ones are to be filled',
  },
  counter: { zh: '个', en: 'links' },
  relation: 'collection_chain_link',
  fields: [
    text('name', '名称', 'Name', named),
    text('linkCode', '代码', 'Code', { ...chosen, sortable: true }),
    integer('chainId', '产业链编号', 'Chain id', { filter: 'values' }),
    text('chainName', '产业链', 'Chain', { ...chosen, sortable: true }),
    flag('isMissing', '缺失环节', 'Missing', chosen),
    texts('industryPrefixes', '行业代码', 'Industry codes', { section: 'identity' }),
  ],
  editing: {
    name: { required: true },
    linkCode: codeRule,
    chainId: { required: true, reference: 'industry-chains' },
    isMissing: { required: true },
    industryPrefixes: {},
  },
  hasOutline: false,
  defaultSort: ['chainName', 'linkCode'],
});
