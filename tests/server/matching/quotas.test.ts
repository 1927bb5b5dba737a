import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MatchResponse } from '../../../geodata/model/api-matches.ts';
import type { Project } from '../../../geodata/model/api-projects.ts';
import { toSquareMetres } from '../../../geodata/units/area.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const mu = (amount: number): number => Math.round(toSquareMetres(amount, 'mu') * 100) / 100;

describeEachEngine('quotas follow projects', (engine) => {
  let server: TestServer;
  let first: Project;
  let second: Project;
  const send = async (method: string, path: string, body: unknown) => {
    const response = await fetch(server.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> & Project };
  };
  const allot = (project: Project, amount: number, year = 2026, kind = 'land') =>
    send('POST', `/api/projects/${project.id}/quota-allotments`, {
      kind,
      year,
      amount,
      reason: '好项目优先',
    });
  const sums = async (year: number) =>
    (
      await server.sql<{ kind: string; allotted: number }[]>`
        SELECT kind, allotted_amount::float8 AS allotted FROM zone_quota WHERE zone_code = 'TEST' AND year = ${year} ORDER BY kind`
    ).map((row) => ({ ...row }));

  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql);
    await server.sql`
      INSERT INTO zone_quota (zone_code, kind, year, total_amount, source_name, created_by, updated_by)
      VALUES ('TEST', 'land', 2026, ${mu(100)}, '测试', 'test', 'test'), ('TEST', 'land', 2027, 1000, '测试', 'test', 'test'),
             ('TEST', 'energy', 2026, 5000, '测试', 'test', 'test')`;
    server.deps.revisions.forget();
    const demand = { industryCode: '3983', areaMinSquareMetres: 20_000 };
    const register = async (name: string) =>
      (await send('POST', '/api/projects', { zoneCode: 'TEST', name, demand })).body;
    first = await register('甲项目');
    second = await register('乙项目');
  });
  afterAll(() => server?.close());

  it('of 100 亩, 60 are given and then 50 refused with what is left; released land can be given again', async () => {
    // 60 of 100 leaves 40; the 50 that are then wanted are 10 too many.
    const given = await allot(first, mu(60));
    expect(given).toMatchObject({
      status: 201,
      body: {
        id: first.id,
        quotaAllotments: [
          { kind: 'land', year: 2026, amount: 40_000, releasedAt: null, reason: '好项目优先' },
        ],
      },
    });
    const refused = await allot(second, mu(50));
    expect(refused).toMatchObject({
      status: 409,
      body: { conflict: 'quota', balance: 26_666.67, balanceMu: 40 },
    });
    expect(refused.body.detail).toContain('余额 40 亩');
    expect((await server.json<Project>(`/api/projects/${second.id}`)).quotaAllotments).toEqual([]);

    const { id } = given.body.quotaAllotments[0]!;
    const release = { reason: '项目推迟' };
    const released = await send('POST', `/api/quota-allotments/${id}/release`, release);
    expect(released.body.quotaAllotments).toMatchObject([{ id, releasedAt: expect.any(String) }]);
    expect(await send('POST', `/api/quota-allotments/${id}/release`, release)).toMatchObject({
      status: 409,
      body: { conflict: 'released' },
    });
    expect(await sums(2026)).toEqual([
      { kind: 'energy', allotted: 0 },
      { kind: 'land', allotted: 0 },
    ]);
    expect(await allot(second, mu(50))).toMatchObject({ status: 201 });
  });

  it('lets exactly as many have it as there is, when all ask at the same moment', async () => {
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, index) => allot(index % 2 === 0 ? first : second, 300, 2027)),
    );
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(3);
    const refused = tries.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(5);
    for (const { body } of refused) expect(body).toMatchObject({ conflict: 'quota', balance: 100 });
    expect(await sums(2027)).toEqual([{ kind: 'land', allotted: 900 }]);
    const [held] = await server.sql<{ amount: number }[]>`
      SELECT sum(amount)::float8 AS amount FROM quota_allotment JOIN zone_quota AS quota ON quota.id = quota_id
      WHERE quota.year = 2027 AND released_at IS NULL`;
    expect(held?.amount).toBe(900);
  });

  it('counts what a project was given as left for it when it is matched', async () => {
    const demand = { industryCode: '3983', areaMinSquareMetres: 20_000, energyTce: 4900 };
    const { body: needy } = await send('POST', '/api/projects', { zoneCode: 'TEST', name: '丙项目', demand });
    const lacksEnergy = async (): Promise<number | undefined> => {
      const { body } = await send('POST', '/api/matches', { projectId: needy.id, limit: 1 });
      return (body as unknown as MatchResponse).funnel.find(({ code }) => code === 'ENERGY')?.alone;
    };
    const heldOf = (project: Project) => project.quotaAllotments.find(({ kind }) => kind === 'energy')!.id;
    const release = (id: number) =>
      send('POST', `/api/quota-allotments/${id}/release`, { reason: '让给丙项目' });
    const { body: holder } = await allot(first, 4000, 2026, 'energy');
    expect(await lacksEnergy()).toBeGreaterThan(0);
    await release(heldOf(holder));
    const { body: given } = await allot(needy, 4000, 2026, 'energy');
    expect(await lacksEnergy()).toBe(0);
    expect((await release(heldOf(given))).status).toBe(200);
  });

  it('writes who gave what to whom, and why, into the audit log', async () => {
    await allot(first, 1200, 2026, 'energy');
    const rows = await server.sql<{ collection: string; reason: string; after: Record<string, unknown> }[]>`
      SELECT collection, reason, after_values AS after FROM audit_entry WHERE zone_code = 'TEST' ORDER BY sequence DESC LIMIT 2`;
    expect(rows.map(({ collection }) => collection).toSorted()).toEqual(['quota-allotments', 'zone-quotas']);
    for (const { reason } of rows) expect(reason).toBe('好项目优先');
    expect(rows.find(({ collection }) => collection === 'quota-allotments')?.after).toMatchObject({
      projectNo: first.projectNo,
      kind: 'energy',
      year: 2026,
      amount: 1200,
    });
  });

  it('refuses nothing, less than nothing, a year without quota, an ended project, and who may not', async () => {
    expect(await allot(first, 0)).toMatchObject({ status: 400, body: { errors: [{ field: 'amount' }] } });
    expect(await allot(first, -5)).toMatchObject({ status: 400 });
    const unknown = await allot(first, 5, 2031);
    expect(unknown).toMatchObject({ status: 400, body: { errors: [{ field: 'year' }] } });
    expect(unknown.body.detail).toContain('2031 年的新增用地指标');
    expect(await send('POST', '/api/projects/999999/quota-allotments', {})).toMatchObject({ status: 400 });
    const { revision } = await server.json<Project>(`/api/projects/${second.id}`);
    const end = { revision, to: 'ended', reason: '放弃投资' };
    expect((await send('POST', `/api/projects/${second.id}/stage`, end)).status).toBe(200);
    expect(await allot(second, 5)).toMatchObject({ status: 400, body: { errors: [{ field: 'projectId' }] } });
    server.actAs(actorOfRole('leader', { id: 'leader', name: '领导', zones: 'all' }));
    expect((await allot(first, 5)).status).toBe(403);
    server.actAs({ ...localPlanner, zones: [] });
    expect((await allot(first, 5)).status).toBe(404);
    server.actAs(localPlanner);
  });
});
