import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { projectSqlFolder, silentLog } from '../../support/database.ts';
import { copyOfEmbeddedSnapshot } from '../../support/embedded-snapshot.ts';

/** Rounds of killing; a longer run sets it. */
const rounds = Number(process.env.ROUNDS ?? 3);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

interface WriterEvent {
  ready?: number;
  written?: number;
}

/** Starts the program that edits every parcel in bulk, again and again. */
function startBulkWriter(dataDir: string) {
  const loader = new URL('../../../server/register-typescript.mjs', import.meta.url).href;
  const program = fileURLToPath(new URL('../../support/bulk-writer-process.ts', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--import', loader, program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const events: WriterEvent[] = [];
  const lines = createInterface({ input: child.stdout! });
  lines.on('line', (line) => events.push(JSON.parse(line) as WriterEvent));
  const ended = once(child, 'exit');
  return {
    events,
    written: () => events.flatMap(({ written }) => (written === undefined ? [] : [written])),
    async untilWritten(count: number): Promise<void> {
      const goal = this.written().length + count;
      while (this.written().length < goal) {
        if (child.exitCode !== null) throw new Error('the writer ended by itself');
        await Promise.race([once(lines, 'line'), ended]);
      }
    },
    async kill(): Promise<void> {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

describe('sudden death in the middle of a bulk edit [embedded]', () => {
  let dataDir: string;
  let remove: () => Promise<void>;
  let writer: ReturnType<typeof startBulkWriter> | undefined;
  beforeAll(async () => {
    ({ dataDir, remove } = await copyOfEmbeddedSnapshot(projectSqlFolder));
  });
  afterAll(async () => {
    await writer?.kill();
    await remove();
  });

  test(`leaves every change set whole or not there at all (${rounds} rounds)`, {
    timeout: rounds * 90_000,
  }, async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      writer = startBulkWriter(dataDir);
      await writer.untilWritten(2);
      // Each edit takes some hundred milliseconds: die at another stage of it every time.
      await pause(40 + round * 90);
      await writer.kill();
      acknowledged.push(...writer.written());
      writer = undefined;

      const database = await openDatabase(
        { dataDir, maxConnections: 2 },
        { log: silentLog, onProgress: () => {} },
      );
      try {
        await database.whenReady;
        const { sql } = database;
        const sets = await sql<{ id: number; images: number; entries: number }[]>`
          SELECT id, (SELECT count(*) FROM record_image WHERE record_image.change_set_id = change_set.id) AS images,
                 (SELECT count(*) FROM audit_entry WHERE audit_entry.change_set_id = change_set.id) AS entries
          FROM change_set WHERE kind = 'edit' ORDER BY id`;
        expect(sets.filter(({ images, entries }) => images !== 120 || entries !== 120)).toEqual([]);
        const found = new Set(sets.map(({ id }) => id));
        expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
        // Every parcel is at the same height and has as many revisions as there are change sets.
        const states = await sql`
          SELECT DISTINCT height_max_metres, revision FROM parcel WHERE zone_code = 'TEST'`;
        expect(states).toHaveLength(1);
        expect(states[0]!.revision).toBe(sets.length + 1);
        expect(await verifyAuditChain(sql, 'TEST')).toMatchObject({ ok: true });
      } finally {
        await database.close();
      }
    }
  });
});
