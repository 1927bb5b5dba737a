import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RecordHistory } from '../../../geodata/model/api-change-sets.ts';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import type { Problem } from '../../../geodata/model/api-problem.ts';
import { WithdrawnPage } from '../../../geodata/model/api-withdrawn.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { describeEachEngine } from '../../support/database.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describeEachEngine('withdrawn records', (engine) => {
  let server: TestServer;
  const folder = mkdtempSync(join(tmpdir(), 'luodi-withdrawn-'));
  beforeAll(async () => {
    server = await startTestServer({ engine, environment: { DATA_DIR: folder } });
    await loadGridZone(server.sql);
  });
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const first = async (collection: string, count = 1) =>
    (await server.json<FeaturePage>(`/api/collections/${collection}/items?limit=${count}`)).features;
  const withdraw = async (collection: string, id: number, revision: unknown, reason: string) => {
    const path = `/collections/${collection}/items/${id}/withdraw`;
    const { status } = await send(server, 'POST', path, { revision, reason });
    expect(status).toBe(200);
  };
  const list = async (query: string) =>
    WithdrawnPage.parse(await server.json(`/api/withdrawn-records?${query}`));

  it('are listed with reason, author and revision, page by page, and are gone once restored', async () => {
    expect(await list('zone=TEST')).toEqual({ records: [], counts: {}, nextCursor: null });
    const [one, two] = await first('parcels', 2);
    await withdraw('parcels', one!.id, one!.properties.revision, '重复登记');
    await withdraw('parcels', two!.id, two!.properties.revision, '已并入他宗');
    const [building] = await first('factory-buildings');
    if (building) await withdraw('factory-buildings', building.id, building.properties.revision, '拆除');
    const page = await list('zone=TEST&collection=parcels&limit=1');
    expect(page.counts.parcels).toBe(2);
    expect(page.records).toHaveLength(1);
    expect(page.records[0]).toMatchObject({
      collection: 'parcels',
      id: two!.id,
      label: two!.properties.name,
      reason: '已并入他宗',
      withdrawnBy: '本机规划员',
      revision: Number(two!.properties.revision) + 1,
    });
    const next = await list(`zone=TEST&collection=parcels&limit=1&cursor=${page.nextCursor}`);
    expect(next).toMatchObject({ records: [{ id: one!.id, reason: '重复登记' }], nextCursor: null });
    const path = `/collections/parcels/items/${two!.id}/restore`;
    const { revision } = page.records[0]!;
    expect((await send(server, 'POST', path, { revision, reason: '误撤' })).status).toBe(200);
    expect((await list('zone=TEST&collection=parcels')).records.map(({ id }) => id)).toEqual([one!.id]);
  });

  it('tell neither author nor reason, and no contract at all, to who may not see internal fields', async () => {
    const [parcel] = await first('parcels');
    await withdraw('parcels', parcel!.id, parcel!.properties.revision, '内部原因');
    server.actAs({ ...localPlanner, sees: { internal: false, sensitive: false, suspected: false } });
    try {
      const { records, counts } = await list('zone=TEST');
      expect(records.find(({ id }) => id === parcel!.id)).toMatchObject({ reason: null, withdrawnBy: '' });
      expect(counts).not.toHaveProperty('contracts');
      expect((await server.get('/api/withdrawn-records?collection=contracts')).status).toBe(400);
    } finally {
      server.actAs(localPlanner);
    }
  });

  it('refuses zones and collections that there are not', async () => {
    for (const query of ['zone=NONE', 'collection=zones', 'collection=../x', 'limit=0', 'cursor=a']) {
      const response = await server.get(`/api/withdrawn-records?${query}`);
      expect(response.status, query).toBe(400);
      expect(((await response.json()) as Problem).errors?.[0]?.message).toMatch(/[一-龥]/);
    }
  });

  it('keep the attachments that came and went in the history of their record', async () => {
    const [, , parcel] = await first('parcels', 3);
    const form = new FormData();
    form.append('file', new Blob(['%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n']), '批复.pdf');
    const added = await fetch(`${server.url}/api/attachments?collection=parcels&id=${parcel!.id}`, {
      method: 'POST',
      body: form,
    });
    const { attachments } = (await added.json()) as { attachments: { id: number }[] };
    expect((await send(server, 'DELETE', `/attachments/${attachments[0]!.id}`)).status).toBe(200);
    const { entries } = await server.json<RecordHistory>(
      `/api/collections/parcels/items/${parcel!.id}/history`,
    );
    expect(
      entries
        .filter(({ collection }) => collection === 'attachments')
        .map(({ action, recordLabel }) => [action, recordLabel]),
    ).toEqual([
      ['withdraw', '批复.pdf'],
      ['create', '批复.pdf'],
    ]);
  });

  it('an edit of a record that was withdrawn meanwhile is answered with what happened to it', async () => {
    const [parcel] = (await first('parcels', 4)).slice(3);
    const { revision } = parcel!.properties;
    await withdraw('parcels', parcel!.id, revision, '撤回在先');
    const late = await send<Problem & { conflict: string }>(
      server,
      'PATCH',
      `/collections/parcels/items/${parcel!.id}`,
      { revision, changes: { name: '迟到的修改' } },
    );
    expect(late.status).toBe(409);
    expect(late.body.conflict).toBe('withdrawn');
  });
});
