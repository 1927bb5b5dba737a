import {
  columnType,
  type DbfColumn,
  type DbfTable,
  isDeleted,
  openDbf,
  parseDbfValue,
  valueBytes,
} from './dbf-table.ts';
import { decideEncoding, decodeSample, type EncodingClaims, type TextSample } from './decide-encoding.ts';
import type { FieldValue, LayerEncoding, ReadProblem, SourceField } from './read-result.ts';
import { isAscii, looksGarbled } from './text-encoding.ts';

export interface DbfContent {
  encoding: LayerEncoding;
  fields: SourceField[];
  /** By record number; undefined where the record is deleted. */
  records: (Record<string, FieldValue> | undefined)[];
  problems: Omit<ReadProblem, 'layer'>[];
}

const fieldNameBytes = 10;

function collectSamples(table: DbfTable): TextSample[] {
  const samples: TextSample[] = [];
  const add = (bytes: Uint8Array, width: number, row: number, column: number) => {
    if (!isAscii(bytes)) samples.push({ bytes, mayBeCut: bytes.length >= width - 1, row, column });
  };
  for (const [index, column] of table.columns.entries()) add(column.nameBytes, fieldNameBytes, 0, index + 1);
  for (let record = 0; record < table.recordCount; record += 1) {
    if (isDeleted(table, record)) continue;
    table.columns.forEach((column, index) => {
      if (columnType(column) === 'text') {
        add(valueBytes(table, record, column), column.width, record + 1, index + 1);
      }
    });
  }
  return samples;
}

/** Names as written, cut characters dropped, empty ones numbered, repeated ones told apart. */
function nameColumns(table: DbfTable, label: string, problems: DbfContent['problems']): SourceField[] {
  const taken = new Set<string>();
  return table.columns.map((column, index) => {
    const decoded = decodeSample(column.nameBytes, label, true);
    const written = decoded?.text.trim() ?? '';
    const base = written === '' ? `字段${index + 1}` : written;
    let name = base;
    for (let turn = 2; taken.has(name); turn += 1) name = `${base}_${turn}`;
    taken.add(name);
    if (name !== written) {
      problems.push({
        code: 'field-renamed',
        severity: 'warning',
        field: name,
        message: `第${index + 1}列的字段名${written === '' ? '为空' : `“${written}”重复`}，已改称“${name}”。`,
      });
    }
    return { name, type: columnType(column), width: column.width };
  });
}

/** Collects one message for each kind of trouble in a column instead of one a row. */
class Troubles {
  readonly #rows = new Map<string, { problem: Omit<ReadProblem, 'layer'>; count: number }>();

  add(code: ReadProblem['code'], field: string, row: number, message: string): void {
    const key = `${code} ${field}`;
    const known = this.#rows.get(key);
    if (known) known.count += 1;
    else this.#rows.set(key, { problem: { code, severity: 'warning', field, row, message }, count: 1 });
  }

  list(): Omit<ReadProblem, 'layer'>[] {
    return [...this.#rows.values()].map(({ problem, count }) => ({ ...problem, count }));
  }
}

function readText(
  bytes: Uint8Array,
  column: DbfColumn,
  label: string,
  note: (code: 'cut' | 'garbled') => void,
) {
  if (bytes.length === 0) return null;
  if (isAscii(bytes)) return String.fromCharCode(...bytes);
  // Samples were checked when the encoding was decided, so this cannot fail for a live record.
  const decoded = decodeSample(bytes, label, bytes.length >= column.width - 1);
  if (!decoded) return null;
  if (decoded.cut) note('cut');
  if (looksGarbled(decoded.text)) note('garbled');
  return decoded.text;
}

/**
 * Reads a dBASE table: decides its encoding, then decodes every value strictly.
 * Throws FormatError `dbf-truncated`, `dbf-corrupt` and those of `decideEncoding`.
 */
export function readDbf(bytes: Uint8Array, fileName: string, claims: EncodingClaims): DbfContent {
  const table = openDbf(bytes, fileName);
  const decided = decideEncoding(collectSamples(table), claims, fileName);
  const problems = [...decided.problems];
  const fields = nameColumns(table, decided.label, problems);
  const troubles = new Troubles();
  const records: DbfContent['records'] = [];
  for (let record = 0; record < table.recordCount; record += 1) {
    if (isDeleted(table, record)) {
      records.push(undefined);
      continue;
    }
    const row = record + 1;
    const entries = table.columns.map((column, index): [string, FieldValue] => {
      const field = fields[index]!;
      const raw = valueBytes(table, record, column);
      const note = (code: 'cut' | 'garbled') =>
        code === 'cut'
          ? troubles.add(
              'text-truncated',
              field.name,
              row,
              `字段“${field.name}”第${row}行起有文字被字段宽度（${column.width} 字节）截断，请核对原始资料。`,
            )
          : troubles.add(
              'text-garbled',
              field.name,
              row,
              `字段“${field.name}”第${row}行起有乱码，文件在导出前就已损坏，请从源系统重新导出。`,
            );
      if (field.type === 'text') return [field.name, readText(raw, column, decided.label, note)];
      const text = String.fromCharCode(...raw).trim();
      const value = parseDbfValue(text, field.type);
      if (value !== undefined) return [field.name, value];
      troubles.add(
        'value-invalid',
        field.name,
        row,
        `字段“${field.name}”第${row}行的“${text}”不是该字段声明的类型，已当作空值。`,
      );
      return [field.name, null];
    });
    // fromEntries defines own properties even for a column called __proto__.
    records.push(Object.fromEntries(entries));
  }
  return { encoding: decided.encoding, fields, records, problems: [...problems, ...troubles.list()] };
}
