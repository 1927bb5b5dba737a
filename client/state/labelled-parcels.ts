import { createContext } from '@lit/context';
import type { Feature } from '../../geodata/model/api-feature.ts';
import { fetchItems } from '../api/items.ts';
import { type Bounds, withBounds } from '../api/land-query.ts';
import { RemoteStore } from './remote-store.ts';

/** From this zoom on every parcel in view carries its area. */
export const areaLabelsFromZoom = 15.5;

/** Parcels in view with their outlines, for labels; asked for only where labels are shown. */
export class LabelledParcelsStore extends RemoteStore<readonly Feature[]> {
  #asked = '';

  follow(params: URLSearchParams, bounds: Bounds, zoom: number, refreshes = 0): void {
    const query = zoom >= areaLabelsFromZoom ? withBounds(params, bounds) : null;
    const asked = query ? `${query} ${refreshes}` : '';
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (!query) {
      this.reset();
      return;
    }
    void this.load(async (signal) => {
      const page = await fetchItems(
        'parcels',
        query,
        { limit: 400, properties: ['areaSquareMetres'] },
        signal,
      );
      return page.features;
    });
  }
}

export const labelledParcelsContext = createContext<LabelledParcelsStore>('labelled-parcels');
