import { createContext } from '@lit/context';
import { type RecordRef, same } from './selection-store.ts';
import { Store } from './store.ts';

/** What the pointer rests on, in the list or on the map; each shows the other's. */
export class HoverStore extends Store<{ hovered: RecordRef | null; origin: 'list' | 'map' }> {
  constructor() {
    super({ hovered: null, origin: 'map' });
  }

  hover(hovered: RecordRef | null, origin: 'list' | 'map'): void {
    if (!same(hovered, this.value.hovered)) this.patch({ hovered, origin });
  }
}

export const hoverContext = createContext<HoverStore>('hover');
