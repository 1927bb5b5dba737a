import { createContext } from '@lit/context';
import type { Feature } from '../../geodata/model/api-feature.ts';
import { ApiError, isAbort } from '../api/api-error.ts';
import { fetchItem } from '../api/items.ts';
import { type RecordRef, same } from './selection-store.ts';
import { Store } from './store.ts';

export interface SelectedGeometry {
  feature: Feature | null;
  /** False while the record is asked for: what is shown may be a version that is gone. */
  isCurrent: boolean;
}

/** The selected record with its outline: drawn even where a filter keeps it out of the tiles, and zoomed to. */
export class SelectedGeometryStore extends Store<SelectedGeometry> {
  #ref: RecordRef | null = null;
  #refreshes = 0;
  #request: AbortController | undefined;

  constructor() {
    super({ feature: null, isCurrent: true });
  }

  /** `refreshes` counts the reasons to ask again; meanwhile the outline of the same record stays. */
  async follow(ref: RecordRef | null, refreshes = 0): Promise<void> {
    const isSame = same(ref, this.#ref);
    if (isSame && refreshes === this.#refreshes) return;
    this.#ref = ref;
    this.#refreshes = refreshes;
    this.#request?.abort();
    this.patch(isSame ? { isCurrent: false } : { feature: null, isCurrent: ref === null });
    if (!ref) return;
    this.#request = new AbortController();
    const { signal } = this.#request;
    try {
      const feature = await fetchItem(ref.collection, ref.id, signal);
      if (!signal.aborted) this.patch({ feature, isCurrent: true });
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      if (!(error instanceof ApiError)) throw error;
      // The card says that it is missing; without an outline there is nothing to draw.
      this.#ref = null;
      this.patch(error.status === 404 ? { feature: null, isCurrent: true } : { isCurrent: true });
    }
  }
}

export const selectedGeometryContext = createContext<SelectedGeometryStore>('selected-geometry');
