import { attributeSynonyms } from './attribute-synonyms.ts';
import { readColumnName } from './column-name.ts';
import { parseCoordinate, parsePointList } from './coordinate-text.ts';
import type { RawTable } from './raw-table.ts';
import { isWktPolygon } from './wkt-geometry.ts';

/** Where a table keeps outlines; numbers are places in its header. */
export type OutlineColumns =
  | { kind: 'none' }
  /** A whole outline in one cell: well-known text, or a list of points. */
  | { kind: 'wkt' | 'list'; column: number }
  /** A boundary point a row, grouped by the parcel it belongs to. */
  | {
      kind: 'points';
      x: number;
      y: number;
      group: number;
      ring: number | undefined;
      mark: number | undefined;
    };

// Longitude and easting before latitude and northing. X and Y are told apart by their numbers: surveyors' X is north.
const pairs: readonly (readonly [RegExp, RegExp])[] = [
  [/^(经度|东经|lng|lon|long|longitude|jd)$/, /^(纬度|北纬|lat|latitude|wd)$/],
  [/^(东坐标|横坐标|东方向|easting|e坐标)$/, /^(北坐标|纵坐标|北方向|northing|n坐标)$/],
  [/^(x|x坐标|坐标x|xcoord|coordx|pointx)$/, /^(y|y坐标|坐标y|ycoord|coordy|pointy)$/],
];
const ringNames = /^(圈号|环号|地块圈号|ring|ringno|ringid)$/;
const markNames = /^(桩号|点号|界址点号|界址点|拐点|拐点号|拐点编号|序号|顺序号|点序|point|pointno|pid)$/;

const sampled = 200;

function samplesOf({ rows }: RawTable, column: number): string[] {
  return rows
    .slice(0, sampled)
    .map(({ cells }) => String(cells[column] ?? '').trim())
    .filter((text) => text !== '');
}

const mostly = (samples: readonly string[], fits: (text: string) => boolean): boolean =>
  samples.length > 0 && samples.filter(fits).length >= samples.length * 0.8;

/** Columns that name the parcel a row belongs to, the most telling first. */
function groupColumn(
  table: RawTable,
  keys: readonly string[],
  spoken: readonly number[],
): number | undefined {
  for (const field of ['parcelCode', 'sourceCode', 'name']) {
    const known = new Set((attributeSynonyms[field] ?? []).map((name) => readColumnName(name).key));
    const place = keys.findIndex((key, index) => !spoken.includes(index) && known.has(key));
    if (place >= 0 && samplesOf(table, place).length > 0) return place;
  }
  return undefined;
}

/** Finds the columns that hold outlines, by their names and by what stands in them. */
export function findOutlineColumns(table: RawTable): OutlineColumns {
  const places = table.header.map((_, index) => index);
  const wkt = places.find((column) => mostly(samplesOf(table, column), isWktPolygon));
  if (wkt !== undefined) return { kind: 'wkt', column: wkt };
  const list = places.find((column) =>
    mostly(samplesOf(table, column), (text) => parsePointList(text) !== undefined),
  );
  if (list !== undefined) return { kind: 'list', column: list };
  const keys = table.header.map((name) => {
    const plain = name.normalize('NFKC').toLowerCase();
    return plain.replaceAll(/\((m|米|度|°)\)|[\s_\-()（）:：]/g, '');
  });
  for (const [first, second] of pairs) {
    const [x, y] = [first, second].map((names) => keys.findIndex((key) => names.test(key)));
    if (x === undefined || y === undefined || x < 0 || y < 0) continue;
    const isCoordinate = (text: string) => parseCoordinate(text) !== undefined;
    if (!mostly(samplesOf(table, x), isCoordinate) || !mostly(samplesOf(table, y), isCoordinate)) continue;
    const find = (names: RegExp) => {
      const place = keys.findIndex((key) => names.test(key));
      return place < 0 ? undefined : place;
    };
    const [ring, mark] = [find(ringNames), find(markNames)];
    const spoken = [x, y, ring, mark].filter((place) => place !== undefined);
    const group = groupColumn(
      table,
      table.header.map((name) => readColumnName(name).key),
      spoken,
    );
    if (group !== undefined) return { kind: 'points', x, y, group, ring, mark };
  }
  return { kind: 'none' };
}
