import { createContext } from '@lit/context';
import { Store } from './store.ts';

/** Where on the ground the pointer is; null while it is not over the map. */
export class PointerStore extends Store<{ lngLat: readonly [number, number] | null }> {
  constructor() {
    super({ lngLat: null });
  }
}

export const pointerContext = createContext<PointerStore>('pointer');
