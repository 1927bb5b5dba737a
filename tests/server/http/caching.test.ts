import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FeaturePage } from '../../../geodata/model/api-feature.ts';
import { loadGridZone } from '../../support/load-grid-zone.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

/** fetch undoes the encoding; this does not. */
const rawBytes = (url: string, encoding: string): Promise<{ encoding: string | undefined; bytes: Buffer }> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { 'Accept-Encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ encoding: response.headers['content-encoding'], bytes: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });

describe('answers by revision', () => {
  let server: TestServer;
  let statements = 0;
  const path = '/api/collections/parcels/items?zone=ALPHA';

  beforeAll(async () => {
    server = await startTestServer({
      // Counts what reaches the database: a tagged template is a call with an array of texts.
      adapt: (deps) => ({
        ...deps,
        sql: new Proxy(deps.sql, {
          apply: (target, self, parameters: unknown[]) => {
            if (
              Array.isArray(parameters[0]) &&
              'raw' in parameters[0] &&
              String(parameters[0]).includes('WITH page')
            )
              statements += 1;
            return Reflect.apply(target, self, parameters);
          },
        }),
      }),
    });
    await loadGridZone(server.sql, { zoneCode: 'ALPHA' });
    await loadGridZone(server.sql, { zoneCode: 'BETA', origin: [120.1, 36.7], columns: 2, rows: 1 });
  });
  afterAll(() => server?.close());

  it('an unchanged answer is 304 without the database; several tags, weak or strong, and * are understood', async () => {
    const first = await server.get(path);
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^W\/"[\w-]+"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const before = statements;
    for (const header of [etag, `"other", ${etag}`, etag.slice(2), '*']) {
      const again = await server.get(path, { 'If-None-Match': header });
      expect(again.status).toBe(304);
      expect(again.headers.get('etag')).toBe(etag);
      expect(await again.text()).toBe('');
    }
    expect((await server.get(path, { 'If-None-Match': '"other"' })).status).toBe(200);
    // That last one came from the cache.
    expect(statements).toBe(before);
  });

  it('the tag belongs to the parameters and to the zone asked about', async () => {
    const tagOf = async (query: string) =>
      (await server.get(`/api/collections/parcels/items?${query}`)).headers.get('etag');
    const tags = await Promise.all(
      ['zone=ALPHA', 'zone=BETA', 'zone=ALPHA&limit=1', 'zone=ALPHA&q=a'].map(tagOf),
    );
    expect(new Set(tags).size).toBe(4);
  });

  it('after a write the tag changes, for the zone written to only', async () => {
    const tags = async () =>
      Promise.all(
        ['ALPHA', 'BETA'].map(async (zone) =>
          (await server.get(`/api/collections/parcels/items?zone=${zone}`)).headers.get('etag'),
        ),
      );
    const before = await tags();
    const name = '改名后的地块';
    await server.sql.begin(async (sql) => {
      await sql`UPDATE parcel SET name = ${name} WHERE zone_code = 'ALPHA' AND name = '测试地块1'`;
      await sql`UPDATE collection_revision SET revision = revision + 1 WHERE zone_code = 'ALPHA' AND collection = 'parcels'`;
    });
    server.deps.revisions.forget();
    const after = await tags();
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    const page = await server.json<FeaturePage>(`${path}&q=改名`);
    expect(page.numberMatched).toBe(1);
  });

  it('identical requests in flight are answered once', async () => {
    const before = statements;
    const address = `${path}&limit=7`;
    const bodies = await Promise.all(
      Array.from({ length: 12 }, async () => (await server.get(address)).text()),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(statements - before).toBe(1);
  });

  it('bodies are compressed as the client prefers, small ones not at all', async () => {
    const plain = await rawBytes(server.url + path, 'identity');
    const brotli = await rawBytes(server.url + path, 'gzip, deflate, br');
    const gzip = await rawBytes(server.url + path, 'gzip');
    expect([plain.encoding, brotli.encoding, gzip.encoding]).toEqual([undefined, 'br', 'gzip']);
    expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);
    expect(brotli.bytes.length).toBeLessThan(plain.bytes.length / 4);
    expect((await rawBytes(`${server.url}/api/conformance`, 'br')).encoding).toBeUndefined();
    expect((await server.get(path)).headers.get('vary')).toContain('Accept-Encoding');
  });

  it('HEAD gives the headers of GET', async () => {
    const head = await fetch(server.url + path, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toBe((await server.get(path)).headers.get('etag'));
    expect(await head.text()).toBe('');
  });

  it('errors are never stored', async () => {
    const response = await server.get(`${path}&limit=0`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('etag')).toBeNull();
  });
});
