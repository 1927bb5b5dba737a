import { request } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Problem } from '../../../geodata/model/api-problem.ts';
import { localPlanner } from '../../../server/access/actor.ts';
import { DatabaseUnavailableError } from '../../../server/database/database-errors.ts';
import { defineRoute, json, type Route } from '../../../server/http/define-route.ts';
import { mountRoutes } from '../../../server/http/mount-routes.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const failing = (path: string, error: () => unknown): Route =>
  defineRoute({
    method: 'get',
    path,
    summary: { zh: '测试', en: 'Test' },
    access: 'read-land',
    response: { name: 'Nothing', schema: z.object({}) },
    handler: () => {
      throw error();
    },
  });

const echo = defineRoute({
  method: 'post',
  path: '/echo',
  summary: { zh: '测试', en: 'Test' },
  access: 'write-land',
  body: z.strictObject({ name: z.string().min(1) }),
  response: { name: 'Echo', schema: z.object({ name: z.string() }) },
  handler: ({ body }) => json({ name: body.name }, 201),
});

/** A request with headers that fetch does not let one set. */
const statusWithHost = (url: string, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path: '/api/conformance', headers: { Host: host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });

describe('problems', () => {
  let server: TestServer;
  const lines: string[] = [];
  const post = (body: string, headers: Record<string, string> = { 'Content-Type': 'application/json' }) =>
    fetch(`${server.url}/extra/echo`, { method: 'POST', body, headers });

  beforeAll(async () => {
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const extra = mountRoutes(
      [
        echo,
        failing('/broken', () => new Error('column "secret" does not exist')),
        failing('/away', () => new DatabaseUnavailableError('数据库暂时不可用，请稍后重试')),
        failing('/slow', () => Object.assign(new Error('canceling statement'), { code: '57014' })),
      ],
      { actorOf: () => localPlanner, version: 'test' },
    );
    server = await startTestServer({
      log,
      adapt: (deps) => ({
        ...deps,
        client: (incoming, response, next) => {
          if (!incoming.url.startsWith('/extra')) return next();
          incoming.url = incoming.url.slice('/extra'.length);
          extra(incoming, response, next);
        },
      }),
    });
  });
  afterAll(() => server?.close());

  it('a path that leads nowhere is 404 in the form of RFC 9457, with the request id', async () => {
    const response = await server.get('/api/nowhere', { 'X-Request-Id': 'request-4711' });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(response.headers.get('x-request-id')).toBe('request-4711');
    const problem = Problem.parse(await response.json());
    expect(problem).toMatchObject({
      type: 'about:blank',
      title: '未找到',
      status: 404,
      instance: 'request-4711',
    });
    expect((await server.get('/nowhere')).status).toBe(404);
  });

  it('a request id that could forge log lines is replaced', async () => {
    const response = await server.get('/api/conformance', { 'X-Request-Id': 'a b{}' });
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('a wrong method is 405 and told the right ones', async () => {
    const response = await fetch(`${server.url}/api/zones`, { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
    expect(await response.json()).toMatchObject({ detail: '这个地址只支持 GET、HEAD' });
  });

  it('a broken escape in the address is 400', async () => {
    const response = await server.get('/api/collections/parcels/items/%zz');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ detail: '地址中含有无法解码的字符' });
  });

  it('a body is checked by its schema; malformed, wrong and huge ones are refused', async () => {
    const good = await post('{"name":"甲"}');
    expect([good.status, await good.json()]).toEqual([201, { name: '甲' }]);
    const malformed = await post('{"name":');
    expect([malformed.status, (await malformed.json()).detail]).toEqual([400, '请求正文不是有效的 JSON']);
    const wrong = await post('{"name":"","age":3}');
    expect(wrong.status).toBe(400);
    const { errors } = Problem.parse(await wrong.json());
    expect(errors?.map(({ field }) => field).sort()).toEqual(['age', 'name']);
    expect(errors?.find(({ field }) => field === 'name')?.message).toMatch(/[\u4e00-\u9fff]/);
    expect((await post(JSON.stringify({ name: 'x'.repeat(2_000_000) }))).status).toBe(413);
    expect((await post('name=1', { 'Content-Type': 'application/x-www-form-urlencoded' })).status).toBe(400);
  });

  it('a failure of ours says nothing but the request id; the log says it all', async () => {
    const response = await server.get('/extra/broken');
    expect(response.status).toBe(500);
    const problem = Problem.parse(await response.json());
    expect(problem).toEqual({
      type: 'about:blank',
      title: '服务器内部错误',
      status: 500,
      instance: response.headers.get('x-request-id'),
    });
    const logged = lines.find((line) => line.includes(problem.instance) && line.includes('secret'));
    expect(logged).toBeDefined();
  });

  it('a database that is away and a query that takes too long are 503 with the time to try again', async () => {
    for (const [path, text] of [
      ['/extra/away', '数据库暂时不可用'],
      ['/extra/slow', '查询时间过长'],
    ] as const) {
      const response = await server.get(path);
      expect(response.status).toBe(503);
      expect(response.headers.get('retry-after')).toBe('2');
      expect((await response.json()).detail).toContain(text);
    }
  });

  it('only this computer, by its own names, is answered; writes sent by other sites are not', async () => {
    const { port } = new URL(server.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, '[::1]:80', 'LOCALHOST'])
      expect(await statusWithHost(server.url, host)).toBe(200);
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example:8080',
      '192.168.1.5',
    ])
      expect(await statusWithHost(server.url, host)).toBe(403);
    const from = (origin: string) =>
      post('{"name":"甲"}', { 'Content-Type': 'application/json', Origin: origin });
    expect((await from(server.url)).status).toBe(201);
    expect((await from('https://evil.example')).status).toBe(403);
    expect((await from('null')).status).toBe(403);
  });
});

describe('routes', () => {
  it('a route without a declaration of who may call it does not start', () => {
    const { access: _none, ...undeclared } = echo;
    const options = { actorOf: () => localPlanner, version: 'test' };
    expect(() => mountRoutes([undeclared as Route], options)).toThrow(/POST \/echo/);
    expect(() => mountRoutes([echo, echo], options)).toThrow(/twice/);
  });
});
