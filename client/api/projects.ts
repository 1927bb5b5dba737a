import {
  Project,
  type ProjectChange,
  ProjectImportReport,
  ProjectOptions,
  ProjectPage,
  ProjectQueue,
  type ProjectRequest,
  type QueueOrderRequest,
  type QueueOverrideRequest,
  Shortlist,
  type StageRequest,
} from '../../geodata/model/api-projects.ts';
import { getJson, sendBytes, sendJson, withQuery } from './request.ts';

/** What narrows and orders the register; empty parts ask for nothing. */
export interface ProjectQuery {
  zoneCode: string | null;
  q: string;
  stage: string;
  sort: 'queue' | 'updated' | 'name' | 'needBy' | 'quality';
}

export function fetchProjects(question: ProjectQuery, signal?: AbortSignal): Promise<ProjectPage> {
  const { zoneCode, q, stage, sort } = question;
  const query = new URLSearchParams({ sort, limit: '200' });
  if (zoneCode) query.set('zone', zoneCode);
  if (q.trim()) query.set('q', q.trim());
  if (stage) query.set('stage', stage);
  return getJson(withQuery('/api/projects', query), ProjectPage, signal);
}

export const fetchProject = (id: number, signal?: AbortSignal): Promise<Project> =>
  getJson(`/api/projects/${id}`, Project, signal);

export const createProject = (request: ProjectRequest): Promise<Project> =>
  sendJson('POST', '/api/projects', request, Project);

/** 409 carries the present project when somebody else was faster. */
export const changeProject = (id: number, change: ProjectChange): Promise<Project> =>
  sendJson('PATCH', `/api/projects/${id}`, change, Project);

export const moveProject = (id: number, request: StageRequest): Promise<Project> =>
  sendJson('POST', `/api/projects/${id}/stage`, request, Project);

const zoneQuery = (zoneCode: string) => new URLSearchParams({ zone: zoneCode });

export const fetchQueue = (zoneCode: string, signal?: AbortSignal): Promise<ProjectQueue> =>
  getJson(withQuery('/api/projects/queue', zoneQuery(zoneCode)), ProjectQueue, signal);

export const changeQueueOrder = (request: QueueOrderRequest): Promise<ProjectQueue> =>
  sendJson('PUT', '/api/projects/queue-order', request, ProjectQueue);

/** Puts a project at a place of its queue by hand; place null takes that back. */
export const overrideQueue = (id: number, request: QueueOverrideRequest): Promise<ProjectQueue> =>
  sendJson('PUT', `/api/projects/${id}/queue-place`, request, ProjectQueue);

export const fetchProjectOptions = (zoneCode: string, signal?: AbortSignal): Promise<ProjectOptions> =>
  getJson(withQuery('/api/projects/options', zoneQuery(zoneCode)), ProjectOptions, signal);

/** Address of an empty spreadsheet with the columns that are understood. */
export const importTemplateAddress = (zoneCode: string): string =>
  withQuery('/api/projects/import-template', zoneQuery(zoneCode));

/** Reads a spreadsheet of projects; `write` false only checks it. */
export function importProjects(zoneCode: string, file: File, write: boolean): Promise<ProjectImportReport> {
  const query = zoneQuery(zoneCode);
  query.set('write', String(write));
  query.set('name', file.name);
  return sendBytes(withQuery('/api/projects/import', query), file, ProjectImportReport);
}

export const fetchShortlist = (projectId: number, signal?: AbortSignal): Promise<Shortlist> =>
  getJson(`/api/projects/${projectId}/shortlist`, Shortlist, signal);

export const keepShortlisted = (
  projectId: number,
  supplyId: string,
  note: string | null,
): Promise<Shortlist> =>
  sendJson('PUT', `/api/projects/${projectId}/shortlist/${supplyId}`, { note }, Shortlist);

export const dropShortlisted = (projectId: number, supplyId: string): Promise<Shortlist> =>
  sendJson('DELETE', `/api/projects/${projectId}/shortlist/${supplyId}`, undefined, Shortlist);
