import type { z } from 'zod';
import { EnterpriseReportRecord, LandSupportRecord } from '../../geodata/model/enterprise-report.ts';
import { FactoryBuildingRecord, FactoryUnitRecord } from '../../geodata/model/factory.ts';
import {
  ApprovalRunRecord,
  KeyProjectRecord,
  ProjectProblemRecord,
  ProjectVisitRecord,
} from '../../geodata/model/key-project.ts';
import {
  ChainLinkRecord,
  ControlLineRecord,
  IndustryChainRecord,
  InvestmentTeamRecord,
  NegativeEntryRecord,
  SensitivePlaceRecord,
  SoilSiteRecord,
  ZoneQuotaRecord,
} from '../../geodata/model/matching-facts.ts';
import { ParcelRecord } from '../../geodata/model/parcel.ts';
import { ParkRecord } from '../../geodata/model/park.ts';
import {
  CommitmentCheckRecord,
  EnclaveTaxRecord,
  LeaseProjectRecord,
} from '../../geodata/model/park-economy.ts';
import { AssessmentRecord, StandardTermRecord } from '../../geodata/model/standard-land.ts';
import {
  ApprovalBatchRecord,
  RevitalisedLandRecord,
  StockMovementRecord,
  StockTaskRecord,
} from '../../geodata/model/stock-ledger.ts';
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
  'approval-batches': ApprovalBatchRecord;
  'stock-movements': StockMovementRecord;
  'stock-tasks': StockTaskRecord;
  'revitalised-land': RevitalisedLandRecord;
  'key-projects': KeyProjectRecord;
  'project-visits': ProjectVisitRecord;
  'project-problems': ProjectProblemRecord;
  'approval-runs': ApprovalRunRecord;
  'enterprise-reports': EnterpriseReportRecord;
  'land-supports': LandSupportRecord;
  'lease-projects': LeaseProjectRecord;
  'enclave-taxes': EnclaveTaxRecord;
  'commitment-checks': CommitmentCheckRecord;
  'control-lines': ControlLineRecord;
  'soil-sites': SoilSiteRecord;
  'sensitive-places': SensitivePlaceRecord;
  'negative-entries': NegativeEntryRecord;
  'zone-quotas': ZoneQuotaRecord;
  'investment-teams': InvestmentTeamRecord;
  'industry-chains': IndustryChainRecord;
  'chain-links': ChainLinkRecord;
}
export type LandCollection = keyof LandRecords;

