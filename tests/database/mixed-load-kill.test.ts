import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAuditChain } from '../../server/audit/verify-audit-chain.ts';
import { runChecks } from '../../server/database/integrity-checks.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import {
  createTestDatabase,
  describeEachEngine,
  projectSqlFolder,
  silentLog,
  type TestDatabase,
} from '../support/database.ts';
import { copyOfEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { loadGridZone } from '../support/load-grid-zone.ts';
import { type Acknowledged, runMixedLoad } from '../support/mixed-load.ts';
import { type ServerFromSources, startServerFromSources } from '../support/server-from-sources.ts';

/** Rounds of killing; a longer run sets it. */
const rounds = Number(process.env.ROUNDS ?? 1);
const token = `luodi_${randomBytes(32).toString('base64url')}`;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Somebody who may write, and a token to write with. */
async function addWriter(sql: postgres.Sql): Promise<void> {
  await sql`
    INSERT INTO account (login_name, display_name, created_by, updated_by) VALUES ('writer', '写入者', 'test', 'test')`;
  await sql`INSERT INTO account_role (account_id, role) SELECT id, 'planner' FROM account WHERE login_name = 'writer'`;
  await sql`
    INSERT INTO api_token (token_hash, account_id, name, scope, created_at, expires_at)
    SELECT ${createHash('sha256').update(token).digest('hex')}, id, '测试', 'write', now(), now() + interval '1 day'
    FROM account WHERE login_name = 'writer'`;
}

async function untilReady(server: ServerFromSources): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline && !server.hasExited()) {
    const ready = await fetch(`${server.url}/health/ready`).catch(() => undefined);
    if (ready?.status === 200) return;
    await pause(50);
  }
  throw new Error(`the server is not ready:\n${server.log()}`);
}

