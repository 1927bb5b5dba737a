/** First entry of a backup file: what wrote it. */
export const headerEntry = 'luodi-backup.json';
/** Last entries: what it holds, and the sha256 of that. */
export const manifestEntry = 'manifest.json';
export const manifestHashEntry = 'manifest.sha256';

/** Rows of a table, one JSON object a line, gzipped. */
export const pageEntry = (table: string, page: number): string =>
  `tables/${table}/${String(page).padStart(6, '0')}.jsonl.gz`;

/** The table that an entry holds rows of. */
export const tableOfEntry = (name: string): string | undefined =>
  /^tables\/([a-z0-9_]{1,63})\/\d{6}\.jsonl\.gz$/.exec(name)?.[1];

/** The path below the attachments' folder that an entry goes to; undefined for a name that leads elsewhere. */
export const attachmentOfEntry = (name: string): string | undefined =>
  /^attachments\/([0-9a-f]{2}\/[0-9a-f]{64}(?:\.thumbnail\.webp)?)$/.exec(name)?.[1];
