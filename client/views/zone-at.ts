import type { ZoneOverview } from '../../geodata/model/api-zones.ts';

/** Whether what is shown is, at least in part, demonstration data. */
export const showsDemonstration = (zones: readonly ZoneOverview[], chosen: string | null): boolean =>
  zones.some(({ zoneCode, isDemonstration }) => isDemonstration && (chosen === 'all' || chosen === zoneCode));

/** The chosen zone, or with all zones shown the one whose box holds the place. */
export function zoneAt(
  zones: readonly ZoneOverview[],
  chosen: string | null,
  place: readonly [number, number],
): ZoneOverview | undefined {
  if (chosen !== 'all') return zones.find((zone) => zone.zoneCode === chosen);
  return zones.find(
    ({ bounds }) =>
      bounds &&
      place[0] >= bounds[0] &&
      place[1] >= bounds[1] &&
      place[0] <= bounds[2] &&
      place[1] <= bounds[3],
  );
}
