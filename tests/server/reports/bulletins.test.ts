import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BulletinItem, PublicBulletin, PublicBulletinList } from '../../../geodata/model/api-bulletins.ts';
import { roundHalfUp } from '../../../geodata/units/area.ts';
import { actorOfRole, visitor } from '../../../server/access/roles.ts';
import { loadDemonstrationZones } from '../../support/load-demonstration-zones.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer, testDay } from '../../support/test-server.ts';

const leader = actorOfRole('leader', { id: 'leader', name: '领导甲', zones: 'all' });
const planner = actorOfRole('planner', { id: 'planner', name: '规划员', zones: 'all' });

describe('the quarterly bulletin', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await loadDemonstrationZones(server.sql, ['ZZKFQ'], testDay);
  });
  afterAll(() => server?.close());

  const post = (path: string, body: object) => send<Record<string, unknown>>(server, 'POST', path, body);
  const draft = async (): Promise<BulletinItem> => {
    server.actAs(planner);
    const made = await post('/bulletins', { zoneCode: 'ZZKFQ', quarter: '2026Q1' });
    expect(made.status).toBe(201);
    return BulletinItem.parse(made.body);
  };

  it('is drafted from the frozen quarter with exactly the eight fields, over 100 % unclamped', async () => {
    const { content, status } = await draft();
    expect(status).toBe('draft');
    expect(content.projects).toHaveLength(181);
    expect(Object.keys(content.projects[0]!).sort()).toEqual(
      [
        'projectName',
        'yearsText',
        'locationText',
        'stage',
        'totalInvestmentYuan',
        'plannedYuan',
        'completedYuan',
        'completedShare',
      ].sort(),
    );
    expect(roundHalfUp(content.totals.completedShare! * 100, 1)).toBe(123.6);
  });

  it('is approved by a leader, then published, and never changed after', async () => {
    const { id, revision } = await draft();
    expect((await post(`/bulletins/${id}/approve`, { revision })).status).toBe(403);
    server.actAs(leader);
    expect((await post(`/bulletins/${id}/publish`, { revision, channels: ['门户网站'] })).status).toBe(409);
    const approved = await post(`/bulletins/${id}/approve`, { revision });
    expect(approved.body).toMatchObject({ status: 'approved', approvedBy: '领导甲', revision: revision + 1 });
    const published = await post(`/bulletins/${id}/publish`, {
      revision: revision + 1,
      channels: ['门户网站', '大厦电子屏'],
    });
    expect(published.body).toMatchObject({ status: 'published', channels: ['门户网站', '大厦电子屏'] });
    for (const step of ['approve', 'discard', 'publish']) {
      const again = await post(`/bulletins/${id}/${step}`, {
        revision: revision + 2,
        channels: ['门户网站'],
      });
      expect([step, again.status]).toEqual([step, 409]);
    }
    server.actAs(visitor);
    const open = PublicBulletin.parse(await server.json('/api/published-bulletins/ZZKFQ/2026Q1'));
    expect(open.content.projects).toHaveLength(181);
    expect(JSON.stringify(open)).not.toContain('领导甲');
  });

  it('is not there for the public before', async () => {
    server.actAs(visitor);
    const { bulletins } = PublicBulletinList.parse(await server.json('/api/published-bulletins'));
    // The demonstration has published two quarters; the last one once more by the test before.
    expect(bulletins.map(({ quarter, version }) => [quarter, version])).toEqual([
      ['2026Q1', 3],
      ['2026Q1', 1],
      ['2025Q4', 1],
    ]);
    expect((await server.get('/api/published-bulletins/ZZKFQ/2025Q3')).status).toBe(404);
    expect((await server.get('/api/bulletins')).status).toBeGreaterThanOrEqual(401);
  });

  it('takes one of two approvals at once; the other sees who was faster', async () => {
    const { id, revision } = await draft();
    server.actAs(leader);
    const answers = await Promise.all([
      post(`/bulletins/${id}/approve`, { revision }),
      post(`/bulletins/${id}/approve`, { revision }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      conflict: 'stale',
      by: '领导甲',
    });
  });

  it('needs a quarter that is frozen and a channel', async () => {
    server.actAs(planner);
    expect(await post('/bulletins', { zoneCode: 'ZZKFQ', quarter: '2026Q2' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'quarter', message: expect.stringContaining('尚未固定') }] },
    });
    const { id, revision } = await draft();
    server.actAs(leader);
    await post(`/bulletins/${id}/approve`, { revision });
    expect(await post(`/bulletins/${id}/publish`, { revision: revision + 1, channels: [] })).toMatchObject({
      status: 400,
    });
  });
});
