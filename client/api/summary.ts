import { CollectionSummary, type FacetValue } from '../../geodata/model/api-summary.ts';
import { getJson, withQuery } from './request.ts';

export interface SummaryOptions {
  facets?: readonly string[];
  histograms?: readonly string[];
}

/** Counts and areas of what a query matches. */
export function fetchSummary(
  collection: string,
  params: URLSearchParams,
  options: SummaryOptions,
  signal?: AbortSignal,
): Promise<CollectionSummary> {
  const query = new URLSearchParams(params);
  if (options.facets) query.set('facets', options.facets.join(','));
  if (options.histograms) query.set('histograms', options.histograms.join(','));
  return getJson(withQuery(`/api/collections/${collection}/summary`, query), CollectionSummary, signal);
}

/** What choosing a value of a facet would give; undefined when nothing has it. */
export const facetValue = (
  summary: CollectionSummary,
  field: string,
  value: string,
): FacetValue | undefined => summary.facets[field]?.find((entry) => String(entry.value) === value);
