import type { Actor } from '../../geodata/model/api-session.ts';
import type { FiltersStore } from './filters-store.ts';
import { defaultSort } from './page-address.ts';
import type { ResultsStore } from './results-store.ts';
import { seenFields } from './seen-fields.ts';

/**
 * Takes out of filters and order what does not exist for this person: the server answers a question about a hidden
 * field like one about a field nobody knows, so a link of somebody who sees more would show nothing at all. Returns the
 * names of the fields that were taken out.
 */
export function dropUnseen(
  { filters, results }: { filters: FiltersStore; results: ResultsStore },
  actor: Actor,
): string[] {
  const { values, ranges } = filters.value;
  const sortField = results.value.sortBy.replace(/^-/, '');
  const used = [...new Set([...Object.keys(values), ...Object.keys(ranges), sortField])];
  const seen = new Set(seenFields('parcels', used, actor));
  const dropped = used.filter((name) => !seen.has(name));
  if (dropped.length === 0) return [];
  const kept = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([name]) => seen.has(name)));
  filters.patch({ values: kept(values), ranges: kept(ranges) });
  if (!seen.has(sortField)) results.patch({ sortBy: defaultSort });
  return dropped;
}
