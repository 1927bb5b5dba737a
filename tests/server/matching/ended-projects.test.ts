import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Project } from '../../../geodata/model/api-projects.ts';
import type { ReservationList } from '../../../geodata/model/api-reservations.ts';
import type { ReviewList } from '../../../geodata/model/api-reviews.ts';
import { releaseEnded } from '../../../server/reservations/release-ended.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describeEachEngine('a project that ends', (engine) => {
  let server: TestServer;
  let project: Project;
  let supply: string[];
  const send = async (method: string, path: string, body: unknown) => {
    const response = await fetch(server.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> & Project };
  };
  const reserve = (supplyId: string) =>
    send('POST', '/api/reservations', { projectId: project.id, supplyId, until: '2026-06-30' });
  const reservations = (more = '') =>
    server.json<ReservationList>(`/api/reservations?project=${project.id}${more}`);

  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql);
    await server.sql`
      INSERT INTO zone_quota (zone_code, kind, year, total_amount, source_name, created_by, updated_by)
      VALUES ('TEST', 'energy', 2026, 5000, '测试', 'test', 'test')`;
    server.deps.revisions.forget();
    const demand = { industryCode: '3983', areaMinSquareMetres: 20_000 };
    project = (await send('POST', '/api/projects', { zoneCode: 'TEST', name: '甲项目', demand })).body;
    const rows = await server.sql<{ id: string }[]>`
      SELECT 'parcel-' || id AS id FROM parcel WHERE stock_class = 'approved_unsupplied' ORDER BY id`;
    supply = rows.map(({ id }) => id);
    for (const id of supply.slice(0, 3)) expect((await reserve(id)).status).toBe(201);
    const opened = await send('POST', '/api/reviews', { projectId: project.id, supplyId: supply[0] });
    expect(opened.status).toBe(201);
    const allotted = await send('POST', `/api/projects/${project.id}/quota-allotments`, {
      kind: 'energy',
      year: 2026,
      amount: 1200,
    });
    expect(allotted.status).toBe(201);
  });
  afterAll(() => server?.close());

  it('lists what it holds page by page, with the number of all', async () => {
    expect(await reservations('&limit=2')).toMatchObject({ numberMatched: 3, reservations: [{}, {}] });
    const second = await reservations('&limit=2&offset=2');
    expect(second.reservations).toHaveLength(1);
    const reviews = await server.json<ReviewList>(`/api/reviews?project=${project.id}&limit=1`);
    expect(reviews).toMatchObject({ numberMatched: 1, reviews: [{ status: 'open' }] });
    const beyond = await server.json<ReviewList>(`/api/reviews?project=${project.id}&limit=1&offset=1`);
    expect(beyond).toMatchObject({ numberMatched: 1, reviews: [] });
    expect((await fetch(`${server.url}/api/reviews?limit=0`)).status).toBe(400);
  });

  it('gives back land, quotas and the work of the departments with its stage, each in the log', async () => {
    const [{ revision }] = [await server.json<Project>(`/api/projects/${project.id}`)];
    const bare = await send('POST', `/api/projects/${project.id}/stage`, { revision, to: 'ended' });
    expect(bare).toMatchObject({ status: 400, body: { errors: [{ field: 'to' }] } });
    expect((await reservations('&status=active')).numberMatched).toBe(3);

    const ended = await send('POST', `/api/projects/${project.id}/stage`, {
      revision,
      to: 'ended',
      reason: '投资方放弃',
    });
    expect(ended).toMatchObject({
      status: 200,
      body: { stage: 'ended', quotaAllotments: [{ amount: 1200, releasedAt: expect.any(String) }] },
    });
    const held = await reservations();
    expect(held.reservations.map(({ status }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(held.reservations[0]!.log.at(-1)).toMatchObject({
      action: 'cancelled',
      reason: '项目已终止，自动释放',
    });
    const { reviews } = await server.json<ReviewList>(`/api/reviews?project=${project.id}`);
    expect(reviews).toMatchObject([{ status: 'withdrawn', decision: { reason: '项目已终止，联审撤回' } }]);
    const [quota] =
      await server.sql`SELECT allotted_amount::float8 AS sum FROM zone_quota WHERE kind = 'energy'`;
    expect(quota!.sum).toBe(0);
    const audited = await server.sql<{ collection: string }[]>`
      SELECT collection FROM audit_entry WHERE reason = '投资方放弃' ORDER BY collection`;
    expect([...new Set(audited.map(({ collection }) => collection))]).toEqual([
      'projects',
      'quota-allotments',
      'reservations',
      'reviews',
      'zone-quotas',
    ]);
  });

  it('is swept up after by the schedule where a reservation was left, and only there', async () => {
    expect(await releaseEnded(server.deps)).toBe(0);
    await server.sql`
      UPDATE reservation SET status = 'active' WHERE zone_code = 'TEST' AND supply_id = ${supply[1]!}`;
    expect(await releaseEnded(server.deps)).toBe(1);
    expect((await reservations('&status=active')).numberMatched).toBe(0);
  });
});
