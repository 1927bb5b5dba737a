import { createContext } from '@lit/context';
import type { Position } from '../../geodata/model/geometry.ts';
import { type FilterRange, type Filters, noFilters } from '../api/filters.ts';
import { Store } from './store.ts';

/** What the reader has narrowed the land by; shared by map, list and figures. */
export class FiltersStore extends Store<Filters> {
  constructor(filters: Filters = noFilters) {
    super(filters);
  }

  /** Adds a value to those of a field, or takes it away when it is there. */
  toggleValue(field: string, value: string): void {
    const chosen = this.value.values[field] ?? [];
    const values = chosen.includes(value) ? chosen.filter((entry) => entry !== value) : [...chosen, value];
    this.patch({ values: without(this.value.values, field, values.length > 0 ? values : undefined) });
  }

  setValues(field: string, values: readonly string[]): void {
    this.patch({ values: without(this.value.values, field, values.length > 0 ? values : undefined) });
  }

  /** Sets a range; with both ends open the condition goes away. */
  setRange(field: string, range: FilterRange): void {
    const isOpen = range.from === null && range.to === null;
    this.patch({ ranges: without(this.value.ranges, field, isOpen ? undefined : range) });
  }

  setText(text: string): void {
    this.patch({ text });
  }

  setWithin(within: readonly Position[] | null): void {
    this.patch({ within });
  }

  clear(): void {
    this.patch(noFilters);
  }
}

/** The record with a key set anew, or without it. */
function without<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T | undefined,
): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return value === undefined ? rest : { ...rest, [key]: value };
}

export const filtersContext = createContext<FiltersStore>('filters');
