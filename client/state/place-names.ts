import { createContext } from '@lit/context';
import type { Feature } from '../../geodata/model/api-feature.ts';
import { fetchItems } from '../api/items.ts';
import { zoneParams } from '../api/land-query.ts';
import { RemoteStore } from './remote-store.ts';

export interface Places {
  parks: readonly Feature[];
  waters: readonly Feature[];
}

/** Parks and waters of the zone, whose names the map writes. */
export class PlacesStore extends RemoteStore<Places> {
  follow(zoneCode: string | null): Promise<void> {
    return this.load(async (signal) => {
      const params = zoneParams(zoneCode);
      const ask = (collection: string, properties: string[]) =>
        fetchItems(collection, params, { limit: 1000, properties }, signal);
      const [parks, waters] = await Promise.all([
        ask('parks', ['name']),
        ask('water-areas', ['name', 'kind']),
      ]);
      return { parks: parks.features, waters: waters.features };
    });
  }
}

export const placesContext = createContext<PlacesStore>('places');
