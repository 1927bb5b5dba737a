import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOfRole } from '../../../server/access/roles.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

interface Answer {
  item: { id: number; properties: Record<string, unknown> };
  errors: { field: string; message: string }[];
}

const problem = (changes: object = {}) => ({
  title: '临时用电未接通',
  domain: 'factors',
  ownerUnit: '供电公司',
  raisedOn: '2026-03-01',
  dueOn: '2026-04-01',
  status: 'raised',
  sourceName: '测试',
  ...changes,
});

/** Mechanisms of the dossier around disposal: M13 capital contributions, M52 and M67 the list of problems. */
describe('the list of problems', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await loadGridZone(server.sql, { zoneCode: 'ALPHA' });
    server.actAs(actorOfRole('planner', { id: 'planner', name: '规划员', zones: 'all' }));
  });
  afterAll(() => server?.close());
  const add = (collection: string, values: object) =>
    send<Answer>(server, 'POST', `/collections/${collection}/items`, { zoneCode: 'ALPHA', values });
  const change = (id: number, revision: number, changes: object) =>
    send<Answer>(server, 'PATCH', `/collections/project-problems/items/${id}`, { revision, changes });

  it('M52: goes from raised to verified, never without evidence and days, and can be taken up again', async () => {
    const { status, body } = await add('project-problems', problem());
    expect(status, JSON.stringify(body)).toBe(201);
    const { id } = body.item;
    expect((await change(id, 1, { status: 'assigned' })).status).toBe(200);
    expect((await change(id, 2, { status: 'in_progress' })).status).toBe(200);
    expect((await change(id, 3, { status: 'resolved' })).body.errors[0]).toMatchObject({
      field: 'resolvedOn',
    });
    expect((await change(id, 3, { status: 'resolved', resolvedOn: '2026-03-20' })).status).toBe(200);
    const bare = await change(id, 4, { status: 'verified', verifiedOn: '2026-03-25', evidence: '  ' });
    expect([bare.status, bare.body.errors[0]]).toEqual([
      400,
      { field: 'evidence', message: '销号须填写“销号日期”和“销号凭证”' },
    ]);
    const verified = { status: 'verified', verifiedOn: '2026-03-25', evidence: '通电照片 1' };
    expect((await change(id, 4, verified)).status).toBe(200);
    expect((await change(id, 5, { status: 'reopened' })).status).toBe(200);
  });

  it('M67: is filtered by domain', async () => {
    expect((await add('project-problems', problem({ domain: 'funding', title: '资金缺口' }))).status).toBe(
      201,
    );
    const titles = async (filter: string) =>
      (
        await server.json<{ features: { properties: { title: string } }[] }>(
          `/api/collections/project-problems/items?zone=ALPHA&${filter}`,
        )
      ).features.map(({ properties }) => properties.title);
    expect(await titles('domain=funding')).toEqual(['资金缺口']);
    expect(await titles('domain=factors')).toEqual(['临时用电未接通']);
  });

  it('M13: 作价出资 is for restructured enterprises only', async () => {
    const [parcel] = await server.sql<{ id: number; revision: number }[]>`
      SELECT id::integer AS id, revision::integer AS revision FROM parcel WHERE zone_code = 'ALPHA' ORDER BY parcel.id LIMIT 1`;
    const edit = (changes: object) =>
      send<Answer>(server, 'PATCH', `/collections/parcels/items/${parcel!.id}`, {
        revision: parcel!.revision,
        changes: { holderName: '示范公司', ...changes },
      });
    const refused = await edit({ holderKind: 'private', supplyModes: ['equity_contribution'] });
    expect(refused.status).toBe(400);
    expect(refused.body.errors[0]!.message).toContain('改制企业');
    expect((await edit({ holderKind: 'restructured', supplyModes: ['equity_contribution'] })).status).toBe(
      200,
    );
  });
});
