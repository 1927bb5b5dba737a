import type { z } from 'zod';
import { FactoryBuildingRecord, FactoryUnitRecord } from '../../geodata/model/factory.ts';
import { ParcelRecord } from '../../geodata/model/parcel.ts';
import { ParkRecord } from '../../geodata/model/park.ts';
import { AssessmentRecord, StandardTermRecord } from '../../geodata/model/standard-land.ts';
import { SupplyContractRecord } from '../../geodata/model/supply-contract.ts';
import {
  BlockRecord,
  BuildingRecord,
  FacilityRecord,
  GreenSpaceRecord,
  RailwayRecord,
  RoadRecord,
  WaterAreaRecord,
} from '../../geodata/model/surroundings.ts';

/** What each collection holds; `standard-terms` and `assessments` hang off the parcels and have no view of their own. */
export interface LandRecords {
  parks: ParkRecord;
  parcels: ParcelRecord;
  'standard-terms': StandardTermRecord;
  assessments: AssessmentRecord;
  'factory-buildings': FactoryBuildingRecord;
  'factory-units': FactoryUnitRecord;
  roads: RoadRecord;
  railways: RailwayRecord;
  'water-areas': WaterAreaRecord;
  'green-spaces': GreenSpaceRecord;
  blocks: BlockRecord;
  buildings: BuildingRecord;
  facilities: FacilityRecord;
  contracts: SupplyContractRecord;
}
export type LandCollection = keyof LandRecords;

/** A field that names another record of the zone by its code; the table keeps that record's id. */
export interface CodeReference {
  field: string;
  column: string;
  target: 'parks' | 'parcels' | 'factory-buildings';
  /** Name of the field in messages. */
  label: string;
}

/** How the records of a collection lie in the database: a column is the snake_case form of a field. */
export interface LandTable {
  collection: LandCollection;
  table: string;
  schema: z.ZodObject;
  references: readonly CodeReference[];
  /** Field that holds the code by which other records name this one. */
  codeField?: string;
  /** Columns derived from the name. */
  hasPinyin?: boolean;
  hasSortKey?: boolean;
  /** Field that names a record in the audit log. */
  labelField: string;
}

const park: CodeReference = { field: 'parkCode', column: 'park_id', target: 'parks', label: '所属园区' };
const parcel: CodeReference = {
  field: 'parcelCode',
  column: 'parcel_id',
  target: 'parcels',
  label: '所在宗地',
};

const tables: { [C in LandCollection]: Omit<LandTable, 'collection'> } = {
  parks: {
    table: 'park',
    schema: ParkRecord,
    references: [{ field: 'parentParkCode', column: 'parent_park_id', target: 'parks', label: '上级园区' }],
    codeField: 'parkCode',
    hasPinyin: true,
    hasSortKey: true,
    labelField: 'name',
  },
  parcels: {
    table: 'parcel',
    schema: ParcelRecord,
    references: [park],
    codeField: 'parcelCode',
    hasPinyin: true,
    hasSortKey: true,
    labelField: 'name',
  },
  'standard-terms': {
    table: 'standard_term',
    schema: StandardTermRecord,
    references: [parcel],
    labelField: 'parcelCode',
  },
  assessments: { table: 'assessment', schema: AssessmentRecord, references: [], labelField: 'name' },
  'factory-buildings': {
    table: 'factory_building',
    schema: FactoryBuildingRecord,
    references: [park, parcel],
    codeField: 'buildingCode',
    hasPinyin: true,
    hasSortKey: true,
    labelField: 'name',
  },
  'factory-units': {
    table: 'factory_unit',
    schema: FactoryUnitRecord,
    references: [
      { field: 'buildingCode', column: 'building_id', target: 'factory-buildings', label: '所在楼栋' },
    ],
    labelField: 'unitCode',
  },
  roads: { table: 'road', schema: RoadRecord, references: [], labelField: 'name' },
  railways: { table: 'railway', schema: RailwayRecord, references: [], labelField: 'name' },
  'water-areas': { table: 'water_area', schema: WaterAreaRecord, references: [], labelField: 'name' },
  'green-spaces': { table: 'green_space', schema: GreenSpaceRecord, references: [], labelField: 'name' },
  blocks: { table: 'block', schema: BlockRecord, references: [], labelField: 'character' },
  buildings: { table: 'building', schema: BuildingRecord, references: [parcel], labelField: 'kind' },
  facilities: {
    table: 'facility',
    schema: FacilityRecord,
    references: [],
    hasPinyin: true,
    labelField: 'name',
  },
  contracts: {
    table: 'supply_contract',
    schema: SupplyContractRecord,
    references: [parcel],
    labelField: 'projectName',
  },
};

/** The table of a collection. */
export const landTableOf = (collection: LandCollection): LandTable => ({ collection, ...tables[collection] });

/**
 * Collections whose answers change when one is written, because their views or cards read it (a park's name in a
 * parcel, a park's inventory, the number of parcels in a zone). ETags and caches follow these revisions.
 */
export const dependentCollections: Partial<Record<LandCollection | 'zones', readonly string[]>> = {
  parks: ['parcels', 'factory-buildings', 'factory-units'],
  parcels: ['zones', 'parks', 'factory-buildings', 'factory-units', 'standard-terms', 'contracts'],
  'standard-terms': ['parcels'],
  assessments: ['parcels'],
  'factory-buildings': ['factory-units', 'parks'],
  'factory-units': ['factory-buildings', 'parks'],
};
