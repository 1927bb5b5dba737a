import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';

const OLDEST_VERSION = 15;

/** Folder of the newest installed PostgreSQL server programs that have PostGIS, or why there is none. */
export function findPostgres(): { bin: string } | { missing: string } {
  const candidates = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name, 'bin')))
    .concat((process.env.PATH ?? '').split(':'))
    .filter((bin) => existsSync(join(bin, 'initdb')) && existsSync(join(bin, 'pg_config')));
  const found = candidates
    .map((bin) => ({ bin, version: versionOf(bin) }))
    .sort((a, b) => b.version - a.version);
  if (found.length === 0) return { missing: 'no PostgreSQL server programs found' };
  const fit = found.find(({ bin, version }) => version >= OLDEST_VERSION && hasPostgis(bin));
  return fit ?? { missing: `no PostgreSQL ${OLDEST_VERSION} or newer with PostGIS found` };
}

function versionOf(bin: string): number {
  return Number(/\d+/.exec(execFileSync(join(bin, 'pg_config'), ['--version'], { encoding: 'utf8' }))?.[0]);
}

function hasPostgis(bin: string): boolean {
  const share = execFileSync(join(bin, 'pg_config'), ['--sharedir'], { encoding: 'utf8' }).trim();
  return existsSync(join(share, 'extension/postgis.control'));
}

/** A PostgreSQL server of our own in a temporary folder: a Unix socket only, nothing forced to the disk. */
export type PostgresCluster = {
  /** of the database `postgres`, as superuser without password */
  url: string;
  start(): Promise<void>;
  /** Ends the server at once, cutting every connection. */
  stop(): Promise<void>;
  /** Stops it and removes the folder. */
  dispose(): Promise<void>;
};

/** Makes a cluster and starts it. PostgreSQL refuses to run as root: then it runs as another user of the system. */
export async function createPostgresCluster(bin: string): Promise<PostgresCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-pg-'));
  const user = process.getuid?.() === 0 ? systemUser() : undefined;
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const port = 20_000 + (process.pid % 20_000);
  const url = `postgres://postgres@localhost:${port}/postgres?host=${encodeURIComponent(folder)}`;
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let server: ChildProcess | undefined;
  const killNow = () => server?.kill('SIGQUIT');
  process.on('exit', killNow);

  const cluster: PostgresCluster = {
    url,
    async start() {
      const settings = [
        'listen_addresses=',
        `unix_socket_directories=${folder}`,
        'fsync=off',
        'full_page_writes=off',
        'shared_buffers=64MB',
        'max_connections=120',
      ];
      server = spawn(
        join(bin, 'postgres'),
        ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
        {
          ...user,
          cwd: folder,
          stdio: 'ignore',
        },
      );
      await untilAnswering(url, folder, port, server);
    },
    async stop() {
      const running = server;
      server = undefined;
      if (!running || running.exitCode !== null || running.signalCode !== null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGQUIT');
      await ended;
    },
    async dispose() {
      await cluster.stop();
      process.off('exit', killNow);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await cluster.start();
  return cluster;
}

function systemUser(): { uid: number; gid: number } {
  for (const name of ['postgres', 'nobody']) {
    try {
      const idOf = (flag: string) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: idOf('-u'), gid: idOf('-g') };
    } catch {
      // no such user: try the next
    }
  }
  throw new Error(
    'running as root, and the system has neither a user postgres nor nobody to run PostgreSQL as',
  );
}

async function untilAnswering(
  url: string,
  folder: string,
  port: number,
  server: ChildProcess,
): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const sql = postgres({
      host: folder,
      port,
      user: 'postgres',
      database: 'postgres',
      max: 1,
      connect_timeout: 5,
    });
    try {
      await sql`SELECT 1`;
      return;
    } catch (error) {
      if (server.exitCode !== null) throw new Error('the private PostgreSQL ended at once', { cause: error });
      if (Date.now() > deadline) throw new Error(`no answer from ${url}`, { cause: error });
    } finally {
      await sql.end({ timeout: 1 });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
