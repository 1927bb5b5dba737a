import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MatchNoticeList } from '../../../geodata/model/api-matches.ts';
import { startNoticeSchedule } from '../../../server/matching/notice-schedule.ts';
import { SupplySnapshots } from '../../../server/matching/supply-snapshots.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let snapshots: SupplySnapshots;
beforeAll(async () => {
  server = await startTestServer({
    adapt: (deps) => {
      snapshots = new SupplySnapshots(deps);
      return { ...deps, snapshots };
    },
  });
  await loadGridZone(server.sql);
  server.deps.revisions.forget();
});
afterAll(async () => {
  await snapshots.engine.close();
  await server.close();
});

const send = async (method: string, path: string, body: object): Promise<void> => {
  const response = await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
};

/** Timers that ring when they are told to. */
function handTimers() {
  const pending = new Map<number, () => void>();
  const set: number[] = [];
  return {
    set,
    ring: (milliseconds: number) => {
      const call = pending.get(milliseconds);
      pending.delete(milliseconds);
      call?.();
    },
    waits: () => [...pending.keys()],
    timer: {
      after: (milliseconds: number, call: () => void) => {
        set.push(milliseconds);
        pending.set(milliseconds, call);
        return { stop: () => void pending.delete(milliseconds) };
      },
    },
  };
}

/** Changes a parcel: the one named, or the first that is planned. */
const edit = async (changes: object, wanted?: number): Promise<number> => {
  const [parcel] = await server.sql<{ id: number; revision: number }[]>`
    SELECT id::integer AS id, revision::integer AS revision FROM parcel
    WHERE CASE WHEN ${wanted ?? 0} = 0 THEN stock_class = 'planned' ELSE id = ${wanted ?? 0} END ORDER BY id LIMIT 1`;
  await send('PATCH', `/api/collections/parcels/items/${parcel!.id}`, {
    revision: parcel!.revision,
    changes,
  });
  return parcel!.id;
};
const notices = async () => (await server.json<MatchNoticeList>('/api/match-notices')).notices;

it('tells three teams of a parcel that meets three demands, a moment after it was written, and once', async () => {
  for (const [name, low] of [
    ['甲', 20_000],
    ['乙', 25_000],
    ['丙', 10_000],
    ['过大', 90_000],
  ] as const)
    await send('POST', '/api/projects', {
      zoneCode: 'TEST',
      name,
      demand: { industryCode: '3983', areaMinSquareMetres: low },
    });
  const { timer, ring, set, waits } = handTimers();
  const schedule = startNoticeSchedule({ ...server.deps, snapshots }, timer);
  await schedule.look();
  expect(await notices()).toEqual([]);

  const before = set.length;
  const id = await edit({ stockClass: 'approved_unsupplied', isNetLand: true });
  await edit({ name: '同时修改的另一块地' });
  // The request is answered before anything is looked for; two writes in a row start one wait.
  expect(await notices()).toEqual([]);
  expect(set.slice(before)).toEqual([5000]);
  ring(5000);
  await schedule.look();
  const told = await notices();
  expect(told.map(({ projectName }) => projectName).toSorted()).toEqual(['丙', '乙', '甲']);
  expect(new Set(told.map(({ supplyId }) => supplyId))).toEqual(new Set([`parcel-${id}`]));

  // Written again: a new look, and nothing told twice; nor by a second process.
  await edit({ name: '再次修改' }, id);
  expect(waits()).toContain(5000);
  const second = startNoticeSchedule({ ...server.deps, snapshots }, handTimers().timer);
  await Promise.all([schedule.look(), second.look()]);
  expect(await notices()).toHaveLength(3);

  await second.close();
  await schedule.close();
  expect(waits()).toEqual([]);
  server.deps.revisions.forget();
  expect(waits()).toEqual([]);
});

it('misses no row of a transaction that began before a look and ended after it', async () => {
  const schedule = startNoticeSchedule({ ...server.deps, snapshots }, handTimers().timer);
  await schedule.look();
  const count = (await notices()).length;
  const [parcel] = await server.sql<{ id: number }[]>`
    SELECT id::integer AS id FROM parcel WHERE stock_class = 'planned' ORDER BY id LIMIT 1`;
  await server.sql.begin(async (sql) => {
    await sql`UPDATE parcel SET stock_class = 'approved_unsupplied', is_net_land = true, updated_at = now() WHERE id = ${parcel!.id}`;
    await sql`
      UPDATE collection_revision SET revision = revision + 1 WHERE zone_code = 'TEST' AND collection = 'parcels'`;
    // The embedded engine runs one transaction at a time: there is no look in between.
    if (server.deps.database.engine === 'external') await schedule.look();
  });
  server.deps.revisions.forget();
  await schedule.look();
  expect((await notices()).length).toBe(count + 3);
  await schedule.close();
});
