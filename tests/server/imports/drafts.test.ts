import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { ImportDraft } from '../../../geodata/model/api-imports.ts';
import type { Problem } from '../../../geodata/model/api-problem.ts';
import { ImportReport } from '../../../geodata/model/import-report.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { verifyAuditChain } from '../../../server/audit/verify-audit-chain.ts';
import { plan, proposedPlan, upload, uploadAndRead } from '../../support/import-drafts.ts';
import { importFolder, planeShapefile, squareAt } from '../../support/import-files.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { writeZip } from '../../support/zip-writer.ts';

let server: TestServer;
let dataDir: string;
let files: ReturnType<typeof importFolder>;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'luodi-drafts-'));
  server = await startTestServer({ environment: { DATA_DIR: dataDir } });
  await loadGridZone(server.sql, { columns: 2, rows: 2 });
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  files = importFolder();
});
afterEach(() => files.remove());

const parcelsOf = (zone: string) =>
  server.json<FeaturePage>(`/api/collections/parcels/items?zone=${zone}&limit=200`);

const commit = (id: string, token: string, rest: object = {}) =>
  send<ImportReport>(server, 'POST', `/imports/${id}/commit`, { token, ...rest });

const shapefileOf = (name: string) =>
  ['shp', 'dbf', 'shx', 'prj'].map((ending) => sharedPath(`dengfeng/shp/${name}.${ending}`));

describeWithSharedData('the shapefiles of 登封 through the page', () => {
  it('arrive whole: 51 parcels, columns proposed, the second time all the same', async () => {
    for (const [name, count] of [
      ['工业样点', 19],
      ['商服样点', 32],
    ] as const) {
      const draft = await uploadAndRead(server, shapefileOf(name), '?zone=DFCY');
      expect(draft).toMatchObject({ phase: 'ready', fileName: `${name}.shp`, formats: ['shapefile'] });
      const [layer] = draft.layers;
      expect(layer).toMatchObject({
        name,
        count,
        hasPolygons: true,
        crs: { epsg: 4526, source: 'file' },
        encoding: { name: 'GB18030' },
      });
      expect(layer!.encoding.preview.join('')).toMatch(/\p{Script=Han}/u);
      expect(layer!.columns.some(({ proposal }) => proposal !== null)).toBe(true);
      const planned = await plan(server, draft.id, proposedPlan(draft, 'DFCY', '登封产业集聚区'));
      expect(planned.counts).toMatchObject({ new: count, changed: 0, same: 0, gone: 0, problem: 0 });
      expect(planned.canCommit).toBe(true);
      expect(planned.outlines.features).toHaveLength(count);
      const { status, body } = await commit(draft.id, planned.token);
      expect(status).toBe(200);
      expect(ImportReport.parse(body)).toMatchObject({
        status: 'imported',
        counts: { read: count, written: count, updated: 0 },
      });
    }
    expect((await parcelsOf('DFCY')).numberMatched).toBe(51);

    const again = await uploadAndRead(server, shapefileOf('工业样点'), '?zone=DFCY');
    expect(again.layers[0]!.columns.map(({ proposal }) => proposal?.origin)).toContain('remembered');
    const planned = await plan(server, again.id, proposedPlan(again, 'DFCY'));
    expect(planned.counts).toMatchObject({ new: 0, changed: 0, same: 19, gone: 0, problem: 0 });
    const [before] = await server.sql`SELECT count(*)::integer AS count FROM change_set`;
    const { body } = await commit(again.id, planned.token);
    expect(body).toMatchObject({
      status: 'imported',
      changeSetId: null,
      counts: { written: 0, unchanged: 19 },
    });
    const [after] = await server.sql`SELECT count(*)::integer AS count FROM change_set`;
    expect(after).toEqual(before);
  });
});

const geoJson = (features: readonly { geometry: object | null; properties?: object }[]) => ({
  name: '台账.geojson',
  bytes: JSON.stringify({
    type: 'FeatureCollection',
    features: features.map(({ geometry, properties }) => ({
      type: 'Feature',
      properties: properties ?? {},
      geometry,
    })),
  }),
});
const codeOf = (number: number) => `370705000101GB${String(90_000 + number)}`;
const row = (number: number, more: object = {}) => ({
  geometry: squareAt(119.3 + number * 0.01, 36.6),
  properties: { 宗地代码: codeOf(number), 地块名称: `台账${number}`, '面积(亩)': 13.37, ...more },
});