/** A field that names another record of the zone by its code; the table keeps that record's id. */
export interface CodeReference {
  field: string;
  column: string;
  target:
    | 'parks'
    | 'parcels'
    | 'factory-buildings'
    | 'contracts'
    | 'approval-batches'
    | 'key-projects'
    | 'investment-teams'
    | 'industry-chains';
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

const keyProject: CodeReference = {
  field: 'projectName',
  column: 'key_project_id',
  target: 'key-projects',
  label: '重点项目',
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
    codeField: 'electronicSupervisionNo',
    labelField: 'projectName',
  },
  'approval-batches': {
    table: 'approval_batch',
    schema: ApprovalBatchRecord,
    references: [],
    codeField: 'batchNo',
    labelField: 'name',
  },
  'stock-movements': {
    table: 'stock_movement',
    schema: StockMovementRecord,
    references: [
      parcel,
      { field: 'batchNo', column: 'batch_id', target: 'approval-batches', label: '批文号' },
    ],
    labelField: 'itemName',
  },
  'stock-tasks': { table: 'stock_task', schema: StockTaskRecord, references: [], labelField: 'ledger' },
  'revitalised-land': {
    table: 'revitalised_land',
    schema: RevitalisedLandRecord,
    references: [parcel],
    labelField: 'enterpriseName',
  },
  'key-projects': {
    table: 'key_project',
    schema: KeyProjectRecord,
    references: [parcel],
    codeField: 'name',
    labelField: 'name',
  },
  'project-visits': {
    table: 'project_visit',
    schema: ProjectVisitRecord,
    references: [keyProject],
    labelField: 'visitorName',
  },
  'project-problems': {
    table: 'project_problem',
    schema: ProjectProblemRecord,
    references: [keyProject],
    labelField: 'title',
  },
  'approval-runs': {
    table: 'approval_run',
    schema: ApprovalRunRecord,
    references: [],
    labelField: 'projectName',
  },
  'enterprise-reports': {
    table: 'enterprise_report',
    schema: EnterpriseReportRecord,
    references: [parcel],
    labelField: 'enterpriseName',
  },
  'land-supports': {
    table: 'land_support',
    schema: LandSupportRecord,
    references: [],
    labelField: 'enterpriseName',
  },
  'lease-projects': {
    table: 'lease_project',
    schema: LeaseProjectRecord,
    references: [park],
    labelField: 'name',
  },
  'enclave-taxes': {
    table: 'enclave_tax',
    schema: EnclaveTaxRecord,
    references: [],
    labelField: 'projectName',
  },
  'commitment-checks': {
    table: 'commitment_check',
    schema: CommitmentCheckRecord,
    references: [
      {
        field: 'electronicSupervisionNo',
        column: 'contract_id',
        target: 'contracts',
        label: '电子监管号',
      },
    ],
    labelField: 'electronicSupervisionNo',
  },
  'control-lines': { table: 'control_line', schema: ControlLineRecord, references: [], labelField: 'name' },
  'soil-sites': { table: 'soil_site', schema: SoilSiteRecord, references: [], labelField: 'name' },
  'sensitive-places': {
    table: 'sensitive_place',
    schema: SensitivePlaceRecord,
    references: [],
    labelField: 'name',
  },
  'negative-entries': {
    table: 'negative_entry',
    schema: NegativeEntryRecord,
    references: [park],
    labelField: 'name',
  },
  'zone-quotas': { table: 'zone_quota', schema: ZoneQuotaRecord, references: [], labelField: 'kind' },
  'investment-teams': {
    table: 'investment_team',
    schema: InvestmentTeamRecord,
    references: [],
    codeField: 'teamCode',
    labelField: 'name',
  },
  'industry-chains': {
    table: 'industry_chain',
    schema: IndustryChainRecord,
    references: [{ field: 'teamCode', column: 'team_id', target: 'investment-teams', label: '招商组' }],
    codeField: 'chainCode',
    labelField: 'name',
  },
  'chain-links': {
    table: 'chain_link',
    schema: ChainLinkRecord,
    references: [{ field: 'chainCode', column: 'chain_id', target: 'industry-chains', label: '产业链' }],
    labelField: 'name',
  },
};

/** The table of a collection. */
export const landTableOf = (collection: LandCollection): LandTable => ({ collection, ...tables[collection] });

/**
 * Collections whose answers change when one is written, because their views or cards read it (a park's name in a
 * parcel, a park's inventory, the number of parcels in a zone). ETags and caches follow these revisions.
 */
export const dependentCollections: Partial<Record<LandCollection | 'zones', readonly string[]>> = {
  'industry-chains': ['chain-links'],
  'investment-teams': ['industry-chains'],
  parks: ['parcels', 'factory-buildings', 'factory-units', 'lease-projects'],
  parcels: [
    'zones',
    'parks',
    'factory-buildings',
    'factory-units',
    'standard-terms',
    'contracts',
    'stock-movements',
    'revitalised-land',
    'key-projects',
    'enterprise-reports',
    'commitment-checks',
  ],
  'standard-terms': ['parcels', 'commitment-checks'],
  assessments: ['parcels'],
  'factory-buildings': ['factory-units', 'parks'],
  'factory-units': ['factory-buildings', 'parks'],
  contracts: ['commitment-checks'],
  'approval-batches': ['stock-movements'],
  'key-projects': ['project-visits', 'project-problems'],
};
