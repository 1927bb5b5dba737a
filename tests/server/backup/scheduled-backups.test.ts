import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ScheduledBackups } from '../../../server/backup/scheduled-backups.ts';
import { openBackup } from '../../../server/backup/verify-backup.ts';
import { createTestDatabase, silentLog, type TestDatabase } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { someEngine } from '../../support/test-server.ts';

describe('scheduled backups', () => {
  let db: TestDatabase;
  let base: string;
  let folder: string;
  let moment: Date;
  beforeAll(async () => {
    db = await createTestDatabase(someEngine());
    await loadGridZone(db.sql, { columns: 4, rows: 2 });
    base = mkdtempSync(join(tmpdir(), 'luodi-schedule-'));
  });
  beforeEach(() => {
    folder = mkdtempSync(join(base, 'backups-'));
    moment = new Date('2026-05-01T00:00:00Z');
  });
  afterAll(async () => {
    await db.dispose();
    rmSync(base, { recursive: true, force: true });
  });

  const scheduled = (target = folder) =>
    new ScheduledBackups({
      sql: db.sql,
      engine: 'external',
      dataDir: base,
      version: '1.2.3',
      now: () => moment,
      folder: target,
      everyHours: 24,
      keep: 3,
      log: silentLog,
    });
  const later = (hours: number) => {
    moment = new Date(moment.getTime() + hours * 3_600_000);
  };
  const names = () => readdirSync(folder).sort();

  it('are written when due, and only then; a new start goes on where the last one was', async () => {
    const backups = scheduled();
    await backups.runIfDue();
    expect(names()).toEqual(['luodi-2026-05-01-000000Z.luodi']);
    later(23);
    await backups.runIfDue();
    await scheduled().runIfDue();
    expect(names()).toHaveLength(1);
    later(1);
    await scheduled().runIfDue();
    expect(names()).toEqual(['luodi-2026-05-01-000000Z.luodi', 'luodi-2026-05-02-000000Z.luodi']);
    const { archive, manifest } = await openBackup(join(folder, names()[1]!));
    await archive.close();
    expect(manifest.tables.find(({ name }) => name === 'parcel')?.rows).toBe(8);
  });

  it('keep the newest ones and touch no file of anybody else', async () => {
    writeFileSync(join(folder, 'luodi-by-hand.luodi'), 'mine');
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    const backups = scheduled();
    for (let day = 0; day < 5; day += 1) {
      await backups.runIfDue();
      later(24);
    }
    expect(names()).toEqual([
      'luodi-2026-05-03-000000Z.luodi',
      'luodi-2026-05-04-000000Z.luodi',
      'luodi-2026-05-05-000000Z.luodi',
      'luodi-by-hand.luodi',
      'notes.txt',
    ]);
    const { files, failure } = await backups.describe();
    expect(files.map(({ name }) => name)).toEqual(names().slice(0, 3).reverse());
    expect(failure).toBeNull();
  });

  it('a failure is told and tried again; nothing half is left, and nothing older goes', async () => {
    writeFileSync(join(base, 'a-file'), '');
    const broken = scheduled(join(base, 'a-file', 'below'));
    await broken.runIfDue();
    expect(broken.failures).toBe(1);
    expect((await broken.describe()).failure).toMatchObject({ at: '2026-05-01T00:00:00.000Z' });
    later(0.1);
    await broken.runIfDue();
    expect(broken.failures).toBe(1);
    later(0.5);
    await broken.runIfDue();
    expect(broken.failures).toBe(2);
    rmSync(join(base, 'a-file'));
    later(0.5);
    await broken.runIfDue();
    expect((await broken.describe()).failure).toBeNull();
    expect((await broken.describe()).files).toHaveLength(1);
  });

  it('run one at a time', async () => {
    const backups = scheduled();
    await Promise.all([backups.runIfDue(), backups.runIfDue(), backups.runIfDue()]);
    expect(names()).toHaveLength(1);
    expect(backups.failures).toBe(0);
  });
});
