import { type Collection, originFields, zoneField } from './collection.ts';
import {
  date,
  type Field,
  type FieldEditing,
  flag,
  integer,
  number,
  option,
  options,
  text,
  withEditing,
} from './field.ts';

/** Open to editing. The idle-land case moves by its own events, landClass and the counts are derived. */
const parcelEditing: Readonly<Record<string, FieldEditing>> = {
  name: { required: true },
  parcelCode: {
    pattern: {
      source: '\\d{12}[GJZ][ABSXCDEFHGWY]\\d{5}',
      hint: {
        zh: '须为 19 位宗地代码，如 370704001001GB00001',
        en: 'Must be a parcel code of 19 characters, such as 370704001001GB00001',
      },
    },
  },
  sourceCode: {},
  locationText: {},
  parkId: { reference: 'parks' },
  stockClass: { required: true },
  isInefficient: { required: true },
  inefficientReason: { multiline: true },
  standardStage: {},
  landUseScheme: {},
  landUseCode: {
    pattern: {
      source: '\\d{2}(\\d{2}|H\\d)?(\\d{2})?[A-Z]?',
      hint: { zh: '须为所选分类标准中的代码，如 100101', en: 'Must be a code of the scheme, such as 100101' },
    },
  },
  landUseText: {},
  areaCertSquareMetres: { min: 0.01, max: 99_999_999_999 },
  farMin: { min: 0, max: 100 },
  farMax: { min: 0, max: 100 },
  farBuilt: { min: 0, max: 100 },
  buildingCoefficientMin: { min: 0, max: 1 },
  buildingDensityBuilt: { min: 0, max: 1 },
  greenRatioMax: { min: 0, max: 1 },
  heightMaxMetres: { min: 0.01, max: 1000 },
  termYears: { min: 1, max: 70 },
  termYearsMax: { min: 1, max: 70 },
  approvalBatchNo: {},
  approvedOn: {},
  approvalLapsesOn: {},
  suppliedOn: {},
  agreedStartOn: {},
  actualStartOn: {},
  holderName: {},
  holderKind: {},
  priceYuan: { min: 0, max: 99_999_999_999_999 },
  floorPriceYuanPerSquareMetre: { min: 0, max: 9_999_999_999 },
  supplyModes: {},
  isNetLand: { required: true },
  remainingAttachmentSquareMetres: { required: true, min: 0, max: 99_999_999_999 },
  utilities: {},
  isLevelled: { required: true },
  readyOn: {},
  sourceName: { required: true },
  sourcePeriod: {},
};

