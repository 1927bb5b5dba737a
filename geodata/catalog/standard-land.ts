import { type Collection, originFields, zoneField } from './collection.ts';
import { date, type FieldEditing, integer, number, option, text, withEditing } from './field.ts';

const perSquareMetre = { min: 0, max: 9_999_999_999 };

const termEditing: Readonly<Record<string, FieldEditing>> = {
  parcelId: { required: true, reference: 'parcels' },
  edition: { required: true, maxLength: 40 },
  industryCode: {
    pattern: {
      source: '[A-T]?\\d{2,4}',
      hint: { zh: '须为国民经济行业代码，如 C3911', en: 'Must be a GB/T 4754 code, such as C3911' },
    },
  },
  fixedInvestmentMinYuanPerSquareMetre: perSquareMetre,
  outputMinYuanPerSquareMetre: perSquareMetre,
  taxMinYuanPerSquareMetre: perSquareMetre,
  addedValueMinYuanPerTce: perSquareMetre,
  addedValueMinYuanPerTonneEmission: { min: 0, max: 999_999_999_999 },
  farMin: { min: 0, max: 100 },
  researchRatioMin: { min: 0, max: 1 },
  officeLandRatioMax: { min: 0, max: 1 },
  sourceName: { required: true },
};

/** 标准地 control indicators, one record a parcel (domain dossier 4.1, 4.3). */
export const standardTerms: Collection = {
  id: 'standard-terms',
  title: { zh: '标准地指标', en: 'Standard-land terms' },
  description: { zh: '标准地出让的控制指标', en: 'Control indicators of standard land' },
  counter: { zh: '条', en: 'records' },
  relation: 'collection_standard_term',
  revisionOf: 'standard-terms',
  geometry: 'Point',
  park: { column: 'parcel_id', through: 'parcel' },
  publicMap: { specialLandColumn: 'parcel_id', isSnapped: true },
  fields: withEditing(
    [
      zoneField,
      integer('parcelId', '宗地编号', 'Parcel id', { filter: 'values' }),
      text('parcelName', '地块', 'Parcel', { sortable: true, section: 'identity' }),
      text('parcelCode', '宗地代码', 'Parcel code', {
        filter: 'values',
        sortable: true,
        section: 'identity',
      }),
      text('edition', '指标版本', 'Edition', { filter: 'values', section: 'identity' }),
      text('industryCode', '行业代码', 'Industry code', { filter: 'values', section: 'planning' }),
      number('fixedInvestmentMinYuanPerSquareMetre', '固定资产投资强度', 'Investment', 'yuanPerSquareMetre', {
        filter: 'range',
        sortable: true,
        section: 'planning',
      }),
      number('outputMinYuanPerSquareMetre', '亩均产值', 'Output', 'yuanPerSquareMetre', {
        filter: 'range',
        sortable: true,
        section: 'planning',
      }),
      number('taxMinYuanPerSquareMetre', '亩均税收', 'Tax', 'yuanPerSquareMetre', {
        filter: 'range',
        sortable: true,
        section: 'planning',
      }),
      number('addedValueMinYuanPerTce', '单位能耗增加值', 'Added value per energy', 'yuanPerTce', {
        section: 'planning',
      }),
      number(
        'addedValueMinYuanPerTonneEmission',
        '单位排放增加值',
        'Added value per emission',
        'yuanPerTonne',
        { section: 'planning' },
      ),
      number('farMin', '容积率下限', 'FAR minimum', undefined, { section: 'planning' }),
      number('researchRatioMin', '研发经费占比', 'R&D share', 'ratio', { section: 'planning' }),
      number('officeLandRatioMax', '行政办公用地占比上限', 'Office land share', 'ratio', {
        section: 'planning',
      }),
      ...originFields,
    ],
    termEditing,
  ),
  titleField: 'parcelName',
  defaultSort: ['parcelName'],
  editing: { create: true, withdraw: true, outline: false },
};

const assessmentEditing: Readonly<Record<string, FieldEditing>> = {
  name: { required: true },
  kind: { required: true },
  reportNo: {},
  approvedBy: {},
  approvedOn: {},
  validUntil: {},
  sourceName: { required: true },
};

/** 区域评估: a result over an area that serves every parcel in it (domain dossier 4.2, M20). */
export const assessments: Collection = {
  id: 'assessments',
  title: { zh: '区域评估', en: 'Regional assessments' },
  description: { zh: '区域评估成果及其覆盖范围', en: 'Regional assessments and the area they cover' },
  counter: { zh: '项', en: 'assessments' },
  relation: 'collection_assessment',
  revisionOf: 'assessments',
  geometry: 'MultiPolygon',
  publicMap: { isSnapped: true },
  fields: withEditing(
    [
      zoneField,
      text('name', '评估名称', 'Assessment', { sortable: true, section: 'identity' }),
      option('kind', '评估类型', 'Kind', 'assessmentKind', { filter: 'values', section: 'identity' }),
      text('reportNo', '批复文号', 'Approval no.', { section: 'identity' }),
      text('approvedBy', '批准机关', 'Approved by', { section: 'identity' }),
      date('approvedOn', '批准日期', 'Approved', { filter: 'range', sortable: true, section: 'readiness' }),
      date('validUntil', '有效期至', 'Valid until', {
        filter: 'range',
        sortable: true,
        section: 'readiness',
      }),
      ...originFields,
    ],
    assessmentEditing,
  ),
  titleField: 'name',
  defaultSort: ['name'],
  editing: { create: true, withdraw: true, outline: true },
};
