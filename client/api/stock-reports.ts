import { EvaluationItem, EvaluationList, EvaluationSummary } from '../../geodata/model/api-evaluations.ts';
import {
  CommitmentList,
  EnclaveStatement,
  LandQuotaList,
  StockBase,
  StockBaseList,
  type UnusedAge,
  type UnusedBucket,
  UnusedLandReport,
  UnusedParcelList,
} from '../../geodata/model/api-stock-reports.ts';
import { zoneParams } from './land-query.ts';
import { getJson, sendJson, withQuery } from './request.ts';

/** Runs of 亩产效益评价 and the years that can be run. */
export const fetchEvaluations = (zoneCode: string | null, signal?: AbortSignal): Promise<EvaluationList> =>
  getJson(withQuery('/api/reports/evaluations', zoneParams(zoneCode)), EvaluationList, signal);

export const fetchEvaluation = (id: number, signal?: AbortSignal): Promise<EvaluationItem> =>
  getJson(`/api/reports/evaluations/${id}`, EvaluationItem, signal);

/** Runs the evaluation of a year; a second time needs a reason. */
export const runEvaluation = (
  zoneCode: string,
  year: number,
  reason: string | null,
): Promise<EvaluationSummary> =>
  sendJson(
    'POST',
    '/api/reports/evaluations',
    { zoneCode, year, ...(reason ? { reason } : {}) },
    EvaluationSummary,
  );

export const evaluationWorkbookUrl = (id: number): string => `/api/reports/evaluations/${id}/workbook`;

/** 增存挂钩; the running year without one. */
export function fetchLandQuotas(
  zoneCode: string | null,
  year: number | null,
  signal?: AbortSignal,
): Promise<LandQuotaList> {
  const query = zoneParams(zoneCode);
  if (year !== null) query.set('year', String(year));
  return getJson(withQuery('/api/reports/land-quota', query), LandQuotaList, signal);
}

/** 供而未用 by state and age. */
export const fetchUnusedLand = (zoneCode: string | null, signal?: AbortSignal): Promise<UnusedLandReport> =>
  getJson(withQuery('/api/reports/unused-land', zoneParams(zoneCode)), UnusedLandReport, signal);

/** The parcels of a state and age. */
export function fetchUnusedParcels(
  zoneCode: string | null,
  bucket: UnusedBucket,
  age: UnusedAge,
  signal?: AbortSignal,
): Promise<UnusedParcelList> {
  const query = zoneParams(zoneCode);
  query.set('bucket', bucket);
  query.set('age', age);
  return getJson(withQuery('/api/reports/unused-land/parcels', query), UnusedParcelList, signal);
}

/** The bases that were frozen, the newest first. */
export const fetchStockBases = (zoneCode: string | null, signal?: AbortSignal): Promise<StockBaseList> =>
  getJson(withQuery('/api/reports/stock-bases', zoneParams(zoneCode)), StockBaseList, signal);

/** Freezes the stock of a ledger for good. */
export const freezeStockBase = (request: Omit<StockBase, 'frozenBy'>): Promise<StockBase> =>
  sendJson('POST', '/api/reports/stock-bases', request, StockBase);

export const fetchCommitments = (zoneCode: string | null, signal?: AbortSignal): Promise<CommitmentList> =>
  getJson(withQuery('/api/reports/commitments', zoneParams(zoneCode)), CommitmentList, signal);

/** What each unit gets, in one quarter or in all. */
export function fetchEnclaveStatement(
  zoneCode: string | null,
  quarter: string,
  signal?: AbortSignal,
): Promise<EnclaveStatement> {
  const query = zoneParams(zoneCode);
  if (quarter) query.set('quarter', quarter);
  return getJson(withQuery('/api/reports/enclave-statement', query), EnclaveStatement, signal);
}
