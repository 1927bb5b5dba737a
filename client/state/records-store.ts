import type { Feature, FeaturePage } from '../../geodata/model/api-feature.ts';
import { ApiError, isAbort } from '../api/api-error.ts';
import { fetchItems, fetchNextItems } from '../api/items.ts';
import { Store } from './store.ts';

export interface Records {
  rows: readonly Feature[];
  /** How many match; more than `rows` until the table has been scrolled to its end. */
  total: number | null;
  isLoading: boolean;
  error: ApiError | null;
}

const pageSize = 200;

/** The rows of a table of one collection, without outlines, page by page as it is scrolled. */
export class RecordsStore extends Store<Records> {
  #request: AbortController | undefined;
  #page: FeaturePage | undefined;

  constructor() {
    super({ rows: [], total: null, isLoading: false, error: null });
  }

  /** The first page; the rows of the last question stay until it is here. */
  load(collection: string, params: URLSearchParams, sortBy: string): Promise<void> {
    this.#request?.abort();
    this.#request = new AbortController();
    const { signal } = this.#request;
    return this.#take(
      fetchItems(collection, params, { sortBy, limit: pageSize, boundsOnly: true }, signal),
      [],
    );
  }

  /** Appends the next page, unless one is already on its way or there is none. */
  async loadMore(): Promise<void> {
    if (this.value.isLoading || !this.#page || !this.#request) return;
    const next = fetchNextItems(this.#page, this.#request.signal);
    if (next) await this.#take(next, this.value.rows);
  }

  /** Rows of another collection are gone at once. */
  clear(): void {
    this.#request?.abort();
    this.#page = undefined;
    this.patch({ rows: [], total: null, isLoading: false, error: null });
  }

  async #take(answer: Promise<FeaturePage>, before: readonly Feature[]): Promise<void> {
    this.patch({ isLoading: true });
    try {
      const page = await answer;
      this.#page = page;
      this.patch({
        rows: [...before, ...page.features],
        total: page.numberMatched,
        isLoading: false,
        error: null,
      });
    } catch (error) {
      if (isAbort(error)) return;
      if (!(error instanceof ApiError)) throw error;
      this.patch({ error, isLoading: false });
    }
  }
}
