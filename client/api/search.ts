import { type SearchResult, SearchResults } from '../../geodata/model/api-search.ts';
import { getJson, withQuery } from './request.ts';

/** The best matches of a text among parcels, parks, factory buildings, facilities and roads, best first. */
export async function search(
  text: string,
  zoneCode: string | null,
  signal?: AbortSignal,
): Promise<SearchResult[]> {
  const query = new URLSearchParams({ q: text, limit: '12' });
  if (zoneCode) query.set('zone', zoneCode);
  return (await getJson(withQuery('/api/search', query), SearchResults, signal)).results;
}
