import { PassThrough, type Readable } from 'node:stream';
import ExcelJs from 'exceljs';
import type { ExportColumn } from './export-columns.ts';

type Properties = Readonly<Record<string, unknown>>;

/** What stands above the table. */
export interface ExportHeading {
  title: string;
  lines: readonly string[];
}

const day = (text: string): Date => new Date(`${text}T00:00:00Z`);

/** Texts are written as texts: a workbook never runs them as formulas. */
function cellOf({ kind, read }: ExportColumn, properties: Properties): string | number | Date | null {
  const value = read(properties);
  return kind === 'date' && typeof value === 'string' ? day(value) : value;
}

/** Wide characters take twice the room. */
const widthOf = (header: string): number =>
  Math.min(
    40,
    Math.max(
      10,
      [...header].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 4),
    ),
  );

async function write(
  workbook: ExcelJs.stream.xlsx.WorkbookWriter,
  heading: ExportHeading,
  columns: readonly ExportColumn[],
  pages: AsyncIterable<readonly Properties[]>,
): Promise<void> {
  const headingRows = heading.lines.length + 1;
  const sheet = workbook.addWorksheet(heading.title.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31), {
    views: [{ state: 'frozen', ySplit: headingRows + 1 }],
  });
  sheet.columns = columns.map(({ header, kind, format }) => ({
    width: widthOf(header),
    style: { numFmt: kind === 'date' ? 'yyyy-mm-dd' : (format ?? 'General') },
  }));
  const titleRow = sheet.addRow([heading.title]);
  titleRow.font = { bold: true, size: 14 };
  titleRow.commit();
  for (const line of heading.lines) sheet.addRow([line]).commit();
  const header = sheet.addRow(columns.map((column) => column.header));
  header.font = { bold: true };
  header.commit();
  for await (const page of pages)
    for (const properties of page) sheet.addRow(columns.map((column) => cellOf(column, properties))).commit();
  sheet.commit();
  await workbook.commit();
}

/** A workbook as a stream: pages are asked for while it is written. */
export function workbookStream(
  heading: ExportHeading,
  columns: readonly ExportColumn[],
  pages: AsyncIterable<readonly Properties[]>,
): Readable {
  const stream = new PassThrough();
  const workbook = new ExcelJs.stream.xlsx.WorkbookWriter({
    stream,
    useStyles: true,
    useSharedStrings: false,
  });
  write(workbook, heading, columns, pages).catch((error: Error) => stream.destroy(error));
  return stream;
}
