import { Worker } from 'node:worker_threads';
import { InvalidInputError } from '../http/problem.ts';
import { processEntry } from '../process-entry.ts';
import type {
  JudgedParcel,
  MatchCall,
  MatchOutcome,
  MatchReply,
  MatchTask,
  ReverseOutcome,
  ReverseTask,
  ZoneFacts,
} from './match-thread.ts';

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * The matching engine in a thread of its own: the event loop passes texts on and waits. The thread starts with the
 * first call and keeps the process alive no longer than anything else does; when it dies, `onLost` is told, the calls
 * under way fail and the next call starts another, empty one.
 */
export class MatchEngine {
  readonly #waiting = new Map<number, Waiting>();
  readonly #onLost: () => void;
  #worker: Worker | undefined;
  #lastId = 0;

  constructor(onLost: () => void) {
    this.#onLost = onLost;
  }

  /** Puts the pieces of a zone in place of those held; the old ones answer until the last page is in. */
  async load(
    pages: AsyncIterable<string>,
    facts: () => Promise<ZoneFacts>,
    zoneCode: string,
  ): Promise<number> {
    await this.#call({ kind: 'begin', zoneCode });
    for await (const text of pages) await this.#call({ kind: 'page', zoneCode, text });
    return (await this.#call({ kind: 'finish', facts: await facts() })) as number;
  }

  async match(task: MatchTask): Promise<MatchOutcome> {
    return (await this.#call({ kind: 'match', task })) as MatchOutcome;
  }

  async reverse(task: ReverseTask): Promise<ReverseOutcome> {
    return (await this.#call({ kind: 'reverse', task })) as ReverseOutcome;
  }

  /** Judges parcels by the surroundings of their zone; both texts as `siting.repository` reads them. */
  async judge(facts: string, parcels: string): Promise<JudgedParcel[]> {
    return (await this.#call({ kind: 'judge', facts, parcels })) as JudgedParcel[];
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  async #call(call: MatchCall): Promise<unknown> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    this.#lastId += 1;
    const id = this.#lastId;
    // While somebody waits, the thread counts; an idle one does not hold the process.
    worker.ref();
    try {
      return await new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        worker.postMessage({ id, call });
      });
    } finally {
      if (this.#waiting.size === 0) worker.unref();
    }
  }

  #start(): Worker {
    const { url } = processEntry('match');
    const worker = url.endsWith('.ts')
      ? new Worker(new URL('../thread-from-sources.mjs', import.meta.url), { workerData: url })
      : new Worker(new URL(url));
    worker.on('message', ({ id, reply, error }: { id: number; reply?: MatchReply; error?: string }) => {
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (reply === undefined) waiting?.reject(new Error(`the matching engine failed: ${error}`));
      else if (reply.ok) waiting?.resolve(reply.value);
      else waiting?.reject(new InvalidInputError([{ field: reply.field ?? '请求', message: reply.message }]));
    });
    const lost = (error: Error): void => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const { reject } of this.#waiting.values()) reject(error);
      this.#waiting.clear();
      this.#onLost();
    };
    worker.on('error', (cause) => lost(new Error('the matching thread died', { cause })));
    worker.on('exit', () => lost(new Error('the matching thread ended')));
    return worker;
  }
}
