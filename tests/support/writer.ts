import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';

export type WriterEvent =
  | { ready: number }
  | { written: [writer: number, step: number] }
  | { refused: [writer: number, step: number]; code?: string }
  | { failed: string; message: string };

export type Writer = {
  process: ChildProcess;
  events: WriterEvent[];
  /** Resolves with the first event, past or future, that fits. */
  until<Event extends WriterEvent>(fits: (event: WriterEvent) => event is Event): Promise<Event>;
  exited: Promise<void>;
};

/** Starts `writer-process.ts` on a data folder. */
export function startWriter(dataDir: string): Writer {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const program = fileURLToPath(new URL('./writer-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', loader, program, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const events: WriterEvent[] = [];
  const listeners = new Set<(event: WriterEvent) => void>();
  const lines = createInterface({ input: child.stdout! });
  lines.on('line', (line) => {
    const event = JSON.parse(line) as WriterEvent;
    events.push(event);
    for (const listener of listeners) listener(event);
  });
  const exited = new Promise<void>((resolve) => lines.once('close', () => resolve()));
  return {
    process: child,
    events,
    exited,
    until: (fits) =>
      new Promise((resolve, reject) => {
        const past = events.find(fits);
        if (past) return resolve(past);
        const listener = (event: WriterEvent) => {
          if (!fits(event)) return;
          listeners.delete(listener);
          resolve(event);
        };
        listeners.add(listener);
        void exited.then(() => reject(new Error('the writer ended')));
      }),
  };
}

export const isReady = (event: WriterEvent): event is Extract<WriterEvent, { ready: number }> =>
  'ready' in event;
export const isWritten = (event: WriterEvent): event is Extract<WriterEvent, { written: [number, number] }> =>
  'written' in event;
export const isFailed = (event: WriterEvent): event is Extract<WriterEvent, { failed: string }> =>
  'failed' in event;
