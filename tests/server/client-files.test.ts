import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtClient } from '../../server/client-files/built-client.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

describe('the built client', () => {
  let server: TestServer;
  const folder = mkdtempSync(join(tmpdir(), 'luodi-client-'));

  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), `<!doctype html><title>落地图</title>${' '.repeat(2000)}`);
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
    writeFileSync(join(folder, 'assets/main-Ab12.js'), `export const filler = '${'x'.repeat(3000)}';`);
    server = await startTestServer({ adapt: (deps) => ({ ...deps, client: builtClient(folder) }) });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps hashed files for ever and asks again for everything else', async () => {
    const script = await server.get('/assets/main-Ab12.js');
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(script.headers.get('content-type')).toMatch(/javascript/);
    expect(script.headers.get('content-encoding')).toBeTruthy();
    for (const path of ['/', '/index.html', '/favicon.svg'])
      expect((await server.get(path)).headers.get('cache-control'), path).toBe('no-cache');
  });

  it('any path without a file is a view of the application', async () => {
    for (const path of ['/', '/match', '/zones/WFJJQ/parcels?x=1']) {
      const response = await server.get(path);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<title>落地图</title>');
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
  });

  it('a missing file, a file above the folder and a write are refused as problems', async () => {
    for (const path of ['/assets/gone.js', '/%2e%2e/package.json', '/..%2f..%2fetc%2fpasswd.txt']) {
      const response = await server.get(path);
      expect([path, [400, 403, 404].includes(response.status)]).toEqual([path, true]);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    }
    expect((await fetch(`${server.url}/match`, { method: 'POST' })).status).toBe(404);
    expect((await server.get('/api/nowhere')).status).toBe(404);
  });
});
