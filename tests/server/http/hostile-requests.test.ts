import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtClient } from '../../../server/client-files/built-client.ts';
import { createHttpServer } from '../../../server/http/http-server.ts';
import { loggedUrl, redaction } from '../../../server/log-redaction.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

/** Sends text over a bare connection, some of it later, and returns all that comes back until the other side closes. */
function exchange(url: string, parts: readonly { text: string; afterMs?: number }[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    const timers = parts.map(({ text, afterMs = 0 }) =>
      setTimeout(() => socket.writable && socket.write(text), afterMs),
    );
    socket.on('data', (bytes) => {
      answer += bytes.toString();
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? undefined : reject(error),
    );
    socket.on('close', () => {
      for (const timer of timers) clearTimeout(timer);
      resolve(answer);
    });
  });
}

const head = (url: string, type: string, length: number) =>
  `POST /api/saved-views HTTP/1.1\r\nHost: ${new URL(url).host}\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`;

describe('hostile requests', () => {
  let server: TestServer;
  let folder: string;
  const lines: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-client-'));
    mkdirSync(join(folder, 'client'));
    writeFileSync(join(folder, 'client/index.html'), '<!doctype html><title>page</title>');
    writeFileSync(join(folder, 'secret.txt'), 'SECRET');
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    server = await startTestServer({
      log: pino({ level: 'debug', redact: redaction }, stream),
      adapt: (deps) => ({
        ...deps,
        slowBodyLimits: { jsonMs: 300, uploadCheckMs: 1000, uploadLeastBytes: 1000 },
        client: builtClient(join(folder, 'client')),
      }),
    });
  });
  afterAll(async () => {
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a JSON body that trickles in is answered 408 and cut off', async () => {
    const began = performance.now();
    const drips = Array.from({ length: 200 }, (_, index) => ({ text: ' ', afterMs: 50 * index }));
    const answer = await exchange(server.url, [
      { text: head(server.url, 'application/json', 1000) },
      ...drips,
    ]);
    expect(answer).toMatch(/^HTTP\/1\.1 408/);
    expect(answer).toContain('请求内容传送过慢');
    // Long before the last drip, ten seconds after the first.
    expect(performance.now() - began).toBeLessThan(8000);
  });

  it('so is an upload; one that brings enough goes on', async () => {
    const type = 'multipart/form-data; boundary=x';
    const path = '/api/imports';
    const slow = head(server.url, type, 100_000).replace('/api/saved-views', path);
    expect(await exchange(server.url, [{ text: `${slow}--x\r\n` }])).toMatch(/^HTTP\/1\.1 408/);
    const content = `--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${'a'.repeat(24_000)}\r\n--x--\r\n`;
    const pieces = content.match(/.{1,1500}/gs)!;
    const steady = await exchange(server.url, [
      {
        text: head(server.url, type, content.length)
          .replace('/api/saved-views', path)
          .replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'),
      },
      ...pieces.map((text, index) => ({ text, afterMs: 100 * (index + 1) })),
    ]);
    expect(steady).toMatch(/^HTTP\/1\.1 (?!408)\d/);
  });

  it('headers that trickle in, or never end, are cut off', async () => {
    const guarded = createHttpServer((_request, response) => response.end('ok'), {
      headersMs: 300,
      requestMs: 1000,
      checkMs: 50,
    });
    await new Promise<void>((resolve) => guarded.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(guarded.address() as AddressInfo).port}`;
    try {
      const slow = await exchange(url, [{ text: 'GET / HTTP/1.1\r\nHost: x\r\nX-A: ' }]);
      expect(slow).toMatch(/^HTTP\/1\.1 408/);
      const large = await exchange(url, [
        { text: `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n` },
      ]);
      expect(large).toMatch(/^HTTP\/1\.1 431/);
      const never = await exchange(url, [
        { text: 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\na' },
      ]);
      expect(never).toContain('ok');
    } finally {
      guarded.closeAllConnections();
      guarded.close();
    }
  });

  it('a body that is too large is refused', async () => {
    const response = await fetch(`${server.url}/api/saved-views`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'x'.repeat(1_100_000), urlState: '/' }),
    });
    expect(response.status).toBe(413);
    expect((await response.json()).detail).toBe('请求正文过大');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/../../secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '//secret.txt',
    '/%00/../secret.txt',
    '/api/attachments/..%2f..%2fsecret.txt/file',
    '/api/imports/..%2f..%2fsecret/preview',
  ])('the path %s leads to no file', async (path) => {
    const text = `GET ${path} HTTP/1.1\r\nHost: ${new URL(server.url).host}\r\nConnection: close\r\n\r\n`;
    const answer = await exchange(server.url, [{ text }]);
    expect(answer).toMatch(/^HTTP\/1\.1 [234]\d\d/);
    expect(answer).not.toContain('SECRET');
  });

  it('a failure of ours tells its request id, and nothing of what happened', async () => {
    const broken = await startTestServer({
      adapt: (deps) => ({
        ...deps,
        actorOf: () => {
          throw new Error('connect postgres://luodi:hunter2@db/luodi failed at /srv/luodi/server/x.ts');
        },
      }),
    });
    try {
      const response = await broken.get('/api/zones');
      const text = await response.text();
      expect(response.status).toBe(500);
      expect(text).not.toMatch(/hunter2|postgres|\.ts|at |Error/);
      expect(JSON.parse(text)).toEqual({
        type: 'about:blank',
        title: '服务器内部错误',
        status: 500,
        instance: response.headers.get('x-request-id'),
      });
    } finally {
      await broken.close();
    }
  });

  it('the log hides cookies, tokens and passwords, in members and in addresses', async () => {
    await server.get('/api/zones?token=tok-12345&zone=WFJJQ', { Cookie: 'luodi_session=sess-12345' });
    server.deps.log.info(
      {
        req: { headers: { cookie: 'sess-12345', authorization: 'Bearer tok-12345' } },
        body: { password: 'pw-12345' },
      },
      'x',
    );
    server.deps.log.info({ config: { databaseUrl: 'postgres://u:pw-12345@h/d' }, token: 'tok-12345' }, 'y');
    const text = lines.join('');
    expect(text).toContain('zone=WFJJQ');
    expect(text).not.toMatch(/sess-12345|tok-12345|pw-12345/);
    expect(text).toContain('[隐去]');
    expect(loggedUrl('/callback?code=abc&state=def&page=2')).toBe(
      '/callback?code=[隐去]&state=[隐去]&page=2',
    );
  });
});
