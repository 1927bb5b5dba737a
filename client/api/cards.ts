import { ParcelCard } from '../../geodata/model/api-parcel-card.ts';
import { ParkCard } from '../../geodata/model/api-park-card.ts';
import { getJson } from './request.ts';

/** Everything known of a parcel. */
export const fetchParcelCard = (id: number, signal?: AbortSignal): Promise<ParcelCard> =>
  getJson(`/api/parcels/${id}/card`, ParcelCard, signal);

/** A park with its inventory of land and factory space. */
export const fetchParkCard = (id: number, signal?: AbortSignal): Promise<ParkCard> =>
  getJson(`/api/parks/${id}/card`, ParkCard, signal);
