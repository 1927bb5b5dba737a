import type postgres from 'postgres';
import { currentRole, grantToApplication } from './application-role.ts';
import { MigrationError } from './database-errors.ts';
import type { DatabaseLog, OnProgress } from './database-log.ts';
import { openOnce } from './external-database.ts';
import { migrate } from './migrations.ts';

export interface OwnerMigration {
  /** `postgres://…` of the role that owns the tables. */
  ownerUrl: string;
  /** The application's own connections. */
  application: postgres.Sql;
  sqlFolder: string;
  log: DatabaseLog;
  onProgress: OnProgress;
}

/**
 * Migrates as the owner of the tables and grants the application's role its rights.
 * @throws MigrationError, also when owner and application are one role, whose rights nothing can limit
 */
export async function migrateAsOwner(options: OwnerMigration): Promise<void> {
  const { ownerUrl, application, sqlFolder, log, onProgress } = options;
  const owner = openOnce(ownerUrl, log);
  try {
    const role = await currentRole(application);
    if (role === (await currentRole(owner)))
      throw new MigrationError(
        `DATABASE_OWNER_URL 与 DATABASE_URL 使用同一个数据库角色“${role}”：请让应用使用另一个角色，审计才不可改写`,
      );
    await migrate({ engine: 'external', sql: owner }, { sqlFolder, onProgress });
    await grantToApplication(owner, role);
  } finally {
    await owner.end({ timeout: 5 });
  }
}
