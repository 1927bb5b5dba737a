import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataFolderInUseError } from '../../server/database/database-errors.ts';
import { lockDataFolder } from '../../server/database/embedded/data-folder-lock.ts';
import { isSameProcessAlive } from '../../server/database/embedded/process-identity.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { silentLog } from '../support/database.ts';
import { copyOfEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { fixtureSqlFolder } from '../support/fixture-sql.ts';
import { engineOf, startWriter } from '../support/writer.ts';

const pidThatNeverWas = 4_194_303;
/** A mark in the form of this system's, of a process that started at another time. */
const otherMark = '00000000-0000-0000-0000-000000000000/1';

describe('the lock of the data folder', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'luodi-lock-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const leaveLock = (holder: object) => writeFile(join(dataDir, 'lock'), JSON.stringify(holder));
  const holder = { pid: pidThatNeverWas, startMark: '', host: hostname(), since: '2024-05-06T07:08:09.000Z' };

  test('is taken, kept from others, and given back', async () => {
    const lock = await lockDataFolder(dataDir);
    const refused = await lockDataFolder(dataDir).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DataFolderInUseError);
    expect((refused as Error).message).toContain(`进程号 ${process.pid}`);
    lock.release();
    (await lockDataFolder(dataDir)).release();
  });

  test('cannot be taken in a place that is no folder, and the message says what to do', async () => {
    await writeFile(join(dataDir, 'file'), '');
    await expect(lockDataFolder(join(dataDir, 'file/data'))).rejects.toThrow(/无法写入（ENOTDIR）.*DATA_DIR/);
  });

  test('of a dead process is taken over', async () => {
    await leaveLock(holder);
    (await lockDataFolder(dataDir)).release();
  });

  test('of a dead process whose number another process has now is taken over', async () => {
    await leaveLock({ ...holder, pid: process.pid, startMark: otherMark });
    (await lockDataFolder(dataDir)).release();
  });

  test('of a process on another machine holds while it is being renewed, and no longer', async () => {
    await leaveLock({ ...holder, host: 'another-machine' });
    await expect(lockDataFolder(dataDir)).rejects.toThrow('主机 another-machine');
    const minuteAgo = new Date(Date.now() - 60_000);
    await utimes(join(dataDir, 'lock'), minuteAgo, minuteAgo);
    (await lockDataFolder(dataDir)).release();
  });

  test('a stale one is taken over by one of many starters only', async () => {
    await leaveLock(holder);
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataFolder(dataDir)));
    const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    winners[0]!.value.release();
  });
});

describe('two servers on one data folder [embedded]', () => {
  test('the second refuses and names the first; when that is killed, the folder is free', async () => {
    const { dataDir, remove } = await copyOfEmbeddedSnapshot(fixtureSqlFolder);
    const first = startWriter(dataDir);
    try {
      const { ready: pid } = await first.until('ready');
      const second = startWriter(dataDir);
      const refusal = await second.until('failed');
      expect(refusal.failed).toBe('DataFolderInUseError');
      expect(refusal.message).toContain(`进程号 ${pid}`);
      expect(refusal.message).toMatch(/自 \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC 起/);
      expect(refusal.message).toContain('DATA_DIR');

      const engine = await engineOf(dataDir);
      await first.kill();
      const third = await openDatabase({ dataDir }, { log: silentLog, onProgress: () => {} });
      await third.whenReady;
      // The engine of the killed server had ended before the new one began.
      expect(isSameProcessAlive(engine.pid, engine.startMark)).toBe(false);
      await third.close();
      await expect(readFile(join(dataDir, 'lock'))).rejects.toThrow('ENOENT');
    } finally {
      await first.kill();
      await remove();
    }
  });
});
