import {
  type ImportCommitRequest,
  ImportContractPlan,
  type ImportContractPlanRequest,
  ImportDiscarded,
  ImportDraft,
  ImportLandUses,
  ImportPlan,
  type ImportPlanRequest,
  type ImportReadingRequest,
} from '../../geodata/model/api-imports.ts';
import { ImportReport } from '../../geodata/model/import-report.ts';
import { getJson, sendJson, withQuery } from './request.ts';
import { sendForm } from './send-form.ts';

const pathOf = (id: string) => `/api/imports/${id}`;

/** Uploads the files of one data set; the draft is still being read. */
export function uploadImport(
  files: readonly File[],
  zoneCode: string | null,
  onRatio: (ratio: number) => void,
): Promise<ImportDraft> {
  const form = new FormData();
  for (const file of files) form.append('file', file);
  const query = new URLSearchParams(zoneCode === null ? {} : { zone: zoneCode });
  return sendForm(withQuery('/api/imports', query), form, ImportDraft, onRatio);
}

export const fetchImport = (id: string, signal?: AbortSignal): Promise<ImportDraft> =>
  getJson(pathOf(id), ImportDraft, signal);

/** Has the file read again in another system or encoding. */
export const rereadImport = (id: string, request: ImportReadingRequest): Promise<ImportDraft> =>
  sendJson('PATCH', pathOf(id), request, ImportDraft);

/** The different texts of a land-use column, with the class each is taken for. */
export const fetchLandUses = (id: string, layer: string, column: string): Promise<ImportLandUses> =>
  getJson(withQuery(`${pathOf(id)}/land-uses`, new URLSearchParams({ layer, column })), ImportLandUses);

export const planImport = (id: string, request: ImportPlanRequest): Promise<ImportPlan> =>
  sendJson('POST', `${pathOf(id)}/plan`, request, ImportPlan);

export const commitImport = (
  id: string,
  request: Pick<ImportCommitRequest, 'token' | 'withdraw'> & { reason?: string },
): Promise<ImportReport> => sendJson('POST', `${pathOf(id)}/commit`, request, ImportReport);

/** What the table would write as supply contracts. */
export const planContracts = (id: string, request: ImportContractPlanRequest): Promise<ImportContractPlan> =>
  sendJson('POST', `${pathOf(id)}/contract-plan`, request, ImportContractPlan);

export const commitContracts = (id: string, token: string): Promise<ImportReport> =>
  sendJson('POST', `${pathOf(id)}/contract-commit`, { token }, ImportReport);

export const discardImport = (id: string): Promise<unknown> =>
  sendJson('DELETE', pathOf(id), undefined, ImportDiscarded);

/** Where the report lies as a workbook. */
export const importReportAddress = (id: string): string => `${pathOf(id)}/report.xlsx`;