describe('a second import of a source', () => {
  it('changes what is different, leaves the rest, withdraws only what is ticked, and can be undone', async () => {
    const first = await uploadAndRead(server, [geoJson([row(1), row(2), row(3), row(4)])]);
    const planned = await plan(server, first.id, proposedPlan(first, 'TEST'));
    expect(planned.counts).toMatchObject({ new: 4, changed: 0, same: 0, gone: 0 });
    await commit(first.id, planned.token);
    const before = await parcelsOf('TEST');

    const moved = { ...row(3), geometry: squareAt(119.335, 36.6) };
    const second = await uploadAndRead(server, [
      geoJson([row(1), row(2, { 地块名称: '改名' }), moved, row(5)]),
    ]);
    const change = await plan(server, second.id, proposedPlan(second, 'TEST'));
    expect(change.counts).toMatchObject({ new: 1, changed: 2, same: 1, gone: 1, problem: 0 });
    const renamed = change.rows.find(({ name }) => name === '改名')!;
    expect(renamed.changes).toEqual([
      { field: 'name', label: { zh: '地块名称', en: expect.any(String) }, before: '台账2', after: '改名' },
    ]);
    expect(change.rows.find(({ row: number }) => number === 3)!.changes).toMatchObject([
      { field: 'geometry' },
    ]);
    const gone = change.rows.find(({ status }) => status === 'gone')!;
    expect(gone.name).toBe('台账4');

    const { status, body } = await commit(second.id, change.token, {
      reason: '季度更新',
      withdraw: [gone.parcelId],
    });
    expect(status).toBe(200);
    expect(body.counts).toMatchObject({ written: 3, updated: 2, unchanged: 1, withdrawn: 1 });
    const names = (await parcelsOf('TEST')).features.map(({ properties }) => properties.name);
    expect(names).toContain('改名');
    expect(names).toContain('台账5');
    expect(names).not.toContain('台账4');
    expect(await verifyAuditChain(server.sql, 'TEST')).toMatchObject({ ok: true });

    const undo = await send(server, 'POST', `/change-sets/TEST/${body.changeSetId}/undo`, {});
    expect(undo.status).toBe(200);
    const asBefore = (page: FeaturePage) =>
      page.features
        .map(({ id, geometry, properties: { revision: _r, updatedAt: _a, ...rest } }) => ({
          id,
          geometry,
          rest,
        }))
        .sort((a, b) => Number(a.id) - Number(b.id));
    expect(asBefore(await parcelsOf('TEST'))).toEqual(asBefore(before));
  });

  it('is refused whole when somebody changed a parcel after the preview', async () => {
    const draft = await uploadAndRead(server, [geoJson([row(11), row(12)])]);
    const planned = await plan(server, draft.id, proposedPlan(draft, 'TEST'));
    await commit(draft.id, planned.token);
    const next = await uploadAndRead(server, [
      geoJson([row(11, { 地块名称: '文件的名称' }), row(12), row(13)]),
    ]);
    const change = await plan(server, next.id, proposedPlan(next, 'TEST'));
    const { parcelId } = change.rows.find(({ status }) => status === 'changed')!;
    const item = await server.json<{ properties: { revision: number } }>(
      `/api/collections/parcels/items/${parcelId}`,
    );
    await send(server, 'PATCH', `/collections/parcels/items/${parcelId}`, {
      revision: item.properties.revision,
      changes: { name: '他人的名称' },
    });
    const refused = await send<Problem>(server, 'POST', `/imports/${next.id}/commit`, {
      token: change.token,
    });
    expect(refused.status).toBe(409);
    expect(refused.body.detail).toContain('他人');
    const names = (await parcelsOf('TEST')).features.map(({ properties }) => properties.name);
    expect(names).toContain('他人的名称');
    expect(names).not.toContain('台账13');
    const renewed = await plan(server, next.id, proposedPlan(next, 'TEST'));
    expect((await commit(next.id, renewed.token)).status).toBe(200);
  });
});

