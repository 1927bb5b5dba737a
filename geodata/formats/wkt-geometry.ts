import type { Geometry, Position } from 'geojson';

/** An outline out of well-known text, with the SRID of EWKT. */
export interface WktOutline {
  geometry: Geometry;
  srid?: number;
}

const head = /^\s*(?:SRID\s*=\s*(\d{4,6})\s*;)?\s*(POLYGON|MULTIPOLYGON)\s*(?:Z|M|ZM)?\s*(?=\()/i;

/** Whether a text begins like a polygon in well-known text. */
export const isWktPolygon = (text: string): boolean => head.test(text);

/**
 * Reads `POLYGON` and `MULTIPOLYGON` in well-known text, with `SRID=…;` before them or not; Z and M are kept as third
 * and fourth number. Undefined for anything else, rings left open included: they are not mended here.
 */
export function parseWktOutline(text: string): WktOutline | undefined {
  const match = head.exec(text);
  if (!match) return undefined;
  const body = text.slice(match[0].length).trim();
  if (!/^[\s\d.,()eE+-]+$/.test(body)) return undefined;
  // Numbers between blanks, positions between commas, rings and parts in brackets: JSON but for its signs.
  const json = body.replaceAll(/[^(),]+/g, (part) => {
    const numbers = part.trim().split(/\s+/).filter(Boolean);
    return numbers.length === 0 ? '' : `[${numbers.map(Number).join(',')}]`;
  });
  let nested: unknown;
  try {
    nested = JSON.parse(json.replaceAll('(', '[').replaceAll(')', ']'));
  } catch {
    return undefined;
  }
  const isMulti = match[2]!.toUpperCase() === 'MULTIPOLYGON';
  if (!arePositions(nested, isMulti ? 3 : 2)) return undefined;
  const geometry: Geometry = isMulti
    ? { type: 'MultiPolygon', coordinates: nested as Position[][][] }
    : { type: 'Polygon', coordinates: nested as Position[][] };
  return match[1] === undefined ? { geometry } : { geometry, srid: Number(match[1]) };
}

function arePositions(value: unknown, depth: number): boolean {
  if (!Array.isArray(value) || value.length === 0) return false;
  if (depth > 0) return value.every((part) => arePositions(part, depth - 1));
  return value.length >= 2 && value.every((part) => typeof part === 'number' && Number.isFinite(part));
}
