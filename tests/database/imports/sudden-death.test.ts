import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { isSameProcessAlive } from '../../../server/database/embedded/process-identity.ts';
import { openDatabase } from '../../../server/database/open-database.ts';
import { projectSqlFolder, silentLog } from '../../support/database.ts';
import { copyOfEmbeddedSnapshot } from '../../support/embedded-snapshot.ts';
import { plan, proposedPlan, upload, uploadAndRead } from '../../support/import-drafts.ts';
import { squareAt } from '../../support/import-files.ts';
import { type PageServer, startPageServer } from '../../support/page-server.ts';
import { send } from '../../support/send.ts';
import { engineOf } from '../../support/writer.ts';

/** Rounds of killing; a longer run sets it. */
const rounds = Number(process.env.ROUNDS ?? 3);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const parcelCount = 400;
const zoneCode = 'KILLED';

/** A file of parcels that names its round, so that every round changes or adds all of them. */
const fileOf = (round: number) => ({
  name: '地块.geojson',
  bytes: JSON.stringify({
    type: 'FeatureCollection',
    features: Array.from({ length: parcelCount }, (_, index) => ({
      type: 'Feature',
      properties: { 地块编号: `K${index}`, 地块名称: `第${round}轮 ${index}` },
      geometry: squareAt(119.2 + (index % 20) * 0.002, 36.7 + Math.floor(index / 20) * 0.002),
    })),
  }),
});

const stages = ['upload', 'reading', 'plan', 'commit', 'commit', 'commit'] as const;

describe('sudden death in the middle of an import through the page [embedded]', () => {
  let dataDir: string;
  let remove: () => Promise<void>;
  let server: PageServer | undefined;
  beforeAll(async () => {
    ({ dataDir, remove } = await copyOfEmbeddedSnapshot(projectSqlFolder));
  });
  afterAll(async () => {
    await server?.kill();
    await remove();
  });

  const start = async (): Promise<PageServer> => {
    server = await startPageServer(dataDir);
    return server;
  };

  /** Goes through an import until it is killed; resolves with whether the commit was acknowledged. */
  async function importUntilKilled(
    { url }: PageServer,
    round: number,
    reached: (stage: (typeof stages)[number]) => void,
  ): Promise<boolean> {
    const page = { url };
    try {
      reached('upload');
      await upload(page, [fileOf(round)], `?zone=${zoneCode}`);
      reached('reading');
      const draft = await uploadAndRead(page, [fileOf(round)], `?zone=${zoneCode}`);
      const request = proposedPlan(draft, zoneCode, '突然断电');
      reached('plan');
      const { token } = await plan(page, draft.id, request);
      reached('commit');
      const { status } = await send(page, 'POST', `/imports/${draft.id}/commit`, { token });
      return status === 200;
    } catch (error) {
      // The connection ends with the server; anything else is a fault.
      if (!(error instanceof TypeError)) throw error;
      return false;
    }
  }

  /** How many parcels each round left, how many change sets and audit rows there are. */
  async function whatIsThere() {
    const database = await openDatabase(
      { dataDir, maxConnections: 2 },
      { log: silentLog, onProgress: () => {} },
    );
    try {
      await database.whenReady;
      const { sql } = database;
      const names = await sql<{ round: string; count: number }[]>`
        SELECT split_part(name, ' ', 1) AS round, count(*)::integer AS count FROM parcel
        WHERE zone_code = ${zoneCode} AND withdrawn_at IS NULL GROUP BY 1`;
      const sets = await sql<{ entries: number }[]>`
        SELECT (SELECT count(*)::integer FROM audit_entry
                WHERE audit_entry.zone_code = change_set.zone_code AND audit_entry.change_set_id = change_set.id
                  AND collection = 'parcels') AS entries
        FROM change_set WHERE zone_code = ${zoneCode}`;
      const chain = await verifyAuditChain(sql, zoneCode);
      return { names, sets: sets.map(({ entries }) => entries), isChainWhole: chain.ok };
    } finally {
      await database.close();
    }
  }

  test(`leaves every import whole or not there at all (${rounds} rounds)`, {
    timeout: 30_000 + rounds * 120_000,
  }, async () => {
    let committed = 0;
    for (let round = 0; round < rounds; round += 1) {
      const running = await start();
      const { pid, startMark } = await engineOf(dataDir);
      const stage = stages[(round + 3) % stages.length]!;
      const delayMs = Math.round((round * 137) % 900);
      let die: Promise<void> | undefined;
      const acknowledged = await importUntilKilled(running, round, (reached) => {
        if (reached !== stage) return;
        die = pause(delayMs).then(() => running.kill());
      });
      await die;
      await running.kill();
      server = undefined;
      while (isSameProcessAlive(pid, startMark)) await pause(50);

      const { names, sets, isChainWhole } = await whatIsThere();
      expect(isChainWhole).toBe(true);
      // Every change set wrote all of its parcels, and all parcels are of one round: there is no half of one.
      expect(sets.filter((entries) => entries !== parcelCount)).toEqual([]);
      expect(names.length).toBeLessThanOrEqual(1);
      expect(names.every(({ count }) => count === parcelCount)).toBe(true);
      const isThere = names[0]?.round === `第${round}轮`;
      if (acknowledged) expect(isThere).toBe(true);
      expect(sets.length - committed).toBe(isThere ? 1 : 0);
      committed = sets.length;
    }
  });
});
