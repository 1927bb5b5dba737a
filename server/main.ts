import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { StartUpProgress } from '../geodata/model/api-health.ts';
import { Identities } from './accounts/identities.ts';
import { firstAdministratorLink, type HandedLink } from './accounts/one-time-links.service.ts';
import { createApp } from './app.ts';
import { verifyControl } from './audit/verify-control.ts';
import { backupControl } from './backup/backup-control.ts';
import { ScheduledBackups, startSchedule } from './backup/scheduled-backups.ts';
import { BoundariesError, readBoundaries } from './boundaries/boundaries.service.ts';
import { builtClient } from './client-files/built-client.ts';
import { developmentClient } from './client-files/development-client.ts';
import { type Config, ConfigError, dayInChina, readConfig } from './config.ts';
import type { Database } from './database/database.ts';
import { asDatabaseUnavailable, DataFolderInUseError, MigrationError } from './database/database-errors.ts';
import { openDatabase } from './database/open-database.ts';
import { metricSources } from './diagnostics/metric-sources.ts';
import { Metrics } from './diagnostics/metrics.ts';
import { Operations } from './diagnostics/operations.ts';
import { startDetectionSchedule } from './disposal/detection-schedule.ts';
import { closeServer } from './graceful-stop.ts';
import { StartUp } from './health/start-up.ts';
import { createHttpServer } from './http/http-server.ts';
import { importControl } from './imports/import-control.ts';
import { openLocalControl } from './local-control/local-control-server.ts';
import { createLog } from './log.ts';
import { startNoticeSchedule } from './matching/notice-schedule.ts';
import { SupplySnapshots } from './matching/supply-snapshots.ts';
import { databasePreparation } from './prepare-database.ts';
import { startReservationSchedule } from './reservations/reservation-schedule.ts';
import { Revisions } from './revisions/revisions.ts';

/** Run from the sources through tsx, or from the build in `dist/server`. */
const isSource = import.meta.url.endsWith('.ts');
const isDevelopment = isSource && process.env.NODE_ENV !== 'production';
const root = fileURLToPath(new URL(isSource ? '..' : '../..', import.meta.url));

const version = (): string => {
  const { version: text } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  return text;
};

