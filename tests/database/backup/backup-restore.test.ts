import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { BackupReport } from '../../../geodata/model/backup-manifest.ts';
import { demonstrationZones } from '../../../geodata/samples/demonstration-zones.ts';
import { AttachmentStore } from '../../../server/attachments/attachment-store.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { runBackup } from '../../../server/backup/backup-command.ts';
import { backupControl } from '../../../server/backup/backup-control.ts';
import { runRestore } from '../../../server/backup/restore-command.ts';
import { RowChecksum } from '../../../server/backup/row-checksum.ts';
import { syncCodes } from '../../../server/codes/sync-codes.ts';
import { readConfig } from '../../../server/config.ts';
import { runChecks } from '../../../server/database/integrity-checks.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { loadDemonstration } from '../../../server/demonstration/load-demonstration.ts';
import { createZoneGenerator } from '../../../server/demonstration/zone-generator.ts';
import { openLocalControl } from '../../../server/local-control/local-control-server.ts';
import {
  createTestDatabase,
  projectSqlFolder,
  silentLog,
  type TestDatabase,
} from '../../support/database.ts';
import { copyOfEmbeddedSnapshot } from '../../support/embedded-snapshot.ts';
import { loadDemonstrationZones } from '../../support/load-demonstration-zones.ts';
import { rewriteBackup } from '../../support/rewrite-backup.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const hasPostgres = !('missing' in inject('postgresForTests'));
/** `npm run test:long` takes the whole demonstration; small zones hold its ledgers and cases, too. */
const isWhole = process.env.ROUNDS !== undefined;
const zoneCodes = demonstrationZones.map(({ zoneCode }) => zoneCode).slice(0, isWhole ? undefined : 2);

async function loadWholeDemonstration(sql: postgres.Sql): Promise<void> {
  await syncCodes(sql);
  const generator = createZoneGenerator({ seed: 20_260_630, asOf: '2026-05-01' });
  await loadDemonstration({
    sql,
    zones: demonstrationZones,
    seed: 20_260_630,
    asOf: '2026-05-01',
    generate: generator.generate,
    log: silentLog,
    onProgress: () => {},
  });
  await generator.close();
}

