import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Logger, pino } from 'pino';
import type postgres from 'postgres';
import { inject } from 'vitest';
import type { Actor } from '../../geodata/model/api-session.ts';
import { localPlanner } from '../../server/access/actor.ts';
import { Identities } from '../../server/accounts/identities.ts';
import { type AppDeps, createApp } from '../../server/app.ts';
import { type Config, readConfig } from '../../server/config.ts';
import { Operations } from '../../server/diagnostics/operations.ts';
import { StartUp } from '../../server/health/start-up.ts';
import { Revisions } from '../../server/revisions/revisions.ts';
import { createTestDatabase, type Engine } from './database.ts';

/** The engine for tests that do not depend on which one it is: PostgreSQL where there is one, because it starts faster. */
export const someEngine = (): Engine => ('missing' in inject('postgresForTests') ? 'embedded' : 'postgres');

export interface TestServer {
  url: string;
  sql: postgres.Sql;
  deps: AppDeps;
  /** Requests are made by this actor from now on; the local planner at first. */
  actAs(actor: Actor): void;
  /** Requests a path with its query as it is. */
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The body of a successful answer. @throws when the status is not 200. */
  json<T = Record<string, unknown>>(path: string): Promise<T>;
  close(): Promise<void>;
}

export interface TestServerOptions {
  engine?: Engine;
  /** Environment variables. */
  environment?: Record<string, string>;
  log?: Logger;
  /** The clock; noon in China of `testDay` unless given. */
  now?: () => Date;
  /** The port, where somebody has to know it before; a free one otherwise. */
  port?: number;
  /** Changes to what the application is made of. */
  adapt?: (deps: AppDeps) => AppDeps;
}

/** The day on which tests take place. */
export const testDay = '2026-05-01';

/** The application on a free port, with an empty migrated database of its own. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const test = await createTestDatabase(options.engine ?? someEngine());
  const config: Config = readConfig(options.environment ?? {}, new Date(`${testDay}T04:00:00Z`));
  const startUp = new StartUp();
  startUp.follow(test.database);
  let actor = localPlanner;
  const now = options.now ?? (() => new Date(`${testDay}T04:00:00Z`));
  const plain: AppDeps = {
    config,
    identities: new Identities({ sql: test.sql, engine: 'embedded', config, now }),
    operations: new Operations(now()),
    now,
    log: options.log ?? pino({ level: 'silent' }),
    sql: test.sql,
    database: test.database,
    revisions: new Revisions(test.sql, 'embedded'),
    today: () => testDay,
    version: '0.0.0-test',
    startUp,
    actorOf: () => actor,
  };
  const deps = options.adapt?.(plain) ?? plain;
  const server = createServer(createApp(deps));
  // A later server of this worker may get the same port: no connection may be kept for it by `fetch`.
  server.maxRequestsPerSocket = 1;
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });
  return {
    url,
    sql: test.sql,
    deps,
    actAs: (next) => {
      actor = next;
    },
    get,
    json: async <T>(path: string) => {
      const response = await get(path);
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await test.dispose();
    },
  };
}
