import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Project } from '../../../geodata/model/api-projects.ts';
import type { Reservation, ReservationList } from '../../../geodata/model/api-reservations.ts';
import type { Review } from '../../../geodata/model/api-reviews.ts';
import { releaseExpired } from '../../../server/reservations/release-expired.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer, testDay } from '../../support/test-server.ts';

describeEachEngine('reservations and joint reviews', (engine) => {
  let server: TestServer;
  let projects: Project[];
  let supply: string[];

  const send = async (method: string, path: string, body: unknown) => {
    const response = await fetch(server.url + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      body: (await response.json()) as Record<string, unknown> & { errors?: { field: string }[] },
    };
  };
  const register = async (name: string): Promise<Project> => {
    const demand = { industryCode: '3983', areaMinSquareMetres: 20_000 };
    const { status, body } = await send('POST', '/api/projects', { zoneCode: 'TEST', name, demand });
    expect(status).toBe(201);
    return body as unknown as Project;
  };
  const reserve = (project: number, supplyId: string, until = '2026-06-30') =>
    send('POST', '/api/reservations', { projectId: project, supplyId, until });

  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql);
    server.deps.revisions.forget();
    projects = [await register('甲项目'), await register('乙项目')];
    const rows = await server.sql<{ id: string }[]>`
      SELECT 'parcel-' || id AS id FROM parcel WHERE stock_class = 'approved_unsupplied' ORDER BY id`;
    supply = rows.map(({ id }) => id);
  });
  afterAll(() => server?.close());

  it('gives a piece to exactly one of many who reserve it at the same moment', async () => {
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, index) => reserve(projects[index % 2]!.id, supply[0]!)),
    );
    expect(tries.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = tries.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(7);
    for (const { body } of refused) {
      expect(body).toMatchObject({ conflict: 'reserved', holder: { until: '2026-06-30' } });
      expect(body.detail).toMatch(/已由 XM-2026-000[12]“.项目”预留至 2026-06-30/);
    }
  });

  it('extends, passes on and cancels, and keeps a log of it', async () => {
    const made = await reserve(projects[0]!.id, supply[1]!);
    const { id } = made.body as unknown as Reservation;
    const past = await send('POST', `/api/reservations/${id}/extend`, {
      revision: 1,
      until: '2026-06-01',
      reason: '延期',
    });
    expect(past).toMatchObject({ status: 400, body: { errors: [{ field: 'until' }] } });
    const extended = await send('POST', `/api/reservations/${id}/extend`, {
      revision: 1,
      until: '2026-08-31',
      reason: '手续未完',
    });
    expect(extended.body).toMatchObject({ until: '2026-08-31', revision: 2 });
    const stale = await send('POST', `/api/reservations/${id}/cancel`, { revision: 1, reason: '撤' });
    expect(stale).toMatchObject({ status: 409, body: { conflict: 'stale' } });
    const passed = await send('POST', `/api/reservations/${id}/transfer`, {
      revision: 2,
      toProjectId: projects[1]!.id,
      reason: '调整',
    });
    expect(passed.body).toMatchObject({ projectName: '乙项目', status: 'active', until: '2026-08-31' });
    const next = passed.body as unknown as Reservation;
    const cancelled = await send('POST', `/api/reservations/${next.id}/cancel`, {
      revision: next.revision,
      reason: '项目调整',
    });
    expect(cancelled.body).toMatchObject({ status: 'cancelled', daysLeft: null });
    expect((cancelled.body as unknown as Reservation).log.map(({ action }) => action)).toEqual([
      'received',
      'cancelled',
    ]);
    const again = await send('POST', `/api/reservations/${next.id}/cancel`, { revision: 2, reason: '再撤' });
    expect(again).toMatchObject({ status: 409, body: { conflict: 'over' } });
    expect((await reserve(projects[0]!.id, supply[1]!)).status).toBe(201);
  });

  it('releases what is past its last day, by the clock it is given', async () => {
    const made = await reserve(projects[0]!.id, supply[2]!, testDay);
    expect(made.status).toBe(201);
    expect(await releaseExpired({ ...server.deps, today: () => testDay })).toBe(0);
    expect(await releaseExpired({ ...server.deps, today: () => '2026-05-02' })).toBe(1);
    const { reservations } = await server.json<ReservationList>(`/api/reservations?supply=${supply[2]}`);
    expect(reservations[0]).toMatchObject({ status: 'expired' });
    expect(reservations[0]!.log.at(-1)).toMatchObject({ action: 'expired', by: '系统' });
    const audited = await server.sql`
      SELECT 1 FROM audit_entry WHERE collection = 'reservations' AND after_values->>'status' = 'expired'`;
    expect(audited).toHaveLength(1);
  });

  it('refuses days that are past or too far, unknown pieces and unknown projects', async () => {
    expect(await reserve(projects[0]!.id, supply[3]!, '2026-04-30')).toMatchObject({ status: 400 });
    expect(await reserve(projects[0]!.id, supply[3]!, '2040-01-01')).toMatchObject({ status: 400 });
    expect(await reserve(projects[0]!.id, 'parcel-999999')).toMatchObject({ status: 404 });
    expect(await reserve(999_999, supply[3]!)).toMatchObject({ status: 404 });
  });

  it('decides a joint review only when all six have spoken, against a refusal only with a reason', async () => {
    const opened = await send('POST', '/api/reviews', { projectId: projects[0]!.id, supplyId: supply[0] });
    expect(opened.status).toBe(201);
    const { id, waitingFor } = opened.body as unknown as Review;
    expect(waitingFor).toHaveLength(6);
    for (const department of waitingFor.slice(0, 5))
      expect(
        (await send('PUT', `/api/reviews/${id}/opinions`, { department, verdict: 'agree' })).status,
      ).toBe(200);
    const early = await send('POST', `/api/reviews/${id}/decision`, { revision: 6, decision: 'approve' });
    expect(early).toMatchObject({ status: 409, body: { conflict: 'waiting', waitingFor: ['housing'] } });
    const silent = await send('PUT', `/api/reviews/${id}/opinions`, {
      department: 'housing',
      verdict: 'reject',
    });
    expect(silent).toMatchObject({ status: 400, body: { errors: [{ field: 'text' }] } });
    const last = await send('PUT', `/api/reviews/${id}/opinions`, {
      department: 'housing',
      verdict: 'reject',
      text: '容积率不符',
    });
    const complete = last.body as unknown as Review;
    expect(complete).toMatchObject({ canDecide: true, needsOverride: true, rejectedBy: ['housing'] });
    const bare = await send('POST', `/api/reviews/${id}/decision`, {
      revision: complete.revision,
      decision: 'approve',
    });
    expect(bare).toMatchObject({ status: 400, body: { errors: [{ field: 'reason' }] } });
    const decided = await send('POST', `/api/reviews/${id}/decision`, {
      revision: complete.revision,
      decision: 'approve',
      reason: '市级重点项目，容积率由规划条件调整',
    });
    expect(decided.body).toMatchObject({ status: 'approved', decision: { isOverride: true } });
    const late = await send('PUT', `/api/reviews/${id}/opinions`, {
      department: 'housing',
      verdict: 'agree',
    });
    expect(late.status).toBe(409);
  });

  it('keeps a shortlist with notes', async () => {
    const path = `/api/projects/${projects[0]!.id}/shortlist`;
    await send('PUT', `${path}/${supply[0]}`, { note: '临路' });
    const kept = await send('PUT', `${path}/${supply[1]}`, {});
    expect(kept.body).toMatchObject({
      entries: [
        { supplyId: supply[0], note: '临路' },
        { supplyId: supply[1], note: null },
      ],
    });
    const response = await fetch(`${server.url}${path}/${supply[0]}`, { method: 'DELETE' });
    expect(((await response.json()) as { entries: unknown[] }).entries).toHaveLength(1);
  });

  it('stale writes inside a transaction are told without waiting for ever', async () => {
    const [project] = projects;
    const moved = await send('POST', `/api/projects/${project!.id}/stage`, {
      revision: 99,
      to: 'negotiating',
    });
    expect(moved).toMatchObject({ status: 409, body: { conflict: 'stale' } });
  });
});
