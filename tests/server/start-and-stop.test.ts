import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { Readiness } from '../../geodata/model/api-health.ts';
import { Problem } from '../../geodata/model/api-problem.ts';
import { closeServer } from '../../server/graceful-stop.ts';
import { projectSqlFolder } from '../support/database.ts';
import { copyOfEmbeddedSnapshot } from '../support/embedded-snapshot.ts';
import { createPostgresCluster, findPostgres, type PostgresCluster } from '../support/postgres-cluster.ts';
import { type ServerFromSources, startServerFromSources } from '../support/server-from-sources.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until the answer has this status. @throws after two minutes or when it has ended, with the server's log. */
async function untilStatus(server: ServerFromSources, path: string, status: number): Promise<Response> {
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    const response = await fetch(server.url + path).catch(() => undefined);
    if (response?.status === status) return response;
    if (server.hasExited()) break;
    await pause(100);
  }
  throw new Error(`${path} was never ${status}:\n${server.log()}`);
}

const running: ServerFromSources[] = [];
const start = async (environment: Record<string, string>) => {
  const server = await startServerFromSources(environment);
  running.push(server);
  return server;
};
afterEach(async () => {
  for (const server of running.splice(0)) {
    server.signal('SIGKILL');
    await server.exited;
  }
});

describe('start and stop [embedded]', () => {
  let folder: string;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const copy = await copyOfEmbeddedSnapshot(projectSqlFolder);
    folder = copy.dataDir;
    remove = copy.remove;
  });
  afterAll(() => remove?.());

  it('listens at once and shows its progress; refuses a second start; stops cleanly; starts again', async () => {
    const server = await start({ DATA_DIR: folder });
    expect(await (await untilStatus(server, '/health/live', 200)).json()).toEqual({ status: 'live' });
    const starting = Readiness.parse(await (await fetch(`${server.url}/health/ready`)).json());
    expect(starting).toMatchObject({
      status: 'unavailable',
      progress: { message: expect.stringMatching(/[\u4e00-\u9fff]/) },
    });
    const refused = await fetch(`${server.url}/api/zones`);
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(Problem.parse(await refused.json())).toMatchObject({
      title: '服务暂不可用',
      progress: { phase: expect.any(String) },
    });

    const second = await start({ DATA_DIR: folder });
    expect(await second.exited).toBe(1);
    expect(second.log()).toContain(`进程号 ${server.pid}`);

    await untilStatus(server, '/health/ready', 200);
    expect(await (await fetch(`${server.url}/api/zones`)).json()).toEqual({ zones: [] });
    expect(server.log()).toContain(`请用浏览器打开 ${server.url}`);
    expect(server.log()).toContain('内嵌数据库：适合试用和小团队');
    await expect
      .poll(() => server.log())
      .toMatch(new RegExp(`还没有管理员：.*${server.url}/#first-administrator=[\\w-]{43}`));
    server.signal('SIGTERM');
    expect(await server.exited).toBe(0);

    const again = await start({ DATA_DIR: folder });
    await untilStatus(again, '/health/ready', 200);
    again.signal('SIGINT');
    expect(await again.exited).toBe(0);
  }, 300_000);

  it('a stop in the middle of the first start is clean, too', async () => {
    const other = mkdtempSync(join(tmpdir(), 'luodi-start-'));
    try {
      const server = await start({ DATA_DIR: other });
      await untilStatus(server, '/health/live', 200);
      server.signal('SIGTERM');
      expect(await server.exited).toBe(0);
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  }, 60_000);

  it('wrong variables and a taken port end the start with words', async () => {
    const wrong = await start({ HOST: '0.0.0.0', DEMONSTRATION: 'on', DATA_DIR: folder });
    expect(await wrong.exited).toBe(1);
    expect(wrong.log()).toContain('HOST=0.0.0.0：演示模式任何人一键即可进入');
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(0, '127.0.0.1', resolve));
    const { port } = occupant.address() as AddressInfo;
    const late = await start({ PORT: String(port), DATA_DIR: folder });
    expect(await late.exited).toBe(1);
    expect(late.log()).toContain(`端口 ${port} 已被其他程序占用`);
    await new Promise((resolve) => occupant.close(resolve));
  }, 60_000);
});

const found = findPostgres();
if ('missing' in found || 'missing' in inject('postgresForTests')) {
  describe('start and stop', () => it.skip('needs PostgreSQL server programs with PostGIS'));
} else {
  describe('start and stop [postgres]', () => {
    let cluster: PostgresCluster;
    beforeAll(async () => {
      cluster = await createPostgresCluster(found.bin);
    });
    afterAll(() => cluster?.dispose());

    it('a database that is down at the start, or goes away while running, is 503 and recovers by itself', async () => {
      await cluster.stop();
      const server = await start({ DATABASE_URL: cluster.url, LOG_LEVEL: 'warn' });
      await untilStatus(server, '/health/live', 200);
      await pause(500);
      const down = await fetch(`${server.url}/api/zones`);
      expect(down.status).toBe(503);
      expect(Problem.parse(await down.json()).detail).toContain('数据库');

      await cluster.start();
      await untilStatus(server, '/health/ready', 200);
      const zones = await fetch(`${server.url}/api/zones`);
      expect(await zones.json()).toEqual({ zones: [] });

      await cluster.stop();
      const away = Problem.parse(
        await (await untilStatus(server, '/api/collections/parcels/items', 503)).json(),
      );
      expect(away.detail).toContain('数据库');
      const readiness = Readiness.parse(await (await untilStatus(server, '/health/ready', 503)).json());
      expect(readiness.progress).toBeUndefined();
      expect((await fetch(`${server.url}/health/live`)).status).toBe(200);

      await cluster.start();
      await untilStatus(server, '/health/ready', 200);
      expect((await fetch(`${server.url}/api/collections/parcels/items`)).status).toBe(200);
      server.signal('SIGTERM');
      expect(await server.exited).toBe(0);
    }, 120_000);
  });
}

describe('a stopping server', () => {
  it('accepts nothing new and lets requests in flight end', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let arrived = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const server = createServer(async (_request, response) => {
      arrived();
      await held;
      response.end('done');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const inFlight = fetch(url).then((response) => response.text());
    await arrival;
    let isClosed = false;
    const closing = closeServer(server).then(() => {
      isClosed = true;
    });
    await pause(150);
    expect(isClosed).toBe(false);
    await expect(fetch(url)).rejects.toThrow();
    release();
    expect(await inFlight).toBe('done');
    await closing;
    await closeServer(server);
  });
});
