import type { MultiPolygonGeometry } from '../../../geodata/model/geometry.ts';
import type { ParcelRecord } from '../../../geodata/model/parcel.ts';
import { canonicalJson } from '../../audit/canonical-json.ts';

/** Decimals that the table keeps, where they are not two. */
const decimals: Readonly<Record<string, number>> = {
  buildingDensityBuilt: 4,
  buildingCoefficientMin: 4,
  greenRatioMax: 4,
  expresswayExitDistanceMetres: 1,
  railFreightDistanceMetres: 1,
  portDistanceMetres: 1,
  substationDistanceMetres: 1,
};

/** A tenth of a millimetre in degrees: what the way through text and back may cost. */
const sameDegrees = 1e-9;

function isSameOutline(a: MultiPolygonGeometry, b: MultiPolygonGeometry): boolean {
  const [first, second] = [a.coordinates.flat(2), b.coordinates.flat(2)];
  const shape = ({ coordinates }: MultiPolygonGeometry) =>
    JSON.stringify(coordinates.map((polygon) => polygon.map((ring) => ring.length)));
  if (first.length !== second.length || shape(a) !== shape(b)) return false;
  return first.every(
    ([lng, lat], index) =>
      Math.abs(lng - second[index]![0]) <= sameDegrees && Math.abs(lat - second[index]![1]) <= sameDegrees,
  );
}

function isSame(field: string, before: unknown, after: unknown): boolean {
  if (typeof before === 'number' && typeof after === 'number')
    return Math.abs(before - after) <= 0.5 * 10 ** -(decimals[field] ?? 2) + 1e-9;
  if (Array.isArray(before) && Array.isArray(after))
    return canonicalJson([...before].sort()) === canonicalJson([...after].sort());
  return canonicalJson(before ?? null) === canonicalJson(after ?? null);
}

/**
 * The fields in which a row differs from the parcel that is there. Only what cells of the row fill counts: an empty
 * cell leaves the field as it is. Columns that fill no field are compared as a whole (`sourceAttributes`).
 */
export function differingFields(
  stored: ParcelRecord,
  record: ParcelRecord,
  filled: readonly string[],
): (keyof ParcelRecord)[] {
  const fields = filled.filter((field): field is keyof ParcelRecord => field in record);
  const changed = fields.filter((field) => !isSame(field, stored[field], record[field]));
  if (
    record.sourceAttributes !== null &&
    !isSame('sourceAttributes', stored.sourceAttributes, record.sourceAttributes)
  )
    changed.push('sourceAttributes');
  if (!isSameOutline(stored.geometry, record.geometry)) changed.push('geometry');
  return changed;
}
