import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MatchResponse } from '../../../geodata/model/api-matches.ts';
import type { ProjectPage, ProjectQueue } from '../../../geodata/model/api-projects.ts';
import { demonstrationZones } from '../../../geodata/samples/demonstration-zones.ts';
import { generateZone } from '../../../geodata/samples/generate-zone.ts';
import { syncCodes } from '../../../server/codes/sync-codes.ts';
import { loadDemonstration } from '../../../server/demonstration/load-demonstration.ts';
import { startTestServer, type TestServer, testDay } from '../../support/test-server.ts';

let server: TestServer;
const wanted = demonstrationZones.filter(({ zoneCode }) => zoneCode === 'WFJJQ' || zoneCode === 'KDLJS');

beforeAll(async () => {
  server = await startTestServer();
  await syncCodes(server.sql);
  await loadDemonstration({
    sql: server.sql,
    zones: wanted,
    seed: 1,
    asOf: testDay,
    generate: async (zoneCode) => {
      const zone = wanted.find((entry) => entry.zoneCode === zoneCode);
      if (zone === undefined) throw new Error(`no zone ${zoneCode}`);
      return generateZone(zone, { seed: 1, asOf: testDay });
    },
    log: { info: () => {}, warn: () => {} },
    onProgress: () => {},
  });
  server.deps.revisions.forget();
});
afterAll(() => server?.close());

const match = async (body: object): Promise<MatchResponse> => {
  const response = await fetch(`${server.url}/api/matches`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status !== 200) throw new Error(await response.text());
  return (await response.json()) as MatchResponse;
};

it('brings projects with stages, teams and a queue', async () => {
  const { projects, stages } = await server.json<ProjectPage>('/api/projects?zone=KDLJS&limit=100');
  expect(projects.length).toBeGreaterThan(14);
  expect(stages.reduce((sum, { count }) => sum + count, 0)).toBe(projects.length);
  expect(projects.find(({ name }) => name === '包钢特种钢管公司智能热处理生产线二期')).toMatchObject({
    stage: 'started',
    teamName: '特种钢管招商组',
    sourcePeriod: '2020年11月',
  });
  const { entries } = await server.json<ProjectQueue>('/api/projects/queue?zone=KDLJS');
  const scores = entries.map(({ project }) => project.qualityScore ?? -1);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
});

it('has twelve chains of five industries in 昆都仑, each with its team, and the four industries of 潍坊', async () => {
  const options = await server.json<{
    chains: { industryName: string; teamName: string }[];
    teams: object[];
  }>('/api/projects/options?zone=KDLJS');
  expect(options.chains).toHaveLength(12);
  expect(new Set(options.chains.map(({ industryName }) => industryName)).size).toBe(5);
  expect(new Set(options.chains.map(({ teamName }) => teamName)).size).toBe(12);
  const weifang = await server.json<typeof options>('/api/projects/options?zone=WFJJQ');
  expect(weifang.chains.map(({ industryName }) => industryName)).toEqual([
    '高端装备',
    '数字经济',
    '生物医药与医疗器械',
    '城市家具',
  ]);
});

it('finds land for most open projects, with every condition explained', async () => {
  const { projects } = await server.json<ProjectPage>(
    '/api/projects?stage=planned,negotiating,signed&limit=100',
  );
  const results = [];
  for (const { id } of projects) results.push(await match({ projectId: id, limit: 5 }));
  const served = results.filter(({ counts }) => counts.feasible > 0);
  expect(served.length).toBeGreaterThan(projects.length / 3);
  for (const result of results) {
    for (const candidate of [...result.candidates, ...result.potential]) {
      expect(candidate.conditions).toHaveLength(20);
      const sum = candidate.factors.reduce((total, { contribution }) => total + contribution, 0);
      expect(Math.abs(sum - candidate.score)).toBeLessThan(1e-9);
      expect(result.places[candidate.id]?.distances.length).toBeGreaterThan(0);
    }
    const removed = result.funnel.reduce((sum, step) => sum + step.removed, 0);
    expect(removed + result.counts.feasible).toBe(result.counts.considered);
  }
});

it('excludes land on control lines by verdicts that name their data, stale ones as 待复核', async () => {
  const rows = await server.sql<{ verdict: string; count: number }[]>`
    SELECT line_verdict AS verdict, count(*) AS count FROM parcel_siting WHERE zone_code = 'WFJJQ' GROUP BY line_verdict`;
  const counts = Object.fromEntries(rows.map(({ verdict, count }) => [verdict, Number(count)]));
  expect(counts.block).toBeGreaterThan(0);
  expect(counts.ok).toBeGreaterThan(500);
  const [line] = await server.sql<{ id: number }[]>`
    SELECT id::integer AS id FROM control_line WHERE zone_code = 'WFJJQ' AND kind = 'urban_boundary'`;
  const response = await fetch(`${server.url}/api/collections/control-lines/items/${line!.id}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revision: 1, changes: { dataVersion: '2027年度' } }),
  });
  expect(response.status).toBe(200);
  const demand = { industryCode: '3983', zoneCodes: ['WFJJQ'], areaMinSquareMetres: 5000 };
  const stale = await match({ demand, limit: 3 });
  expect(stale.candidates[0]?.warnings.map(({ code }) => code)).toContain('LINE_STALE');
  expect(stale.places[stale.candidates[0]!.id]?.needsReview).toBe(true);
  const judged = await fetch(`${server.url}/api/siting/WFJJQ/judge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  expect(judged.status).toBe(200);
  const fresh = await match({ demand, limit: 3 });
  expect(fresh.candidates[0]?.warnings.map(({ code }) => code)).not.toContain('LINE_STALE');
  expect(fresh.places[fresh.candidates[0]!.id]?.needsReview).toBe(false);
});
