import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The application as a process of its own, where everyone is the local planner. */
export interface PageServer {
  url: string;
  /** Ends it at once and waits for its end. */
  kill(): Promise<void>;
}

/**
 * Starts `page-server-process.ts` on a data folder and waits until it answers; with `gridRows` a zone TEST of so many
 * rows of fifty parcels is there. @throws when it ends before
 */
export async function startPageServer(
  dataDir: string,
  options: { gridRows?: number; databaseUrl?: string } = {},
): Promise<PageServer> {
  const loader = new URL('../../server/register-typescript.mjs', import.meta.url).href;
  const program = fileURLToPath(new URL('./page-server-process.ts', import.meta.url));
  const rows = options.gridRows === undefined ? [] : [String(options.gridRows)];
  const child = spawn(process.execPath, ['--import', loader, program, dataDir, ...rows], {
    env: { ...process.env, DATABASE_URL: options.databaseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said: unknown[] = await Promise.race([
    once(createInterface({ input: child.stdout! }), 'line'),
    ended,
  ]);
  if (typeof said[0] !== 'string') throw new Error('the server ended by itself');
  const { url } = JSON.parse(said[0]) as { url: string };
  return {
    url,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
