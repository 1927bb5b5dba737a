import ExcelJs from 'exceljs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MatchResponse, ReverseMatchResponse } from '../../../geodata/model/api-matches.ts';
import type { Project } from '../../../geodata/model/api-projects.ts';
import { syncCodes } from '../../../server/codes/sync-codes.ts';
import { readDocx } from '../../support/docx-text.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;

/** All words of a report. */
const wordsOf = async (bytes: Buffer, format: 'docx' | 'xlsx'): Promise<string> => {
  if (format === 'docx') return (await readDocx(bytes)).text;
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer as ArrayBuffer);
  return workbook.worksheets
    .flatMap((sheet) => sheet.getSheetValues().map((row) => JSON.stringify(row ?? '')))
    .join(' ');
};

const send = async (method: string, path: string, body: unknown): Promise<Response> =>
  await fetch(server.url + path, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const demand = {
  industryCode: '3983',
  areaMinSquareMetres: 20_000,
  areaMaxSquareMetres: 50_000,
  zoneCodes: ['TEST'],
};

const matched = async (body: Record<string, unknown>): Promise<MatchResponse> => {
  const response = await send('POST', '/api/matches', body);
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as MatchResponse;
};

const refusal = async (body: Record<string, unknown>, path = '/api/matches') => {
  const response = await send('POST', path, body);
  return {
    status: response.status,
    ...((await response.json()) as { errors?: { field: string; message: string }[] }),
  };
};

beforeAll(async () => {
  server = await startTestServer();
  await syncCodes(server.sql);
  await loadGridZone(server.sql);
  server.deps.revisions.forget();
});
afterAll(async () => server.close());

describe('POST /api/matches', () => {
  it('ranks the land of the zone and says where each piece is', async () => {
    const result = await matched({ demand });
    expect(result.counts.feasible).toBeGreaterThan(0);
    expect(result.candidates.map(({ rank }) => rank)).toEqual(result.candidates.map((_, index) => index + 1));
    for (const { id, zoneCode } of result.candidates) {
      expect(zoneCode).toBe('TEST');
      expect(result.places[id]?.collection).toBe('parcels');
    }
    expect(result.isStale).toBe(false);
    expect(result.parametersVersion).toBe('第 1 版');
  });

  it('refuses weights that are negative or do not sum to 100, and contradictory judgements', async () => {
    const { weights } = await matched({ demand });
    const negative = await refusal({ demand, weights: { ...weights, chain: -1 } });
    expect(negative).toMatchObject({ status: 400, errors: [{ field: 'weights' }] });
    const short = await refusal({ demand, weights: { ...weights, chain: 0 } });
    expect(short.errors?.[0]?.message).toContain('应为 100');
    const judgements = [
      { a: 'chain', b: 'area', ratio: 9 },
      { a: 'area', b: 'stock', ratio: 9 },
      { a: 'stock', b: 'chain', ratio: 9 },
    ];
    const contradictory = await refusal({
      demand,
      pairwise: { factors: ['chain', 'area', 'stock'], judgements },
    });
    expect(contradictory).toMatchObject({ status: 400, errors: [{ field: 'pairwise' }] });
    expect(contradictory.errors?.[0]?.message).toContain('CR');
  });

  it('refuses demands that cannot be, field by field', async () => {
    const fields = async (change: Record<string, unknown>) =>
      (await refusal({ demand: { ...demand, ...change } })).errors?.map(({ field }) => field);
    expect(await fields({ areaMinSquareMetres: 60_000 })).toEqual(['demand.areaMinSquareMetres']);
    expect(await fields({ needBy: '2020-01-01' })).toEqual(['demand.needBy']);
    expect(await fields({ industryCode: '9999' })).toEqual(['demand.industryCode']);
    expect(await fields({ landUse: { code: '1001' } })).toEqual(['demand.landUse.scheme']);
    expect(await fields({ termYears: 60 })).toEqual(['demand.termYears']);
    expect(await fields({ areaMinSquareMetres: 0 })).toEqual(['demand.areaMinSquareMetres']);
    expect(await fields({ zoneCodes: ['NOWHERE'] })).toEqual(['demand.zoneCodes']);
  });

  it('never relaxes a fixed constraint and offers none', async () => {
    expect(await refusal({ demand, relaxations: ['LINE'] })).toMatchObject({
      status: 400,
      errors: [{ field: 'relaxations' }],
    });
    expect(await refusal({ demand, relaxations: ['XYZ'] })).toMatchObject({
      status: 400,
      errors: [{ field: 'relaxations' }],
    });
    const result = await matched({
      demand: { ...demand, areaMinSquareMetres: 45_000, areaMaxSquareMetres: 46_000 },
    });
    const offered = result.smallestRelaxations.flatMap(({ constraints }) => constraints);
    for (const code of ['USE', 'LINE', 'SOIL', 'NEGATIVE_LIST', 'CHEM', 'HAZARD', 'TERM'])
      expect(offered).not.toContain(code);
  });

  it('follows an edit: the piece is gone from the next answer', async () => {
    const before = await matched({ demand });
    const first = before.candidates[0]!;
    const { parcel } = await server.json<{ parcel: { id: number; properties: { revision: number } } }>(
      `/api/parcels/${before.places[first.id]!.recordId}/card`,
    );
    const revision = parcel.properties.revision;
    const response = await send('PATCH', `/api/collections/parcels/items/${parcel.id}`, {
      revision,
      changes: { stockClass: 'in_use' },
    });
    expect(response.status).toBe(200);
    const after = await matched({ demand });
    expect(after.dataRevision).toBeGreaterThan(before.dataRevision);
    expect(after.candidates.map(({ id }) => id)).not.toContain(first.id);
  });
});

describe('POST /api/matches/report', () => {
  it.each(['docx', 'xlsx'] as const)('gives the comparison of chosen pieces as %s', async (format) => {
    const result = await matched({ demand });
    const supplyIds = result.candidates.slice(0, 2).map(({ id }) => id);
    const response = await send('POST', '/api/matches/report', { demand, supplyIds, format });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain(`.${format}`);
    const entries = await wordsOf(Buffer.from(await response.arrayBuffer()), format);
    for (const { name } of result.candidates.slice(0, 2)) expect(entries).toContain(name);
    expect(entries).toContain(result.candidates[0]!.conditions[0]!.sentence);
  });

  it('keeps figures as numbers with their unit in the workbook, and is English in English', async () => {
    const result = await matched({ demand });
    const [first] = result.candidates;
    const body = { demand, supplyIds: [first!.id], format: 'xlsx', language: 'en' };
    const response = await send('POST', '/api/matches/report', body);
    const workbook = new ExcelJs.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      'Demand',
      'Sites compared',
      'Score by factor',
      'Conditions',
      'Notes',
    ]);
    const rows = (name: string) =>
      (workbook.getWorksheet(name)?.getSheetValues() ?? []).filter(Array.isArray) as unknown[][];
    const cellOf = (label: string) => rows('Sites compared').find(([, text]) => text === label)?.[2];
    expect(cellOf('Score')).toBe(first!.shownScore);
    expect(cellOf('Area')).toBeCloseTo((first!.areaSquareMetres * 3) / 2000, 2);
    expect(workbook.getWorksheet('Sites compared')?.getRow(5).getCell(2).numFmt).toBe('#,##0.00" mu"');
    const points = rows('Score by factor').slice(2, -1);
    const sum = points.reduce((total, row) => total + (row[4] as number), 0);
    expect(sum).toBeCloseTo(first!.shownScore, 9);
    expect(JSON.stringify(rows('Conditions'))).toContain('area ');
  });

  it('keeps the maps that a browser drew in document and workbook, and refuses what is no JPEG', async () => {
    const [first] = (await matched({ demand })).candidates;
    const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#5b8def' } })
      .jpeg()
      .toBuffer();
    const picture = {
      title: '1 光电街',
      widthPixels: 30,
      heightPixels: 20,
      jpeg: bytes.toString('base64'),
    };
    const report = async (format: string, jpeg = picture.jpeg) =>
      await send('POST', '/api/matches/report', {
        demand,
        supplyIds: [first!.id],
        format,
        pictures: [{ ...picture, jpeg }],
      });
    const document = Buffer.from(await (await report('docx')).arrayBuffer());
    expect(document.includes('word/media/')).toBe(true);
    expect(await wordsOf(document, 'docx')).toMatch(/三、位置图.*1 光电街.*四、得分构成/s);
    const workbook = new ExcelJs.Workbook();
    await workbook.xlsx.load(await (await report('xlsx')).arrayBuffer());
    expect(workbook.getWorksheet('位置图')?.getImages()).toHaveLength(1);
    const refused = await report('docx', Buffer.from('<svg/>').toString('base64'));
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('不是 JPEG 图片');
  });

  it('refuses a piece that is no candidate', async () => {
    expect(
      await refusal({ demand, supplyIds: ['parcel-999999'], format: 'docx' }, '/api/matches/report'),
    ).toMatchObject({
      status: 400,
      errors: [{ field: 'supplyIds' }],
    });
  });
});

