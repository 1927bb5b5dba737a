import ExcelJs from 'exceljs';
import { type DocumentBlock, writeOfficialDocument } from '../documents/official-document.ts';
import {
  type Comparison,
  conditionsTable,
  demandTable,
  factorsTable,
  type MapPicture,
  noteLines,
  piecesTable,
  type Table,
} from './comparison-tables.ts';
import { comparisonWords } from './comparison-words.ts';

const texts = (table: Table): string[][] => table.map((row) => row.map(({ text }) => text));

/** Factors in a document: one column a piece, value and points in a cell, which is as wide as paper allows. */
const narrowFactors = (table: Table, pieces: number): string[][] =>
  texts(table)
    .filter((_, place) => place !== 1)
    .map(([label = '', ...cells], place, rows) => [
      label,
      ...Array.from({ length: pieces }, (_, piece) => {
        const [value = '', weight = '', points = ''] = cells.slice(piece * 3, piece * 3 + 3);
        if (place === 0) return value;
        return place === rows.length - 1 ? points : `${value} × ${weight} = ${points}`;
      }),
    ]);

/** The comparison as an editable document. */
export async function comparisonDocument(comparison: Comparison): Promise<Buffer> {
  const { result, pieces, pictures, language } = comparison;
  const { title, headings, numerals, product } = comparisonWords[language];
  const shares = [22, ...pieces.map(() => 78 / pieces.length)];
  const table = (
    rows: string[][],
    columnShares: readonly number[] = shares,
    hasHead = true,
  ): DocumentBlock => ({
    kind: 'table',
    rows,
    columnShares,
    hasHead,
  });
  let headed = 0;
  const heading = (text: string): DocumentBlock => {
    const numeral = numerals[headed] ?? '';
    headed += 1;
    return { kind: 'heading', text: `${numeral}${text}` };
  };
  const maps = pictures.map(
    ({ bytes, ...picture }): DocumentBlock => ({ kind: 'picture', jpeg: bytes, ...picture }),
  );
  return await writeOfficialDocument({
    title,
    docNo: null,
    isDraft: false,
    addressee: null,
    blocks: [
      heading(headings.demand),
      table(texts(demandTable(comparison)), [22, 78], false),
      heading(headings.pieces),
      table(texts(piecesTable(comparison))),
      ...(maps.length === 0 ? [] : [heading(headings.maps), ...maps]),
      heading(headings.factors),
      table(narrowFactors(factorsTable(comparison), pieces.length)),
      heading(headings.conditions),
      table(texts(conditionsTable(comparison))),
      heading(headings.notes),
      ...noteLines(comparison).map((line): DocumentBlock => ({ kind: 'text', text: line })),
    ],
    signature: { name: product, on: result.asOf },
  });
}

/** A format that shows places and unit, so that the cell itself stays a number. */
const numberFormat = (places: number, unit: string): string => {
  const digits = places > 0 ? `#,##0.${'0'.repeat(places)}` : '#,##0';
  return unit === '' ? digits : `${digits}" ${unit}"`;
};

const pictureWidthPixels = 640;
const rowPixels = 20;

/** A sheet of maps, one below the other, each under its title. */
function addMaps(workbook: ExcelJs.Workbook, name: string, pictures: readonly MapPicture[]): void {
  const sheet = workbook.addWorksheet(name, { pageSetup: { paperSize: 9, fitToPage: true, fitToHeight: 0 } });
  sheet.getColumn(1).width = 100;
  let row = 1;
  for (const { title, widthPixels, heightPixels, bytes } of pictures) {
    // Each on a page of its own: paper would cut it otherwise.
    if (row > 1) sheet.getRow(row - 1).addPageBreak();
    sheet.getCell(row, 1).value = title;
    sheet.getCell(row, 1).font = { bold: true };
    const height = Math.round((heightPixels * pictureWidthPixels) / widthPixels);
    const image = workbook.addImage({ base64: bytes.toString('base64'), extension: 'jpeg' });
    sheet.addImage(image, { tl: { col: 0, row }, ext: { width: pictureWidthPixels, height } });
    row += Math.ceil(height / rowPixels) + 2;
  }
}

/** The comparison as a workbook, a sheet a part: figures are numbers, texts are texts and never run as formulas. */
export async function comparisonWorkbook(comparison: Comparison): Promise<Buffer> {
  const { pieces, pictures, language } = comparison;
  const { headings } = comparisonWords[language];
  const workbook = new ExcelJs.Workbook();
  const add = (name: string, table: Table, widths: readonly number[], headRows = 1): void => {
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', ySplit: headRows, xSplit: 1 }],
      pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    });
    for (const row of table) {
      const added = sheet.addRow(row.map(({ text, figure }) => figure?.value ?? text));
      added.alignment = { wrapText: true, vertical: 'top' };
      row.forEach(({ figure }, place) => {
        const cell = added.getCell(place + 1);
        if (figure) cell.numFmt = numberFormat(figure.places, figure.unit);
        // One edge for words and figures of a row, or the eye loses the column.
        cell.alignment = {
          wrapText: true,
          vertical: 'top',
          horizontal: figure && place > 0 ? 'right' : 'left',
        };
      });
    }
    for (let row = 1; row <= headRows; row += 1) sheet.getRow(row).font = { bold: true };
    sheet.getColumn(1).font = { bold: true };
    widths.forEach((width, place) => {
      sheet.getColumn(place + 1).width = width;
    });
  };
  const wide = [20, ...pieces.map(() => 44)];
  add(headings.demand, demandTable(comparison), [20, 60], 0);
  add(headings.pieces, piecesTable(comparison), wide);
  add(headings.factors, factorsTable(comparison), [20, ...pieces.flatMap(() => [12, 10, 10])], 2);
  add(headings.conditions, conditionsTable(comparison), wide);
  add(
    headings.notes,
    noteLines(comparison).map((text) => [{ text }]),
    [100],
    0,
  );
  if (pictures.length > 0) addMaps(workbook, headings.maps, pictures);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
