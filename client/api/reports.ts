import { AttentionList } from '../../geodata/model/api-attention.ts';
import {
  BulletinItem,
  BulletinList,
  PublicBulletin,
  PublicBulletinList,
} from '../../geodata/model/api-bulletins.ts';
import { FigureRecordList } from '../../geodata/model/api-figure-records.ts';
import { IdleCaseList } from '../../geodata/model/api-idle-case-list.ts';
import {
  ProgressReport,
  Ranking,
  SnapshotSummary,
  type Waterfall,
  WaterfallList,
} from '../../geodata/model/api-reports.ts';
import { zoneParams } from './land-query.ts';
import { getJson, sendJson, withQuery } from './request.ts';

/** The figures of one zone, or of all with null; a frozen quarter, or live without one. */
export function fetchProgress(
  zoneCode: string | null,
  quarter: string | null,
  signal?: AbortSignal,
): Promise<ProgressReport> {
  const query = zoneParams(zoneCode);
  if (quarter) query.set('quarter', quarter);
  return getJson(withQuery('/api/reports/progress', query), ProgressReport, signal);
}

/** The records a figure, or a part of it, counted: of a frozen quarter, or today with null. */
export function fetchFigureRecords(
  {
    indicatorId,
    part,
    quarter,
    zoneCode,
  }: { indicatorId: string; part: string | null; quarter: string | null; zoneCode: string | null },
  signal?: AbortSignal,
): Promise<FigureRecordList> {
  const query = zoneParams(zoneCode);
  query.set('indicator', indicatorId);
  if (part !== null) query.set('part', part);
  if (quarter) query.set('quarter', quarter);
  return getJson(withQuery('/api/reports/records', query), FigureRecordList, signal);
}

/** Zones ranked by a figure within their peer groups. */
export function fetchRanking(
  indicator: string,
  quarter: string | null,
  signal?: AbortSignal,
): Promise<Ranking> {
  const query = new URLSearchParams({ indicator });
  if (quarter) query.set('quarter', quarter);
  return getJson(withQuery('/api/reports/ranking', query), Ranking, signal);
}

/** Stock from its frozen base to a day, by zone and year band. */
export function fetchWaterfalls(
  ledger: Waterfall['ledger'],
  zoneCode: string | null,
  until: string,
  signal?: AbortSignal,
): Promise<WaterfallList> {
  const query = zoneParams(zoneCode);
  query.set('ledger', ledger);
  query.set('until', until);
  return getJson(withQuery('/api/reports/waterfalls', query), WaterfallList, signal);
}

/** The most urgent cases past a legal term. */
export function fetchOverdueCases(
  zoneCode: string | null,
  limit: number,
  signal?: AbortSignal,
): Promise<IdleCaseList> {
  const query = zoneParams(zoneCode);
  query.set('open', 'true');
  query.set('overdue', 'true');
  query.set('sort', 'urgency');
  query.set('limit', String(limit));
  return getJson(withQuery('/api/idle-cases', query), IdleCaseList, signal);
}

/** Where the report of a period comes as a file; of a frozen quarter when one is named. */
export function periodReportUrl(
  period: 'week' | 'month' | 'quarter',
  format: 'docx' | 'xlsx',
  zoneCode: string | null,
  quarter: string | null,
): string {
  const query = zoneParams(zoneCode);
  if (quarter) query.set('quarter', quarter);
  query.set('period', period);
  query.set('format', format);
  return withQuery('/api/reports/period', query);
}

/** Freezes a closed quarter; a second time is a correction and needs a reason. */
export const freezeQuarter = (
  zoneCode: string,
  quarter: string,
  reason: string | null,
): Promise<SnapshotSummary> =>
  sendJson(
    'POST',
    '/api/reports/snapshots',
    { zoneCode, quarter, ...(reason ? { reason } : {}) },
    SnapshotSummary,
  );

export const fetchBulletins = (zoneCode: string | null, signal?: AbortSignal): Promise<BulletinList> =>
  getJson(withQuery('/api/bulletins', zoneParams(zoneCode)), BulletinList, signal);

export const fetchBulletin = (id: number, signal?: AbortSignal): Promise<BulletinItem> =>
  getJson(`/api/bulletins/${id}`, BulletinItem, signal);

export const draftBulletin = (zoneCode: string, quarter: string): Promise<BulletinItem> =>
  sendJson('POST', '/api/bulletins', { zoneCode, quarter }, BulletinItem);

/** Approves or discards the revision that was read; 409 when somebody decided before. */
export const decideBulletin = (
  id: number,
  verb: 'approve' | 'discard',
  revision: number,
): Promise<BulletinItem> => sendJson('POST', `/api/bulletins/${id}/${verb}`, { revision }, BulletinItem);

export const publishBulletin = (
  id: number,
  revision: number,
  channels: readonly string[],
): Promise<BulletinItem> =>
  sendJson('POST', `/api/bulletins/${id}/publish`, { revision, channels }, BulletinItem);

/** Bulletins anybody may read. */
export const fetchPublishedBulletins = (signal?: AbortSignal): Promise<PublicBulletinList> =>
  getJson('/api/published-bulletins', PublicBulletinList, signal);

export const fetchPublishedBulletin = (
  zoneCode: string,
  quarter: string,
  signal?: AbortSignal,
): Promise<PublicBulletin> =>
  getJson(
    `/api/published-bulletins/${encodeURIComponent(zoneCode)}/${encodeURIComponent(quarter)}`,
    PublicBulletin,
    signal,
  );

/** Records of the ledgers that somebody has to see to today. */
export const fetchAttention = (zoneCode: string | null, signal?: AbortSignal): Promise<AttentionList> =>
  getJson(withQuery('/api/reports/attention', zoneParams(zoneCode)), AttentionList, signal);
