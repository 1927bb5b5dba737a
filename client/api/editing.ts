import {
  ChangeSetDetail,
  ChangeSetPage,
  RecordHistory,
  UndoResult,
} from '../../geodata/model/api-change-sets.ts';
import {
  BulkConflict,
  type BulkEditRequest,
  BulkEditResult,
  type CreateRequest,
  EditConflict,
  type EditRequest,
  EditResult,
  OutlineCheck,
  type WithdrawRequest,
  WithdrawResult,
} from '../../geodata/model/api-edit.ts';
import { WithdrawnPage } from '../../geodata/model/api-withdrawn.ts';
import { ApiError } from './api-error.ts';
import { getJson, sendJson, withQuery } from './request.ts';

const itemPath = (collection: string, id: number) => `/api/collections/${collection}/items/${id}`;

/** Changes fields or the outline of a record; refused with 409 when it was changed since it was read. */
export const editRecord = (
  collection: string,
  id: number,
  request: Partial<EditRequest>,
): Promise<EditResult> => sendJson('PATCH', itemPath(collection, id), request, EditResult);

export const createRecord = (collection: string, request: CreateRequest): Promise<EditResult> =>
  sendJson('POST', `/api/collections/${collection}/items`, request, EditResult);

/** Sets the same values in many records: all of them, or none (409 with the records somebody else changed). */
export const bulkEdit = (collection: string, request: BulkEditRequest): Promise<BulkEditResult> =>
  sendJson('POST', `/api/collections/${collection}/bulk-edit`, request, BulkEditResult);

/** The records that kept a bulk edit from being written; empty for any other failure. */
export function bulkConflictsOf(error: unknown): BulkConflict['conflicts'] {
  if (!(error instanceof ApiError) || error.status !== 409) return [];
  return BulkConflict.safeParse(error.problem).data?.conflicts ?? [];
}

/** Withdrawn records of a zone, of one collection or of all, the latest first. */
export function fetchWithdrawn(
  zoneCode: string | null,
  collection: string | null,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<WithdrawnPage> {
  const query = new URLSearchParams({ limit: '100' });
  if (zoneCode) query.set('zone', zoneCode);
  if (collection) query.set('collection', collection);
  if (cursor) query.set('cursor', cursor);
  return getJson(withQuery('/api/withdrawn-records', query), WithdrawnPage, signal);
}

/** Takes a record out of the map and the lists, or back. Both want a reason. */
export const setWithdrawn = (
  verb: 'withdraw' | 'restore',
  collection: string,
  id: number,
  request: WithdrawRequest,
): Promise<WithdrawResult> =>
  sendJson('POST', `${itemPath(collection, id)}/${verb}`, request, WithdrawResult);

/** Every write to a record, newest first; withdrawn records have a history, too. */
export const fetchHistory = (collection: string, id: number, signal?: AbortSignal): Promise<RecordHistory> =>
  getJson(`${itemPath(collection, id)}/history`, RecordHistory, signal);

/** What an outline comes to, before it is saved. */
export const checkOutline = (
  geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon,
  of: { exceptId: number } | { zoneCode: string },
): Promise<OutlineCheck> => sendJson('POST', '/api/parcels/check-outline', { geometry, ...of }, OutlineCheck);

export function fetchChangeSets(
  zoneCode: string | null,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<ChangeSetPage> {
  const query = new URLSearchParams({ limit: '50' });
  if (zoneCode) query.set('zone', zoneCode);
  if (cursor) query.set('cursor', cursor);
  return getJson(withQuery('/api/change-sets', query), ChangeSetPage, signal);
}

export const fetchChangeSet = (
  zoneCode: string,
  id: number,
  signal?: AbortSignal,
): Promise<ChangeSetDetail> => getJson(`/api/change-sets/${zoneCode}/${id}`, ChangeSetDetail, signal);

/** Puts back what a change set has changed; refused with 409 when records were changed since. */
export const undoChangeSet = (zoneCode: string, id: number): Promise<UndoResult> =>
  sendJson('POST', `/api/change-sets/${zoneCode}/${id}/undo`, {}, UndoResult);

/** The two versions, when a request was refused because somebody else came first. */
export function conflictOf(error: unknown): EditConflict | null {
  if (!(error instanceof ApiError) || error.status !== 409) return null;
  return EditConflict.safeParse(error.problem).data ?? null;
}
