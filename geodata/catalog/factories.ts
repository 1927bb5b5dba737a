import { type Collection, originFields, zoneField } from './collection.ts';
import { date, type FieldEditing, integer, number, option, text, withEditing } from './field.ts';

/** Leased and vacant areas are the sums of the units. */
const buildingEditing: Readonly<Record<string, FieldEditing>> = {
  buildingCode: { required: true, maxLength: 40 },
  name: { required: true },
  parkId: { reference: 'parks' },
  parcelId: { reference: 'parcels' },
  status: { required: true },
  storeys: { required: true, min: 1, max: 200 },
  floorAreaSquareMetres: { required: true, min: 0.01, max: 99_999_999_999 },
  rentYuanPerSquareMetreMonth: { min: 0, max: 999_999 },
  handoverOn: {},
  sourceName: { required: true },
  sourcePeriod: {},
};

const unitEditing: Readonly<Record<string, FieldEditing>> = {
  unitCode: { required: true, maxLength: 40 },
  buildingId: { required: true, reference: 'factory-buildings' },
  storey: { required: true, min: -10, max: 200 },
  status: { required: true },
  areaSquareMetres: { required: true, min: 0.01, max: 9_999_999_999 },
  tenantName: {},
  rentYuanPerSquareMetreMonth: { min: 0, max: 999_999 },
  clearHeightMetres: { min: 0.01, max: 999 },
  floorLoadKilonewtonPerSquareMetre: { min: 0.01, max: 9999 },
  craneTonnes: { min: 0, max: 9999 },
  powerKilovoltAmpere: { min: 0, max: 99_999_999 },
  handoverOn: {},
  sourceName: { required: true },
  sourcePeriod: {},
};

/** 标准厂房 by building, as the map draws it. */
export const factoryBuildings: Collection = {
  id: 'factory-buildings',
  title: { zh: '标准厂房', en: 'Factory buildings' },
  description: { zh: '可租赁的标准厂房（按栋）', en: 'Leasable factory buildings' },
  counter: { zh: '栋', en: 'buildings' },
  relation: 'collection_factory_building',
  revisionOf: 'factory-buildings',
  geometry: 'MultiPolygon',
  rights: { write: 'write-premises' },
  park: { column: 'park_id' },
  publicMap: { specialLandColumn: 'parcel_id' },
  fields: withEditing(
    [
      zoneField,
      text('buildingCode', '楼栋代码', 'Building code', { filter: 'values', section: 'identity' }),
      text('name', '楼栋名称', 'Building', { sortable: true, section: 'identity' }),
      integer('parkId', '园区编号', 'Park id', { filter: 'values' }),
      text('parkName', '所属园区', 'Park', { sortable: true, section: 'identity' }),
      integer('parcelId', '宗地编号', 'Parcel id', { filter: 'values' }),
      option('status', '状态', 'Status', 'factoryBuildingStatus', {
        filter: 'values',
        tile: true,
        section: 'state',
      }),
      integer('storeys', '层数', 'Storeys', { sortable: true, section: 'planning' }),
      number('floorAreaSquareMetres', '建筑面积', 'Floor area', 'squareMetre', {
        filter: 'range',
        sortable: true,
        tile: true,
        section: 'planning',
      }),
      number('leasedAreaSquareMetres', '已租面积', 'Leased', 'squareMetre', {
        sortable: true,
        section: 'operation',
      }),
      number('vacantAreaSquareMetres', '空置面积', 'Vacant', 'squareMetre', {
        filter: 'range',
        sortable: true,
        section: 'operation',
      }),
      number('rentYuanPerSquareMetreMonth', '租金', 'Rent', 'yuanPerSquareMetreMonth', {
        filter: 'range',
        sortable: true,
        section: 'operation',
      }),
      date('handoverOn', '交付时间', 'Handover', { filter: 'range', sortable: true, section: 'readiness' }),
      text('sourcePeriod', '数据时点', 'Period', { section: 'origin' }),
      ...originFields,
    ],
    buildingEditing,
  ),
  areaField: 'floorAreaSquareMetres',
  titleField: 'name',
  defaultSort: ['name'],
  editing: { create: true, withdraw: true, outline: true },
};

/** 标准厂房 by unit: what can be leased. It takes the place of its building on the map. */
export const factoryUnits: Collection = {
  id: 'factory-units',
  title: { zh: '厂房单元', en: 'Factory units' },
  description: { zh: '可租赁的厂房单元', en: 'Leasable factory units' },
  counter: { zh: '个', en: 'units' },
  relation: 'collection_factory_unit',
  revisionOf: 'factory-units',
  geometry: 'Point',
  rights: { write: 'write-premises' },
  park: { column: 'building_id', through: 'factory_building' },
  fields: withEditing(
    [
      zoneField,
      text('unitCode', '单元代码', 'Unit code', { filter: 'values', sortable: true, section: 'identity' }),
      integer('buildingId', '楼栋编号', 'Building id', { filter: 'values' }),
      text('buildingName', '楼栋', 'Building', { sortable: true, section: 'identity' }),
      text('parkName', '所属园区', 'Park', { sortable: true, section: 'identity' }),
      integer('storey', '楼层', 'Storey', { sortable: true, section: 'identity' }),
      option('status', '状态', 'Status', 'factoryUnitStatus', { filter: 'values', section: 'state' }),
      number('areaSquareMetres', '面积', 'Area', 'squareMetre', {
        filter: 'range',
        sortable: true,
        section: 'planning',
      }),
      text('tenantName', '承租企业', 'Tenant', { visibility: 'internal', section: 'operation' }),
      number('rentYuanPerSquareMetreMonth', '租金', 'Rent', 'yuanPerSquareMetreMonth', {
        filter: 'range',
        sortable: true,
        section: 'operation',
      }),
      number('clearHeightMetres', '净高', 'Clear height', 'metre', { filter: 'range', section: 'planning' }),
      number('floorLoadKilonewtonPerSquareMetre', '楼面荷载', 'Floor load', 'kilonewtonPerSquareMetre', {
        filter: 'range',
        section: 'planning',
      }),
      number('craneTonnes', '行车吨位', 'Crane', 'tonne', { filter: 'range', section: 'planning' }),
      number('powerKilovoltAmpere', '配电容量', 'Power', 'kilovoltAmpere', {
        filter: 'range',
        section: 'planning',
      }),
      date('handoverOn', '交付时间', 'Handover', { filter: 'range', section: 'readiness' }),
      text('sourcePeriod', '数据时点', 'Period', { section: 'origin' }),
      ...originFields,
    ],
    unitEditing,
  ),
  areaField: 'areaSquareMetres',
  titleField: 'unitCode',
  defaultSort: ['unitCode'],
  editing: { create: true, withdraw: true, outline: false },
};
