import { type ChildProcess, fork } from 'node:child_process';
import type { Duplex } from 'node:stream';
import { processEntry } from '../../process-entry.ts';
import type { DatabaseLog, OnProgress } from '../database-log.ts';
import { EngineFailure } from './engine-failure.ts';
import {
  type EngineEvent,
  type EngineSettings,
  EXIT_FOREIGN_EXCEPTION,
  QUERY_STREAM,
} from './engine-messages.ts';
import { FrameReader, frameHeader } from './frame-channel.ts';

export type SupervisorOptions = {
  dataFolder: string;
  log: DatabaseLog;
  onProgress: OnProgress;
  /** told the process id of every engine process started, for the lock file */
  onSpawn: (pid: number) => void;
  /** called when an engine has ended unasked; the call of `run` under way rejects after this */
  onEnded: () => void;
  /** called when an engine runs again after an earlier one had ended */
  onRestarted: () => void;
};

/** The query that the engine works on now. */
type Pending = {
  resolve: (reply: Buffer) => void;
  reject: (failure: EngineFailure) => void;
  timer: NodeJS.Timeout;
};

/** How long a query waits for an engine that is starting, before it fails as "unavailable". */
const WAIT_FOR_ENGINE_MS = 30_000;
const RESTART_DELAYS_MS = [0, 500, 1000, 2000, 5000, 10_000];
/** An engine that ran this long counts as sound: the next restart has no delay. */
const SOUND_AFTER_MS = 30_000;
const CLOSE_LIMIT_MS = 20_000;
/** The same while a query is under way, whose client has gone already. */
const CLOSE_LIMIT_BUSY_MS = 2000;

