import { collectionOf } from '../../geodata/catalog/catalog.ts';
import type { Collection } from '../../geodata/catalog/collection.ts';
import { type LandCollection, landTableOf } from '../land/land-tables.ts';

/** Collections whose records people edit one by one. */
export const editableCollections = [
  'zones',
  'parks',
  'parcels',
  'standard-terms',
  'assessments',
  'factory-buildings',
  'factory-units',
  'contracts',
  'approval-batches',
  'stock-movements',
  'stock-tasks',
  'revitalised-land',
  'key-projects',
  'project-visits',
  'project-problems',
  'approval-runs',
  'enterprise-reports',
  'land-supports',
  'lease-projects',
  'enclave-taxes',
  'commitment-checks',
  'control-lines',
  'soil-sites',
  'sensitive-places',
  'negative-entries',
  'zone-quotas',
  'investment-teams',
  'industry-chains',
  'chain-links',
] as const;
export type EditableCollection = (typeof editableCollections)[number];

/** Where the records of an editable collection lie. */
export interface EditableTable {
  id: EditableCollection;
  collection: Collection;
  table: string;
  /** Geometry columns. */
  geometryColumns: readonly ('geom' | 'label_point')[];
  hasPinyin: boolean;
  hasSortKey: boolean;
  /** Rows carry `withdrawn_at`. */
  isWithdrawable: boolean;
}

const zoneTable = { table: 'zone', hasPinyin: true, hasSortKey: false };

const tableOf = (id: EditableCollection): EditableTable => {
  const collection = collectionOf(id);
  if (collection === undefined) throw new Error(`no collection ${id} in the catalog`);
  const land = id === 'zones' ? zoneTable : landTableOf(id as LandCollection);
  const hasLabelPoint = id === 'parks' || id === 'parcels' || id === 'factory-buildings';
  return {
    id,
    collection,
    table: land.table,
    geometryColumns: collection.editing?.outline ? (hasLabelPoint ? ['geom', 'label_point'] : ['geom']) : [],
    hasPinyin: land.hasPinyin ?? false,
    hasSortKey: land.hasSortKey ?? false,
    isWithdrawable: id !== 'zones',
  };
};

const tables = new Map(editableCollections.map((id) => [id as string, tableOf(id)]));

/** Every table that people edit. */
export const editableTables: readonly EditableTable[] = [...tables.values()];

/** The table of a collection, or undefined when its records are not edited one by one. */
export const editableTableOf = (collection: string): EditableTable | undefined => tables.get(collection);

/** Fields that every write changes by itself: they are no part of what a person did. */
export const housekeepingFields: readonly string[] = ['revision', 'updatedAt', 'updatedBy'];
