import { serveConfined } from '../confined-process.ts';
import { type ProjectSheetReading, readProjectSheet } from './read-project-sheet.ts';

serveConfined<{ bytes: Uint8Array }, ProjectSheetReading>(({ bytes }) =>
  readProjectSheet(Buffer.from(bytes)),
);
