import { createContext } from '@lit/context';
import { Store } from './store.ts';

/** As many as the server changes at once (`BulkEditRequest`). */
export const mostPicked = 2000;

export interface Picking {
  /** Whether clicks pick parcels rather than open them. */
  isPicking: boolean;
  ids: ReadonlySet<number>;
}

/** Parcels picked to be changed together. */
export class PickStore extends Store<Picking> {
  constructor() {
    super({ isPicking: false, ids: new Set() });
  }

  start(): void {
    this.patch({ isPicking: true, ids: new Set() });
  }

  end(): void {
    this.patch({ isPicking: false, ids: new Set() });
  }

  /** Picks a parcel, or drops it when it is picked. */
  toggle(id: number): void {
    const ids = new Set(this.value.ids);
    if (!ids.delete(id)) ids.add(id);
    this.patch({ ids });
  }

  pick(ids: Iterable<number>): void {
    this.patch({ ids: new Set(ids) });
  }
}

export const pickContext = createContext<PickStore>('pick');
