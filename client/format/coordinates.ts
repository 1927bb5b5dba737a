import { roundHalfUp } from '../../geodata/units/area.ts';
import { gaussKruegerByEpsg } from '../../geodata/units/crs.ts';
import { toGaussKrueger } from '../../geodata/units/gauss-krueger.ts';
import type { Language } from '../language/language.ts';
import { messages } from '../language/messages.ts';

/** CGCS2000 degrees with four places, about ten metres: `119.2147° E 36.7200° N`. */
export function formatDegrees(lngLat: readonly [number, number]): string {
  const [lng, lat] = lngLat;
  return `${Math.abs(lng).toFixed(4)}° ${lng < 0 ? 'W' : 'E'} ${Math.abs(lat).toFixed(4)}° ${lat < 0 ? 'S' : 'N'}`;
}

/**
 * Plane coordinates as survey files write them, X north and Y east with the zone number first. Empty when the code
 * names no Gauss-Krueger system or the place lies far outside its zone, where the series no longer holds.
 */
export function formatGaussKrueger(
  lngLat: readonly [number, number],
  epsg: number | null,
  language: Language,
): string {
  const system = epsg === null ? undefined : gaussKruegerByEpsg(epsg);
  if (!system || Math.abs(lngLat[0] - system.centralMeridianDegrees) > 6) return '';
  const { northingMetres, eastingMetres } = toGaussKrueger(lngLat, system);
  return messages[language].gaussKrueger(system.zone, spaced(northingMetres), spaced(eastingMetres));
}

/** `40429871.02` as `40 429 871.02`. */
function spaced(metres: number): string {
  const [whole, fraction] = roundHalfUp(metres, 2).toFixed(2).split('.');
  return `${whole!.replace(/\B(?=(\d{3})+$)/g, ' ')}.${fraction}`;
}
