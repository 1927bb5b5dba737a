/** The database cannot be reached, or went away while a query ran. HTTP answers 503. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError';
}

/** Another running process holds the data folder of the embedded engine. */
export class DataFolderInUseError extends Error {
  override readonly name = 'DataFolderInUseError';
}

/** A migration is missing, was changed after it had been applied, or failed. The message is for the operator. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

/** Codes of the `postgres` client and of the operating system. */
const connectionCodes = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
]);

/** SQLSTATE classes: 08 connection exception, 57P01…57P03 shutdown or starting up, 53300 too many connections. */
const unavailableState = /^(08...|57P0[1-4]|53300)$/;

/**
 * Recognises an error that means "no database just now" rather than "wrong query".
 * @returns the typed error (the original as `cause`), or undefined for every other error.
 */
export function asDatabaseUnavailable(error: unknown): DatabaseUnavailableError | undefined {
  if (error instanceof DatabaseUnavailableError) return error;
  const code = codeOf(error);
  if (code === undefined || !(connectionCodes.has(code) || unavailableState.test(code))) return undefined;
  // ENOENT is a missing socket only when it comes from connecting; a missing file is another matter.
  if (code === 'ENOENT' && (error as { syscall?: string }).syscall !== 'connect') return undefined;
  return new DatabaseUnavailableError('数据库暂时不可用，请稍后重试', { cause: error });
}

/** True for a query that ran longer than the limit and was stopped (SQLSTATE 57014), on either engine. */
export function isQueryTimeout(error: unknown): boolean {
  return codeOf(error) === '57014';
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  if (typeof error.code === 'string') return error.code;
  return undefined;
}
