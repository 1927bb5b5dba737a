import { createContext } from '@lit/context';
import type { FeaturePage } from '../../geodata/model/api-feature.ts';
import { ApiError, isAbort } from '../api/api-error.ts';
import { fetchItems, fetchNextItems } from '../api/items.ts';
import { type ResultRow, resultRow } from './result-row.ts';
import { Store } from './store.ts';

export interface Results {
  rows: readonly ResultRow[];
  /** How many match; more than `rows` until the list has been scrolled to its end. */
  total: number | null;
  /** The sort order the list stands in: a field name, descending with a leading '-'. */
  sortBy: string;
  isLoading: boolean;
  error: ApiError | null;
}

const pageSize = 200;

/** The rows of the result list, page by page as it is scrolled. */
export class ResultsStore extends Store<Results> {
  #request: AbortController | undefined;
  #page: FeaturePage | undefined;

  constructor(sortBy = '-readiness') {
    super({ rows: [], total: null, sortBy, isLoading: false, error: null });
  }

  /** The first page with these fields; the rows of the last query stay until it is here. */
  load(params: URLSearchParams, properties: readonly string[]): Promise<void> {
    this.#request?.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    // A second key makes the order whole, so that pages neither repeat nor skip a row.
    const sortBy = this.value.sortBy === 'name' ? 'name' : `${this.value.sortBy},name`;
    const options = { sortBy, limit: pageSize, properties, boundsOnly: true };
    return this.#take(fetchItems('parcels', params, options, signal), []);
  }

  /** Appends the next page, unless one is already on its way or there is none. */
  async loadMore(): Promise<void> {
    if (this.value.isLoading || !this.#page || !this.#request) return;
    const next = fetchNextItems(this.#page, this.#request.signal);
    if (next) await this.#take(next, this.value.rows);
  }

  /** No class is switched on: nothing can match, nothing is asked. */
  showNothing(): void {
    this.#request?.abort();
    this.#page = undefined;
    this.patch({ rows: [], total: 0, isLoading: false, error: null });
  }

  async #take(answer: Promise<FeaturePage>, before: readonly ResultRow[]): Promise<void> {
    this.patch({ isLoading: true });
    try {
      const page = await answer;
      this.#page = page;
      const rows = [...before, ...page.features.map(resultRow)];
      this.patch({ rows, total: page.numberMatched, isLoading: false, error: null });
    } catch (error) {
      if (isAbort(error)) return;
      if (!(error instanceof ApiError)) throw error;
      this.patch({ error, isLoading: false });
    }
  }
}

export const resultsContext = createContext<ResultsStore>('results');
