import { Worker } from 'node:worker_threads';

/**
 * Ends this process soon after its parent has ended, even while the main thread is busy inside the engine and
 * cannot see the IPC channel close: a thread looks at the parent's process id every second.
 */
export function endWithParent(): void {
  process.once('disconnect', () => process.exit(0));
  const watch = `
    const parent = process.ppid;
    setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL'); }, 1000);
  `;
  new Worker(watch, { eval: true, execArgv: [], stdout: false }).unref();
}
