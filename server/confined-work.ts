import { fork } from 'node:child_process';
import type { ConfinedAnswer } from './confined-process.ts';
import { type ProcessEntry, type ProcessEntryName, processEntry } from './process-entry.ts';

/** Bounds of work on what somebody sent: nothing it holds may take the memory or the time of everybody else. */
export interface ConfinedLimits {
  /** Of the whole process, libraries that are not JavaScript included; node itself takes about 100. */
  megabytes: number;
  /** Wall time, the start of the process included. */
  milliseconds: number;
  /** Pieces of work at once; the others wait. */
  atOnce: number;
}

/** Confined work was ended before its end. */
export class ConfinementError extends Error {
  override readonly name = 'ConfinementError';
  readonly reason: 'memory' | 'time';

  constructor(reason: 'memory' | 'time') {
    super(`confined work took too much ${reason}`);
    this.reason = reason;
  }
}

function runOnce<Input, Output>(
  { path, execArgv }: ProcessEntry,
  limits: ConfinedLimits,
  input: Input,
): Promise<Output> {
  return new Promise((resolve, reject) => {
    const child = fork(path, [String(limits.megabytes)], {
      execArgv: [...execArgv, `--max-old-space-size=${limits.megabytes}`],
      // Secrets of the environment are nothing to a program that reads what strangers send.
      env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let lastWords = '';
    child.stderr?.on('data', (bytes: Buffer) => {
      lastWords = (lastWords + bytes.toString('utf8')).slice(-2000);
    });
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      child.kill('SIGKILL');
    }, limits.milliseconds);
    let answer: ConfinedAnswer<Output> | undefined;
    child.once('message', (message) => {
      answer = message as ConfinedAnswer<Output>;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      if (answer?.ok) resolve(answer.output);
      else if (answer !== undefined) reject(new Error(answer.failure));
      else if (isLate) reject(new ConfinementError('time'));
      // Its own watch kills it, V8 aborts, the operating system ends whoever takes most.
      else if (signal === 'SIGKILL' || signal === 'SIGABRT' || /heap out of memory/.test(lastWords))
        reject(new ConfinementError('memory'));
      else reject(new Error(`the confined process ended (${signal ?? code}): ${lastWords}`));
    });
    // A process that ends before it has listened is told of by 'close'.
    child.send(input as object, () => undefined);
  });
}

/**
 * Work in a process of its own, one for each input, with limits on memory and time; the program is an entry that calls
 * `serveConfined`. The promise rejects with ConfinementError when a limit ended it.
 */
export function confinedWork<Input extends object, Output>(
  program: ProcessEntryName | ProcessEntry,
  limits: ConfinedLimits,
): (input: Input) => Promise<Output> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (input) => {
    if (running >= limits.atOnce) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      const entry = typeof program === 'string' ? processEntry(program) : program;
      return await runOnce<Input, Output>(entry, limits, input);
    } finally {
      // The place goes to the next in the queue without becoming free in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
