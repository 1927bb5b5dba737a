import { createContext } from '@lit/context';
import { Store } from './store.ts';

/** What a shape over the map stands for; each is drawn in its own way. */
export type OverlayRole = 'before' | 'after' | 'overlap' | 'photo';

export interface OverlayShape {
  role: OverlayRole;
  geometry: GeoJSON.Geometry;
}

/** Shapes that a card shows on the map for a moment: outlines before and after, places of photos. */
export class OverlayStore extends Store<{ shapes: readonly OverlayShape[] }> {
  constructor() {
    super({ shapes: [] });
  }

  /** Shows shapes instead of those of the same roles. */
  show(roles: readonly OverlayRole[], shapes: readonly OverlayShape[]): void {
    const others = this.value.shapes.filter(({ role }) => !roles.includes(role));
    if (others.length === this.value.shapes.length && shapes.length === 0) return;
    this.patch({ shapes: [...others, ...shapes] });
  }
}

export const overlayContext = createContext<OverlayStore>('overlay');
