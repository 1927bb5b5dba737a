import type { Collection } from '../../geodata/catalog/collection.ts';
import type { Position } from '../../geodata/model/geometry.ts';

/** An inclusive range in the stored unit of its field; null leaves an end open. */
export interface FilterRange {
  from: number | null;
  to: number | null;
}

/** What a reader has narrowed the land by. Field names are those of the catalog; absent fields narrow nothing. */
export interface Filters {
  text: string;
  values: Readonly<Record<string, readonly string[]>>;
  ranges: Readonly<Record<string, FilterRange>>;
  /** Corners of a drawn area, not closed; null for none. */
  within: readonly Position[] | null;
}

export const noFilters: Filters = { text: '', values: {}, ranges: {}, within: null };

/** How many conditions are set. */
export const countFilters = (filters: Filters): number =>
  Object.keys(filters.values).length +
  Object.keys(filters.ranges).length +
  (filters.text.trim() ? 1 : 0) +
  (filters.within ? 1 : 0);

/** Writes the filters as query parameters of the API, which are also those of the page's address. */
export function writeFilters(filters: Filters, query: URLSearchParams): void {
  const text = filters.text.trim();
  if (text) query.set('q', text);
  for (const field of Object.keys(filters.values).sort()) {
    const values = filters.values[field]!;
    if (values.length > 0) query.set(field, values.join(','));
  }
  for (const field of Object.keys(filters.ranges).sort()) {
    const { from, to } = filters.ranges[field]!;
    if (from !== null || to !== null) query.set(field, `${from ?? ''}..${to ?? ''}`);
  }
  if (filters.within) query.set('within', filters.within.flat().join(','));
}

/** Reads the filters of a collection back; what is not a filter of it, or not well formed, is left out. */
export function readFilters(query: URLSearchParams, collection: Collection): Filters {
  const values: Record<string, readonly string[]> = {};
  const ranges: Record<string, FilterRange> = {};
  for (const { name, filter } of collection.fields) {
    const text = query.get(name);
    if (!text) continue;
    if (filter === 'values') {
      const parts = text.split(',').filter((part) => part !== '');
      if (parts.length > 0) values[name] = parts;
    }
    const range = filter === 'range' ? readRange(text) : undefined;
    if (range) ranges[name] = range;
  }
  return { text: query.get('q')?.trim() ?? '', values, ranges, within: readRing(query.get('within')) };
}

function readRange(text: string): FilterRange | undefined {
  const match = /^([^.]*(?:\.\d+)?)\.\.(.*)$/.exec(text);
  if (!match) return undefined;
  const [from, to] = [match[1]!, match[2]!].map((part) => (part === '' ? null : Number(part)));
  if (from === undefined || to === undefined || (from === null && to === null)) return undefined;
  if (Number.isNaN(from) || Number.isNaN(to)) return undefined;
  return { from, to };
}

function readRing(text: string | null): Position[] | null {
  const numbers = text ? text.split(',').map(Number) : [];
  if (numbers.length < 6 || numbers.length % 2 !== 0 || numbers.some((number) => !Number.isFinite(number)))
    return null;
  return Array.from({ length: numbers.length / 2 }, (_, index) => [
    numbers[2 * index]!,
    numbers[2 * index + 1]!,
  ]);
}
