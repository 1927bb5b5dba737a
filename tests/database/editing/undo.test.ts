import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ChangeSetDetail, ChangeSetPage, UndoResult } from '../../../geodata/model/api-change-sets.ts';
import type { BulkEditResult, EditResult } from '../../../geodata/model/api-edit.ts';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import type { Problem } from '../../../geodata/model/api-problem.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { describeEachEngine } from '../../support/database.ts';
import { rectangle } from '../../support/grid-zone-sample.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const runs = Number(process.env.RUNS ?? 12);

describeEachEngine('undoing a change set', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql, { columns: 4, rows: 2 });
  });
  afterAll(() => server?.close());

  const tables = [
    'zone',
    'park',
    'parcel',
    'standard_term',
    'assessment',
    'factory_building',
    'factory_unit',
    'parcel_assessment',
  ];
  const house = ['revision', 'updated_at', 'updated_by'];

  /** Every current record, byte for byte, without who wrote it last and when. */
  async function everything(): Promise<string> {
    const found: Record<string, unknown> = {};
    for (const table of tables) {
      const current =
        table === 'zone' || table === 'parcel_assessment'
          ? server.sql``
          : server.sql`WHERE withdrawn_at IS NULL`;
      const rows = await server.sql<Record<string, unknown>[]>`SELECT * FROM ${server.sql(table)} ${current}`;
      found[table] = rows
        .map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !house.includes(column))))
        .sort();
    }
    return JSON.stringify(found, null, 1);
  }

  const list = (collection: string) =>
    server.json<FeaturePage>(`/api/collections/${collection}/items?limit=100&geometry=false&sortby=id`);
  const undo = (id: number) => send<UndoResult & Problem>(server, 'POST', `/change-sets/TEST/${id}/undo`, {});

  const offset = fc.integer({ min: 0, max: 30 });
  const edits = fc.oneof(
    fc.record({
      kind: fc.constant('parcel' as const),
      index: offset,
      name: fc.constantFrom('改名', '潍坊地块', 'Ö'),
      farMax: fc.double({ min: 1, max: 5, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('outline' as const),
      index: offset,
      shift: fc.double({ min: -0.0005, max: 0.0005, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('assessment' as const),
      index: offset,
      shift: fc.double({ min: 0.0005, max: 0.006, noNaN: true }),
    }),
    fc.record({
      kind: fc.constant('unit' as const),
      index: offset,
      status: fc.constantFrom('leased', 'vacant', 'reserved'),
    }),
    fc.record({
      kind: fc.constant('bulk' as const),
      count: fc.integer({ min: 1, max: 8 }),
      heightMaxMetres: fc.integer({ min: 10, max: 90 }),
    }),
    fc.record({ kind: fc.constant('create' as const), name: fc.constantFrom('新地块甲', '新地块乙') }),
    fc.record({
      kind: fc.constant('withdraw' as const),
      index: offset,
      collection: fc.constantFrom('parcels', 'assessments', 'factory-units'),
    }),
    fc.record({ kind: fc.constant('term' as const), tax: fc.integer({ min: 1, max: 900 }) }),
  );
  type Edit = typeof edits extends fc.Arbitrary<infer T> ? T : never;

  /** Makes one edit and returns its change set, or null when it changed nothing. */
  async function make(edit: Edit): Promise<number | null> {
    const pick = async (collection: string, index: number) => {
      const { features } = await list(collection);
      const found = features[index % features.length];
      return { id: found?.id ?? 0, revision: Number(found?.properties.revision) };
    };
    const patch = async (collection: string, index: number, body: object) => {
      const { id, revision } = await pick(collection, index);
      if (id === 0) return null;
      const sent = await send<EditResult>(server, 'PATCH', `/collections/${collection}/items/${id}`, {
        revision,
        ...body,
      });
      expect(sent.status, JSON.stringify(sent.body)).toBe(200);
      return sent.body.changeSetId;
    };
    switch (edit.kind) {
      case 'parcel':
        return patch('parcels', edit.index, {
          changes: { name: edit.name, farMax: Math.round(edit.farMax * 100) / 100 },
        });
      case 'outline': {
        const west = 119.1 + edit.shift;
        return patch('parcels', edit.index, { geometry: rectangle(west, 36.7001, west + 0.0019, 36.7017) });
      }
      case 'assessment':
        return patch('assessments', edit.index, {
          geometry: rectangle(119.1, 36.7, 119.1 + edit.shift, 36.704),
        });
      case 'unit':
        return patch('factory-units', edit.index, { changes: { status: edit.status } });
      case 'term':
        return patch('standard-terms', 0, { changes: { taxMinYuanPerSquareMetre: edit.tax } });
      case 'bulk': {
        const { features } = await list('parcels');
        const records = features
          .slice(0, edit.count)
          .map(({ id, properties }) => ({ id, revision: properties.revision }));
        const changes = { heightMaxMetres: edit.heightMaxMetres, utilities: ['gas'] };
        const sent = await send<BulkEditResult>(server, 'POST', '/collections/parcels/bulk-edit', {
          records,
          changes,
        });
        expect(sent.status, JSON.stringify(sent.body)).toBe(200);
        return sent.body.changeSets[0]!.changeSetId;
      }
      case 'create': {
        const sent = await send<EditResult>(server, 'POST', '/collections/parcels/items', {
          zoneCode: 'TEST',
          values: { name: edit.name, stockClass: 'planned' },
          geometry: rectangle(119.12, 36.7, 119.121, 36.701),
        });
        expect(sent.status, JSON.stringify(sent.body)).toBe(201);
        return sent.body.changeSetId;
      }
      case 'withdraw': {
        const { id, revision } = await pick(edit.collection, edit.index);
        if (id === 0) return null;
        const path = `/collections/${edit.collection}/items/${id}/withdraw`;
        const sent = await send<{ changeSetId: number }>(server, 'POST', path, { revision, reason: '试' });
        expect(sent.status, JSON.stringify(sent.body)).toBe(200);
        return sent.body.changeSetId;
      }
    }
  }

  test('restores every current record as it was, whatever was done, and undoing that brings it back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 5 }), async (plan) => {
        const before = await everything();
        const made: number[] = [];
        for (const edit of plan) {
          const id = await make(edit);
          if (id !== null) made.push(id);
        }
        const after = await everything();
        const undone: number[] = [];
        for (const id of made.toReversed()) {
          const sent = await undo(id);
          expect(sent.status, JSON.stringify(sent.body)).toBe(200);
          undone.push(UndoResult.parse(sent.body).changeSetId);
        }
        expect(await everything()).toBe(before);
        for (const id of undone.toReversed()) expect((await undo(id)).status).toBe(200);
        expect(await everything()).toBe(after);
      }),
      { numRuns: runs, endOnFailure: true },
    );
    expect(await verifyAuditChain(server.sql, 'TEST')).toMatchObject({ ok: true });
  }, 300_000);

  test('names the records that are withdrawn by it, again and again', async () => {
    const made = await make({ kind: 'create', name: '新地块甲' });
    const { features } = await list('parcels');
    const { id } = features.at(-1)!;
    const away = await undo(made!);
    expect(away.body).toMatchObject({ withdrawn: 1, withdrawnIds: { parcels: [id] } });
    const back = await undo(away.body.changeSetId);
    expect(back.body).toMatchObject({ restored: 1, withdrawnIds: {} });
    expect((await undo(back.body.changeSetId)).body).toMatchObject({ withdrawnIds: { parcels: [id] } });
    const changed = await make({ kind: 'parcel', index: 0, name: '改名', farMax: 1.7 });
    expect((await undo(changed!)).body).toMatchObject({ restored: 1, withdrawnIds: {} });
  });

  test('is refused with the names of records that somebody changed since', async () => {
    const first = await make({ kind: 'bulk', count: 3, heightMaxMetres: 33 });
    await make({ kind: 'parcel', index: 1, name: '后来的名字' as '改名', farMax: 1.5 });
    const before = await everything();
    const sent = await undo(first!);
    expect(sent.status).toBe(409);
    expect(sent.body).toMatchObject({
      detail: expect.stringContaining('后来的名字（local）'),
      conflicts: [{ collection: 'parcels', label: '后来的名字', changedBy: 'local' }],
    });
    expect(await everything()).toBe(before);
  });

  test('happens once, never to a demonstration, never to what is not there', async () => {
    const id = await make({ kind: 'bulk', count: 2, heightMaxMetres: 44 });
    expect((await undo(id!)).status).toBe(200);
    expect(await undo(id!)).toMatchObject({ status: 409, body: { detail: '这次变更已经撤销过' } });
    const page = ChangeSetPage.parse(await server.json('/api/change-sets?zone=TEST&limit=200'));
    const demonstration = page.changeSets.find(({ kind }) => kind === 'demonstration')!;
    expect(demonstration.canUndo).toBe(false);
    expect(await undo(demonstration.id)).toMatchObject({
      status: 409,
      body: { detail: '演示数据由系统生成，不能撤销' },
    });
    expect((await undo(987_654)).status).toBe(404);
    expect((await send(server, 'POST', '/change-sets/NOWHERE/1/undo', {})).status).toBe(404);
  });

  test('change sets are listed newest first, page by page, with their contents', async () => {
    const id = await make({ kind: 'bulk', count: 2, heightMaxMetres: 55 });
    const detail = ChangeSetDetail.parse(await server.json(`/api/change-sets/TEST/${id}`));
    expect(detail).toMatchObject({ title: '批量修改 2 宗地块', kind: 'edit', entryCount: 2, canUndo: true });
    expect(detail.entries[0]!.changes).toContainEqual({
      field: 'heightMaxMetres',
      label: { zh: '限高', en: 'Height limit' },
      before: expect.anything(),
      after: 55,
    });
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: ChangeSetPage = await server.json<ChangeSetPage>(
        `/api/change-sets?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
      );
      seen.push(...page.changeSets.map((set) => set.id));
      cursor = page.nextCursor;
    }
    expect(seen[0]).toBe(id);
    expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
    expect((await server.get('/api/change-sets?zone=NOWHERE')).status).toBe(400);
    expect((await server.get('/api/change-sets?limit=0')).status).toBe(400);
  });

  test('a bulk edit names everybody whose record changed, and writes nothing', async () => {
    const { features } = await list('parcels');
    const records = features.map(({ id, properties }) => ({ id, revision: Number(properties.revision) }));
    records[1]!.revision -= 1;
    const before = await everything();
    const sent = await send<Problem>(server, 'POST', '/collections/parcels/bulk-edit', {
      records,
      changes: { isLevelled: true },
    });
    expect(sent).toMatchObject({ status: 409, body: { conflicts: [{ id: records[1]!.id }] } });
    const named = await send<Problem>(server, 'POST', '/collections/parcels/bulk-edit', {
      records,
      changes: { name: '同名' },
    });
    expect(named).toMatchObject({ status: 400, body: { errors: [{ field: 'name' }] } });
    const absent = await send(server, 'POST', '/collections/parcels/bulk-edit', {
      records: [{ id: 999_999, revision: 1 }],
      changes: { isLevelled: true },
    });
    expect(absent.status).toBe(404);
    expect(await everything()).toBe(before);
  });
});
