import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseNotificationList, DetectionRun } from '../../../geodata/model/api-idle-case-desk.ts';
import { IdleCaseList } from '../../../geodata/model/api-idle-case-list.ts';
import { type CaseConflict, IdleCaseItem } from '../../../geodata/model/api-idle-cases.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { runChecks } from '../../../server/database/integrity-checks.ts';
import { editableTableOf } from '../../../server/editing/editable-table.ts';
import { withdrawVersions } from '../../../server/editing/write-versions.ts';
import { inChangeSet } from '../../../server/land/change-set.ts';
import { idleContract, loadIdleZone } from '../../support/idle-contracts.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let today = '2026-05-01';
let ids: Awaited<ReturnType<typeof loadIdleZone>>;

beforeAll(async () => {
  server = await startTestServer({ adapt: (deps) => ({ ...deps, today: () => today }) });
  ids = await loadIdleZone(server.sql, [
    idleContract(0),
    idleContract(1, { agreedStartOn: '2025-03-10' }),
    idleContract(2, { agreedStartOn: '2025-05-01' }),
    idleContract(3, { agreedStartOn: null, actualDeliveryOn: null, contractNo: 'NO-DATES' }),
    idleContract(null, { contractNo: 'NO-PARCEL' }),
    idleContract(4, { agreedStartOn: '2026-05-20' }),
    idleContract(5, { signedOn: null, contractNo: 'NO-SIGNING' }),
    idleContract(6, {
      contractNo: 'STOPPED',
      agreedStartOn: '2023-12-01',
      actualStartOn: '2023-12-01',
      suspendedOn: '2024-06-01',
      builtAreaSquareMetres: 1000,
      shouldBuildAreaSquareMetres: 9000,
      investedYuan: 5_000_000,
      totalInvestmentYuan: 10_000_000,
    }),
  ]);
});
afterAll(async () => await server.close());

const caseOf = async (contractNo: string): Promise<IdleCaseItem> => {
  const { contractId } = ids.get(contractNo)!;
  const list = IdleCaseList.parse(await server.json('/api/idle-cases?limit=500'));
  const row = list.cases.find((found) => found.contractId === contractId);
  if (!row) throw new Error(`no case for ${contractNo}`);
  return IdleCaseItem.parse(await server.json(`/api/idle-cases/${row.id}`));
};

const record = async (item: { id: number; revision: number }, event: Record<string, unknown>) =>
  await send<IdleCaseItem & CaseConflict & { detail: string; errors: { field: string; message: string }[] }>(
    server,
    'POST',
    `/idle-cases/${item.id}/events`,
    { revision: item.revision, event },
  );

describe('detection', () => {
  it('leaves no trace on the parcel that people without the right could see', async () => {
    const parcelId = ids.get('HT-0')!.parcelId;
    const seen = async () => {
      server.actAs(actorOfRole('investment', { id: 'zs', name: '招商', zones: 'all' }));
      try {
        const item = await server.json<{ properties: Record<string, unknown> }>(
          `/api/collections/parcels/items/${parcelId}`,
        );
        const card = await server.json<{ history: unknown }>(`/api/parcels/${parcelId}/card`);
        const { groups } = await server.json<{ groups: unknown }>(
          '/api/collections/parcels/summary?groupBy=landClass',
        );
        return { properties: item.properties, history: card.history, groups };
      } finally {
        server.actAs(localPlanner);
      }
    };
    const edit = await send<{ changeSetId: number }>(
      server,
      'PATCH',
      `/collections/parcels/items/${parcelId}`,
      {
        revision: 1,
        changes: { heightMaxMetres: 24 },
      },
    );
    expect(edit.status).toBe(200);
    const before = await seen();
    await send(server, 'POST', '/idle-cases/detection', { zoneCode: 'TEST' });
    const [cached] = await server.sql`SELECT idle_state FROM parcel WHERE id = ${parcelId}`;
    expect(cached!.idle_state).toBe('SUSPECTED');
    expect(await seen()).toEqual(before);
    // Undoing the edit of before must not take the case back.
    const undone = await send(server, 'POST', `/change-sets/TEST/${edit.body.changeSetId}/undo`, {});
    expect(undone.status).toBe(200);
    const [after] = await server.sql`SELECT idle_state, height_max_metres FROM parcel WHERE id = ${parcelId}`;
    expect(after).toEqual({ idle_state: 'SUSPECTED', height_max_metres: null });
    await server.sql`TRUNCATE idle_case_line, idle_case_summary, idle_case, idle_case_event, idle_case_deadline, idle_case_document, idle_case_number,
      idle_case_public_entry, idle_case_notification, idle_case_notification_read, idle_detection_run`;
    await server.sql`UPDATE parcel SET idle_state = NULL, idle_since = NULL, idle_cause = NULL`;
  });

  it('raises suspected land once, with the figures that made it suspect, and names what it could not raise', async () => {
    const { status, body } = await send<DetectionRun>(server, 'POST', '/idle-cases/detection', {});
    expect(status).toBe(200);
    expect(body.states).toMatchObject({ SUSPECTED: 5, OVERDUE_LT1Y: 1, DUE_SOON: 1, START_UNKNOWN: 1 });
    expect(body.raised).toHaveLength(3);
    expect(body.raised[0]!.explanation.join()).toMatch(/约定动工日期 2024-03-10.*53号令第二条第一款/);
    expect(body.unresolved.map(({ reason }) => reason).toSorted()).toEqual([
      'incomplete',
      'without_dates',
      'without_parcel',
    ]);
    const again = await send<DetectionRun>(server, 'POST', '/idle-cases/detection', {});
    expect(again.body.raised).toEqual([]);
    expect(again.body.notificationsRaised).toBe(0);
    const logged = await server.sql`
      SELECT actor_name, before_values AS before, after_values AS after FROM audit_entry WHERE record_label = '动工监测 2026-05-01' ORDER BY sequence DESC LIMIT 1`;
    const [late, due] = [ids.get('HT-2')!.parcelId!, ids.get('HT-4')!.parcelId!];
    expect(logged[0]).toEqual({
      actor_name: '闲置监测',
      before: { monitoredParcels: { [late]: null, [due]: null } },
      after: { monitoredParcels: { [late]: 'OVERDUE_LT1Y', [due]: 'DUE_SOON' }, parcelCount: 2 },
    });
    const states = await server.sql`SELECT idle_state FROM parcel ORDER BY id LIMIT 5`;
    expect(states.map((row) => row.idle_state)).toEqual([
      'SUSPECTED',
      'SUSPECTED',
      'OVERDUE_LT1Y',
      null,
      'DUE_SOON',
    ]);
  });
});

