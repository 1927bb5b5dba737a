import { SavedView, SavedViewList, type SavedViewRequest } from '../../geodata/model/api-saved-views.ts';
import { getJson, sendJson } from './request.ts';

/** Views that are mine or shared with everybody. */
export const fetchSavedViews = async (signal?: AbortSignal): Promise<SavedView[]> =>
  (await getJson('/api/saved-views', SavedViewList, signal)).views;

export const saveView = (request: SavedViewRequest): Promise<SavedView> =>
  sendJson('POST', '/api/saved-views', request, SavedView);

export const deleteView = (id: number): Promise<SavedView> =>
  sendJson('DELETE', `/api/saved-views/${id}`, undefined, SavedView);
