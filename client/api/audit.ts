import { AuditPage, RecordAsOf } from '../../geodata/model/api-audit.ts';
import { Diagnostics, IntegrityReport } from '../../geodata/model/api-diagnostics.ts';
import { getJson, sendJson, withQuery } from './request.ts';

/** What to look for in the audit log; '' stands for anything. */
export interface AuditFilters {
  zone: string;
  actor: string;
  collection: string;
  id: string;
  action: string;
  from: string;
  to: string;
}

/** A page of the audit log, newest first. */
export function fetchAudit(
  filters: AuditFilters,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<AuditPage> {
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  const query = new URLSearchParams([
    ...given,
    ...(cursor === null ? [] : [['cursor', cursor] as [string, string]]),
  ]);
  return getJson(withQuery('/api/audit', query), AuditPage, signal);
}

/** A record as it stood at the end of a day. */
export const fetchAsOf = (collection: string, id: number, date: string): Promise<RecordAsOf> =>
  getJson(`/api/collections/${collection}/items/${id}/as-of?date=${date}`, RecordAsOf);

/** The state of this installation. */
export const fetchDiagnostics = (signal?: AbortSignal): Promise<Diagnostics> =>
  getJson('/api/diagnostics', Diagnostics, signal);

/** Proves the audit chains and checks the data. */
export const runChecks = (): Promise<IntegrityReport> =>
  sendJson('POST', '/api/diagnostics/checks', {}, IntegrityReport);