/** Runs the engine process: starts it, starts it again when it ends, and kills it when a query takes too long. */
export class EngineSupervisor {
  readonly #options: SupervisorOptions;
  #child: ChildProcess | undefined;
  #stream: Duplex | undefined;
  #state: 'starting' | 'running' | 'closed' = 'starting';
  #pending: Pending | undefined;
  #hasTimedOut = false;
  #failuresInARow = 0;
  #hasRun = false;
  #lastFailure: string | undefined;
  #waiting: { resolve: () => void; reject: (failure: EngineFailure) => void }[] = [];
  #restartTimer: NodeJS.Timeout | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#spawn();
  }

  get isRunning(): boolean {
    return this.#state === 'running';
  }

  /** Why no engine runs just now, in Chinese. */
  get reason(): string | undefined {
    if (this.#state === 'running') return undefined;
    if (this.#state === 'closed') return '内置数据库已关闭';
    if (this.#lastFailure !== undefined) return `内置数据库正在重新启动（${this.#lastFailure}）`;
    return '内置数据库正在启动';
  }

  get processId(): number | undefined {
    return this.#child?.pid;
  }

  /** Resolves when an engine runs. Rejects when the supervisor is closed, or after `limitMs`. */
  whenRunning(limitMs: number): Promise<void> {
    if (this.#state === 'running') return Promise.resolve();
    if (this.#state === 'closed') return Promise.reject(new EngineFailure('unavailable', this.reason!));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((waiter) => waiter !== entry);
        reject(new EngineFailure('unavailable', this.reason ?? '内置数据库不可用'));
      }, limitMs);
      timer.unref();
      const entry = {
        resolve: () => {
          clearTimeout(timer);
          resolve();
        },
        reject: (failure: EngineFailure) => {
          clearTimeout(timer);
          reject(failure);
        },
      };
      this.#waiting.push(entry);
    });
  }

  /**
   * Lets the engine work on wire-protocol messages and returns its whole reply. One call at a time.
   * @param limitMs after this the engine is killed (0: never) and the call rejects
   * @throws EngineFailure
   */
  async run(messages: Buffer, limitMs: number): Promise<Buffer> {
    await this.whenRunning(WAIT_FOR_ENGINE_MS);
    if (this.#pending) throw new Error('the engine already works on a query');
    const child = this.#child!;
    const stream = this.#stream!;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => {
          this.#hasTimedOut = true;
          child.kill('SIGKILL');
        },
        limitMs > 0 ? limitMs : 2 ** 31 - 1,
      );
      this.#pending = { resolve, reject, timer };
      stream.write(frameHeader(messages.length));
      stream.write(messages);
    });
  }

  /** Ends the engine in good order (checkpoint), or by force when that takes too long. */
  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    const wasRunning = this.#state === 'running';
    this.#state = 'closed';
    clearTimeout(this.#restartTimer);
    this.#rejectWaiting(new EngineFailure('unavailable', '内置数据库已关闭'));
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    if (wasRunning && child.connected) child.send({ type: 'close' }, () => {});
    else child.kill('SIGKILL');
    const timer = setTimeout(
      () => child.kill('SIGKILL'),
      this.#pending ? CLOSE_LIMIT_BUSY_MS : CLOSE_LIMIT_MS,
    );
    await exited;
    clearTimeout(timer);
  }

  #spawn(): void {
    const entry = processEntry('engine-process');
    const settings: EngineSettings = { dataFolder: this.#options.dataFolder };
    const child = fork(entry.path, [JSON.stringify(settings)], {
      execArgv: entry.execArgv,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
    });
    this.#child = child;
    this.#hasTimedOut = false;
    if (child.pid !== undefined) this.#options.onSpawn(child.pid);
    this.#stream = child.stdio[QUERY_STREAM] as unknown as Duplex;
    this.#readReplies(this.#stream);
    let lastOutput = '';
    for (const output of [child.stdout, child.stderr]) {
      output?.on('data', (bytes: Buffer) => {
        lastOutput = bytes.toString('utf8').trim();
        this.#options.log.warn({ output: lastOutput }, 'embedded engine');
      });
    }
    const startedAt = Date.now();
    child.on('message', (event: EngineEvent) => this.#onEvent(event));
    child.on('error', (error) =>
      this.#options.log.error({ error: error.message }, 'embedded engine process'),
    );
    child.once('exit', (code, signal) => this.#onExit(code, signal, Date.now() - startedAt));
  }

  #readReplies(stream: Duplex): void {
    const reader = new FrameReader();
    stream.on('error', () => {});
    stream.on('data', (chunk: Buffer) => {
      for (const reply of reader.push(chunk)) {
        const pending = this.#pending;
        this.#pending = undefined;
        if (!pending) continue;
        clearTimeout(pending.timer);
        pending.resolve(reply);
      }
    });
  }

  #onEvent(event: EngineEvent): void {
    if (this.#state === 'closed') return;
    if (event.type === 'progress') {
      this.#options.onProgress({ phase: 'engine', message: event.message, ratio: event.ratio });
    } else if (event.type === 'failed') {
      this.#lastFailure = event.message;
    } else {
      this.#state = 'running';
      this.#lastFailure = undefined;
      if (this.#hasRun) this.#options.onRestarted();
      this.#hasRun = true;
      for (const waiter of this.#waiting.splice(0)) waiter.resolve();
    }
  }

  #onExit(code: number | null, signal: NodeJS.Signals | null, ranForMs: number): void {
    const failure = this.#failureOf(code, signal);
    const pending = this.#pending;
    this.#pending = undefined;
    if (pending) clearTimeout(pending.timer);
    if (this.#state === 'closed') {
      pending?.reject(new EngineFailure('unavailable', '内置数据库已关闭'));
      return;
    }
    const wasRunning = this.#state === 'running';
    this.#state = 'starting';
    this.#options.onEnded();
    this.#lastFailure ??= failure.message;
    const isSound = wasRunning && (failure.kind !== 'died' || ranForMs > SOUND_AFTER_MS);
    this.#failuresInARow = isSound ? 0 : this.#failuresInARow + 1;
    const delayMs = RESTART_DELAYS_MS[Math.min(this.#failuresInARow, RESTART_DELAYS_MS.length - 1)]!;
    this.#options.log.warn(
      { code, signal, delayMs, kind: failure.kind },
      'embedded engine ended, restarting',
    );
    this.#restartTimer = setTimeout(() => this.#spawn(), delayMs);
    pending?.reject(failure);
  }

  #failureOf(code: number | null, signal: NodeJS.Signals | null): EngineFailure {
    if (this.#hasTimedOut) return new EngineFailure('timeout', '查询超过时限，已被终止');
    if (code === EXIT_FOREIGN_EXCEPTION) {
      return new EngineFailure('exception', '内置数据库执行语句时发生内部异常（通常是无效图形），语句已撤销');
    }
    return new EngineFailure('died', `内置数据库进程意外结束（${signal ?? `退出码 ${code}`}）`);
  }

  #rejectWaiting(failure: EngineFailure): void {
    for (const waiter of this.#waiting.splice(0)) waiter.reject(failure);
  }
}
