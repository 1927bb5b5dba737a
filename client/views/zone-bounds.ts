import type { ZoneOverview } from '../../geodata/model/api-zones.ts';
import type { Bounds } from '../api/land-query.ts';

/** The box of a zone, or of all zones for 'all'; null when nothing has an extent yet. */
export function boundsOfZones(zones: readonly ZoneOverview[], zone: string | null): Bounds | null {
  const boxes = zones
    .filter((entry) => zone === 'all' || entry.zoneCode === zone)
    .map((entry) => entry.bounds)
    .filter((box) => box !== null);
  if (boxes.length === 0) return null;
  const along = (index: 0 | 1 | 2 | 3) => boxes.map((box) => box[index]);
  return [Math.min(...along(0)), Math.min(...along(1)), Math.max(...along(2)), Math.max(...along(3))];
}
