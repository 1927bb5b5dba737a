import type { ImportReport } from '../../geodata/model/import-report.ts';
import { importContracts } from '../contracts/import-contracts.ts';
import { type ImportDeps, importParcels } from './import-parcels.ts';
import type { ImportRequest } from './import-request.ts';

/** Imports a file into the collection asked for: every row, or none. */
export const importFile = async (deps: ImportDeps, request: ImportRequest): Promise<ImportReport> =>
  request.collection === 'contracts'
    ? await importContracts(deps, request)
    : await importParcels(deps, request);
