import type { TileFeature, TileValue } from './encode-tile.ts';

/** One land class within one cell of the grid over a tile; sums of degrees give the middle of the records. */
export interface CellRow {
  cellX: number;
  cellY: number;
  landClass: string | null;
  count: number;
  areaSquareMetres: number;
  lngSum: number;
  latSum: number;
}

/** Cells along one side of a tile: 64 px of a tile drawn at 512 px, room for a bubble with its number. */
export const cellsPerSide = 8;

/**
 * One point a cell, in the middle of its records: `count`, `areaSquareMetres`, `count_<landClass>` for each class
 * present, and `landClass`, the class with the largest area.
 */
export function aggregateCells(rows: readonly CellRow[]): TileFeature[] {
  const cells = new Map<number, CellRow[]>();
  for (const row of rows) {
    const id = row.cellY * cellsPerSide + row.cellX + 1;
    const cell = cells.get(id);
    if (cell === undefined) cells.set(id, [row]);
    else cell.push(row);
  }
  return [...cells].map(([id, classes]) => {
    const sum = (pick: (row: CellRow) => number) => classes.reduce((total, row) => total + pick(row), 0);
    const count = sum((row) => row.count);
    const largest = classes.reduce((a, b) => (b.areaSquareMetres > a.areaSquareMetres ? b : a));
    const properties: Record<string, TileValue> = {
      count,
      areaSquareMetres: Math.round(sum((row) => row.areaSquareMetres) * 100) / 100,
      landClass: largest.landClass,
    };
    for (const row of classes) {
      if (row.landClass !== null) properties[`count_${row.landClass}`] = row.count;
    }
    const wkb = pointWkb(sum((row) => row.lngSum) / count, sum((row) => row.latSum) / count);
    return { id, wkb, properties };
  });
}

function pointWkb(lng: number, lat: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(21));
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, lng, true);
  view.setFloat64(13, lat, true);
  return new Uint8Array(view.buffer);
}
