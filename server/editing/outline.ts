import type { Geometry } from 'geojson';
import { checkGeometry } from '../../geodata/analysis/geometry/check-geometry.ts';
import { mendGeometry } from '../../geodata/analysis/geometry/mend-geometry.ts';
import { MultiPolygonGeometry } from '../../geodata/model/geometry.ts';
import { toHexEwkb } from '../land/geometry-wkb.ts';

/** An outline that can go to the database, and what was mended on the way. */
export type OutlineReading =
  | {
      ok: true;
      geometry: MultiPolygonGeometry;
      ewkb: string;
      mended: readonly { code: string; message: string }[];
    }
  | { ok: false; message: string };

const mostPositions = 100_000;

const positionCount = (coordinates: unknown): number =>
  !Array.isArray(coordinates)
    ? 0
    : typeof coordinates[0] === 'number'
      ? 1
      : coordinates.reduce<number>((sum, part) => sum + positionCount(part), 0);

/** Reads an outline as a person drew it: Polygon or MultiPolygon, mended where that is safe, refused where it is not. */
export function readOutline(given: unknown): OutlineReading {
  const { type, coordinates } = given as { type?: unknown; coordinates?: unknown };
  if (type !== 'Polygon' && type !== 'MultiPolygon')
    return { ok: false, message: '图形须为面，请绘制一个闭合的范围' };
  if (positionCount(coordinates) > mostPositions)
    return { ok: false, message: `图形超过 ${mostPositions} 个点，请先简化` };
  let mended: ReturnType<typeof mendGeometry>;
  try {
    mended = mendGeometry(given as Geometry);
  } catch {
    // Coordinates nested otherwise than a polygon's: the mending presumes the shape that GeoJSON prescribes.
    return { ok: false, message: '图形的坐标结构有误，须为 GeoJSON 面' };
  }
  if (!mended.ok) return { ok: false, message: mended.message };
  const geometry = MultiPolygonGeometry.safeParse(mended.geometry);
  const check = checkGeometry(mended.geometry);
  if (!check.ok) return { ok: false, message: check.message };
  if (!geometry.success) return { ok: false, message: '图形的坐标有误，须为经纬度' };
  const told = mended.changes.filter(({ code }) => code !== 'promoted-to-multipolygon' && code !== 'rewound');
  return { ok: true, geometry: geometry.data, ewkb: toHexEwkb(geometry.data), mended: told };
}
