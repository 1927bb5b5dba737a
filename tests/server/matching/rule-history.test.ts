import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RuleParamHistory, RuleParamList } from '../../../geodata/model/api-matches.ts';
import { syncCodes } from '../../../server/codes/sync-codes.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
/** A rule counted in days. */
let rule = '';

const change = async (version: number, value: unknown, reason: string, more: object = {}) =>
  await fetch(`${server.url}/api/rule-params`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reason, params: [{ key: rule, version, value, ...more }] }),
  });

beforeAll(async () => {
  server = await startTestServer();
  await syncCodes(server.sql);
  const { params } = await server.json<RuleParamList>('/api/rule-params?prefix=match');
  rule = params.find(({ value, unit }) => unit === 'calendar_days' && typeof value === 'number')!.key;
});
afterAll(async () => server.close());

it('tells every version of a rule: what it was, who made it so, when and why', async () => {
  const path = `/api/rule-params/history?key=${rule}`;
  const shipped = await server.json<RuleParamHistory>(path);
  expect(shipped.versions).toMatchObject([{ version: 1, changedBy: '系统', reason: null }]);
  const [first] = shipped.versions;

  expect((await change(1, 33, '按新文件', { source: '新文件第三条', verified: true })).status).toBe(200);
  expect((await change(2, 44, '再次调整')).status).toBe(200);
  const { versions } = await server.json<RuleParamHistory>(path);
  expect(versions).toMatchObject([
    { version: 3, value: 44, source: '新文件第三条', verified: true, reason: '再次调整' },
    { version: 2, value: 33, source: '新文件第三条', verified: true, reason: '按新文件' },
    { version: 1, value: first!.value, source: first!.source, changedBy: '系统', reason: null },
  ]);
  expect(versions[0]!.changedBy).toBe(versions[1]!.changedBy);
  expect(Date.parse(versions[0]!.changedAt ?? '')).toBeGreaterThanOrEqual(
    Date.parse(versions[1]!.changedAt ?? ''),
  );
  expect(versions[2]!.changedAt).toBeNull();

  const { parametersVersion } = await server.json<RuleParamList>('/api/rule-params?prefix=match');
  expect(parametersVersion).toBe('第 3 版');
});

it('refuses a value out of range by the name of its rule, and weights that do not sum to 100', async () => {
  const { params } = await server.json<RuleParamList>('/api/rule-params?prefix=match');
  const { key, version, label } = params.find(({ key: name }) => name === 'match.slack_days_full')!;
  const send = async (changed: object) => {
    const body = JSON.stringify({ reason: '试', params: [changed] });
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${server.url}/api/rule-params`, { method: 'PATCH', headers, body });
    return { status: response.status, body: await response.text() };
  };
  const negative = await send({ key, version, value: -5 });
  expect(negative).toMatchObject({ status: 400, body: expect.stringContaining(`“${label}”的值不合要求`) });
  const weight = params.find(({ key: name }) => name === 'match.weight.chain')!;
  const unbalanced = await send({ key: weight.key, version: weight.version, value: 30 });
  expect(unbalanced).toMatchObject({ status: 400, body: expect.stringContaining('应为 100') });
});

it('refuses names that are none', async () => {
  expect((await fetch(`${server.url}/api/rule-params/history?key=match.nothing`)).status).toBe(404);
  expect((await fetch(`${server.url}/api/rule-params/history?key=;`)).status).toBe(400);
  expect((await fetch(`${server.url}/api/rule-params/history`)).status).toBe(400);
});
