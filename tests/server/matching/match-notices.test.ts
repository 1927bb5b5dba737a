import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MatchNoticeList } from '../../../geodata/model/api-matches.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
const post = async <T>(path: string, body: object, method = 'POST'): Promise<T> => {
  const response = await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
};
beforeAll(async () => {
  server = await startTestServer();
  await loadGridZone(server.sql);
  server.deps.revisions.forget();
});
afterAll(() => server?.close());

it('tells the team of each project that a new piece suits, once', async () => {
  for (const [name, low] of [
    ['甲', 20_000],
    ['乙', 25_000],
    ['丙', 10_000],
    ['过大', 90_000],
  ] as const)
    await post('/api/projects', {
      zoneCode: 'TEST',
      name,
      demand: { industryCode: '3983', areaMinSquareMetres: low },
    });
  // The first look only notes where to go on from.
  expect((await post<MatchNoticeList>('/api/match-notices/look', {})).notices).toEqual([]);
  const [parcel] = await server.sql<{ id: number; revision: number }[]>`
    SELECT id::integer AS id, revision::integer AS revision FROM parcel WHERE stock_class = 'planned' ORDER BY id LIMIT 1`;
  await post(
    `/api/collections/parcels/items/${parcel!.id}`,
    { revision: parcel!.revision, changes: { stockClass: 'approved_unsupplied', isNetLand: true } },
    'PATCH',
  );
  const told = await post<MatchNoticeList>('/api/match-notices/look', {});
  expect(told.notices.map(({ projectName }) => projectName).toSorted()).toEqual(['丙', '乙', '甲']);
  expect(new Set(told.notices.map(({ supplyId }) => supplyId))).toEqual(new Set([`parcel-${parcel!.id}`]));
  expect((await post<MatchNoticeList>('/api/match-notices/look', {})).notices).toHaveLength(3);
  const read = await post<MatchNoticeList>(`/api/match-notices/${told.notices[0]!.id}/read`, {});
  expect(read.unread).toBe(2);
});