/** Ends the process before there is anything to close. */
function refuse(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function configuration(): Config {
  try {
    return readConfig(process.env, new Date());
  } catch (error) {
    if (error instanceof ConfigError) refuse(error.message);
    throw error;
  }
}

async function listen(server: Server, { port, host }: Config): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const actualPort = typeof address === 'object' && address !== null ? address.port : port;
  // "All addresses" is no address that a browser could open, and none that counts as this computer.
  const named = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${named.includes(':') ? `[${named}]` : named}:${actualPort}`;
}

/** For the moment between listening and having an application. */
const answerStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'Retry-After': '1', 'Content-Type': 'text/plain; charset=utf-8' });
  response.end('正在启动，请稍候刷新');
};

/** What a person at the terminal can do about an error that ends the start. */
function explain(error: unknown, config: Config): string {
  if (
    error instanceof DataFolderInUseError ||
    error instanceof MigrationError ||
    error instanceof BoundariesError
  )
    return error.message;
  if (typeof error === 'object' && error !== null && 'code' in error) {
    if (error.code === 'EADDRINUSE')
      return `端口 ${config.port} 已被其他程序占用：请关闭该程序，或用环境变量 PORT 指定其他端口`;
    if (error.code === 'EACCES')
      return `没有权限监听端口 ${config.port}：请用环境变量 PORT 指定 1024 以上的端口`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** What the rules for maps on the internet want to see on the page (地图管理条例 22, domain dossier 6.7). */
function announcePublicMap(log: Logger, { mapApprovalNo, qualificationNo, icpNo }: Config): void {
  log.info('公众地图：只供浏览，不能登录和修改；只显示公开字段，宗地边界按格网取整');
  const missing = [
    mapApprovalNo === undefined ? '审图号 MAP_APPROVAL_NO' : '',
    qualificationNo === undefined ? '测绘资质 QUALIFICATION_NO' : '',
    icpNo === undefined ? 'ICP备案号 ICP_NO' : '',
  ].filter((name) => name !== '');
  if (missing.length > 0) log.warn(`公众地图页脚应显示${missing.join('、')}，现在没有设置`);
}

function announce(log: Logger, config: Config, database: Database, address: string, seconds: number): void {
  if (config.publicMap !== undefined) announcePublicMap(log, config);
  log.info(`落地图已就绪（用时 ${seconds.toFixed(1)} 秒），请用浏览器打开 ${address}`);
  if (database.engine === 'embedded')
    log.info(`内嵌数据库：适合试用和小团队，数据保存在 ${config.dataDir}；多人使用请设置 DATABASE_URL`);
}

/** Told at every log level: there is no other way in. */
function announceFirstAdministrator(log: Logger, { link, expiresAt }: HandedLink): void {
  const until = new Date(expiresAt).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
  const text = `还没有管理员：请在北京时间 ${until} 前打开一次性链接创建第一个管理员 ${link}`;
  if (log.isLevelEnabled('warn')) log.warn(text);
  else process.stderr.write(`${text}\n`);
}

async function main(): Promise<void> {
  const began = performance.now();
  const config = configuration();
  const log = await createLog(config.logLevel);
  const startUp = new StartUp();
  const onProgress = (progress: StartUpProgress): void => {
    startUp.report(progress);
    log.info(progress.message);
  };

  const closers: (() => Promise<void>)[] = [];
  let isStopping = false;
  const stop = async (exitCode: number): Promise<void> => {
    isStopping = true;
    for (const close of closers.toReversed())
      await close().catch((error: unknown) => log.error({ err: error }, '停止时出错'));
    process.exit(exitCode);
  };
  const onSignal = (signal: string): void => {
    if (isStopping) {
      log.warn(`再次收到 ${signal}，立即退出`);
      process.exit(1);
    }
    log.info(`收到 ${signal}，正在停止：等待进行中的请求结束`);
    void stop(0).catch(() => process.exit(1));
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
  process.on('uncaughtException', (error) => {
    // Whatever waits for a database that starts, stops or is away finds it again or is told so elsewhere; a statement of
    // the client's own that nobody awaits must not end the server.
    if (asDatabaseUnavailable(error) !== undefined) {
      log.warn({ err: error }, '数据库连接中断');
      return;
    }
    log.fatal({ err: error }, '程序错误，即将退出');
    process.exit(1);
  });

  try {
    let handle: RequestListener = answerStarting;
    if (config.adminBoundaries !== undefined) await readBoundaries(config.adminBoundaries);
    const server = createHttpServer((request, response) => handle(request, response));
    const address = await listen(server, config);
    closers.push(() => closeServer(server));
    log.info(`正在启动，可先打开 ${address} 查看进度`);

    const isFirstStart = config.databaseUrl === undefined && !existsSync(join(config.dataDir, 'database'));
    const prepare = databasePreparation({
      config,
      log,
      sqlFolder: join(root, 'sql'),
      isFirstStart,
      onProgress,
    });
    // Connections and notices of the database are for whoever looks for a fault.
    const databaseLog = {
      info: log.debug.bind(log),
      warn: log.warn.bind(log),
      error: log.error.bind(log),
    };
    const database = await openDatabase(config, { log: databaseLog, onProgress, prepare });
    // Before the server in this list: closed after it, when no request needs it any more.
    closers.unshift(async () => {
      await database.close();
      log.info('数据库已关闭，已停止');
    });
    startUp.follow(database);

    let client: RequestHandler;
    if (isDevelopment) {
      // Vite takes seconds to load; the rest of the server does not wait for it.
      const development = developmentClient(root, server);
      closers.push(async () => (await development).close());
      client = (request, response, next) =>
        void development.then(({ handler }) => handler(request, response, next)).catch(next);
    } else {
      client = builtClient(join(root, 'dist/client'));
    }
    const revisions = new Revisions(database.sql, database.engine);
    const now = () => new Date();
    const today = () => dayInChina(now());
    const { sql, engine } = database;
    const identities = new Identities({ sql, engine, config, now });
    const { backups: schedule, dataDir } = config;
    const backups =
      schedule === undefined
        ? undefined
        : new ScheduledBackups({ sql, engine, dataDir, version: version(), now, log, ...schedule });
    const operations = new Operations(now(), backups);
    const deps = {
      ...{ config, log, sql, database, revisions, identities, operations, now, today },
      version: version(),
      snapshots: new SupplySnapshots({ sql, revisions, log }),
    };
    const metrics = new Metrics(metricSources(deps, startUp));
    handle = createApp({ ...deps, startUp, actorOf: identities.actorOf, client, metrics });
    // An external database needs no door to it: the command line connects by itself.
    if (database.engine === 'embedded') {
      const { whenReady } = database;
      const controlDeps = { ...deps, whenReady };
      const handlers = [importControl(controlDeps), backupControl(controlDeps), verifyControl(controlDeps)];
      const control = await openLocalControl({ dataDir: config.dataDir, log, handlers });
      closers.push(control.close);
    }

    await database.whenReady;
    if (backups !== undefined) closers.push(startSchedule(backups).close);
    const detection = startDetectionSchedule(deps);
    closers.push(detection.close, startReservationSchedule(deps).close, startNoticeSchedule(deps).close);
    announce(log, config, database, address, (performance.now() - began) / 1000);
    // Nobody signs in to a public map, so a link would lead nowhere.
    const first =
      config.publicMap === undefined
        ? await firstAdministratorLink(deps, config.publicUrl ?? address)
        : undefined;
    if (first !== undefined) announceFirstAdministrator(log, first);
  } catch (error) {
    // A stop during the start closes the database under the feet of whoever waits for it.
    if (isStopping) return;
    log.fatal({ err: error }, `无法启动：${explain(error, config)}`);
    await stop(1);
  }
}

await main();
