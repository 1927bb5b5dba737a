import type { FieldValue, LayerEncoding, ReadProblem } from './read-result.ts';

/** A row of a table; `number` is the one a spreadsheet shows beside it. */
export interface TableRow {
  number: number;
  /** As many as the header has. */
  cells: FieldValue[];
}

/** A table as its format's reader hands it over: names of columns, and the rows below that are not blank. */
export interface RawTable {
  name: string;
  format: 'csv' | 'xlsx';
  encoding: LayerEncoding;
  /** No two are the same, none is empty. */
  header: string[];
  rows: TableRow[];
  problems: Omit<ReadProblem, 'layer'>[];
}

const isFilled = (cell: FieldValue | undefined): boolean =>
  cell !== undefined && cell !== null && String(cell).trim() !== '';

/** Rows below which a header is not looked for: titles, units and notes come before it. */
const furthestHeader = 20;

/** Place of the header: the first row with two different cells or more; a title merged over the table has one. */
function headerPlace(grid: readonly (readonly FieldValue[])[]): number {
  const texts = (row: readonly FieldValue[]) => new Set(row.filter(isFilled).map(String));
  const place = grid.slice(0, furthestHeader).findIndex((row) => texts(row).size >= 2);
  return place >= 0 ? place : grid.findIndex((row) => row.some(isFilled));
}

/** Names of columns, made different from each other. */
function namesOf(row: readonly FieldValue[], width: number): string[] {
  const taken = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const cell = row[index];
    const name = isFilled(cell) ? String(cell).replaceAll(/\s+/g, ' ').trim() : `第${index + 1}列`;
    const times = (taken.get(name) ?? 0) + 1;
    taken.set(name, times);
    return times === 1 ? name : `${name}（${times}）`;
  });
}

/**
 * Finds header and rows in a grid of cells. Columns without a name are kept when something stands in them; rows with
 * fewer cells than the header, where a CSV may have lost some, are told. Undefined when there is nothing in the grid.
 */
export function tableOfGrid(
  grid: readonly (readonly FieldValue[])[],
  tellShortRows: boolean,
): Pick<RawTable, 'header' | 'rows' | 'problems'> | undefined {
  const place = headerPlace(grid);
  const names = grid[place];
  if (names === undefined) return undefined;
  const body = grid.slice(place + 1);
  const last = (row: readonly FieldValue[]) => row.findLastIndex(isFilled) + 1;
  const width = body.reduce((most, row) => Math.max(most, last(row)), last(names));
  const header = namesOf(names, width);
  const rows: TableRow[] = [];
  const short: number[] = [];
  for (const [index, row] of body.entries()) {
    if (!row.some(isFilled)) continue;
    const number = place + index + 2;
    if (row.length < last(names)) short.push(number);
    rows.push({ number, cells: Array.from({ length: width }, (_, at) => row[at] ?? null) });
  }
  const problems: RawTable['problems'] = [];
  if (tellShortRows && short.length > 0) {
    const shown = `${short.slice(0, 10).join('、')}${short.length > 10 ? ' 等' : ''}`;
    problems.push({
      code: 'cells-missing',
      severity: 'warning',
      row: short[0],
      count: short.length,
      message: `第 ${shown} 行的格数少于表头，缺的格按空白读取。请检查是否缺格或换行未加引号。`,
    });
  }
  return { header, rows, problems };
}
