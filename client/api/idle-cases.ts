import { AttachmentList } from '../../geodata/model/api-attachments.ts';
import {
  CaseNotificationList,
  DetectionRun,
  PublicIdleList,
} from '../../geodata/model/api-idle-case-desk.ts';
import { type CaseBranch, IdleCaseList } from '../../geodata/model/api-idle-case-list.ts';
import {
  CaseConflict,
  type CaseEventRequest,
  IdleCaseItem,
  type OfficerRequest,
} from '../../geodata/model/api-idle-cases.ts';
import type { CaseStage } from '../../geodata/model/idle-case-terms.ts';
import type { IdleCause } from '../../geodata/model/land-state.ts';
import { ApiError } from './api-error.ts';
import { getJson, sendJson, withQuery } from './request.ts';
import { sendFiles } from './send-files.ts';

export const caseSorts = ['urgency', '-idleDays', 'stateSince', 'caseNo'] as const;

/** Which cases are listed; null and '' ask for nothing. */
export interface CaseFilter {
  state: CaseStage | null;
  branch: CaseBranch | null;
  cause: IdleCause | null;
  /** Open ones, ended ones, or both. */
  standing: 'open' | 'ended' | 'all';
  overdue: boolean;
  /** Days until the next deadline at most. */
  dueWithin: number | null;
  withoutPlan: boolean;
  q: string;
  sort: (typeof caseSorts)[number];
}

/** A list of cases: a filter, the zone of the moment, and whether it is one's own worklist. */
export interface CaseQuery extends CaseFilter {
  zoneCode: string | null;
  mine: boolean;
  limit: number;
  cursor: string | null;
}

export function fetchCases(question: CaseQuery, signal?: AbortSignal): Promise<IdleCaseList> {
  const query = new URLSearchParams({ sort: question.sort, limit: String(question.limit) });
  if (question.zoneCode) query.set('zone', question.zoneCode);
  for (const name of ['state', 'branch', 'cause', 'cursor'] as const) {
    const value = question[name];
    if (value !== null) query.set(name, value);
  }
  for (const name of ['mine', 'overdue', 'withoutPlan'] as const) if (question[name]) query.set(name, 'true');
  if (question.standing !== 'all') query.set('open', String(question.standing === 'open'));
  if (question.dueWithin !== null) query.set('dueWithin', String(question.dueWithin));
  if (question.q.trim()) query.set('q', question.q.trim());
  return getJson(withQuery('/api/idle-cases', query), IdleCaseList, signal);
}

/** The open case of a parcel, else its last one, as far as one may know. */
export async function fetchCaseOfParcel(parcelId: number, signal?: AbortSignal): Promise<number | null> {
  const query = new URLSearchParams({ parcel: String(parcelId), limit: '20' });
  const { cases } = await getJson(withQuery('/api/idle-cases', query), IdleCaseList, signal);
  return (cases.find(({ isOpen }) => isOpen) ?? cases[0])?.id ?? null;
}

export const fetchCase = (id: number, signal?: AbortSignal): Promise<IdleCaseItem> =>
  getJson(`/api/idle-cases/${id}`, IdleCaseItem, signal);

/** Throws `ApiError`; `conflictOf` reads a 409. */
export const recordCaseEvent = (id: number, request: CaseEventRequest): Promise<IdleCaseItem> =>
  sendJson('POST', `/api/idle-cases/${id}/events`, request, IdleCaseItem);

export const openCase = (request: object): Promise<IdleCaseItem> =>
  sendJson('POST', '/api/idle-cases', request, IdleCaseItem);

export const adoptCase = (request: object): Promise<IdleCaseItem> =>
  sendJson('POST', '/api/idle-cases/adopt', request, IdleCaseItem);

export const assignOfficer = (id: number, request: OfficerRequest): Promise<IdleCaseItem> =>
  sendJson('PUT', `/api/idle-cases/${id}/officer`, request, IdleCaseItem);

/** Why a write did not go through: somebody was faster, the rules refuse it, or the parcel has a case. */
export function conflictOf(error: unknown): CaseConflict | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null;
  return CaseConflict.safeParse(error.problem).data ?? null;
}

const filesPath = (id: number) => `/api/idle-cases/${id}/attachments`;

export const fetchCaseFiles = (id: number, signal?: AbortSignal): Promise<AttachmentList> =>
  getJson(filesPath(id), AttachmentList, signal);

/** Uploads evidence, as `sendFiles` does. */
export const uploadCaseFiles = (
  id: number,
  files: readonly File[],
  progressed: (share: number) => void,
): Promise<AttachmentList> => sendFiles(filesPath(id), files, progressed);

const zoneQuery = (zoneCode: string | null) => new URLSearchParams(zoneCode ? { zone: zoneCode } : {});

export const fetchCaseNotices = (
  zoneCode: string | null,
  signal?: AbortSignal,
): Promise<CaseNotificationList> =>
  getJson(withQuery('/api/idle-cases/notifications', zoneQuery(zoneCode)), CaseNotificationList, signal);

/** Marks notices as read; without ids all of them. */
export const readCaseNotices = (ids?: number[]): Promise<CaseNotificationList> =>
  sendJson('POST', '/api/idle-cases/notifications/read', ids ? { ids } : {}, CaseNotificationList);

export const runDetection = (zoneCode: string | null): Promise<DetectionRun> =>
  sendJson('POST', '/api/idle-cases/detection', zoneCode ? { zoneCode } : {}, DetectionRun);

export const fetchPublicCases = (zoneCode: string | null, signal?: AbortSignal): Promise<PublicIdleList> =>
  getJson(withQuery('/api/idle-cases/public', zoneQuery(zoneCode)), PublicIdleList, signal);
