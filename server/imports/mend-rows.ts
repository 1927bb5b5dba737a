import { ellipsoidalAreaSquareMetres } from '../../geodata/analysis/geometry/area.ts';
import type { GeometryChange } from '../../geodata/analysis/geometry/mend-geometry.ts';
import { mendGeometry } from '../../geodata/analysis/geometry/mend-geometry.ts';
import type { SourceLayer } from '../../geodata/formats/read-result.ts';
import type { MultiPolygonGeometry } from '../../geodata/model/geometry.ts';
import type { ImportProblem } from '../../geodata/model/import-report.ts';
import type { ParcelRecord } from '../../geodata/model/parcel.ts';
import { giveWay } from '../give-way.ts';

/** The outline of one row, fit to be stored; undefined when it cannot be mended. */
export interface MendedRow {
  geometry: MultiPolygonGeometry | undefined;
  areaSquareMetres: number | undefined;
  /** What a person should check; the form of a geometry (rings wound, multi) is no such thing. */
  changes: GeometryChange[];
  /** The parcel that is there, where the row only has attributes for it. */
  base?: ParcelRecord;
}

/** Changes of form that leave the outline as it was. */
const formalChanges = new Set<GeometryChange['code']>(['rewound', 'promoted-to-multipolygon']);

/** Mends every outline of a layer; what cannot be mended is an error of its row. */
export async function mendRows(
  layer: SourceLayer,
): Promise<{ rows: MendedRow[]; problems: ImportProblem[] }> {
  const problems: ImportProblem[] = [];
  const mend = ({ index, geometry }: SourceLayer['features'][number]): MendedRow => {
    const result = mendGeometry(geometry);
    if (!result.ok) {
      const row = index + 1;
      problems.push({
        severity: 'error',
        code: `geometry-${result.reason}`,
        layer: layer.name,
        row,
        message: `第${row}行：${result.message}。`,
        mend: '请在原软件中改正图形，或删除该行后重新导入',
      });
      return { geometry: undefined, areaSquareMetres: undefined, changes: [] };
    }
    return {
      geometry: result.geometry as MultiPolygonGeometry,
      areaSquareMetres: ellipsoidalAreaSquareMetres(result.geometry),
      changes: result.changes.filter(({ code }) => !formalChanges.has(code)),
    };
  };
  const pause = giveWay();
  const rows: MendedRow[] = [];
  for (const feature of layer.features) {
    await pause();
    rows.push(mend(feature));
  }
  return { rows, problems };
}
