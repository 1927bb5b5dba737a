import type { Logger } from 'pino';
import type postgres from 'postgres';
import type { Identities } from './accounts/identities.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { Operations } from './diagnostics/operations.ts';
import type { Snapshots } from './matching/supply-snapshots.ts';
import type { Revisions } from './revisions/revisions.ts';

/** What a feature gets to work with: `server/<feature>/<name>.routes.ts` exports `(deps: FeatureDeps) => Route[]`. */
export interface FeatureDeps {
  config: Config;
  log: Logger;
  sql: postgres.Sql;
  database: Pick<Database, 'engine' | 'status' | 'whenReady' | 'losses'>;
  /** Revision counters for ETags; `forget()` after every transaction that wrote land data. */
  revisions: Revisions;
  /** Who requests are; `forget()` after every transaction that changed accounts, sessions or tokens. */
  identities: Identities;
  /** The clock. */
  now: () => Date;
  /** The calendar day in China, 'YYYY-MM-DD'. */
  today: () => string;
  /** What the running program keeps about itself. */
  operations: Operations;
  /** The land that matching searches; absent: matching holds its own. */
  snapshots?: Snapshots;
  /** Version of the program. */
  version: string;
}
