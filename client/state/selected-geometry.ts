import { createContext } from '@lit/context';
import type { Feature } from '../../geodata/model/api-feature.ts';
import { ApiError, isAbort } from '../api/api-error.ts';
import { fetchItem } from '../api/items.ts';
import { type RecordRef, same } from './selection-store.ts';
import { Store } from './store.ts';

export interface SelectedGeometry {
  feature: Feature | null;
}

/** The selected record with its outline: drawn even where a filter keeps it out of the tiles, and zoomed to. */
export class SelectedGeometryStore extends Store<SelectedGeometry> {
  #ref: RecordRef | null = null;
  #refreshes = 0;
  #request: AbortController | undefined;

  constructor() {
    super({ feature: null });
  }

  /** `refreshes` counts the reasons to ask again; meanwhile the outline of the same record stays. */
  async follow(ref: RecordRef | null, refreshes = 0): Promise<void> {
    const isSame = same(ref, this.#ref);
    if (isSame && refreshes === this.#refreshes) return;
    this.#ref = ref;
    this.#refreshes = refreshes;
    this.#request?.abort();
    if (!isSame) this.patch({ feature: null });
    if (!ref) return;
    this.#request = new AbortController();
    const { signal } = this.#request;
    try {
      const feature = await fetchItem(ref.collection, ref.id, signal);
      if (!signal.aborted) this.patch({ feature });
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      if (!(error instanceof ApiError)) throw error;
      // The card says that it is missing; without an outline there is nothing to draw.
      this.#ref = null;
      if (error.status === 404) this.patch({ feature: null });
    }
  }
}

export const selectedGeometryContext = createContext<SelectedGeometryStore>('selected-geometry');