const parcelFields: readonly Field[] = withEditing(
  [
    zoneField,
    text('name', '地块名称', 'Parcel', { sortable: true, section: 'identity' }),
    text('parcelCode', '宗地代码', 'Parcel code', { filter: 'values', sortable: true, section: 'identity' }),
    text('sourceCode', '原编号', 'Source code', { section: 'identity' }),
    text('locationText', '坐落', 'Location', { section: 'identity' }),
    { ...integer('parkId', '园区编号', 'Park id', { filter: 'values' }) },
    text('parkName', '所属园区', 'Park', { sortable: true, section: 'identity' }),
    option('landClass', '地类状态', 'Land class', 'landClass', {
      filter: 'values',
      sortable: true,
      tile: true,
      publicColumn: 'public_land_class',
    }),
    option('stockClass', '存量分类', 'Stock class', 'stockClass', {
      filter: 'values',
      sortable: true,
      section: 'state',
    }),
    option('idleState', '闲置状态', 'Idle-land state', 'idleState', {
      filter: 'values',
      visibility: 'internal',
      publicColumn: null,
      section: 'state',
    }),
    date('idleSince', '闲置起算日', 'Idle since', {
      visibility: 'internal',
      publicColumn: null,
      filter: 'range',
      sortable: true,
      section: 'state',
    }),
    option('idleCause', '闲置原因', 'Cause', 'idleCause', {
      visibility: 'internal',
      publicColumn: null,
      section: 'state',
    }),
    flag('isInefficient', '低效用地', 'Inefficient', { filter: 'values', section: 'state' }),
    text('inefficientReason', '低效情形', 'Why inefficient', { visibility: 'internal', section: 'state' }),
    option('standardStage', '标准地阶段', 'Standard-land stage', 'standardStage', {
      filter: 'values',
      section: 'state',
    }),
    option('landUseScheme', '用途分类标准', 'Land-use scheme', 'landUseScheme', { section: 'planning' }),
    text('landUseCode', '用途代码', 'Land-use code', {
      filter: 'values',
      sortable: true,
      section: 'planning',
    }),
    text('landUseName', '规划用途', 'Planned use', { section: 'planning' }),
    flag('isIndustrial', '工业仓储用地', 'Industrial', { filter: 'values' }),
    text('landUseText', '用途（原文）', 'Use as stated', {}),
    number('areaCertSquareMetres', '证载面积', 'Certified area', 'squareMetre', {
      filter: 'range',
      sortable: true,
      tile: true,
      section: 'planning',
    }),
    number('areaGisSquareMetres', '图形面积', 'GIS area', 'squareMetre', {
      isHiddenOnPublicMap: true,
      sortable: true,
      section: 'planning',
    }),
    number('areaSquareMetres', '面积', 'Area', 'squareMetre', {
      filter: 'range',
      sortable: true,
      tile: true,
    }),
    flag('areaMismatch', '面积不符', 'Area mismatch', {
      isHiddenOnPublicMap: true,
      filter: 'values',
      section: 'planning',
    }),
    number('farMin', '容积率下限', 'FAR minimum', undefined, { section: 'planning' }),
    number('farMax', '容积率上限', 'FAR maximum', undefined, { section: 'planning' }),
    number('farBuilt', '现状容积率', 'Built FAR', undefined, { section: 'planning' }),
    number('buildingDensityBuilt', '现状建筑密度', 'Building density', 'ratio', {
      filter: 'range',
      section: 'planning',
    }),
    number('buildingCoefficientMin', '建筑系数下限', 'Building coefficient', 'ratio', {
      section: 'planning',
    }),
    number('greenRatioMax', '绿地率上限', 'Green ratio', 'ratio', { section: 'planning' }),
    number('heightMaxMetres', '限高', 'Height limit', 'metre', { section: 'planning' }),
    number('perimeterMetres', '周长', 'Perimeter', 'metre', {
      isHiddenOnPublicMap: true,
      section: 'planning',
    }),
    integer('termYearsMax', '最高年限', 'Longest term', { unit: 'year', section: 'planning' }),
    text('approvalBatchNo', '批准文号', 'Approval batch', { filter: 'values', section: 'supply' }),
    date('approvedOn', '批准日期', 'Approved', { filter: 'range', sortable: true, section: 'supply' }),
    date('approvalLapsesOn', '批文失效日', 'Approval lapses', {
      filter: 'range',
      sortable: true,
      section: 'supply',
    }),
    date('suppliedOn', '供地日期', 'Supplied', { filter: 'range', sortable: true, section: 'supply' }),
    date('agreedStartOn', '约定动工日', 'Agreed start', {
      visibility: 'internal',
      filter: 'range',
      sortable: true,
      section: 'supply',
    }),
    date('actualStartOn', '实际动工日', 'Actual start', { visibility: 'internal', section: 'supply' }),
    integer('termYears', '合同年限', 'Contract term', {
      unit: 'year',
      visibility: 'internal',
      section: 'supply',
    }),
    text('holderName', '土地使用权人', 'Holder', { visibility: 'internal', section: 'supply' }),
    option('holderKind', '权利人类型', 'Holder kind', 'holderKind', {
      visibility: 'internal',
      section: 'supply',
    }),
    number('priceYuan', '成交价款', 'Price', 'yuan', { visibility: 'internal', section: 'supply' }),
    number('floorPriceYuanPerSquareMetre', '底价', 'Floor price', 'yuanPerSquareMetre', {
      visibility: 'internal',
      filter: 'range',
      sortable: true,
      section: 'supply',
    }),
    options('supplyModes', '供应方式', 'Supply modes', 'supplyMode', { filter: 'values', section: 'supply' }),
    flag('isNetLand', '净地', 'Net land', { filter: 'values', section: 'readiness' }),
    number('remainingAttachmentSquareMetres', '待清附着物', 'Attachments left', 'squareMetre', {
      section: 'readiness',
    }),
    options('utilities', '配套', 'Utilities', 'utility', { filter: 'values', section: 'readiness' }),
    flag('isSupplyReady', '达到供地条件', 'Ready for supply', { filter: 'values', section: 'readiness' }),
    flag('isLevelled', '场地平整', 'Levelled', { section: 'readiness' }),
    date('readyOn', '可供时间', 'Available', { filter: 'range', sortable: true, section: 'readiness' }),
    integer('assessmentValidCount', '有效区域评估', 'Valid assessments', {
      filter: 'range',
      sortable: true,
      section: 'readiness',
    }),
    options('missingAssessments', '缺少评估', 'Missing assessments', 'assessmentKind', {
      section: 'readiness',
    }),
    number('readiness', '就绪度', 'Readiness', 'ratio', {
      filter: 'range',
      sortable: true,
      section: 'readiness',
    }),
    number('expresswayExitDistanceMetres', '距高速出入口', 'To expressway exit', 'metre', {
      filter: 'range',
      sortable: true,
      section: 'distance',
    }),
    number('railFreightDistanceMetres', '距铁路货场', 'To rail freight yard', 'metre', {
      filter: 'range',
      sortable: true,
      section: 'distance',
    }),
    number('portDistanceMetres', '距港口', 'To port', 'metre', {
      filter: 'range',
      sortable: true,
      section: 'distance',
    }),
    number('substationDistanceMetres', '距变电站', 'To substation', 'metre', {
      isHiddenOnPublicMap: true,
      filter: 'range',
      sortable: true,
      section: 'distance',
    }),
    text('sourcePeriod', '数据时点', 'Period', { section: 'origin' }),
    ...originFields,
  ],
  parcelEditing,
);

