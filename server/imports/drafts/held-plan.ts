import type { SourceLayer } from '../../../geodata/formats/read-result.ts';
import type { ImportReport } from '../../../geodata/model/import-report.ts';
import type { ParcelRecord } from '../../../geodata/model/parcel.ts';
import type { SupplyContractRecord } from '../../../geodata/model/supply-contract.ts';
import type { ContractImportRequest } from '../../contracts/import-contracts.ts';
import type { ImportRequest } from '../import-request.ts';
import type { ReadyParcel } from '../repeated-parcels.ts';
import type { KnownParcel } from './drafts.repository.ts';

/** A parcel to be changed, at the revision that was compared. */
export interface PlannedUpdate {
  id: number;
  revision: number;
  values: Partial<ParcelRecord>;
}

/** A plan as the server holds it until it is committed. */
export interface HeldPlan {
  token: string;
  request: ImportRequest;
  layer: SourceLayer;
  create: ReadyParcel[];
  update: PlannedUpdate[];
  unchanged: number;
  gone: KnownParcel[];
  isNewZone: boolean;
  canCommit: boolean;
  report: ImportReport;
}

/** A plan of contracts as the server holds it until it is committed. */
export interface HeldContractPlan {
  token: string;
  request: ContractImportRequest;
  isNewZone: boolean;
  canCommit: boolean;
  records: SupplyContractRecord[];
  report: ImportReport;
}
