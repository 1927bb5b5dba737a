import type { GeometryChange } from '../../geodata/analysis/geometry/mend-geometry.ts';
import type { ImportProblem } from '../../geodata/model/import-report.ts';
import type { ParcelRecord } from '../../geodata/model/parcel.ts';
import { giveWay } from '../give-way.ts';

/** A parcel that is ready to be written, and where it came from. */
export interface ReadyParcel {
  layer: string;
  row: number;
  record: ParcelRecord;
  /** Fields that cells of the row fill; the others hold defaults. */
  filled: readonly string[];
  /** What was done to its outline. */
  changes: GeometryChange[];
}

/**
 * Parcels of the file that share a code (an error) or have the very same outline (a warning: published tables do list
 * a plot twice). Each is told from its second place on.
 */
export async function repeatedParcels(ready: readonly ReadyParcel[]): Promise<ImportProblem[]> {
  const codes = new Map<string, ReadyParcel>();
  const outlines = new Map<string, ReadyParcel>();
  const problems: ImportProblem[] = [];
  const pause = giveWay();
  for (const parcel of ready) {
    await pause();
    const { layer, row, record } = parcel;
    const { parcelCode } = record;
    const sameCode = parcelCode === null ? undefined : codes.get(parcelCode);
    if (sameCode !== undefined) {
      problems.push({
        severity: 'error',
        code: 'parcel-code-repeated',
        layer,
        row,
        field: 'parcelCode',
        value: parcelCode!,
        message: `第${row}行的宗地代码“${parcelCode}”与第${sameCode.row}行重复。`,
        mend: '宗地代码在一个开发区内只能出现一次，请改正或删除其中一行',
      });
    } else if (parcelCode !== null) {
      codes.set(parcelCode, parcel);
    }
    const outline = JSON.stringify(record.geometry.coordinates);
    const sameOutline = outlines.get(outline);
    if (sameOutline !== undefined && sameCode === undefined) {
      problems.push({
        severity: 'warning',
        code: 'outline-repeated',
        layer,
        row,
        message: `第${row}行的图形与第${sameOutline.row}行完全相同。`,
        mend: '若是同一宗地，请删除其中一行后重新导入',
      });
    } else {
      outlines.set(outline, parcel);
    }
  }
  return problems;
}
