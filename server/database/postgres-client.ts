import type { Duplex } from 'node:stream';
import postgres from 'postgres';
import type { DatabaseLog } from './database-log.ts';
import { valueTypes } from './value-types.ts';

export type ClientOptions = {
  log: DatabaseLog;
  maxConnections: number;
  /** where to connect: an address, or a function that opens a connection inside this process */
  target: { databaseUrl: string } | { connect: () => Duplex };
  /** session settings of a server */
  settings?: Record<string, string>;
  /** default 10 */
  connectTimeoutSeconds?: number;
  onClose?: () => void;
};

/** An option that the client has, but its type declarations lack. */
type SocketOption = { socket?: () => Duplex };

/**
 * The `postgres` client as this server uses it: values as of `value-types.ts`, notices to the log, quick attempts to
 * reconnect (0.1 s to 2 s apart) in place of ever longer ones.
 */
export function createPostgresClient(options: ClientOptions): postgres.Sql {
  const common = {
    max: options.maxConnections,
    connect_timeout: options.connectTimeoutSeconds ?? 10,
    backoff: (attempt: number) => Math.min(0.1 * 2 ** attempt, 2),
    types: valueTypes,
    connection: { application_name: 'luodi', ...options.settings },
    onnotice: (notice: postgres.Notice) =>
      options.log.info({ notice: notice.message, code: notice.code }, 'database notice'),
    onclose: () => options.onClose?.(),
  };
  warnWithoutPatch(options.log);
  // The values of our types are read by `valueTypes`; callers state the row types that follow from it.
  if ('databaseUrl' in options.target) {
    const { url, socketFolder } = withoutSocketFolder(options.target.databaseUrl);
    const host = socketFolder === null ? {} : { host: socketFolder };
    return postgres(url, { ...common, ...host }) as unknown as postgres.Sql;
  }
  const embedded: typeof common & SocketOption & Record<string, unknown> = {
    ...common,
    socket: options.target.connect,
    user: 'postgres',
    database: 'postgres',
    // Names no server; without it the environment (PGHOST) would be asked.
    host: 'embedded',
    max_lifetime: null,
  };
  return postgres(embedded) as unknown as postgres.Sql;
}

/** libpq's way to name a Unix socket, `?host=/folder`, which the client takes as an option only. */
function withoutSocketFolder(databaseUrl: string): { url: string; socketFolder: string | null } {
  const url = new URL(databaseUrl);
  const socketFolder = url.searchParams.get('host');
  url.searchParams.delete('host');
  return { url: url.href, socketFolder };
}

/** The client is corrected after its installation (`patches/README.md`); installing without scripts leaves that out. */
function warnWithoutPatch(log: DatabaseLog): void {
  if (String(postgres).includes('lost')) return;
  log.warn({}, '数据库客户端缺少修正补丁，断线时可能出错：请执行 npm run postinstall 后重新启动');
}
