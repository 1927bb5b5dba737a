import { parentPort } from 'node:worker_threads';
import { type MatchCall, MatchThread } from './match-thread.ts';

/** The thread that matches: one call at a time, so that a page of supply and a question never interleave. */
const thread = new MatchThread();

parentPort?.on('message', ({ id, call }: { id: number; call: MatchCall }) => {
  try {
    parentPort?.postMessage({ id, reply: thread.handle(call) });
  } catch (error) {
    parentPort?.postMessage({
      id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