const parcelCounter = { zh: '宗', en: 'parcels' };

/** Every piece of land, whatever its state. */
export const parcels: Collection = {
  id: 'parcels',
  title: { zh: '地块', en: 'Parcels' },
  description: { zh: '全部宗地', en: 'Every parcel' },
  counter: parcelCounter,
  relation: 'collection_parcel',
  revisionOf: 'parcels',
  geometry: 'MultiPolygon',
  park: { column: 'park_id' },
  publicMap: { specialLandColumn: 'id', isSnapped: true },
  fields: parcelFields,
  areaField: 'areaSquareMetres',
  titleField: 'name',
  defaultSort: ['-readiness', 'name'],
  editing: { create: true, withdraw: true, outline: true },
};

const part = (
  id: string,
  zh: string,
  en: string,
  landClass: readonly string[],
  description: { zh: string; en: string },
): Collection => ({
  ...parcels,
  id,
  title: { zh, en },
  description,
  where: { landClass },
});

/** The parts of the parcels that people speak of by name. */
export const parcelParts: readonly Collection[] = [
  part('standard-plots', '标准地', 'Standard land', ['standard'], {
    zh: '完成区域评估、带控制指标供应的工业用地',
    en: 'Industrial land offered with assessments done and indicators set',
  }),
  part('idle-parcels', '闲置土地', 'Idle land', ['idle'], {
    zh: '已认定的闲置土地',
    en: 'Land determined idle',
  }),
  part('inefficient-parcels', '低效用地', 'Inefficient land', ['inefficient'], {
    zh: '已建但低效的用地',
    en: 'Built but inefficient land',
  }),
  part('unsupplied-land', '批而未供', 'Not yet supplied', ['approved_unsupplied'], {
    zh: '已批准转用征收、尚未供应的土地',
    en: 'Land approved for conversion, not yet supplied',
  }),
];