describe('a case', () => {
  it('moves by events, tells who was faster, and quotes the guard and the article of a refusal', async () => {
    const item = await caseOf('HT-0');
    expect(item).toMatchObject({ state: 'SUSPECTED', branch: 'undetermined', foundOn: '2026-05-01' });
    expect(item.nextClock).toMatchObject({
      code: 'investigation_notice',
      dueOn: '2026-06-01',
      shifted: true,
    });
    const noticed = await record(item, { type: 'investigation_notice_issued', occurredOn: '2026-05-01' });
    expect(noticed.status).toBe(200);
    expect(noticed.body.state).toBe('INVESTIGATING');
    expect(noticed.body.registers.documents[0]!.docNo).toMatch(/闲调〔2026〕1号$/);
    const late = await record(item, { type: 'start_found', occurredOn: '2026-05-01' });
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ conflict: 'stale', revision: 2, by: { label: '下达调查通知书' } });
    const refused = await record(noticed.body, {
      type: 'determined',
      occurredOn: '2026-05-01',
      finding: { cause: 'HOLDER', conclusion: '企业原因' },
    });
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      conflict: 'refused',
      guard: 'evidence_present',
      article: '53号令第七条',
    });
    expect(refused.body.detail).toMatch(/证据/);
    const malformed = await record(noticed.body, {
      type: 'evidence_recorded',
      occurredOn: '2026-05-01',
      kind: 'photo',
    });
    expect(malformed.status).toBe(400);
    expect(malformed.body.errors[0]!.field).toBe('event.ref');
    const future = await record(noticed.body, {
      type: 'holder_material_received',
      occurredOn: '2026-05-02',
      ref: '材料',
    });
    expect(future.body).toMatchObject({ conflict: 'refused', guard: 'occurred_in_future' });
    const early = await record(noticed.body, {
      type: 'holder_material_received',
      occurredOn: '2023-02-28',
      ref: '材料',
    });
    expect(early.body).toMatchObject({ conflict: 'refused', guard: 'occurred_before_contract' });
    const mended = await record(noticed.body, {
      type: 'corrected',
      occurredOn: '2026-05-01',
      corrects: noticed.body.timeline[1]!.eventId,
      replacement: {
        type: 'investigation_notice_issued',
        occurredOn: '2026-05-01',
        docNo: '手工〔2026〕7号',
      },
      reason: '文号录入有误',
    });
    expect(mended.status).toBe(200);
    expect(mended.body.registers.documents.map(({ docNo }) => docNo)).toEqual(['手工〔2026〕7号']);
    expect(mended.body.timeline[1]!.correctedBy).toBe(mended.body.timeline[2]!.eventId);
    expect(mended.body.timeline).toHaveLength(3);
    const deletion = await send<{ detail: string }>(server, 'DELETE', `/idle-cases/${item.id}`);
    expect(deletion.status).toBe(405);
    expect(deletion.body.detail).toMatch(/不能删除/);
  });

  it('refuses a second open case on the parcel, and negative money', async () => {
    const item = await caseOf('HT-1');
    const second = await send<CaseConflict>(server, 'POST', '/idle-cases', {
      zoneCode: 'TEST',
      parcelId: item.parcel.id,
      reason: '再立一件',
    });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ conflict: 'open_case', caseId: item.id });
    const negative = await send<{ errors: { field: string }[] }>(server, 'POST', '/idle-cases', {
      zoneCode: 'TEST',
      parcelId: ids.get('NO-SIGNING')!.parcelId,
      contract: { signedOn: '2023-03-01', priceYuan: '-5' },
      reason: '巡查发现',
    });
    expect(negative.status).toBe(400);
    expect(negative.body.errors[0]!.field).toBe('contract.priceYuan');
  });

  it('without dates is refused until they are given', async () => {
    const base = {
      zoneCode: 'TEST',
      parcelId: ids.get('NO-DATES')!.parcelId,
      reason: '巡查发现',
      foundOn: '2026-04-30',
    };
    const refused = await send<CaseConflict>(server, 'POST', '/idle-cases', base);
    expect(refused.body).toMatchObject({
      conflict: 'refused',
      guard: 'start_date_known',
      article: '53号令第二十二条',
    });
    const opened = await send<IdleCaseItem>(server, 'POST', '/idle-cases', {
      ...base,
      contract: { agreedStart: '2024-05-01' },
    });
    expect(opened.status).toBe(201);
    expect(opened.body).toMatchObject({ state: 'SUSPECTED', officer: { id: 'local' } });
  });

  it('is not there for people who may not know of it', async () => {
    const { id } = await caseOf('HT-1');
    server.actAs(actorOfRole('investment', { id: 'zs', name: '招商', zones: 'all' }));
    try {
      expect((await server.get(`/api/idle-cases/${id}`)).status).toBe(403);
      expect((await server.get('/api/idle-cases')).status).toBe(403);
      expect((await server.get('/api/idle-cases/public')).status).toBe(200);
    } finally {
      server.actAs(localPlanner);
    }
  });

  it('tells of its deadlines 30, 7 and 1 days before and when they are past, each once', async () => {
    const { id } = await caseOf('HT-1');
    const leadOn = async (day: string) => {
      today = day;
      const runs = [
        (await send<DetectionRun>(server, 'POST', '/idle-cases/detection', {})).body.notificationsRaised,
        (await send<DetectionRun>(server, 'POST', '/idle-cases/detection', {})).body.notificationsRaised,
      ];
      const { notifications } = await server.json<CaseNotificationList>('/api/idle-cases/notifications');
      const found = notifications.find(
        ({ caseId, clockCode }) => caseId === id && clockCode === 'investigation_notice',
      );
      return { lead: found?.lead, isRead: found?.isRead, repeated: runs[1] };
    };
    try {
      // The last day, 31 May, is a Sunday: the duty ends on Monday.
      expect(await leadOn('2026-05-01')).toEqual({ repeated: 0 });
      expect(await leadOn('2026-05-02')).toEqual({ lead: 'due_30', isRead: false, repeated: 0 });
      expect((await leadOn('2026-05-24')).lead).toBe('due_30');
      expect((await leadOn('2026-05-25')).lead).toBe('due_7');
      const read = await send<CaseNotificationList>(server, 'POST', '/idle-cases/notifications/read', {});
      expect(read.body.unread).toBe(0);
      expect(await leadOn('2026-05-31')).toEqual({ lead: 'due_1', isRead: false, repeated: 0 });
      expect((await leadOn('2026-06-02')).lead).toBe('overdue');
      const list = IdleCaseList.parse(await server.json('/api/idle-cases?overdue=true'));
      expect(list.cases.map((row) => row.id)).toContain(id);
      expect(list.counts.overdue).toBe(list.numberMatched);
    } finally {
      today = '2026-05-01';
    }
  });

  it('keeps land with an open case from being withdrawn, and names the case', async () => {
    const item = await caseOf('HT-1');
    const { parcelId } = ids.get('HT-1')!;
    const { properties } = await server.json<{ properties: { revision: number; name: string } }>(
      `/api/collections/parcels/items/${parcelId}`,
    );
    const refused = await send<{ detail: string; caseNumbers: string[] }>(
      server,
      'POST',
      `/collections/parcels/items/${parcelId}/withdraw`,
      { revision: properties.revision, reason: '重复登记' },
    );
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain(`${properties.name}（${item.caseNo}）`);
    expect(refused.body.caseNumbers).toEqual([item.caseNo]);
    const [parcel] = await server.sql`SELECT withdrawn_at, revision FROM parcel WHERE id = ${parcelId!}`;
    expect(parcel).toEqual({ withdrawn_at: null, revision: properties.revision });
    // An import that no longer has the land cannot take it away either.
    const draft = {
      zoneCode: 'TEST',
      kind: 'import' as const,
      title: '缺失',
      author: { id: 't', name: '测试' },
    };
    const leaving = [{ id: parcelId!, revision: properties.revision }];
    await expect(
      inChangeSet(server.sql, draft, (changes) =>
        withdrawVersions(changes, editableTableOf('parcels')!, leaving, today),
      ),
    ).rejects.toThrow(item.caseNo);
  });

  it('leaves every integrity check without a row', async () => {
    const problems = await runChecks(server.sql, fileURLToPath(new URL('../../../sql', import.meta.url)));
    expect(problems).toEqual([]);
  });
});
