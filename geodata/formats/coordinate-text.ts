import type { Position } from 'geojson';
import { normaliseText } from './plain-text.ts';

const decimal = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const degrees = /^(\d{1,3})[°度](?:(\d{1,2})['′分](?:(\d{1,2}(?:\.\d+)?)(?:["″秒]|''|′′))?)?[NE]?$/i;

/** One coordinate: a number (thousands with commas), or degrees with minutes and seconds. Undefined for anything else. */
export function parseCoordinate(value: string | number | boolean | null): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const text = normaliseText(value).replaceAll(/[\s,]/g, '');
  if (decimal.test(text)) return Number(text);
  const match = degrees.exec(text);
  if (!match) return undefined;
  const [minutes, seconds] = [Number(match[2] ?? 0), Number(match[3] ?? 0)];
  return minutes < 60 && seconds < 60 ? Number(match[1]) + minutes / 60 + seconds / 3600 : undefined;
}

const label = /^[A-Za-z\u4e00-\u9fa5]+\d*$/;

/** Two numbers, with the mark of the point before them or not: `J1,3512.4,4036.1`, `119.1 36.7`. */
function positionOf(text: string): Position | undefined {
  const parts = text.split(/[\s,]+/).filter(Boolean);
  const numbers = label.test(parts[0] ?? '') ? parts.slice(1) : parts;
  if (numbers.length < 2 || numbers.length > 3 || !numbers.every((part) => decimal.test(part)))
    return undefined;
  return numbers.slice(0, 2).map(Number);
}

/**
 * Reads a list of points in one cell: `119.1,36.7;119.2,36.7;…`, `119.1 36.7,119.2 36.7,…`, one point a line, or
 * `[[119.1,36.7],…]`. Undefined for anything else and for fewer than three points.
 */
export function parsePointList(text: string): Position[] | undefined {
  const plain = text.normalize('NFKC').trim();
  const jsonLike = /^\[.*\]$/s.test(plain)
    ? plain.replaceAll(/\]\s*,\s*\[/g, ';').replaceAll(/[[\]]/g, '')
    : plain;
  const byPoint = jsonLike.split(/[;|\n\r]+/).filter((part) => part.trim() !== '');
  const parts = byPoint.length > 1 ? byPoint : jsonLike.split(',');
  if (parts.length < 3) return undefined;
  const positions = parts.map((part) => positionOf(part.trim()));
  return positions.every((position) => position !== undefined) ? positions : undefined;
}