describe('what a person has to decide', () => {
  it('the coordinate system: candidates say where the land would lie, and the choice is read', async () => {
    const { shp, dbf, shx } = planeShapefile([500_000, 4_060_000], ['甲', '乙']);
    const draft = await uploadAndRead(server, [
      { name: '地块.shp', bytes: shp },
      { name: '地块.dbf', bytes: dbf },
      { name: '地块.shx', bytes: shx },
    ]);
    const [layer] = draft.layers;
    expect(layer!.crs.source).toBe('unknown');
    const candidate = layer!.crs.candidates.find(({ epsg }) => epsg === 4548)!;
    expect(candidate.centre![0]).toBeCloseTo(117, 1);
    const early = await send<Problem>(
      server,
      'POST',
      `/imports/${draft.id}/plan`,
      proposedPlan(draft, 'TEST'),
    );
    expect(early).toMatchObject({ status: 400, body: { errors: [{ field: 'crs' }] } });
    const planned = await plan(server, draft.id, { ...proposedPlan(draft, 'TEST'), crs: 'EPSG:4548' });
    expect(planned.counts.new).toBe(2);
    expect(planned.bounds![0]).toBeCloseTo(117, 1);
  });

  it('the errors of a file: all rows are told, nothing can be committed, the report has them as a workbook', async () => {
    const draft = await uploadAndRead(server, [
      geoJson([row(21), { geometry: null, properties: { 地块名称: '=1+1' } }, row(21)]),
    ]);
    const planned = await plan(server, draft.id, proposedPlan(draft, 'TEST'));
    expect(planned).toMatchObject({ canCommit: false, counts: { problem: 2 } });
    expect(planned.problems.map(({ code }) => code)).toContain('parcel-code-repeated');
    expect(planned.problems.every(({ mend }) => !mend?.includes('--'))).toBe(true);
    expect((await commit(draft.id, planned.token)).status).toBe(409);
    const response = await server.get(`/api/imports/${draft.id}/report.xlsx`);
    expect(response.status).toBe(200);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    const problems = workbook.getWorksheet('问题')!;
    expect(problems.rowCount).toBe(planned.problems.length + 1);
    const formulas: unknown[] = [];
    workbook.eachSheet((sheet) =>
      sheet.eachRow((line) => line.eachCell((cell) => cell.formula && formulas.push(cell.formula))),
    );
    expect(formulas).toEqual([]);
  });
});

describe('bad uploads', () => {
  it.each([
    ['no file', [], '没有收到文件'],
    ['a kind that is not read', [{ name: '地块.exe', bytes: 'MZ' }], '不支持的文件“地块.exe”'],
    ['a shapefile without its .shp', [{ name: '地块.dbf', bytes: 'x' }], '缺少 .shp 文件'],
    [
      'two files at once',
      [
        { name: 'a.kml', bytes: 'x' },
        { name: 'b.kml', bytes: 'x' },
      ],
      '一次只导入一个文件',
    ],
    [
      'parts of another shapefile',
      [
        { name: 'a.shp', bytes: 'x' },
        { name: 'b.dbf', bytes: 'x' },
      ],
      '“b.dbf”不属于“a.shp”',
    ],
  ])('%s: 400 with the mend, and nothing is kept', async (_name, given, message) => {
    const { status, body } = await upload(server, given);
    expect(status).toBe(400);
    expect((body as Problem).detail).toContain(message);
    const folder = join(dataDir, 'imports');
    const before = existsSync(folder) ? readdirSync(folder).length : 0;
    await upload(server, given);
    expect(existsSync(folder) ? readdirSync(folder).length : 0).toBe(before);
  });

  it('what cannot be read says why and can be thrown away', async () => {
    const draft = await uploadAndRead(server, [{ name: '坏.zip', bytes: 'PK\u0003\u0004 no archive' }]);
    expect(draft.phase).toBe('failed');
    expect(draft.problems[0]!.message).toMatch(/\p{Script=Han}/u);
    expect((await send(server, 'DELETE', `/imports/${draft.id}`)).status).toBe(200);
    expect((await server.get(`/api/imports/${draft.id}`)).status).toBe(404);
    expect(existsSync(join(dataDir, 'imports', draft.id))).toBe(false);
  });

  it('an archive without land, an unknown id, an unknown field', async () => {
    const draft = await uploadAndRead(server, [
      { name: '空.zip', bytes: writeZip([{ name: '说明.txt', bytes: Buffer.from('无') }]) },
    ]);
    expect(draft.phase).toBe('failed');
    expect((await server.get('/api/imports/0123456789abcdef01234567')).status).toBe(404);
    expect((await server.get('/api/imports/..%2f..')).status).toBe(400);
    const good = await uploadAndRead(server, [geoJson([row(31)])]);
    const wrong = await send<Problem>(server, 'POST', `/imports/${good.id}/plan`, {
      ...proposedPlan(good, 'TEST'),
      mapping: [{ source: '没有的列', target: 'noSuchField' }],
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors).toHaveLength(2);
    const noZone = await send<Problem>(
      server,
      'POST',
      `/imports/${good.id}/plan`,
      proposedPlan(good, 'NOZONE'),
    );
    expect(noZone).toMatchObject({ status: 400, body: { errors: [{ field: 'zoneName' }] } });
  });

  it("another person's draft does not exist", async () => {
    const draft = await uploadAndRead(server, [geoJson([row(41)])]);
    server.actAs({ ...localPlanner, id: 'other' });
    try {
      expect((await server.get(`/api/imports/${draft.id}`)).status).toBe(404);
    } finally {
      server.actAs(localPlanner);
    }
    expect(ImportDraft.parse(await server.json(`/api/imports/${draft.id}`)).phase).toBe('ready');
  });
});
