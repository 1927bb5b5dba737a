import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A line of the program: exactly one of the first five is there. */
export type WriterEvent = {
  failed?: string;
  /** how many rows each transaction of the process before had left */
  found?: Record<string, number>;
  ready?: number;
  written?: string;
  refused?: string;
  message?: string;
  code?: string;
};

export type Writer = {
  process: ChildProcess;
  events: WriterEvent[];
  /** Resolves with the first event from a place on, past or future, that has this key; rejects when it ends before. */
  until(key: keyof WriterEvent, from?: number): Promise<WriterEvent>;
  /** Kills it at once and waits for its end. */
  kill(): Promise<void>;
};

/** Starts `writer-process.ts` on a data folder. */
export function startWriter(dataDir: string, task = 'write'): Writer {
  const loader = new URL('../../server/register-typescript.mjs', import.meta.url).href;
  const program = fileURLToPath(new URL('./writer-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', loader, program, dataDir, task], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const events: WriterEvent[] = [];
  const changed = new Set<() => void>();
  const tell = () => {
    for (const listener of changed) listener();
  };
  let hasEnded = false;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    events.push(JSON.parse(line) as WriterEvent);
    tell();
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      hasEnded = true;
      tell();
      resolve();
    });
  });
  return {
    process: child,
    events,
    until: (key, from = 0) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const event = events.slice(from).find((candidate) => candidate[key] !== undefined);
          if (!event && !hasEnded) return;
          changed.delete(look);
          if (event) resolve(event);
          else reject(new Error(`the writer ended before it was "${key}"`));
        };
        changed.add(look);
        look();
      }),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The engine process at work on a data folder, from the lock file. */
export async function engineOf(dataDir: string): Promise<{ pid: number; startMark: string }> {
  const lock = JSON.parse(await readFile(join(dataDir, 'lock'), 'utf8')) as {
    engine: { pid: number; startMark: string };
  };
  return lock.engine;
}
