import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { openOnce } from '../database/external-database.ts';
import { openDatabase } from '../database/open-database.ts';

export interface WithDatabaseOptions {
  /** `'owner'`: on a server as the role that owns the tables, when one is configured. */
  as: 'application' | 'owner';
  onProgress: (progress: { message: string }) => void;
}

/**
 * Opens the database for one piece of work, its schema left as it is, and closes it again.
 * @throws DataFolderInUseError while a server holds the data folder
 */
export async function withDatabase<T>(
  config: Config,
  { as, onProgress }: WithDatabaseOptions,
  work: (database: Pick<Database, 'sql' | 'engine'>) => Promise<T>,
): Promise<T> {
  const { databaseUrl, databaseOwnerUrl, dataDir } = config;
  const warn = (_details: object, message: string) => onProgress({ message });
  const log = { info: () => {}, warn, error: warn };
  if (databaseUrl !== undefined) {
    const sql = openOnce(as === 'owner' ? (databaseOwnerUrl ?? databaseUrl) : databaseUrl, log);
    try {
      return await work({ sql, engine: 'external' });
    } finally {
      await sql.end({ timeout: 5 });
    }
  }
  const database = await openDatabase({ dataDir, maxConnections: 1 }, { log, onProgress });
  try {
    await database.whenReady;
    return await work(database);
  } finally {
    await database.close();
  }
}
