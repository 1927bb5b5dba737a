import ExcelJS from 'exceljs';

/** A cell as a person would have typed it; `{ formula }` without a result was never computed. */
export type SheetCell =
  | string
  | number
  | boolean
  | Date
  | null
  | { formula: string; result?: string | number };

/** The bytes of a workbook with these sheets. */
export async function writeWorkbook(
  sheets: Readonly<Record<string, readonly (readonly SheetCell[])[]>>,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
