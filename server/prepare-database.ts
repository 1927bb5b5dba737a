import type { Logger } from 'pino';
import type { StartUpProgress } from '../geodata/model/api-health.ts';
import { demonstrationZones } from '../geodata/samples/demonstration-zones.ts';
import { syncCodes } from './codes/sync-codes.ts';
import type { Config } from './config.ts';
import { mayRewriteAudit } from './database/application-role.ts';
import type { Database } from './database/database.ts';
import { migrateAsOwner } from './database/migrate-as-owner.ts';
import { migrate } from './database/migrations.ts';
import { loadDemonstration } from './demonstration/load-demonstration.ts';
import { createZoneGenerator } from './demonstration/zone-generator.ts';

export interface Preparation {
  config: Config;
  log: Logger;
  /** Folder with `migrations/` and `functions/`. */
  sqlFolder: string;
  /** The data folder is new: there will be demonstration zones to generate. */
  isFirstStart: boolean;
  onProgress: (progress: StartUpProgress) => void;
}

/**
 * Makes the work that brings a database which answers to where the server can serve from it: schema, code lists,
 * demonstration. It may be done again when the connection was lost in the middle.
 */
export function databasePreparation({
  config,
  log,
  sqlFolder,
  isFirstStart,
  onProgress,
}: Preparation): (database: Pick<Database, 'engine' | 'sql'>) => Promise<void> {
  const { load, seed, asOf } = config.demonstration;
  const generator = createZoneGenerator({ seed, asOf });
  if (load && isFirstStart) generator.startAll();
  return async (database) => {
    const { databaseOwnerUrl: ownerUrl } = config;
    if (database.engine === 'external' && ownerUrl !== undefined) {
      await migrateAsOwner({ ownerUrl, application: database.sql, sqlFolder, log, onProgress });
    } else {
      await migrate(database, { sqlFolder, onProgress });
    }
    if (database.engine === 'external' && (await mayRewriteAudit(database.sql)))
      log.warn(
        '应用的数据库角色可以改写审计：请设 DATABASE_OWNER_URL，让应用使用不拥有数据表的角色（见 README）',
      );
    onProgress({ phase: 'codes', message: '正在核对代码表' });
    await syncCodes(database.sql);
    if (!load) return;
    await loadDemonstration({
      sql: database.sql,
      zones: demonstrationZones,
      seed,
      asOf,
      generate: generator.generate,
      log,
      onProgress,
    });
    await generator.close();
  };
}
