import type { Geometry, Position } from 'geojson';
import { parseCoordinate } from './coordinate-text.ts';
import type { RawTable, TableRow } from './raw-table.ts';
import type { FieldValue, ReadProblem } from './read-result.ts';
import { outlineOfRings } from './rings-to-outline.ts';
import type { OutlineColumns } from './table-columns.ts';

type PointColumns = Extract<OutlineColumns, { kind: 'points' }>;

/** The rows of one parcel, put together. */
export interface PointGroup {
  /** The first of its rows. */
  row: TableRow;
  /** What the rows say of the parcel: of each column the first cell that is not empty. */
  cells: FieldValue[];
  geometry: Geometry | null;
}

const leastCorners = 3;

const textOf = (cell: FieldValue | undefined): string => String(cell ?? '').trim();

interface Collected {
  rows: TableRow[];
  rings: Position[][];
}

/** Adds a point; one that returns to where its ring began closes it, and the next begins another. */
function addPoint(group: Collected, position: Position, beginsRing: boolean): void {
  const ring = group.rings.at(-1);
  const [first] = ring ?? [];
  const isClosed =
    ring !== undefined &&
    ring.length > leastCorners &&
    first![0] === ring.at(-1)![0] &&
    first![1] === ring.at(-1)![1];
  if (ring === undefined || isClosed || beginsRing) group.rings.push([position]);
  else ring.push(position);
}

/**
 * Puts boundary points together to outlines, in the order of the rows. An empty cell in the column of parcels stands
 * for the one above it (merged cells); a row without any, or without coordinates, and a ring of fewer than three points
 * are errors. Undefined when no parcel has more than two points: such a table holds places, not outlines.
 */
export function outlinesOfPoints(
  table: RawTable,
  columns: PointColumns,
): { groups: PointGroup[]; problems: Omit<ReadProblem, 'layer'>[] } | undefined {
  const collected = new Map<string, Collected>();
  const problems: Omit<ReadProblem, 'layer'>[] = [];
  const [xName, yName, groupName] = [columns.x, columns.y, columns.group].map((at) => table.header[at]!);
  let key = '';
  let ringMark = '';
  for (const row of table.rows) {
    const given = textOf(row.cells[columns.group]);
    const isNext = given !== '' && given !== key;
    if (given !== '') key = given;
    const tell = (code: 'ring-group-missing' | 'geometry-malformed', message: string) =>
      problems.push({ code, severity: 'error', row: row.number, message });
    if (key === '') {
      tell(
        'ring-group-missing',
        `第${row.number}行没有填写“${groupName}”，不知道这个界址点属于哪宗地块。请补填。`,
      );
      continue;
    }
    const group = collected.get(key) ?? { rows: [], rings: [] };
    collected.set(key, group);
    const [x, y] = [columns.x, columns.y].map((at) => parseCoordinate(row.cells[at] ?? null));
    group.rows.push(row);
    if (x === undefined || y === undefined) {
      const shown = [columns.x, columns.y].map((at) => textOf(row.cells[at])).join('，');
      tell(
        'geometry-malformed',
        `第${row.number}行的“${xName}”“${yName}”（${shown.slice(0, 60)}）不是坐标。请改正。`,
      );
      continue;
    }
    const mark = columns.ring === undefined ? '' : textOf(row.cells[columns.ring]);
    addPoint(group, [x, y], isNext || (mark !== '' && mark !== ringMark));
    if (mark !== '' || isNext) ringMark = mark;
  }
  const corners = [...collected.values()].flatMap(({ rings }) => rings.map(({ length }) => length));
  if (!corners.some((count) => count >= leastCorners)) return undefined;
  const groups = [...collected].map(([name, { rows, rings }]): PointGroup => {
    const row = rows[0]!;
    const short = rings.find(({ length }) => length < leastCorners);
    if (short !== undefined || rings.length === 0) {
      problems.push({
        code: 'ring-too-short',
        severity: 'error',
        row: row.number,
        message: `第${row.number}行起的地块“${name}”只有 ${short?.length ?? 0} 个界址点，围不成边界。请补全界址点，同一地块的各行须连在一起。`,
      });
    }
    const cells = table.header.map(
      (_, at) => rows.map(({ cells: each }) => each[at]).find((cell) => textOf(cell) !== '') ?? null,
    );
    return { row, cells, geometry: short !== undefined || rings.length === 0 ? null : outlineOfRings(rings) };
  });
  return { groups, problems };
}
