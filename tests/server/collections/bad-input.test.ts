import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../geodata/model/api-problem.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

describe('bad input to collections', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server?.close());

  it.each([
    ['bbox=NaN,36,120,37', 'bbox', '须为 4 个数字'],
    ['bbox=119,36,Infinity,37', 'bbox', '须为 4 个数字'],
    ['bbox=0x10,36,120,37', 'bbox', '须为 4 个数字'],
    ['bbox=119,36,120', 'bbox', '须为 4 个数字'],
    ['bbox=119,36,120,37,5', 'bbox', '须为 4 个数字'],
    ['bbox=', 'bbox', '须为 4 个数字'],
    ['bbox=120,36,119,37', 'bbox', '两个角的顺序颠倒'],
    ['bbox=119,37,120,36', 'bbox', '两个角的顺序颠倒'],
    ['bbox=36,119,37,120', 'bbox', '超出范围'],
    ['within=119,36,120', 'within', '成对的数字'],
    ['within=119,36,120,NaN,119,37', 'within', '成对的数字'],
    ['within=119,36,120,36,119,36', 'within', '至少需要 3 个不同的点'],
    ['within=119,36,120,37,120,36,119,37', 'within', '自相交'],
    ['within=119,36,120,36,119.5,36', 'within', '自相交'],
    ['within=119,36,120,36,120,96', 'within', '超出范围'],
    ['zone=wf', 'zone', '“wf”不是开发区代码'],
    ['zone=', 'zone', '不是开发区代码'],
    [`q=${'地'.repeat(101)}`, 'q', '最多 100 个字'],
    ['q=%00', 'q', '空字符（U+0000）'],
    ['limit=0', 'limit', '须为 1–10000 的整数'],
    ['limit=-1', 'limit', '须为 1–10000 的整数'],
    ['limit=1e9', 'limit', '须为 1–10000 的整数'],
    ['limit=1000000000', 'limit', '须为 1–10000 的整数'],
    ['limit=2.5', 'limit', '须为 1–10000 的整数'],
    ['limit=', 'limit', '须为 1–10000 的整数'],
    ['limit=5&limit=6', 'limit', '参数重复'],
    ['colour=red', 'colour', '没有这个参数或字段；可用的有'],
    ['holderName=x', 'holderName', '没有这个参数或字段'],
    ['__proto__=x', '__proto__', '没有这个参数或字段'],
    ['landClass=gold', 'landClass', '没有选项“gold”；可选：standard（标准地）'],
    ['landClass=', 'landClass', '没有给出值'],
    ['landClass=idle,', 'landClass', '没有给出值'],
    ['isNetLand=yes', 'isNetLand', '须为 true（是）或 false（否）'],
    ['parkId=abc', 'parkId', '“abc”不是整数'],
    ['parkId=99999999999999999999', 'parkId', '不是整数'],
    [`parkId=${Array.from({ length: 201 }, (_, index) => index).join(',')}`, 'parkId', '最多 200 个值'],
    ['areaSquareMetres=5', 'areaSquareMetres', '两端可省略其一'],
    ['areaSquareMetres=..', 'areaSquareMetres', '两端可省略其一'],
    ['areaSquareMetres=NaN..5', 'areaSquareMetres', '“NaN”不是数字'],
    ['areaSquareMetres=9..5', 'areaSquareMetres', '起点大于终点'],
    ['readyOn=2026-02-30..', 'readyOn', '“2026-02-30”不是日期'],
    ['readyOn=2026-05-01..2026-04-01', 'readyOn', '起点大于终点'],
    ['sortby=supplyModes', 'sortby', '不能按“supplyModes”排序；可用的有 name'],
    ['sortby=name,-name', 'sortby', '排序字段重复'],
    ['properties=name,secret', 'properties', '没有字段“secret”'],
    ['geometry=no', 'geometry', '须为 true（是）或 false（否）'],
    ['cursor=!!', 'cursor', '游标无效'],
    ['cursor=e30', 'cursor', '游标无效'],
  ])('items?%s is refused by name', async (query, field, message) => {
    const response = await server.get(`/api/collections/parcels/items?${query}`);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = Problem.parse(await response.json());
    expect(problem).toMatchObject({ title: '请求有误', status: 400 });
    expect(problem.errors?.map((entry) => entry.field)).toContain(field);
    expect(problem.errors?.find((entry) => entry.field === field)?.message).toContain(message);
    expect(problem.detail).toContain(message);
  });

  it.each([
    ['groupBy=supplyModes', 'groupBy', '请用 facets'],
    ['groupBy=name', 'groupBy', '不能用字段“name”'],
    ['facets=secret', 'facets', '不能用字段“secret”'],
    ['histograms=name', 'histograms', '不能用字段“name”'],
    ['limit=5', 'limit', '没有这个参数或字段'],
  ])('summary?%s is refused by name', async (query, field, message) => {
    const response = await server.get(`/api/collections/parcels/summary?${query}`);
    expect(response.status).toBe(400);
    const problem = Problem.parse(await response.json());
    expect(problem.errors).toEqual([{ field, message: expect.stringContaining(message) }]);
  });

  it('every wrong parameter is named at once', async () => {
    const response = await server.get('/api/collections/parcels/items?bbox=1&limit=0&colour=red');
    const problem = Problem.parse(await response.json());
    expect(problem.errors?.map(({ field }) => field).sort()).toEqual(['bbox', 'colour', 'limit']);
  });

  it('a cursor of another order, or with values that fit no field, is refused', async () => {
    const cursor = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
    for (const content of [
      { sort: 'name', last: ['x', '1'] },
      { sort: '-readiness,name', last: ['0.5', 'x'] },
      { sort: '-readiness,name', last: ['zero', 'x', '1'] },
      { sort: '-readiness,name', last: ['0.5', 'x', null] },
      { sort: '-readiness,name', last: ['0.5', 'x', '1; DROP'] },
    ]) {
      const response = await server.get(`/api/collections/parcels/items?cursor=${cursor(content)}`);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ field: 'cursor' }] });
    }
  });

  it('ids that are no numbers, unknown collections and unknown paths', async () => {
    expect((await server.get('/api/collections/parcels/items/abc')).status).toBe(400);
    expect((await server.get('/api/collections/parcels/items/0')).status).toBe(400);
    expect((await server.get('/api/collections/castles')).status).toBe(404);
    expect((await server.get('/api/collections/castles/items')).status).toBe(404);
    expect((await server.get('/api/parcels/7/card')).status).toBe(404);
    expect((await server.get('/api/parks/7/card')).status).toBe(404);
    expect((await server.get('/api/nowhere')).status).toBe(404);
  });

  it.each([
    ['', 'q', '缺少这个参数'],
    ['q=a&limit=0', 'limit', '须为 1–50 的整数'],
    ['q=a&limit=1000', 'limit', '须为 1–50 的整数'],
    ['q=a&zone=x', 'zone', '不是开发区代码'],
    ['q=a&landClass=idle', 'landClass', '没有这个参数或字段'],
  ])('search?%s is refused by name', async (query, field, message) => {
    const response = await server.get(`/api/search?${query}`);
    expect(response.status).toBe(400);
    const problem = Problem.parse(await response.json());
    expect(problem.errors).toEqual([{ field, message: expect.stringContaining(message) }]);
  });
});
