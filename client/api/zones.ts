import { ZoneList, type ZoneOverview } from '../../geodata/model/api-zones.ts';
import { getJson } from './request.ts';

/** The zones the reader may see. */
export const fetchZones = async (signal?: AbortSignal): Promise<ZoneOverview[]> =>
  (await getJson('/api/zones', ZoneList, signal)).zones;
