import { checkGeometry } from '../../geodata/analysis/geometry/check-geometry.ts';
import { type LandGeometry, toHexEwkb } from './geometry-wkb.ts';
import { UnfitGeometryError } from './land-errors.ts';

/**
 * A geometry as hexadecimal EWKB, if it cannot harm the database: closed, finite, with an inside. Self-crossing rings
 * pass; the schema refuses them.
 * @throws UnfitGeometryError naming the record
 */
export function guardedGeometry(geometry: LandGeometry, label: unknown): string {
  const check = checkGeometry(geometry);
  if (!check.ok) throw new UnfitGeometryError(typeof label === 'string' ? label : null, check.message);
  return toHexEwkb(geometry);
}
