import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { setUp } from '../../server/setup.mjs';
import { startServerProcess } from './server-process.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a running product with the demonstration zones of 2026-06-30, on the embedded engine. */
    productUrl: string;
    /** Its data folder: the command line finds the running server there. */
    productDataDir: string;
  }
}

/** Vitest global set-up of the browser tests: the built product, started once, as a person would start it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  // While tests are written: a product that is already running saves its start.
  const { PRODUCT_URL: running, PRODUCT_DATA_DIR: runningDataDir = '' } = process.env;
  if (running) {
    project.provide('productUrl', running);
    project.provide('productDataDir', runningDataDir);
    return undefined;
  }
  await setUp();
  const dataDir = mkdtempSync(join(tmpdir(), 'luodi-product-'));
  const server = await startServerProcess(
    { DATA_DIR: dataDir, DEMONSTRATION_AS_OF: '2026-06-30' },
    { timeoutMs: 600_000 },
  );
  project.provide('productUrl', server.url);
  project.provide('productDataDir', dataDir);
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
