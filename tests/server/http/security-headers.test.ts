import { afterEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

const policyOf = (response: Response): Record<string, string[]> =>
  Object.fromEntries(
    (response.headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources];
    }),
  );

/** Every answer carries these, beside the content policy; null: it must not be there. */
const expected = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-frame-options': 'SAMEORIGIN',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
  'permissions-policy': 'geolocation=(self), camera=(), microphone=(), payment=(), usb=()',
  'strict-transport-security': null,
  'x-powered-by': null,
  server: null,
};

describe('security headers', () => {
  let server: TestServer | undefined;
  afterEach(() => server?.close());

  it('allow this origin only: no inline script, no blob worker, no foreign host', async () => {
    server = await startTestServer();
    for (const path of ['/api', '/health/live', '/nowhere']) {
      const response = await server.get(path);
      expect(policyOf(response)).toEqual({
        'default-src': ["'self'"],
        'script-src': ["'self'", "'wasm-unsafe-eval'"],
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
      expect(
        Object.fromEntries(Object.keys(expected).map((name) => [name, response.headers.get(name)])),
      ).toEqual(expected);
    }
  });

  it('a key of 天地图 adds its eight hosts to images and connections, and nothing else', async () => {
    server = await startTestServer({ environment: { TIANDITU_KEY: 'abcdef0123456789' } });
    const policy = policyOf(await server.get('/api'));
    const hosts = Array.from({ length: 8 }, (_, index) => `https://t${index}.tianditu.gov.cn`);
    expect(policy['img-src']).toEqual(["'self'", 'data:', 'blob:', ...hosts]);
    expect(policy['connect-src']).toEqual(["'self'", 'data:', ...hosts]);
    expect(policy['script-src']).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  });

  it('over TLS browsers are told to insist on it', async () => {
    server = await startTestServer({
      environment: { PUBLIC_URL: 'https://land.example.cn', DEMONSTRATION: 'off' },
    });
    const response = await server.get('/health/live');
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});
