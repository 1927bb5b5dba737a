// Import: 20,000 parcels through the page's API while another client goes on asking for lists.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchFigure } from '../../geodata/model/bench-report.ts';
import { plan, proposedPlan, uploadAndRead } from '../support/import-drafts.ts';
import { squareAt } from '../support/import-files.ts';
import { type PageServer, startPageServer } from '../support/page-server.ts';
import { createPostgresCluster, findPostgres } from '../support/postgres-cluster.ts';
import { send } from '../support/send.ts';

const parcelCount = 20_000;
/** A request every so often, however long the ones before take: a queue counts as waiting. */
const everyMs = 100;
const idleMs = 20_000;
const zoneCode = 'BENCH';
/** Rows of fifty parcels that the other client looks at. */
const gridRows = 60;

function file(): { name: string; bytes: string } {
  const features = Array.from({ length: parcelCount }, (_, index) => ({
    type: 'Feature',
    properties: {
      地块编号: `B${String(index).padStart(5, '0')}`,
      地块名称: `地块 ${index}`,
      '面积(亩)': 12.5,
      权利人: `示范企业${index % 700}`,
      土地用途: '工业用地',
    },
    geometry: squareAt(117 + (index % 200) * 0.002, 36 + Math.floor(index / 200) * 0.002),
  }));
  return { name: '两万宗.geojson', bytes: JSON.stringify({ type: 'FeatureCollection', features }) };
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Asks for lists at an even pace until it is stopped; no two requests are the same, so none is answered from memory. */
function otherClient(url: string) {
  const waits: number[] = [];
  const pending: Promise<void>[] = [];
  let number = 0;
  const ask = async (began: number) => {
    const least = 1 + number;
    number += 1;
    const path = `/api/collections/parcels/items?zone=TEST&limit=50&areaSquareMetres=${least}..&sortby=-areaSquareMetres`;
    const response = await fetch(url + path);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`a list request failed with ${response.status}`);
    waits.push(performance.now() - began);
  };
  const timer = setInterval(() => pending.push(ask(performance.now())), everyMs);
  return {
    stop: async (): Promise<number[]> => {
      clearInterval(timer);
      await Promise.all(pending);
      return waits;
    },
  };
}

interface Import {
  readMs: number;
  planMs: number;
  commitMs: number;
}

async function importThroughPage(server: PageServer): Promise<Import> {
  const began = performance.now();
  const draft = await uploadAndRead(server, [file()]);
  const read = performance.now();
  const { token, counts } = await plan(server, draft.id, proposedPlan(draft, zoneCode, '两万宗'));
  if (counts.new !== parcelCount) throw new Error(`the plan has ${counts.new} new parcels`);
  const planned = performance.now();
  const { status, body } = await send<{ status: string }>(server, 'POST', `/imports/${draft.id}/commit`, {
    token,
  });
  if (status !== 200 || body.status !== 'imported')
    throw new Error(`commit: ${status} ${JSON.stringify(body)}`);
  return { readMs: read - began, planMs: planned - read, commitMs: performance.now() - planned };
}

async function measureOn(name: string, databaseUrl?: string): Promise<BenchFigure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'luodi-bench-'));
  const server = await startPageServer(dataDir, { gridRows, ...(databaseUrl ? { databaseUrl } : {}) });
  try {
    const warmUp = otherClient(server.url);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    await warmUp.stop();
    const quiet = otherClient(server.url);
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    const idle = await quiet.stop();
    const busy = otherClient(server.url);
    let during: number[] = [];
    const { readMs, planMs, commitMs } = await importThroughPage(server).finally(async () => {
      during = await busy.stop();
    });
    const [idleP95, duringP95] = [percentile(idle, 0.95), percentile(during, 0.95)];
    return [
      { name: `${name}: list request when idle, p95`, value: idleP95, unit: 'ms' },
      { name: `${name}: list request during the import, p95`, value: duringP95, unit: 'ms' },
      {
        name: `${name}: p95 during over p95 idle`,
        value: duringP95 / idleP95,
        unit: 'ratio',
        limit: { comparison: 'at most', value: 2 },
        note: `${during.length} requests, longest ${Math.round(Math.max(...during))} ms`,
      },
      { name: `${name}: upload and read`, value: readMs / 1000, unit: 's' },
      { name: `${name}: preview`, value: planMs / 1000, unit: 's' },
      { name: `${name}: commit`, value: commitMs / 1000, unit: 's' },
    ];
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Figures of `npm run bench -- import`: on the embedded engine, and on PostgreSQL where there is one. */
export async function measure(): Promise<BenchFigure[]> {
  const embedded = await measureOn('embedded');
  const given = process.env.TEST_DATABASE_URL;
  const found = findPostgres();
  if (given !== undefined) return [...embedded, ...(await measureOn('PostgreSQL', given))];
  if ('missing' in found) return embedded;
  const cluster = await createPostgresCluster(found.bin);
  try {
    return [...embedded, ...(await measureOn('PostgreSQL', cluster.url))];
  } finally {
    await cluster.dispose();
  }
}
