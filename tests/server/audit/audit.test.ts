import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditPage, RecordAsOf } from '../../../geodata/model/api-audit.ts';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const person = (role: 'administrator' | 'leader', zones: 'all' | string[] = 'all') =>
  actorOfRole(role, { id: `${role}-1`, name: '王管理', zones });

describe('the audit log', () => {
  let server: TestServer;
  let parcelId: number;
  const yesterday = () => new Date(Date.now() - 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
  const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    server = await startTestServer();
    await loadGridZone(server.sql, { columns: 4, rows: 2 });
    await loadGridZone(server.sql, { zoneCode: 'OTHER', columns: 4, rows: 2, origin: [120, 37] });
    server.deps.revisions.forget();
    // What was recorded long ago, so that there is a yesterday to look at.
    await server.sql`UPDATE parcel SET created_at = now() - interval '9 days', updated_at = now() - interval '9 days'`;
    server.actAs(person('administrator'));
    const page = await server.json<FeaturePage>('/api/collections/parcels/items?zone=TEST&sortby=name');
    parcelId = Number(page.features[0]!.id);
    server.actAs(actorOfRole('planner', { id: 'p1', name: '李规划', zones: 'all' }));
    const item = page.features[0]!;
    const edited = await send(server, 'PATCH', `/collections/parcels/items/${parcelId}`, {
      revision: item.properties.revision,
      changes: { heightMaxMetres: 36 },
      reason: '按新控规',
    });
    expect(edited.status).toBe(200);
    // The change happened today; move one more back, to the day before yesterday.
    server.actAs(person('administrator'));
  });
  afterAll(() => server?.close());

  it('tells who did what, when and why, newest first, with what was before and after', async () => {
    const { entries } = await server.json<AuditPage>('/api/audit?zone=TEST');
    expect(entries[0]).toMatchObject({
      zoneCode: 'TEST',
      actorId: 'p1',
      actorName: '李规划',
      action: 'update',
      collection: 'parcels',
      recordId: parcelId,
      reason: '按新控规',
    });
    expect(entries[0]!.changes).toContainEqual(
      expect.objectContaining({ field: 'heightMaxMetres', after: 36 }),
    );
    expect(entries[0]!.entryHash).toMatch(/^[0-9a-f]{64}$/);
    const times = entries.map(({ occurredAt }) => occurredAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  it.each([
    ['actor=李', 1],
    ['actor=p1', 1],
    ['actor=无此人', 0],
    ['action=update', 1],
    ['collection=parcels&action=update', 1],
    ['collection=contracts', 0],
    ['from=2020-01-01&to=2020-12-31', 0],
  ])('filters by %s', async (query, count) => {
    expect((await server.json<AuditPage>(`/api/audit?${query}`)).entries).toHaveLength(count);
  });

  it('filters by record and by day in China', async () => {
    const path = `/api/audit?collection=parcels&id=${parcelId}`;
    expect((await server.json<AuditPage>(path)).entries).toHaveLength(1);
    expect((await server.json<AuditPage>(`${path}&from=${today()}`)).entries.length).toBeGreaterThan(0);
    expect((await server.json<AuditPage>(`${path}&to=${yesterday()}`)).entries).toEqual([]);
  });

  it('pages through every entry once', async () => {
    const all = (await server.json<AuditPage>('/api/audit')).entries;
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: AuditPage = await server.json(`/api/audit?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.entries.map(({ entryHash }) => entryHash));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.map(({ entryHash }) => entryHash));
    expect(all.length).toBeGreaterThan(3);
  });

  it('is for those who may read it, and in their own zones', async () => {
    server.actAs(person('administrator', ['OTHER']));
    const own = await server.json<AuditPage>('/api/audit');
    expect(new Set(own.entries.map(({ zoneCode }) => zoneCode))).toEqual(new Set(['OTHER']));
    expect((await server.get('/api/audit?zone=TEST')).status).toBe(400);
    expect((await server.get('/api/audit?zone=-')).status).toBe(400);
    expect(
      (await server.get(`/api/collections/parcels/items/${parcelId}/as-of?date=${today()}`)).status,
    ).toBe(404);
    server.actAs(actorOfRole('planner', { id: 'p1', name: '李规划', zones: 'all' }));
    expect((await server.get('/api/audit')).status).toBe(403);
    server.actAs(person('administrator'));
  });

  it.each([
    ['/api/audit?limit=0', 'limit'],
    ['/api/audit?cursor=x', 'cursor'],
    ['/api/audit?from=gestern', 'from'],
    ['/api/audit?action=destroy', 'action'],
    ['/api/audit?id=-1', 'id'],
    ['/api/audit?colour=red', 'colour'],
    ['/api/collections/parcels/items/1/as-of', 'date'],
  ])('%s is refused and names %s', async (path, field) => {
    const response = await server.get(path);
    expect(response.status).toBe(400);
    expect((await response.json()).errors[0].field).toBe(field);
  });

  it('shows a record as it was at the end of a day: before, after, and not yet', async () => {
    const path = `/api/collections/parcels/items/${parcelId}/as-of?date=`;
    const heightOf = ({ fields }: RecordAsOf) =>
      fields.find(({ field }) => field === 'heightMaxMetres')?.value;
    const before = await server.json<RecordAsOf>(`${path}${yesterday()}`);
    const now = await server.json<RecordAsOf>(`${path}${today()}`);
    expect(before).toMatchObject({ isCurrent: false, revision: 1, isWithdrawn: false, zoneCode: 'TEST' });
    expect(heightOf(before)).not.toBe(36);
    expect(heightOf(now)).toBe(36);
    expect(now).toMatchObject({ isCurrent: true, revision: 2 });
    expect(before.geometry?.type).toBe('MultiPolygon');
    expect(before.geometry).toEqual(now.geometry);
    const early = await server.get(`${path}2020-01-01`);
    expect(early.status).toBe(404);
    expect((await early.json()).detail).toContain('还没有这条记录');
    expect((await server.get('/api/collections/parcels/items/999999/as-of?date=2026-01-01')).status).toBe(
      404,
    );
  });

  it('knows that a record was withdrawn since', async () => {
    const { revision } = await server.json<RecordAsOf>(
      `/api/collections/parcels/items/${parcelId}/as-of?date=${today()}`,
    );
    server.actAs(actorOfRole('planner', { id: 'p1', name: '李规划', zones: 'all' }));
    const withdrawn = await send(server, 'POST', `/collections/parcels/items/${parcelId}/withdraw`, {
      revision,
      reason: '重复登记',
    });
    expect(withdrawn.status).toBe(200);
    server.actAs(person('administrator'));
    const path = `/api/collections/parcels/items/${parcelId}/as-of?date=`;
    expect(await server.json(`${path}${today()}`)).toMatchObject({ isWithdrawn: true });
    expect(await server.json(`${path}${yesterday()}`)).toMatchObject({ isWithdrawn: false });
  });
});
