import {
  accessSync,
  constants,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DataFolderInUseError } from '../database-errors.ts';
import { isSameProcessAlive, startMarkOf } from './process-identity.ts';

/** What the lock file says, as JSON. */
type Holder = {
  pid: number;
  startMark: string;
  host: string;
  /** when the server was started, ISO 8601 */
  since: string;
  /** the engine process, which may outlive a killed server by a second or two */
  engine?: { pid: number; startMark: string };
};

/** Shows another machine (a shared folder, another container) that the holder lives. */
const HEARTBEAT_MS = 5000;
const STALE_ON_OTHER_HOST_MS = 30_000;
const ORPHAN_LIMIT_MS = 5000;

/** Keeps every other server process from the data folder. */
export type DataFolderLock = {
  /** notes the engine process now at work */
  noteEngine(pid: number): void;
  release(): void;
};

/**
 * Takes `<dataDir>/lock`. The lock of a dead process is taken over, after its engine has ended, too.
 * @throws Error when the folder cannot be written to; DataFolderInUseError naming the process that holds the folder, since when, and what to do
 */
export async function lockDataFolder(dataDir: string): Promise<DataFolderLock> {
  makeFolder(dataDir);
  const path = join(dataDir, 'lock');
  const holder: Holder = {
    pid: process.pid,
    startMark: startMarkOf(process.pid),
    host: hostname(),
    since: new Date().toISOString(),
  };
  while (!createExclusively(path, holder)) {
    const other = readHolder(path);
    if (!other) continue;
    if (isHeld(path, other)) throw new DataFolderInUseError(inUseMessage(dataDir, other));
    await endOrphanedEngine(other);
    takeAway(path, other);
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS);
  heartbeat.unref();
  return {
    noteEngine(pid) {
      replaceContent(path, { ...holder, engine: { pid, startMark: startMarkOf(pid) } });
    },
    release() {
      clearInterval(heartbeat);
      rmSync(path, { force: true });
    },
  };
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`数据目录 ${dataDir} 无法写入（${code}）：请检查权限，或用 DATA_DIR 另选一个目录`, {
      cause: error,
    });
  }
}

/** The file appears with its content, or not at all. */
function createExclusively(path: string, holder: Holder): boolean {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function replaceContent(path: string, holder: Holder): void {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  renameSync(draft, path);
}

function readHolder(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function isHeld(path: string, holder: Holder): boolean {
  if (holder.host !== hostname()) {
    const touched = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return Date.now() - touched < STALE_ON_OTHER_HOST_MS;
  }
  return isSameProcessAlive(holder.pid, holder.startMark);
}

async function endOrphanedEngine({ engine, host }: Holder): Promise<void> {
  if (!engine || host !== hostname()) return;
  const deadline = Date.now() + ORPHAN_LIMIT_MS;
  while (isSameProcessAlive(engine.pid, engine.startMark)) {
    if (Date.now() > deadline && engine.startMark !== '') process.kill(engine.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Removes a stale lock, but not one that another starter has put in its place meanwhile. */
function takeAway(path: string, stale: Holder): void {
  const aside = `${path}.${process.pid}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const taken = readHolder(aside);
  if (taken && (taken.pid !== stale.pid || taken.since !== stale.since)) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // The folder was removed under a running server; there is nothing left to protect.
  }
}

function inUseMessage(dataDir: string, holder: Holder): string {
  const since = holder.since.slice(0, 19).replace('T', ' ');
  const where = holder.host === hostname() ? '' : `，主机 ${holder.host}`;
  return (
    `数据目录 ${dataDir} 正被另一个落地图进程使用（进程号 ${holder.pid}${where}，自 ${since} UTC 起）。` +
    '请先停止该进程，或用 DATA_DIR 另选一个目录。'
  );
}
