import { afterEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const policyOf = (response: Response): Record<string, string[]> =>
  Object.fromEntries(
    (response.headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources];
    }),
  );

describe('security headers', () => {
  let server: TestServer | undefined;
  afterEach(() => server?.close());

  it('allow this origin only: no inline script, no blob worker, no foreign host', async () => {
    server = await startTestServer();
    for (const path of ['/api', '/health/live', '/nowhere']) {
      const response = await server.get(path);
      expect(policyOf(response)).toEqual({
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        'worker-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'connect-src': ["'self'", 'data:'],
        'font-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'base-uri': ["'self'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
      });
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('referrer-policy')).toBe('no-referrer');
      expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(response.headers.get('x-powered-by')).toBeNull();
    }
  });

  it('a key of 天地图 adds its eight hosts to images and connections, and nothing else', async () => {
    server = await startTestServer({ environment: { TIANDITU_KEY: 'abcdef0123456789' } });
    const policy = policyOf(await server.get('/api'));
    const hosts = Array.from({ length: 8 }, (_, index) => `https://t${index}.tianditu.gov.cn`);
    expect(policy['img-src']).toEqual(["'self'", 'data:', 'blob:', ...hosts]);
    expect(policy['connect-src']).toEqual(["'self'", 'data:', ...hosts]);
    expect(policy['script-src']).toEqual(["'self'"]);
  });
});
