import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { type ImportLandUse, ImportLandUses } from '../../../geodata/model/api-imports.ts';
import type { Problem } from '../../../geodata/model/api-problem.ts';
import { importFile } from '../../../server/imports/import-file.ts';
import { readImportArguments } from '../../../server/imports/read-arguments.ts';
import { plan, proposedPlan, uploadAndRead } from '../../support/import-drafts.ts';
import { importFolder, squareAt } from '../../support/import-files.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer, testDay } from '../../support/test-server.ts';

let server: TestServer;
let dataDir: string;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'luodi-land-uses-'));
  server = await startTestServer({ environment: { DATA_DIR: dataDir } });
  await loadGridZone(server.sql, { columns: 2, rows: 2 });
});
afterAll(async () => {
  await server?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const uses = ['1001', '1001', '工业', '光伏发电', '商业'];
const features = uses.map((use, index) => ({
  geometry: squareAt(119.4 + index * 0.01, 36.6),
  properties: { 地块名称: `用途${index}`, 地块编号: `Y${index}`, 土地用途: use },
}));
const geoJson = () => ({
  name: '用途.geojson',
  bytes: JSON.stringify({
    type: 'FeatureCollection',
    features: features.map((feature) => ({ type: 'Feature', ...feature })),
  }),
});
const landUsesOf = async (id: string) =>
  ImportLandUses.parse(
    await server.json(
      `/api/imports/${id}/land-uses?layer=${encodeURIComponent('用途')}&column=${encodeURIComponent('土地用途')}`,
    ),
  );

describe('the land uses of a file', () => {
  it('are listed with a guess where the text says all, and a bare code waits for its scheme', async () => {
    const draft = await uploadAndRead(server, [geoJson()], '?zone=TEST');
    const { values, more } = await landUsesOf(draft.id);
    expect(more).toBe(0);
    expect(
      values.map(({ text, count, guess, needsChoice }) => [text, count, guess?.code ?? null, needsChoice]),
    ).toEqual([
      ['1001', 2, null, true],
      ['工业', 1, '1001', false],
      ['光伏发电', 1, null, false],
      ['商业', 1, '0901', false],
    ]);
    expect(values[0]!.message).toContain('没有指明分类标准');
    const unsaid = await plan(server, draft.id, proposedPlan(draft, 'TEST'));
    expect(unsaid.canCommit).toBe(false);
    const errors = unsaid.problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, row }) => [code, row])).toEqual([
      ['scheme-missing', 1],
      ['scheme-missing', 2],
    ]);
    expect(errors[0]!.mend).toBe('请在“用途对应”中为它选择类别');
  });

  it('are taken as chosen, and remembered for the same source', async () => {
    const draft = await uploadAndRead(server, [geoJson()], '?zone=TEST');
    const landUses: ImportLandUse[] = [
      { text: '1001', scheme: 'GBT21010', code: '1001' },
      { text: '光伏发电', scheme: 'YDYH2023', code: '1302' },
      { text: '商业', scheme: null, code: null },
    ];
    const planned = await plan(server, draft.id, { ...proposedPlan(draft, 'TEST'), landUses });
    expect(planned.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const { status } = await send(server, 'POST', `/imports/${draft.id}/commit`, { token: planned.token });
    expect(status).toBe(200);
    const page = await server.json<FeaturePage>('/api/collections/parcels/items?zone=TEST&limit=200&q=用途');
    const stored = page.features
      .map(({ properties: p }) => [p.name, p.landUseScheme, p.landUseCode, p.landUseText])
      .sort();
    expect(stored).toEqual([
      ['用途0', 'GBT21010', '1001', null],
      ['用途1', 'GBT21010', '1001', null],
      ['用途2', 'YDYH2023', '1001', null],
      ['用途3', 'YDYH2023', '1302', null],
      ['用途4', null, null, '商业'],
    ]);
    const again = await uploadAndRead(server, [geoJson()], '?zone=TEST');
    const { values } = await landUsesOf(again.id);
    expect(values.map(({ text, guess, origin }) => [text, guess?.scheme ?? null, origin])).toEqual([
      ['1001', 'GBT21010', 'remembered'],
      ['工业', 'YDYH2023', 'proposed'],
      ['光伏发电', 'YDYH2023', 'remembered'],
      ['商业', null, 'remembered'],
    ]);
  });

  it.each([
    ['a code without its scheme', { text: '1001', scheme: null, code: '1001' }, 'landUses.0'],
    [
      'a code its scheme does not have',
      { text: '工业', scheme: 'YDYH2023', code: '9999' },
      'landUses.0.code',
    ],
  ])('%s is refused', async (_name, landUse, field) => {
    const draft = await uploadAndRead(server, [geoJson()], '?zone=TEST');
    const { status, body } = await send<Problem>(server, 'POST', `/imports/${draft.id}/plan`, {
      ...proposedPlan(draft, 'TEST'),
      landUses: [landUse],
    });
    expect(status).toBe(400);
    expect(body.errors!.map((error) => error.field)).toEqual([field]);
  });

  it('a column or layer that is not there is refused', async () => {
    const draft = await uploadAndRead(server, [geoJson()], '?zone=TEST');
    const path = `/api/imports/${draft.id}/land-uses?layer=${encodeURIComponent('用途')}`;
    expect((await server.get(`${path}&column=none`)).status).toBe(400);
    expect((await server.get(path)).status).toBe(400);
  });
});

describe('the same on the command line', () => {
  const args = ['a.geojson', '--collection', 'parcels', '--zone', 'TEST'];
  it('--land-use names scheme and code; a code alone is refused', () => {
    const call = readImportArguments([...args, '--land-use', '1001=GTDC:1001', '--land-use', '光伏='], '/');
    expect(call).toMatchObject({
      ok: true,
      request: {
        landUses: [
          { text: '1001', scheme: 'GTDC', code: '1001' },
          { text: '光伏', scheme: null, code: null },
        ],
      },
    });
    for (const wrong of ['工业=1001', '工业=XYZ:1001', '工业=YDYH2023:9999'])
      expect(readImportArguments([...args, '--land-use', wrong], '/')).toMatchObject({ ok: false });
  });

  it('bare codes are refused with the option to give', async () => {
    const files = importFolder();
    try {
      const path = files.writeGeoJson('裸码.geojson', features.slice(0, 1));
      const deps = {
        sql: server.sql,
        author: { id: 'p', name: '规划员' },
        today: testDay,
        onProgress: () => {},
      };
      const request = { path, collection: 'parcels' as const, zoneCode: 'TEST', columns: [] };
      const refused = await importFile(deps, request);
      expect(refused.status).toBe('refused');
      expect(refused.problems.find(({ code }) => code === 'scheme-missing')!.mend).toContain('--land-use');
    } finally {
      files.remove();
    }
  });
});
