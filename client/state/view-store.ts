import { createContext } from '@lit/context';
import type { Bounds } from '../api/land-query.ts';
import { Store } from './store.ts';

/** Where the map looks: degrees, MapLibre zoom, bearing clockwise from north in degrees. */
export interface Camera {
  lng: number;
  lat: number;
  zoom: number;
  bearing: number;
}

export interface View {
  /** Null until the zones are known; 'all' for every zone. */
  zone: string | null;
  /** Null until the map has one; then the whole zone is shown. */
  camera: Camera | null;
  /** What the map shows, once it does. */
  bounds: Bounds | null;
  /** Where the map is asked to go; a new array each time, so that the same place can be asked for again. */
  target: Bounds | null;
}

/** The zone of the moment and what the map looks at. */
export class ViewStore extends Store<View> {
  constructor(view: Partial<View> = {}) {
    super({ zone: null, camera: null, bounds: null, target: null, ...view });
  }

  /** Asks the map to show a box whole. */
  fit(bounds: Bounds): void {
    this.patch({ target: [...bounds] });
  }

  /** The code to narrow queries by; null while every zone is shown. */
  get zoneCode(): string | null {
    return this.value.zone === 'all' ? null : this.value.zone;
  }
}

export const viewContext = createContext<ViewStore>('view');