describe('projects', () => {
  it('registers, matches, moves on and finds its way back from a parcel', async () => {
    const created = await send('POST', '/api/projects', { zoneCode: 'TEST', name: '传感器基地', demand });
    expect(created.status).toBe(201);
    const project = (await created.json()) as Project;
    expect(project).toMatchObject({ projectNo: 'XM-2026-0001', stage: 'planned', queuePlace: 1 });
    const result = await matched({ projectId: project.id });
    expect(result.projectNo).toBe('XM-2026-0001');
    const [first] = result.candidates;
    const back = await server.json<ReverseMatchResponse>(
      `/api/parcels/${result.places[first!.id]!.recordId}/matches`,
    );
    expect(back.matches).toHaveLength(1);
    expect(back.matches[0]).toMatchObject({ isFeasible: true, shownScore: first!.shownScore });
    const skipped = await send('POST', `/api/projects/${project.id}/stage`, { revision: 1, to: 'signed' });
    expect(skipped.status).toBe(400);
    const moved = await send('POST', `/api/projects/${project.id}/stage`, { revision: 1, to: 'negotiating' });
    expect(((await moved.json()) as Project).stage).toBe('negotiating');
    const stale = await send('PATCH', `/api/projects/${project.id}`, { revision: 1, qualityScore: 80 });
    expect(stale.status).toBe(409);
    const changed = await send('PATCH', `/api/projects/${project.id}`, { revision: 2, qualityScore: 80 });
    expect(await changed.json()).toMatchObject({ qualityScore: 80, revision: 3 });
  });
});
