import type { Language } from '../language/language.ts';
import { withQuery } from './request.ts';

export type ExportFormat = 'xlsx' | 'csv' | 'geojson';
export const exportFormats: readonly ExportFormat[] = ['xlsx', 'csv', 'geojson'];

/** Where a collection, filtered and sorted as the list is, comes as a file. */
export function exportUrl(
  collection: string,
  params: URLSearchParams,
  format: ExportFormat,
  sortBy: string,
  language: Language,
): string {
  const query = new URLSearchParams(params);
  query.set('format', format);
  query.set('sortby', sortBy);
  query.set('lang', language);
  return withQuery(`/api/collections/${collection}/export`, query);
}
