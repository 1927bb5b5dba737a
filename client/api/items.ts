import { Feature, FeaturePage } from '../../geodata/model/api-feature.ts';
import { getJson, withQuery } from './request.ts';

export interface ItemOptions {
  /** Field names, descending with a leading '-'. */
  sortBy?: string;
  limit?: number;
  properties?: readonly string[];
  /** Leaves the geometry out and sends each feature's box instead. */
  boundsOnly?: boolean;
}

/** A page of a collection. */
export function fetchItems(
  collection: string,
  params: URLSearchParams,
  options: ItemOptions,
  signal?: AbortSignal,
): Promise<FeaturePage> {
  const query = new URLSearchParams(params);
  if (options.sortBy) query.set('sortby', options.sortBy);
  if (options.limit) query.set('limit', String(options.limit));
  if (options.properties) query.set('properties', options.properties.join(','));
  if (options.boundsOnly) {
    query.set('geometry', 'false');
    query.set('bounds', 'true');
  }
  return getJson(withQuery(`/api/collections/${collection}/items`, query), FeaturePage, signal);
}

/** The page after this one, or undefined on the last. */
export function fetchNextItems(page: FeaturePage, signal?: AbortSignal): Promise<FeaturePage> | undefined {
  const next = page.links.find((link) => link.rel === 'next');
  if (!next) return undefined;
  // Links may be absolute and name the server as it sees itself; only the path matters here.
  const { pathname, search } = new URL(next.href, location.origin);
  return getJson(pathname + search, FeaturePage, signal);
}

/** One record with its geometry. */
export function fetchItem(collection: string, id: number, signal?: AbortSignal): Promise<Feature> {
  return getJson(`/api/collections/${collection}/items/${id}`, Feature, signal);
}
