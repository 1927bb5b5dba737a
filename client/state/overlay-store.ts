import { createContext } from '@lit/context';
import { Store } from './store.ts';

/** What a shape over the map stands for; each is drawn in its own way. */
export type OverlayRole =
  | 'before'
  | 'after'
  | 'overlap'
  | 'photo'
  | 'pin'
  | 'pin-open'
  | 'miss'
  | 'distance'
  | 'pill'
  | 'place';

export interface OverlayShape {
  role: OverlayRole;
  geometry: GeoJSON.Geometry;
  /** What stands on it: a rank, a distance. */
  label?: string;
  /** The kind of a place, which chooses its sign. */
  kind?: string;
}

/** Parcels that stay as they are while all others are dimmed; null dims nothing. */
export type MapFocus = { parcels: readonly number[] } | null;

/**
 * Shapes that a card or a workspace shows on the map for a moment: outlines before and after, places of photos, pins
 * and distances of a match; and which parcels it is about.
 */
export class OverlayStore extends Store<{ shapes: readonly OverlayShape[]; focus: MapFocus }> {
  constructor() {
    super({ shapes: [], focus: null });
  }

  /** Dims every other parcel. */
  focusOn(focus: MapFocus): void {
    if (JSON.stringify(focus) !== JSON.stringify(this.value.focus)) this.patch({ focus });
  }

  /** Shows shapes instead of those of the same roles. */
  show(roles: readonly OverlayRole[], shapes: readonly OverlayShape[]): void {
    const others = this.value.shapes.filter(({ role }) => !roles.includes(role));
    if (others.length === this.value.shapes.length && shapes.length === 0) return;
    this.patch({ shapes: [...others, ...shapes] });
  }
}

export const overlayContext = createContext<OverlayStore>('overlay');
