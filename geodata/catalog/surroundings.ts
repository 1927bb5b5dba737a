import {
  type Collection,
  type GeometryKind,
  originFields,
  type PublicMapRule,
  zoneField,
} from './collection.ts';
import { type Field, flag, number, option, text } from './field.ts';

const surrounding = (
  id: string,
  relation: string,
  geometry: GeometryKind,
  title: { zh: string; en: string },
  counter: { zh: string; en: string },
  fields: readonly Field[],
  publicMap?: PublicMapRule,
): Collection => ({
  id,
  title,
  description: title,
  counter,
  relation,
  revisionOf: id,
  geometry,
  fields: [zoneField, ...fields, ...originFields],
  titleField: fields.some((entry) => entry.name === 'name') ? 'name' : 'kind',
  defaultSort: ['id'],
  ...(publicMap === undefined ? {} : { publicMap }),
});

const name = text('name', '名称', 'Name', { tile: true, sortable: true, section: 'identity' });

/** What makes a land map readable; none of it carries a case, money or a holder. */
export const roads = surrounding(
  'roads',
  'collection_road',
  'MultiLineString',
  { zh: '道路', en: 'Roads' },
  { zh: '条', en: 'roads' },
  [
    name,
    option('class', '等级', 'Class', 'roadClass', { filter: 'values', tile: true, section: 'identity' }),
    number('widthMetres', '路幅', 'Width', 'metre', { tile: true, section: 'identity' }),
    flag('isRamp', '匝道', 'Ramp', { tile: true }),
  ],
);
export const railways = surrounding(
  'railways',
  'collection_railway',
  'MultiLineString',
  { zh: '铁路', en: 'Railways' },
  { zh: '条', en: 'lines' },
  [name, option('kind', '类别', 'Kind', 'railwayKind', { tile: true, section: 'identity' })],
);
export const waterAreas = surrounding(
  'water-areas',
  'collection_water_area',
  'MultiPolygon',
  { zh: '水系', en: 'Water' },
  { zh: '处', en: 'areas' },
  [name, option('kind', '类别', 'Kind', 'waterKind', { tile: true, section: 'identity' })],
  { isSnapped: true },
);
export const greenSpaces = surrounding(
  'green-spaces',
  'collection_green_space',
  'MultiPolygon',
  { zh: '绿地', en: 'Green space' },
  { zh: '处', en: 'areas' },
  [name, option('kind', '类别', 'Kind', 'greenKind', { tile: true, section: 'identity' })],
  { isSnapped: true },
);
export const blocks = surrounding(
  'blocks',
  'collection_block',
  'MultiPolygon',
  { zh: '街区', en: 'Blocks' },
  { zh: '个', en: 'blocks' },
  [option('character', '性质', 'Character', 'blockCharacter', { tile: true, section: 'identity' })],
  { isSnapped: true },
);
export const buildings = surrounding(
  'buildings',
  'collection_building',
  'MultiPolygon',
  { zh: '建筑', en: 'Buildings' },
  { zh: '栋', en: 'buildings' },
  [
    option('kind', '类别', 'Kind', 'buildingKind', { tile: true, section: 'identity' }),
    number('heightMetres', '高度', 'Height', 'metre', { tile: true, section: 'identity' }),
  ],
  { specialLandColumn: 'parcel_id' },
);
export const facilities = surrounding(
  'facilities',
  'collection_facility',
  'Point',
  { zh: '设施', en: 'Facilities' },
  { zh: '处', en: 'facilities' },
  [
    name,
    option('kind', '类别', 'Kind', 'facilityKind', { filter: 'values', tile: true, section: 'identity' }),
    text('capacityText', '规模', 'Capacity', { section: 'identity' }),
  ],
  // Names of substations tell the voltage.
  { hiddenWhere: { kind: ['substation'] } },
);
