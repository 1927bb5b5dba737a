import { createContext } from '@lit/context';
import { ApiError } from '../api/api-error.ts';
import { fetchItem } from '../api/items.ts';
import { type ResultRow, resultRow } from './result-row.ts';
import type { ResultsStore } from './results-store.ts';
import { Store } from './store.ts';

const keepAtMost = 500;

/** Rows of parcels that the list has not loaded but the map shows: asked for once, when first pointed at. */
export class RecordDetails extends Store<{ parcels: ReadonlyMap<number, ResultRow> }> {
  readonly #results: ResultsStore;
  readonly #asked = new Set<number>();

  constructor(results: ResultsStore) {
    super({ parcels: new Map() });
    this.#results = results;
  }

  /** Drops what is known, because something was written. */
  forget(): void {
    this.#asked.clear();
    this.patch({ parcels: new Map() });
  }

  /** The row if it is known; otherwise undefined now, and a change of the store once it has come. */
  parcel(id: number): ResultRow | undefined {
    return (
      this.#results.value.rows.find((row) => row.id === id) ?? this.value.parcels.get(id) ?? this.#ask(id)
    );
  }

  #ask(id: number): undefined {
    if (this.#asked.has(id)) return;
    this.#asked.add(id);
    void this.#fetch(id);
  }

  async #fetch(id: number): Promise<void> {
    try {
      const row = resultRow(await fetchItem('parcels', id));
      const kept = [...this.value.parcels].slice(-keepAtMost);
      this.patch({ parcels: new Map([...kept, [id, row]]) });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // The tooltip then stays without a name; it is asked for again at the next chance.
      this.#asked.delete(id);
    }
  }
}

export const recordDetailsContext = createContext<RecordDetails>('record-details');