describe('backup and restore', { timeout: 300_000 }, () => {
  let folder: string;
  let embedded: Awaited<ReturnType<typeof copyOfEmbeddedSnapshot>>;
  let original: string;
  let report: BackupReport;
  const attached = Buffer.from('%PDF-1.7 附件');
  const attachedHash = createHash('sha256').update(attached).digest('hex');

  const at = (name: string) => join(folder, name);
  const surroundings = (environment: Record<string, string>) => ({
    environment,
    folder,
    root,
    version: '1.2.3',
    now: () => new Date('2026-05-01T04:00:00Z'),
    onProgress: () => {},
  });
  const backUp = async (name: string, environment: Record<string, string>) => {
    const result = await runBackup([name, '--report', 'json'], surroundings(environment));
    expect(result.errors).toBe('');
    return BackupReport.parse(JSON.parse(result.output));
  };
  const restore = (environment: Record<string, string>, ...args: string[]) =>
    runRestore(args, surroundings(environment));

  /** What must be the same after a round trip. */
  const contentOf = ({ tables, sequences, audit, attachments, migrations, warnings }: BackupReport) => ({
    tables,
    sequences: sequences.filter(({ name }) => !name.startsWith('restore_record')),
    audit,
    attachments,
    migrations,
    warnings,
  });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-backup-'));
    embedded = await copyOfEmbeddedSnapshot(projectSqlFolder);
    const database = await openDatabase(
      { dataDir: embedded.dataDir, statementTimeoutMs: 240_000 },
      { log: silentLog, onProgress: () => {} },
    );
    await database.whenReady;
    if (isWhole) await loadWholeDemonstration(database.sql);
    else await loadDemonstrationZones(database.sql, zoneCodes, '2026-05-01');
    await new AttachmentStore(embedded.dataDir).keep(attachedHash, 'file', attached);
    await database.sql`
      INSERT INTO attachment (zone_code, collection, record_id, file_name, media_type, byte_length, sha256, created_by, updated_by)
      SELECT zone_code, 'parcels', min(id), '批复.pdf', 'application/pdf', ${attached.length}, ${attachedHash}, 'test', 'test'
      FROM parcel GROUP BY zone_code ORDER BY zone_code LIMIT 1`;
    await database.close();
    report = await backUp('original.luodi', { DATA_DIR: embedded.dataDir });
    original = at('original.luodi');
  }, 600_000);
  afterAll(async () => {
    await embedded?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the file holds every row of the demonstration, for its owner only, and a person can open it with tar', () => {
    const rowsOf = (name: string) => report.tables.find((table) => table.name === name)?.rows ?? 0;
    expect(rowsOf('zone')).toBe(zoneCodes.length);
    expect(rowsOf('parcel')).toBeGreaterThan(isWhole ? 500 : 10);
    expect(report.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(isWhole ? 50 : 30);
    expect(rowsOf('audit_entry')).toBe(report.audit.reduce((sum, { lastSequence }) => sum + lastSequence, 0));
    expect(report.attachments.files).toBe(1);
    expect(report.warnings).toEqual([]);
    expect(report.tables.map(({ name }) => name)).not.toContain('spatial_ref_sys');
    expect(statSync(original).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['original.luodi']);
    expect(readFileSync(original).subarray(257, 262).toString()).toBe('ustar');
  });

  test.skipIf(!hasPostgres)(
    'embedded -> PostgreSQL -> embedded: same counts, same checksums, whole chains, sound data',
    { timeout: 600_000 },
    async () => {
      const server: TestDatabase = await createTestDatabase('postgres');
      try {
        await server.database.close();
        const onServer = { DATABASE_URL: server.databaseUrl!, DATA_DIR: at('server-data') };
        const restored = await restore(onServer, original);
        expect(restored).toMatchObject({ exitCode: 0, errors: '' });
        expect(
          readFileSync(at(`server-data/attachments/${attachedHash.slice(0, 2)}/${attachedHash}`)),
        ).toEqual(attached);
        const there = await backUp('server.luodi', onServer);
        expect(there.engine).toBe('external');
        expect(contentOf(there)).toEqual(contentOf(report));
      } finally {
        await server.dispose();
      }
      const back = { DATA_DIR: at('back') };
      expect(await restore(back, at('server.luodi'))).toMatchObject({ exitCode: 0 });
      expect(contentOf(await backUp('back.luodi', back))).toEqual(contentOf(report));

      const database = await openDatabase(
        { dataDir: back.DATA_DIR },
        { log: silentLog, onProgress: () => {} },
      );
      await database.whenReady;
      try {
        for (const { zoneCode, lastHash } of report.audit)
          expect(await verifyAuditChain(database.sql, zoneCode)).toMatchObject({ ok: true, lastHash });
        expect(await runChecks(database.sql, projectSqlFolder)).toEqual([]);
        // The next id follows the last one.
        const [ids] = await database.sql<{ next: number; last: number }[]>`
          SELECT nextval(pg_get_serial_sequence('parcel', 'id')) AS next, (SELECT max(id) FROM parcel) AS last`;
        expect(ids!.next).toBeGreaterThan(ids!.last);
      } finally {
        await database.close();
      }
    },
  );

  test('a database in use is left alone without --replace, and replaced as a whole with it', async () => {
    const target = { DATA_DIR: embedded.dataDir };
    const refused = await restore(target, original);
    expect(refused.exitCode).toBe(1);
    expect(refused.errors).toContain('目标数据库中已有数据：没有改动任何数据');
    expect(refused.errors).toContain('--replace');
    expect(await restore(target, original, '--replace')).toMatchObject({ exitCode: 0, errors: '' });
    expect(contentOf(await backUp('again.luodi', target))).toEqual(contentOf(report));
  });

  test('a damaged or cut-off file is refused before anything is touched', async () => {
    const size = statSync(original).size;
    const bytes = readFileSync(original);
    const target = { DATA_DIR: at('untouched') };
    const places = [0, 257, 600, 1100, 0.1, 0.35, 0.5, 0.77, 0.93].map((place) =>
      place < 1 ? Math.floor(place * size) : place,
    );
    for (const place of places) {
      const damaged = Buffer.from(bytes);
      damaged[place] = damaged[place]! ^ 0x55;
      writeFileSync(at('damaged.luodi'), damaged);
      const checked = await restore(target, at('damaged.luodi'), '--check');
      // A bit that flips in the padding between contents does no harm; everything else is noticed.
      if (checked.exitCode === 0) expect(damaged[place]! ^ 0x55).toBe(0);
      else expect(checked.errors).toMatch(/没有改动任何数据/);
    }
    for (const share of [0.999, 0.6, 0.01]) {
      writeFileSync(at('short.luodi'), bytes);
      truncateSync(at('short.luodi'), Math.floor(size * share));
      const refused = await restore(target, at('short.luodi'), '--check');
      expect(refused.exitCode).toBe(1);
      expect(refused.errors).toContain('备份文件已损坏或不完整');
    }
    expect(existsSync(target.DATA_DIR)).toBe(false);
    writeFileSync(at('page.html'), '<!doctype html>'.repeat(100));
    expect((await restore(target, at('page.html'), '--check')).errors).toContain('这不是落地图的备份文件');
    expect((await restore(target, at('nowhere'), '--check')).errors).toContain('无法读取');
  });

  test('a backup of a newer version is refused, and the mend is told', async () => {
    const newer = { productVersion: '9.0.0' };
    await rewriteBackup(original, at('newer.luodi'), {
      entry: (name, content) =>
        name === 'luodi-backup.json'
          ? Buffer.from(JSON.stringify({ ...JSON.parse(content.toString()), ...newer, formatVersion: 2 }))
          : content,
    });
    await rewriteBackup(original, at('unknown-migration.luodi'), {
      manifest: (manifest) => ({
        ...manifest,
        ...newer,
        migrations: [...manifest.migrations, { name: '9999_from_the_future.sql', checksum: '0'.repeat(64) }],
      }),
    });
    for (const file of ['newer.luodi', 'unknown-migration.luodi']) {
      const refused = await restore({ DATA_DIR: embedded.dataDir }, at(file), '--replace');
      expect(refused.exitCode).toBe(1);
      expect(refused.errors).toContain('备份由更新的版本（9.0.0）写出');
      expect(refused.errors).toContain('请先把程序升级到 9.0.0');
    }
  });

  test('a restore that fails on the way leaves database and attachments as they were', async () => {
    // Every checksum fits, but a parcel belongs to a park that is not there.
    const checksum = new RowChecksum();
    await rewriteBackup(original, at('orphan.luodi'), {
      entry: (name, content) => {
        if (!name.startsWith('tables/parcel/')) return content;
        const rows = gunzipSync(content).toString().trimEnd().split('\n');
        const changed = rows.map((row) => JSON.stringify({ ...JSON.parse(row), park_id: '987654321' }));
        for (const row of changed) checksum.add(row);
        return gzipSync(`${changed.join('\n')}\n`);
      },
      manifest: (manifest) => ({
        ...manifest,
        tables: manifest.tables.map((table) =>
          table.name === 'parcel' ? { ...table, checksum: checksum.hex } : table,
        ),
      }),
    });
    const target = { DATA_DIR: embedded.dataDir };
    const failed = await restore(target, at('orphan.luodi'), '--replace');
    expect(failed.exitCode).toBe(1);
    expect(failed.errors).toMatch(/没有恢复：.*parcel_park/);
    expect(contentOf(await backUp('after-failure.luodi', target))).toEqual(contentOf(report));
    expect(readdirSync(embedded.dataDir).filter((name) => name.startsWith('restoring-'))).toEqual([]);
  });

  test('works through the server that holds the data folder; a restore waits for its end', async () => {
    const database = await openDatabase(
      { dataDir: embedded.dataDir },
      { log: silentLog, onProgress: () => {} },
    );
    const target = { DATA_DIR: embedded.dataDir };
    const handlers = [
      backupControl({
        sql: database.sql,
        config: readConfig(target, new Date()),
        version: '1.2.3',
        whenReady: database.whenReady,
      }),
    ];
    const control = await openLocalControl({ dataDir: embedded.dataDir, handlers, log: silentLog });
    try {
      expect(contentOf(await backUp('running.luodi', target))).toEqual(contentOf(report));
      const refused = await restore(target, original, '--replace');
      expect(refused.exitCode).toBe(1);
      expect(refused.errors).toContain('正被另一个落地图进程使用');
      const unwritable = await runBackup([join(original, 'x.luodi')], surroundings(target));
      expect(unwritable.exitCode).toBe(1);
      expect(unwritable.errors).toContain('无法写入');
    } finally {
      await control.close();
      await database.close();
    }
  });

  test('tells of an attachment that is damaged or gone, and backs up all the rest', async () => {
    const path = join(embedded.dataDir, 'attachments', attachedHash.slice(0, 2), attachedHash);
    writeFileSync(path, 'other');
    const damaged = await backUp('damaged-attachment.luodi', { DATA_DIR: embedded.dataDir });
    expect(damaged.warnings).toEqual(['附件“批复.pdf”的内容已损坏，与登记的校验值不符']);
    rmSync(path);
    const gone = await backUp('lost-attachment.luodi', { DATA_DIR: embedded.dataDir });
    expect(gone.warnings).toEqual(['附件“批复.pdf”的文件已丢失']);
  });

  test.each([
    [[], '请给出备份文件'],
    [['a', 'b'], '一次只'],
    [['a', '--report', 'xml'], '--report 只能是'],
    [['a', '--colour'], '参数有误'],
  ])('wrong call %j', async (args, reason) => {
    for (const run of [runBackup, runRestore]) {
      const result = await run(args, surroundings({}));
      expect(result).toMatchObject({ exitCode: 2, output: '' });
      expect(result.errors).toContain(reason);
    }
  });
});
