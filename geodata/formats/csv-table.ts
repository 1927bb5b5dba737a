import { divideCsv } from './csv-cells.ts';
import { decodeDocument } from './decode-document.ts';
import { FormatError } from './format-error.ts';
import type { ReadOptions } from './raw-layer.ts';
import { type RawTable, tableOfGrid } from './raw-table.ts';

/**
 * Reads a CSV in UTF-8, UTF-16 or GB18030, divided by commas, tabs or semicolons. Cells stay texts.
 * Throws FormatError `table-invalid`, `table-empty` and `encoding-*`.
 */
export function readCsvTable(
  bytes: Uint8Array,
  name: string,
  fileName: string,
  options: ReadOptions,
): RawTable {
  const { text, encoding, problems } = decodeDocument(bytes, fileName, options.encoding, '没有声明编码');
  const divided = divideCsv(text);
  if (!divided.ok)
    throw new FormatError('table-invalid', `“${fileName}”：${divided.reason}。`, { file: fileName });
  const table = tableOfGrid(divided.rows, true);
  if (table === undefined)
    throw new FormatError('table-empty', `“${fileName}”中没有内容。请核对文件。`, { file: fileName });
  return { name, format: 'csv', encoding, ...table, problems: [...problems, ...table.problems] };
}
