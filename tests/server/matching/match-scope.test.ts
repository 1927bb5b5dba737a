import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { MatchResponse } from '../../../geodata/model/api-matches.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { SupplySnapshots } from '../../../server/matching/supply-snapshots.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let snapshots: SupplySnapshots;
const demand = {
  industryCode: '3983',
  areaMinSquareMetres: 20_000,
  areaMaxSquareMetres: 50_000,
  zoneCodes: ['TEST'],
};
const send = async (method: string, path: string, body: unknown): Promise<Response> =>
  await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const matched = async (): Promise<MatchResponse> => {
  const response = await send('POST', '/api/matches', { demand });
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as MatchResponse;
};

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

it('says that its result is stale when a parcel was edited during the match', async () => {
  const before = await matched();
  expect(before).toMatchObject({ isStale: false, staleReason: null });
  const first = before.places[before.candidates[0]!.id]!.recordId;
  const { engine } = snapshots;
  const match = engine.match.bind(engine);
  const spy = vi.spyOn(engine, 'match').mockImplementationOnce(async (task) => {
    const outcome = await match(task);
    const [parcel] = await server.sql<{ revision: number }[]>`
      SELECT revision::integer AS revision FROM parcel WHERE id = ${first}`;
    const changes = { stockClass: 'in_use' };
    const edited = await send('PATCH', `/api/collections/parcels/items/${first}`, { ...parcel, changes });
    expect(edited.status).toBe(200);
    return outcome;
  });
  const during = await matched();
  spy.mockRestore();
  expect(during.isStale).toBe(true);
  expect(during.staleReason).toBe('数据在匹配期间有变化，结果可能已过时，请重新匹配');
  // What is shown is what was matched: of the data before the edit, and it says of which.
  expect(during.dataRevision).toBe(before.dataRevision);
  expect(during.candidates.map(({ id }) => id)).toContain(before.candidates[0]!.id);
  const after = await matched();
  expect(after.isStale).toBe(false);
  expect(after.dataRevision).toBeGreaterThan(before.dataRevision);
  expect(after.candidates.map(({ id }) => id)).not.toContain(before.candidates[0]!.id);
});

it('shows who is bound to parks the land of these only', async () => {
  const all = await matched();
  const rows = await server.sql<{ id: number; parkId: number | null }[]>`
    SELECT id::integer AS id, park_id::integer AS "parkId" FROM parcel`;
  const parkOf = new Map(rows.map(({ id, parkId }) => [id, parkId]));
  const parksIn = (result: MatchResponse) =>
    new Set(
      [...result.candidates, ...result.potential].map(({ id }) => parkOf.get(result.places[id]!.recordId)),
    );
  const parks = [...parksIn(all)].flatMap((id) => (id === null || id === undefined ? [] : [id]));
  const [own] = parks;
  const [foreign] = await server.sql<{ id: number }[]>`
    SELECT id::integer AS id FROM parcel WHERE park_id IS DISTINCT FROM ${own!} ORDER BY id LIMIT 1`;
  const operator = actorOfRole('operator', { id: 'op', name: '运营方', zones: ['TEST'], parkIds: [own!] });
  server.actAs(operator);
  try {
    // As the roles are, an operator may not match at all; whoever may is bound to the own parks like them.
    expect((await send('POST', '/api/matches', { demand })).status).toBe(403);
    server.actAs({ ...localPlanner, ownParkIds: [own!] });
    const result = await matched();
    expect(result.candidates.length).toBeGreaterThan(0);
    expect([...parksIn(result)]).toEqual([own]);
    expect(result.supplyCount).toBeLessThanOrEqual(all.supplyCount);
    // Neither why-not nor the reverse match tells of land elsewhere.
    for (const id of Object.keys(result.places))
      if (id.startsWith('parcel-')) expect(parkOf.get(result.places[id]!.recordId)).toBe(own);
    if (foreign !== undefined)
      expect((await server.get(`/api/parcels/${foreign.id}/matches`)).status).toBe(404);
  } finally {
    server.actAs(localPlanner);
  }
});
