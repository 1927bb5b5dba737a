import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditVerification } from '../../../geodata/model/audit-verification.ts';
import { readAuditEntries } from '../../../server/audit/audit.repository.ts';
import { type AuditEntry, auditEntryHash } from '../../../server/audit/audit-entry.ts';
import { runVerify } from '../../../server/audit/verify-command.ts';
import { writeBackup } from '../../../server/backup/write-backup.ts';
import { createTestDatabase, projectSqlFolder, type TestDatabase } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { someEngine } from '../../support/test-server.ts';

describe('npm run audit:verify', () => {
  let folder: string;
  let db: TestDatabase;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-verify-'));
    db = await createTestDatabase(someEngine());
    await loadGridZone(db.sql);
  });
  afterAll(async () => {
    await db.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  const verify = async (...args: string[]) =>
    await runVerify(args, {
      environment: { DATABASE_URL: db.databaseUrl },
      folder,
      root: join(projectSqlFolder, '..'),
      version: '1.2.3',
      now: () => new Date(),
      onProgress: () => {},
    });

  test('proves a whole chain, and says where a broken one breaks', async ({ skip }) => {
    if (db.databaseUrl === undefined) skip('needs PostgreSQL');
    const whole = await verify('--report', 'json');
    expect(whole.exitCode).toBe(0);
    const [zone] = AuditVerification.parse(JSON.parse(whole.output)).zones;
    expect(zone).toMatchObject({ zoneCode: 'TEST', isWhole: true });
    expect((await verify()).output).toContain('审计链完好');
    await writeBackup(
      {
        sql: db.sql,
        engine: 'external',
        dataDir: folder,
        version: '1.2.3',
        now: () => new Date(),
        onProgress: () => {},
      },
      join(folder, 'noted.luodi'),
    );
    expect((await verify('--against', 'noted.luodi')).exitCode).toBe(0);

    const entries = await readAuditEntries(db.sql, 'TEST', 0, 100);
    await db.sql`UPDATE audit_entry SET actor_name = '他人' WHERE sequence = 2`;
    const broken = await verify();
    expect(broken.exitCode).toBe(1);
    expect(broken.output).toContain('TEST：第 2 条起不符，这一条的内容被改过');

    // Whoever may rewrite everything makes every hash fit again; only what was noted elsewhere gives it away.
    let previousHash = '';
    for (const entry of entries) {
      const forged: AuditEntry = {
        ...entry,
        previousHash,
        actorName: entry.sequence === 2 ? '他人' : entry.actorName,
      };
      forged.entryHash = auditEntryHash(forged);
      previousHash = forged.entryHash;
      await db.sql`
        UPDATE audit_entry SET previous_hash = ${forged.previousHash}, entry_hash = ${forged.entryHash}
        WHERE zone_code = 'TEST' AND sequence = ${forged.sequence}`;
    }
    await db.sql`UPDATE audit_head SET last_hash = ${previousHash}`;
    expect((await verify()).exitCode).toBe(0);
    const rewritten = await verify('--against', 'noted.luodi');
    expect(rewritten.exitCode).toBe(1);
    expect(rewritten.output).toContain('与备份时的记录不符（整条链被重写）');
  });

  test('a wrong call ends with 2', async () => {
    expect((await verify('--colour')).exitCode).toBe(2);
    expect((await verify('file')).errors).toContain('多余的参数：file');
    expect((await verify('--against', 'nowhere.luodi')).exitCode).toBe(2);
  });
});
