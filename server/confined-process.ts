import { Worker } from 'node:worker_threads';

/** What a confined process answers. */
export type ConfinedAnswer<Output> = { ok: true; output: Output } | { ok: false; failure: string };

/**
 * The program of a process that `confinedWork` starts: does one piece of work and ends. A thread watches the memory of
 * the whole process, so that it is ended even while the work leaves the event loop no turn.
 */
export function serveConfined<Input, Output>(work: (input: Input) => Promise<Output>): void {
  const mostBytes = Number(process.argv[2]) * 1024 * 1024;
  const watch = `
    const parent = process.ppid;
    setInterval(() => {
      if (process.memoryUsage.rss() > ${mostBytes} || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
    }, 20);
  `;
  new Worker(watch, { eval: true, execArgv: [], stdout: false }).unref();
  process.once('disconnect', () => process.exit(0));
  process.once('message', (input) => {
    void work(input as Input)
      .then(
        (output): ConfinedAnswer<Output> => ({ ok: true, output }),
        (error: unknown): ConfinedAnswer<Output> => ({
          ok: false,
          failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
      )
      .then((answer) => {
        // Work that ends before the watch has begun is held to the bound, too.
        if (process.memoryUsage.rss() > mostBytes) process.kill(process.pid, 'SIGKILL');
        else process.send?.(answer, () => process.exit(0));
      });
  });
}
