import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MatchResponse } from '../../../geodata/model/api-matches.ts';
import type { Project } from '../../../geodata/model/api-projects.ts';
import { syncCodes } from '../../../server/codes/sync-codes.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await syncCodes(server.sql);
  await loadGridZone(server.sql);
  server.deps.revisions.forget();
});
afterAll(async () => server.close());

const send = async <T>(path: string, body: unknown): Promise<T> => {
  const response = await fetch(`${server.url}/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as T;
};

const make = async (collection: string, values: Record<string, unknown>): Promise<number> => {
  const { item } = await send<{ item: { id: number } }>(`/collections/${collection}/items`, {
    zoneCode: 'TEST',
    values,
  });
  return item.id;
};

it('matches by lists, chains and teams as people enter them', async () => {
  const teamId = await make('investment-teams', { teamCode: 'T-1', name: '声光电子招商组' });
  const chainId = await make('industry-chains', {
    chainCode: 'SG',
    name: '声光电子',
    industryName: '数字经济',
    teamId,
  });
  await make('chain-links', {
    chainId,
    linkCode: 'FC',
    name: '封测',
    isMissing: true,
    industryPrefixes: ['398'],
  });
  await make('negative-entries', { industryPrefix: '3971', name: '电子器件', level: 'forbidden' });
  await make('negative-entries', { industryPrefix: '398', name: '敏感元件', level: 'restricted' });

  const demand = { areaMinSquareMetres: 20_000, chainCode: 'SG', linkCode: 'FC', chainAction: 'fill' };
  const project = await send<Project>('/projects', {
    zoneCode: 'TEST',
    name: '传感器封测',
    demand: { ...demand, industryCode: '3983' },
  });
  expect(project).toMatchObject({ teamCode: 'T-1', teamName: '声光电子招商组', isTeamRouted: true });

  const found = await send<MatchResponse>('/matches', { projectId: project.id, limit: 3 });
  const [first] = found.candidates;
  expect(first?.factors.find(({ factor }) => factor === 'chain')?.value).toBe(1);
  expect(first?.warnings.map(({ code }) => code)).toContain('NEGATIVE_RESTRICTED');

  const tried = { ...demand, industryCode: '3971', zoneCodes: ['TEST'] };
  const forbidden = await send<MatchResponse>('/matches', { demand: tried, limit: 3 });
  const step = forbidden.funnel.find(({ code }) => code === 'NEGATIVE_LIST');
  expect(step).toMatchObject({ alone: forbidden.counts.considered, isRelaxable: false });
});
