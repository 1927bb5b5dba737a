import type { Capability } from '../model/capability.ts';
import { date, type Field, flag, type Label, text, type Visibility } from './field.ts';

export type GeometryKind = 'Point' | 'MultiLineString' | 'MultiPolygon' | 'none';

/** Values a filter field must have for a row to belong to a collection that is a part of another one. */
export type FixedFilter = Record<string, readonly string[]>;

/** What people may do with the records of a collection, beside changing the fields that are open to editing. */
export interface CollectionEditing {
  /** New records can be made by hand. */
  create: boolean;
  /** Records can be withdrawn and restored. */
  withdraw: boolean;
  /** The outline is part of the record and can be redrawn; a new record needs one. */
  outline: boolean;
}

/** How a record belongs to a park, whose operator sees its internal fields. */
export interface ParkLink {
  /** Column of the relation that holds the id of the park, or of the record of `through`. */
  column: string;
  /** Table whose `park_id` decides. */
  through?: 'factory_building' | 'parcel';
}

/** What becomes of a collection on a public map (domain dossier 6.7). */
export interface PublicMapRule {
  /** Pipelines, high-voltage lines and the like: there are no such records. */
  isHidden?: true;
  /** Records with one of these values do not exist. */
  hiddenWhere?: FixedFilter;
  /** Records that are 特殊用地, or stand on it, do not exist: the column that holds the parcel, `id` for parcels. */
  specialLandColumn?: 'id' | 'parcel_id';
  /** Outlines follow the boundaries of parcels: their vertices are snapped to the grid. */
  isSnapped?: true;
}

/** A collection of land data, described once for the server, the client, exports and OpenAPI. */
export interface Collection {
  /** Identifier in URLs. */
  id: string;
  title: Label;
  description: Label;
  /** Counter word of one record: 宗, 栋, 个 … */
  counter: Label;
  /** View in the database that holds its rows; two collections may share one and differ by `where`. */
  relation: string;
  /** Collection whose revision counter it follows: the one its rows are written to. */
  revisionOf: string;
  where?: FixedFilter;
  geometry: GeometryKind;
  fields: readonly Field[];
  /** Field whose sum counts as the area of the collection. */
  areaField?: string;
  /** Field that names a record. */
  titleField: string;
  /** Default order: field names, descending with a leading '-'. */
  defaultSort: readonly string[];
  /** Who may know that there are records at all; everybody unless said otherwise. */
  visibility?: Visibility;
  /** What it takes beside that to read records, and to write them; `read-land` and `write-land` unless said otherwise. */
  rights?: { read?: Capability; write?: Capability };
  /** Absent: belongs to no park. */
  park?: ParkLink;
  /** Absent: shown as it is. */
  publicMap?: PublicMapRule;
  /** Absent: read only. Parts of a collection are edited through the whole (`revisionOf`). */
  editing?: CollectionEditing;
}

/** Fields every collection carries. Names of people and internals of change stay inside. */
export const originFields: readonly Field[] = [
  text('sourceName', '数据来源', 'Source', { section: 'origin' }),
  flag('isDemonstration', '演示数据', 'Demonstration data', { section: 'origin' }),
  // The hour of a change tells that something happened, also where what happened is hidden.
  {
    ...date('updatedAt', '更新时间', 'Updated', { visibility: 'internal', section: 'origin' }),
    type: 'timestamp',
  },
  text('updatedBy', '更新人', 'Updated by', { visibility: 'internal', section: 'origin' }),
  { ...text('revision', '版本', 'Revision', { visibility: 'internal' }), type: 'integer' },
];

/** The zone every record belongs to. */
export const zoneField: Field = text('zoneCode', '开发区代码', 'Zone code', {
  filter: 'values',
  section: 'identity',
});
