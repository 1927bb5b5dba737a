import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DatabaseProgress } from '../../server/database/database-log.ts';
import { openDatabase } from '../../server/database/open-database.ts';
import { silentLog } from '../support/database.ts';

describe('the first start [embedded]', () => {
  test('says what goes on, sets aside what an interrupted one has left, and closes in good order', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'luodi-first-'));
    try {
      await mkdir(join(dataDir, 'database/base'), { recursive: true });
      await writeFile(join(dataDir, 'database/PG_VERSION'), '18\n');
      const progress: DatabaseProgress[] = [];
      const database = await openDatabase(
        { dataDir },
        { log: silentLog, onProgress: (event) => progress.push(event) },
      );
      expect(database.status()).toMatchObject({ ready: false, reason: expect.stringContaining('启动') });
      await database.whenReady;
      expect(database.status()).toEqual({ ready: true });
      const engine = progress.filter((event) => event.phase === 'engine');
      expect(engine[0]?.message).toContain('首次启动');
      expect(engine.at(-1)).toMatchObject({ ratio: 1 });
      expect(await database.sql`SELECT 1 AS n`).toEqual([{ n: 1 }]);

      await database.close();
      expect(database.status().ready).toBe(false);
      await expect(database.sql`SELECT 1`).rejects.toThrow();
      const left = await readdir(dataDir);
      expect(left.filter((name) => !name.startsWith('database'))).toEqual([]);
      const [aside] = left.filter((name) => name.startsWith('database.incomplete-'));
      expect(await readFile(join(dataDir, aside!, 'PG_VERSION'), 'utf8')).toBe('18\n');
    } finally {
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
