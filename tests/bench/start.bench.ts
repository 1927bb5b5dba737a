// First view: JavaScript gzipped, cold and warm start, time to the first idle map in headless software rendering.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchFigure } from '../../geodata/model/bench-report.ts';
import { openBrowser, waitForMap } from '../support/browser.ts';
import { startServerProcess } from '../support/server-process.ts';

const isWorker = (url: string) => /worker/i.test(url);

async function firstView(url: string): Promise<BenchFigure[]> {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    let script = 0;
    let worker = 0;
    const pending: Promise<void>[] = [];
    page.on('response', (response) => {
      if (!/\.m?js(\?|$)/.test(response.url())) return;
      pending.push(
        response.body().then((body) => {
          const size = gzipSync(body, { level: 9 }).length / 1000;
          if (isWorker(response.url())) worker += size;
          else script += size;
        }),
      );
    });
    const began = performance.now();
    await page.goto(url);
    await waitForMap(page);
    const idle = performance.now() - began;
    await Promise.all(pending);
    return [
      {
        name: 'JavaScript of the first view, gzipped',
        value: script,
        unit: 'kB',
        limit: { comparison: 'at most', value: 480 },
      },
      { name: "MapLibre's worker, gzipped", value: worker, unit: 'kB' },
      {
        name: 'Navigation to first idle map',
        value: idle / 1000,
        unit: 's',
        limit: { comparison: 'at most', value: 4 },
        note: 'software rendering',
      },
    ];
  } finally {
    await browser.close();
  }
}

/** Figures of `npm run bench -- start`. */
export async function measure(): Promise<BenchFigure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'luodi-bench-'));
  try {
    const cold = await startServerProcess({ DATA_DIR: dataDir });
    await cold.stop();
    const warm = await startServerProcess({ DATA_DIR: dataDir });
    const view = await firstView(warm.url);
    await warm.stop();
    return [
      ...view,
      {
        name: 'Cold start with five demonstration zones',
        value: cold.readyAfterMs / 1000,
        unit: 's',
        limit: { comparison: 'at most', value: 60 },
      },
      {
        name: 'Warm start',
        value: warm.readyAfterMs / 1000,
        unit: 's',
        limit: { comparison: 'at most', value: 10 },
      },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
