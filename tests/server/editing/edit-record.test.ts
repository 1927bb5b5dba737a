import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordHistory } from '../../../geodata/model/api-change-sets.ts';
import { EditConflict, EditResult, OutlineCheck, WithdrawResult } from '../../../geodata/model/api-edit.ts';
import type { Feature, FeaturePage } from '../../../geodata/model/api-feature.ts';
import type { Problem } from '../../../geodata/model/api-problem.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { describeEachEngine } from '../../support/database.ts';
import { rectangle } from '../../support/grid-zone-sample.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describeEachEngine('editing a record', (engine) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ engine });
    await loadGridZone(server.sql);
  });
  afterAll(() => server?.close());

  const named = async (collection: string, q: string): Promise<Feature> => {
    const page = await server.json<FeaturePage>(
      `/api/collections/${collection}/items?q=${encodeURIComponent(q)}`,
    );
    return page.features[0]!;
  };
  const parcel = (index: number) => named('parcels', `370700001001GB${String(index).padStart(5, '0')}`);
  const revisionOf = ({ properties }: Feature) => Number(properties.revision);
  const patch = (collection: string, id: number, body: object) =>
    send<EditResult & Problem>(server, 'PATCH', `/collections/${collection}/items/${id}`, body);

  it('writes values, raises the revision, tells the new state and who did it', async () => {
    const before = await parcel(1);
    const { status, body } = await patch('parcels', before.id, {
      revision: revisionOf(before),
      changes: {
        name: '潍坊一号地',
        holderName: '甲公司',
        approvedOn: '2020年04月22日',
        suppliedOn: '2020/4/22',
        utilities: ['water', 'gas'],
      },
      reason: '按证书更正',
    });
    expect(status).toBe(200);
    const edited = EditResult.parse(body);
    expect(edited.item.properties).toMatchObject({
      name: '潍坊一号地',
      holderName: '甲公司',
      approvedOn: '2020-04-22',
      suppliedOn: '2020-04-22',
      utilities: ['water', 'gas'],
      revision: revisionOf(before) + 1,
      updatedBy: 'local',
    });
    // Found by its new pinyin at once: caches follow.
    expect((await named('parcels', 'wfyhd')).id).toBe(before.id);
    const history = await server.json<RecordHistory>(`/api/collections/parcels/items/${before.id}/history`);
    const [entry] = history.entries;
    expect(entry).toMatchObject({
      action: 'update',
      actorName: '本机规划员',
      reason: '按证书更正',
      changeSetId: edited.changeSetId,
    });
    expect(entry!.changes).toContainEqual({
      field: 'name',
      label: { zh: '地块名称', en: 'Parcel' },
      before: before.properties.name,
      after: '潍坊一号地',
    });
    expect(entry!.geometry).toBeUndefined();
    expect(await verifyAuditChain(server.sql, 'TEST')).toMatchObject({ ok: true });
  });

  it('that changes nothing leaves no trace', async () => {
    const before = await parcel(2);
    const { body } = await patch('parcels', before.id, {
      revision: revisionOf(before),
      changes: { name: before.properties.name },
    });
    expect(body.changeSetId).toBeNull();
    expect(body.item.properties.revision).toBe(revisionOf(before));
  });

  it('moves the class of land with the state it is derived from', async () => {
    const before = await parcel(7);
    expect(before.properties.landClass).toBe('supplied_unused');
    const { body } = await patch('parcels', before.id, {
      revision: revisionOf(before),
      changes: { stockClass: 'in_use' },
    });
    expect(body.item.properties.landClass).toBe('in_use');
  });

  it('tells every wrong field at once, with the mend, and writes nothing', async () => {
    const before = await parcel(3);
    const { status, body } = await patch('parcels', before.id, {
      revision: revisionOf(before),
      changes: {
        name: ' ',
        parcelCode: '12',
        farMin: -1,
        priceYuan: '很多',
        approvedOn: '2020年13月40日',
        stockClass: 'sold',
        utilities: ['water', 'steam'],
        termYears: 1.5,
        landClass: 'idle',
        nonsense: 1,
        parkId: 987_654,
      },
      geometry: { type: 'Point', coordinates: [119, 36] },
    });
    expect(status).toBe(400);
    const messages = Object.fromEntries(body.errors!.map(({ field, message }) => [field, message]));
    expect(messages).toMatchObject({
      name: '“地块名称”必填，请填写',
      parcelCode: expect.stringContaining('须为 19 位宗地代码'),
      farMin: '“容积率下限”不能小于 0，现为 -1',
      priceYuan: '“成交价款”须为数字',
      approvedOn: '“批准日期”“2020年13月40日”不是日期，请写成 2020-04-22 的形式',
      stockClass: expect.stringContaining('没有选项“sold”'),
      utilities: expect.stringContaining('没有选项“steam”'),
      termYears: '“合同年限”须为整数',
      landClass: '“地类状态”由系统维护，不能直接修改',
      nonsense: '地块没有这个字段',
      geometry: '图形须为面，请绘制一个闭合的范围',
    });
    expect(await parcel(3)).toEqual(before);
  });

  it.each([
    [{ parkId: 987_654 }, 'parkId', '本开发区没有编号为 987654 的园区'],
    [{ farMin: 3, farMax: 1 }, 'farMin', '不能大于“容积率上限”'],
    [{ isNetLand: true, remainingAttachmentSquareMetres: 5 }, 'isNetLand', '待清附着物'],
    [{ landUseCode: '100199' }, 'landUseCode', '不在所选的分类标准中'],
    [{ landUseScheme: null }, 'landUseCode', '一起填写'],
    [{ termYearsMax: 60 }, 'termYearsMax', '不能超过 50 年'],
    [{ supplyModes: ['equity_contribution'] }, 'supplyModes', '改制企业'],
  ])('a rule between fields names the field: %j', async (changes, field, message) => {
    const before = await parcel(4);
    const { status, body } = await patch('parcels', before.id, { revision: revisionOf(before), changes });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ field, message: expect.stringContaining(message) }]);
    expect(await parcel(4)).toEqual(before);
  });

  it('a code in use is a conflict that names the field', async () => {
    const before = await parcel(4);
    const { status, body } = await patch('parcels', before.id, {
      revision: revisionOf(before),
      changes: { parcelCode: '370700001001GB00005' },
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({ conflict: 'taken', errors: [{ field: 'parcelCode' }] });
  });

  it('of two people the second sees both versions, and neither loses work', async () => {
    const seen = await parcel(6);
    const first = await patch('parcels', seen.id, {
      revision: revisionOf(seen),
      changes: { name: '甲的名字', farMax: 2 },
    });
    const mine = { revision: revisionOf(seen), changes: { name: '乙的名字', locationText: '乙写的坐落' } };
    const second = await patch('parcels', seen.id, mine);
    expect(second.status).toBe(409);
    const conflict = EditConflict.parse(second.body);
    expect(conflict).toMatchObject({
      conflict: 'stale',
      current: {
        revision: first.body.item.properties.revision,
        updatedBy: 'local',
        item: { properties: { name: '甲的名字', farMax: 2 } },
      },
      yours: mine,
      fields: [
        { field: 'name', label: '地块名称', yours: '乙的名字', theirs: '甲的名字' },
        { field: 'locationText', yours: '乙写的坐落', theirs: null },
      ],
    });
    // The second person keeps the other's name and adds their own place.
    const merged = await patch('parcels', seen.id, {
      revision: conflict.current!.revision,
      changes: { locationText: '乙写的坐落' },
    });
    expect(merged.body.item.properties).toMatchObject({
      name: '甲的名字',
      farMax: 2,
      locationText: '乙写的坐落',
    });
  });

  it('of many at the same moment exactly one wins', async () => {
    const seen = await parcel(8);
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) =>
        patch('parcels', seen.id, { revision: revisionOf(seen), changes: { name: `抢先${index}` } }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(await verifyAuditChain(server.sql, 'TEST')).toMatchObject({ ok: true });
  });

  describe('redrawing an outline', () => {
    it('brings area, perimeter, label point, coverage and distance with it, and keeps both outlines', async () => {
      const before = await parcel(29);
      const shape = rectangle(119.2, 36.71, 119.203, 36.712);
      const { status, body } = await patch('parcels', before.id, {
        revision: revisionOf(before),
        geometry: { type: 'Polygon', coordinates: shape.coordinates[0]! },
      });
      expect(status).toBe(200);
      const properties = body.item.properties;
      expect(properties.areaGisSquareMetres).not.toBe(before.properties.areaGisSquareMetres);
      expect(properties.perimeterMetres).toBeGreaterThan(900);
      // Outside every assessment now.
      expect(properties.assessmentValidCount).toBe(0);
      expect(properties.missingAssessments).toHaveLength(6);
      expect(properties.expresswayExitDistanceMetres).toBeGreaterThan(5000);
      expect(body.warnings.map(({ code }) => code)).toEqual(['outside-zone', 'area-mismatch']);
      expect(properties.areaMismatch).toBe(true);
      const [point] = await server.sql`
        SELECT ST_Contains(geom, label_point) AS inside FROM parcel WHERE id = ${before.id}`;
      expect(point).toEqual({ inside: true });
      const history = await server.json<RecordHistory>(`/api/collections/parcels/items/${before.id}/history`);
      const { before: was, after: is } = history.entries[0]!.geometry!;
      expect(is).toEqual(shape);
      expect(was).toMatchObject({ type: 'MultiPolygon' });
      expect(was).not.toEqual(shape);
    });

    it('warns of an overlap and says how much', async () => {
      const before = await parcel(30);
      const [[[west, south]]] = before.geometry!.coordinates[0] as unknown as [[[number, number]]];
      const shape = rectangle(west!, south!, west! + 0.0021, south! + 0.002);
      const { status, body } = await patch('parcels', before.id, {
        revision: revisionOf(before),
        geometry: shape,
      });
      expect(status).toBe(200);
      expect(body.warnings.filter(({ code }) => code === 'overlap')).toMatchObject([
        { code: 'overlap', message: expect.stringMatching(/^与地块“测试地块31”重叠 \d+\.\d\d 平方米$/) },
      ]);
    });

    it.each([
      [{ type: 'Polygon', coordinates: [] }, '图形没有坐标'],
      [
        {
          type: 'Polygon',
          coordinates: [
            [
              [119, 36],
              [119.1, 36],
              ['x', 37],
              [119, 36],
            ],
          ],
        },
        '',
      ],
      [
        {
          type: 'Polygon',
          coordinates: [
            [
              [119, 36],
              [119.1, 36],
              [1190, 37],
              [119, 36],
            ],
          ],
        },
        '',
      ],
      [
        {
          type: 'Polygon',
          coordinates: [
            [
              [119, 36],
              [119.1, 36],
              [119, 36],
            ],
          ],
        },
        '',
      ],
      [{ type: 'Polygon', coordinates: 'x' }, null],
      [{ type: 'MultiPolygon', coordinates: [[119, 36]] }, ''],
    ])('refuses %j', async (geometry, message) => {
      const before = await parcel(31);
      const { status, body } = await patch('parcels', before.id, { revision: revisionOf(before), geometry });
      expect(status).toBe(400);
      if (message !== null)
        expect(body.errors).toMatchObject([{ field: 'geometry', message: expect.stringContaining(message) }]);
    });

    it('a park cannot leave its zone', async () => {
      const park = await named('parks', 'P1');
      const { status, body } = await patch('parks', park.id, {
        revision: revisionOf(park),
        geometry: rectangle(120, 36, 120.1, 36.1),
      });
      expect(status).toBe(400);
      expect(body.errors).toMatchObject([
        { field: 'geometry', message: '园区超出了开发区范围（容差 1 米），请改绘' },
      ]);
    });

    it('can be checked while it is drawn', async () => {
      const own = await parcel(32);
      const check = async (body: object) =>
        (await send<OutlineCheck>(server, 'POST', '/parcels/check-outline', body)).body;
      const [[[west, south]]] = own.geometry!.coordinates[0] as unknown as [[[number, number]]];
      const shape = rectangle(west! - 0.001, south!, west! + 0.002, south! + 0.002);
      const found = OutlineCheck.parse(await check({ geometry: shape, exceptId: own.id }));
      expect(found.overlaps).toHaveLength(1);
      expect(found.overlaps[0]).toMatchObject({ name: '测试地块31' });
      expect(found.overlaps[0]!.areaSquareMetres / found.areaSquareMetres!).toBeCloseTo(1 / 3, 2);
      expect(found.problems).toMatchObject([{ severity: 'warning', code: 'overlap' }]);
      expect((await check({ geometry: shape, zoneCode: 'TEST' })).overlaps).toHaveLength(2);
      const bad = await check({
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [1, 1],
              [2, 2],
              [1, 1],
              [1, 1],
            ],
          ],
        },
      });
      expect(bad).toMatchObject({ areaSquareMetres: null, problems: [{ severity: 'error' }] });
    });
  });

  describe('other records', () => {
    it('an assessment that expires changes the count of the parcels it covers', async () => {
      const covered = await parcel(10);
      const assessment = await named('assessments', 'geohazard');
      const { status } = await patch('assessments', assessment.id, {
        revision: revisionOf(assessment),
        changes: { validUntil: '2026-04-01' },
      });
      expect(status).toBe(200);
      const after = await parcel(10);
      expect(after.properties.assessmentValidCount).toBe(Number(covered.properties.assessmentValidCount) - 1);
      expect(after.properties.missingAssessments).toContain('geohazard');
    });

    it('a unit that is let changes the sums of its building', async () => {
      const unit = await named('factory-units', 'F1-2');
      await patch('factory-units', unit.id, {
        revision: revisionOf(unit),
        changes: { status: 'leased', tenantName: '乙公司' },
      });
      const building = await named('factory-buildings', 'F1');
      expect(building.properties).toMatchObject({ leasedAreaSquareMetres: 9000, vacantAreaSquareMetres: 0 });
    });

    it('the zone and a standard-land term can be changed', async () => {
      const zone = await named('zones', 'TEST');
      const edited = await patch('zones', zone.id, {
        revision: revisionOf(zone),
        changes: { shortName: '测试区', leadingIndustries: ['生物医药', '生物医药'] },
      });
      expect(edited.body.item.properties).toMatchObject({
        shortName: '测试区',
        leadingIndustries: ['生物医药'],
      });
      const term = await named('standard-terms', '370700001001GB00002');
      const changed = await patch('standard-terms', term.id, {
        revision: revisionOf(term),
        changes: { taxMinYuanPerSquareMetre: 525.5 },
      });
      expect(changed.body.item.properties).toMatchObject({ taxMinYuanPerSquareMetre: 525.5 });
    });
  });

  describe('making, withdrawing and restoring', () => {
    it('a new parcel gets everything derived; its code is free again once withdrawn; restoring it brings it back', async () => {
      const { status, body } = await send<EditResult>(server, 'POST', '/collections/parcels/items', {
        zoneCode: 'TEST',
        values: { name: '新地块', stockClass: 'planned', parcelCode: '370700001001GB77777' },
        geometry: rectangle(119.1, 36.71, 119.102, 36.711),
      });
      expect(status).toBe(201);
      const made = EditResult.parse(body).item;
      expect(made.properties).toMatchObject({
        landClass: 'planned',
        sourceName: '人工录入',
        isDemonstration: false,
        revision: 1,
      });
      const path = `/collections/parcels/items/${made.id}`;
      const noReason = await send<Problem>(server, 'POST', `${path}/withdraw`, { revision: 1, reason: ' ' });
      expect(noReason).toMatchObject({
        status: 400,
        body: { errors: [{ field: 'reason', message: '请填写理由' }] },
      });
      const gone = await send<WithdrawResult>(server, 'POST', `${path}/withdraw`, {
        revision: 1,
        reason: '重复',
      });
      expect(WithdrawResult.parse(gone.body)).toMatchObject({ id: made.id, revision: 2 });
      expect((await server.get(`/api${path}`)).status).toBe(404);

      const edit = await patch('parcels', made.id, { revision: 1, changes: { name: '改' } });
      expect(edit).toMatchObject({
        status: 409,
        body: {
          conflict: 'withdrawn',
          detail: expect.stringContaining('已被撤回'),
          current: { isWithdrawn: true, item: null },
        },
      });
      const again = await send<Problem>(server, 'POST', `${path}/withdraw`, { revision: 2, reason: '再来' });
      expect(again).toMatchObject({ status: 409, body: { detail: '这条记录已经撤回' } });

      const history = await server.json<RecordHistory>(`/api${path}/history`);
      expect(history).toMatchObject({ isWithdrawn: true, revision: 2 });
      expect(history.entries.map(({ action }) => action)).toEqual(['withdraw', 'create']);
      const back = await send(server, 'POST', `${path}/restore`, { revision: 2, reason: '撤错了' });
      expect(back).toMatchObject({ status: 200, body: { revision: 3 } });
      expect((await server.json<Feature>(`/api${path}`)).properties.name).toBe('新地块');
    });

    it('a new record lacks what is required: all is told', async () => {
      const { status, body } = await send<Problem>(server, 'POST', '/collections/parcels/items', {
        zoneCode: 'TEST',
        values: {},
      });
      expect(status).toBe(400);
      expect(body.errors!.map(({ field }) => field).sort()).toEqual(['geometry', 'name', 'stockClass']);
      const nowhere = await send<Problem>(server, 'POST', '/collections/parks/items', {
        zoneCode: 'NOWHERE',
        values: {},
      });
      expect(nowhere.body.errors).toMatchObject([{ field: 'zoneCode' }]);
    });

    it('a park that still holds land stays', async () => {
      const park = await named('parks', '康华');
      const { status, body } = await send<Problem>(
        server,
        'POST',
        `/collections/parks/items/${park.id}/withdraw`,
        {
          revision: revisionOf(park),
          reason: '试试',
        },
      );
      expect(status).toBe(409);
      expect(body.detail).toMatch(/还有\d+ 宗地块/);
    });
  });

  it('a record that is not there is not found; zones cannot be withdrawn', async () => {
    expect(await patch('parcels', 999_999, { revision: 1, changes: {} })).toMatchObject({
      status: 404,
      body: { detail: '地块中没有编号为 999999 的记录' },
    });
    expect(
      (await send(server, 'POST', '/collections/zones/items/1/withdraw', { revision: 1, reason: 'x' }))
        .status,
    ).toBe(404);
  });

  it('other sites and other content types cannot write', async () => {
    const { id } = await parcel(1);
    const path = `/collections/parcels/items/${id}`;
    const body = { revision: 1, changes: {} };
    expect((await send(server, 'PATCH', path, body, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await send(server, 'PATCH', path, body, { Origin: 'http://evil.example' })).status).toBe(403);
    expect((await send(server, 'PATCH', path, 'revision=1', { 'Content-Type': 'text/plain' })).status).toBe(
      415,
    );
    expect((await send(server, 'PATCH', path, '{', {})).status).toBe(400);
  });
});
