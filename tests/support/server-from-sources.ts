import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from './server-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The server run from its sources as a process of its own, not waited for: for tests of starting and stopping. */
export interface ServerFromSources {
  url: string;
  pid: number;
  log(): string;
  signal(name: NodeJS.Signals): void;
  hasExited(): boolean;
  /** Exit code; null when a signal ended it. */
  exited: Promise<number | null>;
}

/** Starts it without demonstration data unless the environment says otherwise. */
export async function startServerFromSources(
  environment: Record<string, string>,
): Promise<ServerFromSources> {
  const port = environment.PORT ?? String(await freePort());
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DEMONSTRATION: 'off',
      ...environment,
      PORT: port,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    log: () => output,
    hasExited: () => child.exitCode !== null || child.signalCode !== null,
    signal: (name) => child.kill(name),
    exited: new Promise((resolve) => child.once('exit', (code) => resolve(code))),
  };
}
