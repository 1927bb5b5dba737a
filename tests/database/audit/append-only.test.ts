import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { readConfig } from '../../../server/config.ts';
import type { Database } from '../../../server/database/database.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { createPostgresClient } from '../../../server/database/postgres-client.ts';
import { inChangeSet } from '../../../server/land/change-set.ts';
import { databasePreparation } from '../../../server/prepare-database.ts';
import { databaseUrlFor, postgresServerUrl, projectSqlFolder, silentLog } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';

const hasPostgres = !('missing' in inject('postgresForTests'));

describe.skipIf(!hasPostgres)('the audit log on PostgreSQL', () => {
  const suffix = randomBytes(4).toString('hex');
  const names = {
    database: `luodi_roles_${suffix}`,
    owner: `luodi_owner_${suffix}`,
    app: `luodi_app_${suffix}`,
  };
  const admin = () =>
    createPostgresClient({ log: silentLog, maxConnections: 1, target: { databaseUrl: postgresServerUrl() } });
  const urlAs = (role: string) => {
    const url = new URL(databaseUrlFor(postgresServerUrl(), names.database));
    url.username = role;
    return url.href;
  };
  let database: Database;

  beforeAll(async () => {
    const sql = admin();
    await sql`CREATE ROLE ${sql(names.owner)} LOGIN`;
    await sql`CREATE ROLE ${sql(names.app)} LOGIN`;
    await sql`CREATE DATABASE ${sql(names.database)} OWNER ${sql(names.owner)}`;
    await sql.end();
    // What only a superuser may do, once, as the operations chapter says.
    const inside = createPostgresClient({
      log: silentLog,
      maxConnections: 1,
      target: { databaseUrl: databaseUrlFor(postgresServerUrl(), names.database) },
    });
    await inside`CREATE EXTENSION postgis`;
    await inside`CREATE EXTENSION IF NOT EXISTS pg_trgm`;
    await inside`CREATE EXTENSION IF NOT EXISTS btree_gist`;
    await inside.end();
    const config = readConfig(
      { DATABASE_URL: urlAs(names.app), DATABASE_OWNER_URL: urlAs(names.owner), DEMONSTRATION: 'off' },
      new Date(),
    );
    const prepare = databasePreparation({
      config,
      log: pino({ level: 'silent' }),
      sqlFolder: projectSqlFolder,
      isFirstStart: false,
      onProgress: () => {},
    });
    database = await openDatabase(config, { log: silentLog, onProgress: () => {}, prepare });
    await database.whenReady;
    await loadGridZone(database.sql);
  });
  afterAll(async () => {
    await database?.close();
    const sql = admin();
    await sql`DROP DATABASE IF EXISTS ${sql(names.database)} WITH (FORCE)`;
    await sql`DROP ROLE IF EXISTS ${sql(names.app)}`;
    await sql`DROP ROLE IF EXISTS ${sql(names.owner)}`;
    await sql.end();
  });

  test('the application writes land and its audit rows', async () => {
    const before = await database.sql`SELECT 1 FROM audit_entry`;
    await inChangeSet(
      database.sql,
      { zoneCode: 'TEST', kind: 'edit', title: '修改', author: { id: 'planner', name: '规划员' } },
      async (changes) => {
        await changes.sql`UPDATE parcel SET name = '甲' WHERE zone_code = 'TEST'`;
        changes.report({
          action: 'update',
          collection: 'parcels',
          recordId: 1,
          recordLabel: null,
          before: null,
          after: null,
        });
      },
    );
    expect(await database.sql`SELECT 1 FROM audit_entry`).toHaveLength(before.length + 1);
  });

  test.each([
    ["UPDATE audit_entry SET actor_name = '他人'"],
    ['DELETE FROM audit_entry'],
    ['TRUNCATE audit_entry'],
    ["UPDATE record_image SET row_before = '{}'"],
    ['DELETE FROM record_image'],
    ["UPDATE quarter_snapshot SET content = '{}'"],
    ['DELETE FROM quarter_snapshot'],
    ["UPDATE quarter_snapshot_list SET records = '[]'"],
    ['UPDATE stock_base SET area_square_metres = 1'],
    ['DELETE FROM stock_base'],
    ["UPDATE evaluation_run SET content = '{}'"],
    ['DELETE FROM evaluation_run'],
    ["UPDATE bulletin SET content = '{}'"],
    ['UPDATE bulletin SET snapshot_id = 1'],
    ['DELETE FROM bulletin'],
    ['ALTER TABLE audit_entry DROP COLUMN reason'],
    ['DROP TABLE audit_entry'],
    ["INSERT INTO schema_migration (name, checksum) VALUES ('x', 'y')"],
  ])('the application may not: %s', async (statement) => {
    await expect(database.sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
  });

  test('the application moves a bulletin on', async () => {
    await expect(
      database.sql`UPDATE bulletin SET status = 'discarded', revision = revision + 1 WHERE id = 1`,
    ).resolves.toEqual([]);
  });

  test('one role for both is refused, because nothing can limit an owner', async () => {
    const config = readConfig(
      { DATABASE_URL: urlAs(names.owner), DATABASE_OWNER_URL: urlAs(names.owner), DEMONSTRATION: 'off' },
      new Date(),
    );
    const prepare = databasePreparation({
      config,
      log: pino({ level: 'silent' }),
      sqlFolder: projectSqlFolder,
      isFirstStart: false,
      onProgress: () => {},
    });
    const same = await openDatabase(config, { log: silentLog, onProgress: () => {}, prepare });
    await expect(same.whenReady).rejects.toThrow(/同一个数据库角色/);
    await same.close();
  });
});