describeEachEngine('kill -9 in the middle of a mixed load', (engine) => {
  let dataDir: string;
  let environment: Record<string, string>;
  let remove: () => Promise<void>;
  let server: ServerFromSources | undefined;

  beforeAll(async () => {
    if (engine === 'embedded') {
      const copy = await copyOfEmbeddedSnapshot(projectSqlFolder);
      dataDir = copy.dataDir;
      remove = copy.remove;
      environment = { DATA_DIR: dataDir };
    } else {
      const db: TestDatabase = await createTestDatabase('postgres');
      dataDir = mkdtempSync(join(tmpdir(), 'luodi-kill-'));
      environment = { DATA_DIR: dataDir, DATABASE_URL: db.databaseUrl! };
      remove = async () => {
        await db.dispose();
        rmSync(dataDir, { recursive: true, force: true });
      };
    }
    await withSql(async (sql) => {
      await loadGridZone(sql, { columns: 12, rows: 10 });
      await addWriter(sql);
    });
  }, 300_000);
  afterAll(async () => {
    server?.signal('SIGKILL');
    await server?.exited;
    await remove?.();
  });

  async function withSql<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
    const database = await openDatabase(
      { dataDir, databaseUrl: environment.DATABASE_URL, maxConnections: 2 },
      { log: silentLog, onProgress: () => {} },
    );
    try {
      await database.whenReady;
      return await work(database.sql);
    } finally {
      await database.close();
    }
  }

  test(`every acknowledged write and its audit rows are there, none half (${rounds} rounds)`, {
    timeout: rounds * 120_000,
  }, async () => {
    const total: Acknowledged['counts'] = { edit: 0, bulk: 0, attachment: 0, import: 0 };
    const changeSets: number[] = [];
    const attachments: Acknowledged['attachments'] = [];
    for (let round = 0; round < rounds; round += 1) {
      server = await startServerFromSources({ ...environment, LOG_LEVEL: 'warn' });
      await untilReady(server);
      let isWarm = () => {};
      const warm = new Promise<void>((resolve) => {
        isWarm = resolve;
      });
      const load = runMixedLoad(server.url, token, round, isWarm);
      await Promise.race([warm, load]);
      await pause(Math.random() * 1500);
      server.signal('SIGKILL');
      await server.exited;
      const done = await load;
      changeSets.push(...done.changeSets);
      attachments.push(...done.attachments);
      for (const kind of Object.keys(total) as (keyof typeof total)[]) total[kind] += done.counts[kind];
      await withSql((sql) => expectNothingLost(sql, changeSets, attachments));
    }
    expect(Math.min(...Object.values(total))).toBeGreaterThanOrEqual(rounds);
    process.stdout.write(`[${engine}] ${rounds} rounds, acknowledged: ${JSON.stringify(total)}\n`);
  });

  async function expectNothingLost(
    sql: postgres.Sql,
    changeSets: readonly number[],
    attachments: Acknowledged['attachments'],
  ): Promise<void> {
    // A change set is whole: as many audit rows as its summary counts, and an image of every row it changed.
    const sets = await sql<
      { id: number; counted: number; entries: number; updated: number; images: number }[]
    >`
      SELECT id, (SELECT COALESCE(sum(actions.value::integer), 0) FROM jsonb_each(summary) AS collections,
                    jsonb_each_text(collections.value) AS actions) AS counted,
             (SELECT count(*) FROM audit_entry WHERE audit_entry.zone_code = change_set.zone_code AND change_set_id = change_set.id) AS entries,
             (SELECT count(*) FROM audit_entry WHERE audit_entry.zone_code = change_set.zone_code AND change_set_id = change_set.id
                AND collection = 'parcels' AND action = 'update') AS updated,
             (SELECT count(*) FROM record_image WHERE record_image.zone_code = change_set.zone_code AND change_set_id = change_set.id) AS images
      FROM change_set WHERE kind IN ('edit', 'import')`;
    const half = sets.filter(
      (set) => set.entries === 0 || set.counted !== set.entries || set.updated !== set.images,
    );
    expect(half).toEqual([]);
    const found = new Set(sets.map(({ id }) => id));
    expect(changeSets.filter((id) => !found.has(id))).toEqual([]);
    // Every revision of a parcel beyond the first has its audit row, and no audit row is without its revision.
    expect(
      await sql`
        SELECT parcel.id, parcel.revision, count(entry.sequence) AS updates
        FROM parcel LEFT JOIN audit_entry AS entry ON entry.zone_code = parcel.zone_code AND entry.collection = 'parcels'
          AND entry.record_id = parcel.id AND entry.action = 'update'
        WHERE parcel.zone_code = 'TEST' GROUP BY parcel.id, parcel.revision
        HAVING parcel.revision <> 1 + count(entry.sequence)`,
    ).toEqual([]);
    // Parcels beyond those of the beginning came with an import, all five of each or none.
    expect(
      await sql`
        SELECT change_set_id, count(*) AS made FROM audit_entry
        WHERE collection = 'parcels' AND action = 'create' AND change_set_id IS NOT NULL
        GROUP BY change_set_id HAVING count(*) <> 5`,
    ).toEqual([]);
    const stored = await sql<{ id: number; sha256: string; audited: number }[]>`
      SELECT attachment.id, sha256, (SELECT count(*) FROM audit_entry AS entry WHERE entry.zone_code = attachment.zone_code
        AND entry.collection = 'attachments' AND entry.record_id = attachment.id AND entry.action = 'create') AS audited
      FROM attachment`;
    expect(stored.filter(({ audited }) => audited !== 1)).toEqual([]);
    const known = new Map(stored.map(({ id, sha256 }) => [id, sha256]));
    expect(attachments.filter(({ id, sha256 }) => known.get(id) !== sha256)).toEqual([]);
    for (const { sha256 } of stored) {
      const path = join(dataDir, 'attachments', sha256.slice(0, 2), sha256);
      expect(existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(sha256);
    }
    expect(await verifyAuditChain(sql, 'TEST')).toMatchObject({ ok: true });
    expect(await runChecks(sql, projectSqlFolder)).toEqual([]);
  }
});
