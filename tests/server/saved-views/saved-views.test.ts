import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SavedView, SavedViewList } from '../../../geodata/model/api-saved-views.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('saved views', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await loadGridZone(server.sql, { columns: 2, rows: 1 });
  });
  afterAll(() => server?.close());

  const other = { ...localPlanner, id: 'other', name: '同事' };
  const save = (body: object) => send<SavedView>(server, 'POST', '/saved-views', body);
  const list = async () => SavedViewList.parse(await server.json('/api/saved-views')).views;

  it('are kept, renamed, shared and deleted by their owner; others see what is shared', async () => {
    const saved = await save({ name: '闲置土地一览', urlState: '/?layers=idle&zone=TEST', zoneCode: 'TEST' });
    expect(saved.status).toBe(201);
    const view = SavedView.parse(saved.body);
    expect(view).toMatchObject({ isMine: true, isShared: false, revision: 1, ownerName: '本机规划员' });
    server.actAs(other);
    expect(await list()).toEqual([]);
    expect((await server.get(`/api/saved-views/${view.id}`)).status).toBe(404);

    server.actAs(localPlanner);
    const shared = await send<SavedView>(server, 'PATCH', `/saved-views/${view.id}`, {
      revision: 1,
      isShared: true,
      name: '闲置',
    });
    expect(shared.body).toMatchObject({ name: '闲置', isShared: true, revision: 2, urlState: view.urlState });
    expect((await send(server, 'PATCH', `/saved-views/${view.id}`, { revision: 1, name: '旧' })).status).toBe(
      409,
    );

    server.actAs(other);
    expect(await list()).toMatchObject([{ id: view.id, isMine: false }]);
    expect(await send(server, 'PATCH', `/saved-views/${view.id}`, { revision: 2, name: '抢' })).toMatchObject(
      { status: 403 },
    );
    expect((await send(server, 'DELETE', `/saved-views/${view.id}`)).status).toBe(403);
    server.actAs({ ...other, zones: ['ELSEWHERE'] });
    expect(await list()).toEqual([]);

    server.actAs(localPlanner);
    expect((await send(server, 'DELETE', `/saved-views/${view.id}`)).status).toBe(200);
    expect(await list()).toEqual([]);
  });

  it.each([
    [{ name: ' ', urlState: '/' }, 'name'],
    [{ name: '外站', urlState: 'https://evil.example/' }, 'urlState'],
    [{ name: '外站', urlState: '//evil.example/' }, 'urlState'],
    [{ name: '外站', urlState: '/\\evil.example' }, 'urlState'],
    [{ name: '长', urlState: `/?q=${'x'.repeat(8000)}` }, 'urlState'],
    [{ name: '哪里', urlState: '/', zoneCode: 'NOWHERE' }, 'zoneCode'],
  ])('refuses %j', async (body, field) => {
    expect(await save(body)).toMatchObject({ status: 400, body: { errors: [{ field }] } });
  });
});
