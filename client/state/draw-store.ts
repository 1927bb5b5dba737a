import { createContext } from '@lit/context';
import type { Position } from '../../geodata/model/geometry.ts';
import { Store } from './store.ts';

/** The area that is being drawn on the map. */
export class DrawStore extends Store<{ isDrawing: boolean; corners: readonly Position[] }> {
  constructor() {
    super({ isDrawing: false, corners: [] });
  }

  start(): void {
    this.patch({ isDrawing: true, corners: [] });
  }

  /** Adds a corner; the same place twice, as a double click gives, counts once. */
  add(corner: Position): void {
    const last = this.value.corners.at(-1);
    if (last && last[0] === corner[0] && last[1] === corner[1]) return;
    this.patch({ corners: [...this.value.corners, corner] });
  }

  /** Ends the drawing; the corners when they make an area, otherwise null. */
  finish(): readonly Position[] | null {
    const { corners } = this.value;
    this.cancel();
    return corners.length >= 3 ? corners : null;
  }

  cancel(): void {
    this.patch({ isDrawing: false, corners: [] });
  }
}

export const drawContext = createContext<DrawStore>('draw');
