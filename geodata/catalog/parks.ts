import { type Collection, originFields, zoneField } from './collection.ts';
import { type FieldEditing, flag, integer, number, option, text, texts, withEditing } from './field.ts';

const zoneEditing: Readonly<Record<string, FieldEditing>> = {
  name: { required: true },
  nameEn: {},
  shortName: {},
  level: { required: true },
  provinceName: {},
  cityName: {},
  leadingIndustries: {},
  gaussKruegerSrid: { min: 4513, max: 4554 },
  areaSquareMetres: { min: 0.01, max: 99_999_999_999_999 },
  sourceName: { required: true },
};

const parkEditing: Readonly<Record<string, FieldEditing>> = {
  parkCode: {
    required: true,
    pattern: {
      source: '[0-9A-Z-]{2,24}',
      hint: { zh: '须为 2–24 位大写字母、数字或连字符', en: 'Must be 2–24 capitals, digits or hyphens' },
    },
  },
  name: { required: true },
  nameEn: {},
  parentParkId: { reference: 'parks' },
  kind: { required: true },
  status: { required: true },
  operatorName: {},
  theme: {},
  industries: {},
  isCertifiedChemicalPark: { required: true },
  areaSquareMetres: { required: true, min: 0.01, max: 99_999_999_999_999 },
  plannedFloorAreaSquareMetres: { min: 0, max: 99_999_999_999 },
  signedEnterpriseCount: { min: 0, max: 1_000_000 },
  settledEnterpriseCount: { min: 0, max: 1_000_000 },
  leasableAreaSquareMetres: { min: 0, max: 99_999_999_999 },
  leasedAreaSquareMetres: { min: 0, max: 99_999_999_999 },
  sourceName: { required: true },
  sourcePeriod: {},
};

/** Development zones themselves: one record each, the frame of everything else. */
export const zones: Collection = {
  id: 'zones',
  title: { zh: '开发区', en: 'Zones' },
  description: {
    zh: '开发区范围（演示范围非行政区界）',
    en: 'Extent of the zones (demonstration outlines are no administrative boundaries)',
  },
  counter: { zh: '个', en: 'zones' },
  relation: 'collection_zone',
  revisionOf: 'zones',
  geometry: 'MultiPolygon',
  fields: withEditing(
    [
      zoneField,
      text('name', '开发区名称', 'Zone', { sortable: true, section: 'identity' }),
      text('nameEn', '英文名称', 'English name', { section: 'identity' }),
      text('shortName', '简称', 'Short name', { section: 'identity' }),
      option('level', '级别', 'Level', 'zoneLevel', { filter: 'values', section: 'identity' }),
      text('provinceName', '省', 'Province', { filter: 'values', section: 'identity' }),
      text('cityName', '市', 'City', { filter: 'values', section: 'identity' }),
      texts('leadingIndustries', '主导产业', 'Leading industries', { section: 'operation' }),
      integer('gaussKruegerSrid', '高斯-克吕格坐标系', 'Gauss-Krueger EPSG', { section: 'origin' }),
      number('areaSquareMetres', '面积', 'Area', 'squareMetre', { sortable: true, section: 'identity' }),
      ...originFields,
    ],
    zoneEditing,
  ),
  areaField: 'areaSquareMetres',
  titleField: 'name',
  defaultSort: ['name'],
  editing: { create: false, withdraw: false, outline: true },
};

/** 园区 and 区中园. */
export const parks: Collection = {
  id: 'parks',
  title: { zh: '园区', en: 'Parks' },
  description: { zh: '园区与区中园', en: 'Parks and parks inside the zone' },
  counter: { zh: '个', en: 'parks' },
  relation: 'collection_park',
  revisionOf: 'parks',
  geometry: 'MultiPolygon',
  park: { column: 'id' },
  publicMap: { isSnapped: true },
  fields: withEditing(
    [
      zoneField,
      text('parkCode', '园区代码', 'Park code', { filter: 'values', section: 'identity' }),
      text('name', '园区名称', 'Park', { sortable: true, tile: true, section: 'identity' }),
      text('nameEn', '英文名称', 'English name', { section: 'identity' }),
      integer('parentParkId', '上级园区编号', 'Parent park id', { filter: 'values' }),
      text('parentParkName', '上级园区', 'Parent park', { section: 'identity' }),
      option('kind', '园区类型', 'Kind', 'parkKind', { filter: 'values', section: 'identity' }),
      option('status', '状态', 'Status', 'parkStatus', { filter: 'values', tile: true, section: 'state' }),
      text('operatorName', '运营主体', 'Operator', { section: 'operation' }),
      text('theme', '主题', 'Theme', { section: 'operation' }),
      texts('industries', '主导产业', 'Industries', { section: 'operation' }),
      flag('isCertifiedChemicalPark', '认定化工园区', 'Certified chemical park', { section: 'operation' }),
      number('areaSquareMetres', '面积', 'Area', 'squareMetre', {
        filter: 'range',
        sortable: true,
        section: 'identity',
      }),
      number('plannedFloorAreaSquareMetres', '规划建筑面积', 'Planned floor area', 'squareMetre', {
        section: 'operation',
      }),
      integer('signedEnterpriseCount', '签约企业', 'Signed enterprises', {
        unit: 'count',
        sortable: true,
        section: 'operation',
      }),
      integer('settledEnterpriseCount', '入驻企业', 'Settled enterprises', {
        unit: 'count',
        sortable: true,
        section: 'operation',
      }),
      number('leasableAreaSquareMetres', '可租面积', 'Leasable area', 'squareMetre', {
        section: 'operation',
      }),
      number('leasedAreaSquareMetres', '已租面积', 'Leased area', 'squareMetre', { section: 'operation' }),
      text('sourcePeriod', '数据时点', 'Period', { section: 'origin' }),
      ...originFields,
    ],
    parkEditing,
  ),
  areaField: 'areaSquareMetres',
  titleField: 'name',
  defaultSort: ['name'],
  editing: { create: true, withdraw: true, outline: true },
};
