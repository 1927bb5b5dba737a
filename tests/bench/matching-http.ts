// Matching over HTTP with a million pieces in the engine's thread: what the way through the server adds, and whether the
// event loop stays free meanwhile.
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import express from 'express';
import { pino } from 'pino';
import type postgres from 'postgres';
import { MatchRequest, type MatchResponse } from '../../geodata/model/api-matches.ts';
import type { DemandInput } from '../../geodata/model/demand.ts';
import type { SupplyAreaInput } from '../../geodata/model/supply-area.ts';
import { localPlanner } from '../../server/access/actor.ts';
import { mountRoutes } from '../../server/http/mount-routes.ts';
import { requestContext } from '../../server/http/request-context.ts';
import { matchDemand } from '../../server/matching/match.service.ts';
import { MatchEngine } from '../../server/matching/match-engine.ts';
import { matchingRoutes } from '../../server/matching/matching.routes.ts';
import { Revisions } from '../../server/revisions/revisions.ts';

const middle = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/** Posts JSON and gives back the text of the answer. */
const post = (url: string, body: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(text));
        });
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });

export interface HttpFigures {
  inProcessMs: number;
  overHttpMs: number;
  /** The longest delays of the event loop while requests were answered, 99th percentile. */
  lagP99Ms: number;
  engineMs: number;
}

/** Answers the same demand in process and over HTTP in turns, with the pieces of one zone in the thread. */
export async function measureHttp(
  sql: postgres.Sql,
  asOf: string,
  zoneCode: string,
  areas: SupplyAreaInput[],
  pages: AsyncIterable<string>,
  demand: DemandInput,
): Promise<HttpFigures> {
  await sql`INSERT INTO zone (zone_code, name, source_name, created_by, updated_by)
    VALUES (${zoneCode}, ${zoneCode}, 'bench', 'bench', 'bench') ON CONFLICT DO NOTHING`;
  const engine = new MatchEngine(() => {});
  const facts = { zoneCode, revision: 1, areas, controlLineVersion: null };
  await engine.load(pages, async () => facts, zoneCode);
  const builtAt = new Date();
  const snapshots = {
    engine,
    ensure: async () => ({ isCurrent: true, builtAt }),
    isCurrent: async () => true,
    judge: async () => 0,
  };
  const log = pino({ level: 'silent' });
  const deps = { sql, revisions: new Revisions(sql, 'external'), today: () => asOf, log };
  const app = express();
  app.use(
    requestContext,
    mountRoutes(matchingRoutes(deps, snapshots), { actorOf: () => localPlanner, version: 'bench' }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/matches`;
  const { projectNo: _, name: __, ...fields } = demand;
  const body = { demand: { ...fields, zoneCodes: [zoneCode] }, limit: 20 };
  const question = MatchRequest.parse(body);
  const inProcess: number[] = [];
  const overHttp: number[] = [];
  const engineTimes: number[] = [];
  const lag = monitorEventLoopDelay({ resolution: 5 });
  for (let turn = 0; turn < 45; turn += 1) {
    if (turn === 5) lag.enable();
    let began = performance.now();
    await matchDemand({ ...deps, snapshots }, localPlanner, question);
    const direct = performance.now() - began;
    began = performance.now();
    const text = await post(url, JSON.stringify(body));
    const through = performance.now() - began;
    // The first turns warm both up.
    if (turn < 5) continue;
    inProcess.push(direct);
    overHttp.push(through);
    engineTimes.push((JSON.parse(text) as MatchResponse).engineMilliseconds);
  }
  lag.disable();
  await new Promise((resolve) => server.close(resolve));
  await engine.close();
  return {
    inProcessMs: middle(inProcess),
    overHttpMs: middle(overHttp),
    lagP99Ms: lag.percentile(99) / 1e6,
    engineMs: middle(engineTimes),
  };
}
