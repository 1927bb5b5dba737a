import type { Geometry, Position } from 'geojson';
import { guessCrs } from '../units/crs-detection.ts';
import { parsePointList } from './coordinate-text.ts';
import { outlinesOfPoints } from './points-to-outlines.ts';
import { extentOf, mapPositions } from './positions.ts';
import type { RawLayer } from './raw-layer.ts';
import type { RawTable } from './raw-table.ts';
import type { FieldType, FieldValue } from './read-result.ts';
import { outlineOfRings } from './rings-to-outline.ts';
import { findOutlineColumns, type OutlineColumns } from './table-columns.ts';
import { parseWktOutline } from './wkt-geometry.ts';

/** What the caller may say about the coordinates of a table. */
export interface TableOptions {
  crs?: string;
  swapAxes?: boolean;
}

interface Outlines {
  rows: { index: number; cells: readonly FieldValue[]; geometry: Geometry | null }[];
  srids: Set<number | undefined>;
  /** Columns that were turned into outlines: they are no attributes any more. */
  used: readonly number[];
  problems: RawLayer['problems'];
}

const bare = ({ rows, problems }: RawTable, more: RawLayer['problems'] = []): Outlines => ({
  rows: rows.map(({ number, cells }) => ({ index: number - 1, cells, geometry: null })),
  srids: new Set(),
  used: [],
  problems: [...problems, ...more],
});

function outlinesOfCells(
  table: RawTable,
  { kind, column }: Extract<OutlineColumns, { kind: 'wkt' | 'list' }>,
): Outlines {
  const srids = new Set<number | undefined>();
  const problems = [...table.problems];
  const name = table.header[column]!;
  const rows = table.rows.map(({ number, cells }) => {
    const text = String(cells[column] ?? '').trim();
    const row = { index: number - 1, cells, geometry: null };
    if (text === '') return row;
    const points = kind === 'list' ? parsePointList(text) : undefined;
    const outline = kind === 'wkt' ? parseWktOutline(text) : points && { geometry: outlineOfRings([points]) };
    if (outline === undefined) {
      const expected =
        kind === 'wkt'
          ? 'POLYGON 或 MULTIPOLYGON 的 WKT'
          : '三个以上的点，如 119.1,36.7;119.2,36.7;119.2,36.8';
      const message = `第${number}行“${name}”的“${text.slice(0, 40)}${text.length > 40 ? '…' : ''}”不是地块的边界，应为${expected}。请改正。`;
      problems.push({ code: 'geometry-malformed', severity: 'error', row: number, field: name, message });
      return row;
    }
    srids.add('srid' in outline ? outline.srid : undefined);
    return { ...row, geometry: outline.geometry };
  });
  return { rows, srids, used: [column], problems };
}

function outlinesOf(table: RawTable): Outlines {
  const columns = findOutlineColumns(table);
  if (columns.kind === 'none') return bare(table);
  if (columns.kind !== 'points') return outlinesOfCells(table, columns);
  const { x, y, ring, mark } = columns;
  const found = outlinesOfPoints(table, columns);
  if (found === undefined) {
    const message = `“${table.header[x]}”“${table.header[y]}”每宗地块只有一个点，不能作为边界；表中各行按代码对应已有地块。`;
    return bare(table, [{ code: 'points-without-outline', severity: 'warning', message }]);
  }
  return {
    rows: found.groups.map(({ row, cells, geometry }) => ({ index: row.number - 1, cells, geometry })),
    srids: new Set(),
    used: [x, y, ring, mark].filter((place) => place !== undefined),
    problems: [...table.problems, ...found.problems],
  };
}

const exchanged = (geometry: Geometry): Geometry =>
  mapPositions(geometry, ([x = 0, y = 0, ...rest]): Position => [y, x, ...rest]);

/** Whether the numbers only make sense with the second one first: surveyors' X is the northing. */
function isNorthingFirst(geometries: readonly (Geometry | null)[]): boolean {
  const extent = extentOf(geometries.filter((geometry) => geometry !== null));
  return extent !== undefined && guessCrs(extent).kind === 'swapped';
}

function typeOf(cells: readonly FieldValue[]): FieldType {
  const filled = cells.filter((cell) => cell !== null && cell !== '');
  if (filled.length === 0) return 'text';
  if (filled.every((cell) => typeof cell === 'boolean')) return 'boolean';
  const isNumber = (cell: FieldValue) =>
    typeof cell === 'number' ||
    (typeof cell === 'string' && /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(cell.trim()));
  return filled.every(isNumber) ? 'decimal' : 'text';
}

/**
 * Makes a layer of a table: outlines from well-known text, lists of points or rows of boundary points, told by names
 * and values; without any of them a layer of attributes alone. Where surveyors' order (northing first) is plain from
 * the numbers it is put right and told, unless the caller says how the axes are.
 */
export function layerOfTable(table: RawTable, options: TableOptions): RawLayer {
  const { rows, srids, used, problems } = outlinesOf(table);
  const isSwapped = options.swapAxes === undefined && isNorthingFirst(rows.map(({ geometry }) => geometry));
  if (isSwapped) {
    const message = `“${table.name}”的坐标是北坐标在前（测量习惯），已按此读取。请在地图上核对位置。`;
    problems.push({ code: 'axes-exchanged', severity: 'note', message });
  }
  const attributes = table.header.flatMap((name, at) => (used.includes(at) ? [] : [{ name, at }]));
  const [srid] = srids;
  return {
    name: table.name,
    format: table.format,
    encoding: table.encoding,
    fields: attributes.map(({ name, at }) => ({
      name,
      type: typeOf(rows.map(({ cells }) => cells[at] ?? null)),
    })),
    features: rows.map(({ index, cells, geometry }) => ({
      index,
      properties: Object.fromEntries(attributes.map(({ name, at }) => [name, cells[at] ?? null])),
      geometry: geometry !== null && isSwapped ? exchanged(geometry) : geometry,
    })),
    ...(srids.size === 1 && srid !== undefined ? { declaredCrs: { kind: 'epsg' as const, epsg: srid } } : {}),
    lngLatByStandard: false,
    problems,
  };
}
