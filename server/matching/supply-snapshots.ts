import type { Logger } from 'pino';
import type postgres from 'postgres';
import { localPlanner } from '../access/actor.ts';
import type { Revisions } from '../revisions/revisions.ts';
import { MatchEngine } from './match-engine.ts';
import { readParcelsToJudge, readSitingFacts, saveSitings } from './siting.repository.ts';
import { readSupplyAreas, supplyPages } from './supply.repository.ts';

/** Collections whose rows the snapshot is made of; their revisions tell whether it is current. */
const matchCollections = new Set([
  'zones',
  'parks',
  'parcels',
  'standard-terms',
  'assessments',
  'contracts',
  'factory-buildings',
  'factory-units',
  'facilities',
  'control-lines',
  'soil-sites',
  'sensitive-places',
  'negative-entries',
  'zone-quotas',
  'industry-chains',
  'chain-links',
  'enterprise-reports',
  'projects',
  'reservations',
  'suspicions',
]);

/** Those of them that everybody may know to have moved who may match. */
const namedCollections = new Set([...matchCollections].filter((name) => name !== 'suspicions'));

/** A rebuild that took less than this is waited for; a longer one goes on behind while the old snapshot answers. */
const shortRebuildMs = 1500;

interface ZoneSnapshot {
  revision: number;
  builtAt: Date;
  buildMs: number;
}

export interface SnapshotState {
  isCurrent: boolean;
  builtAt: Date;
}

/** What matching asks of the snapshots. */
export type Snapshots = Pick<SupplySnapshots, 'engine' | 'ensure' | 'isCurrent' | 'judge'>;

/** The columnar snapshots in the engine's thread, one a zone, rebuilt when a revision of the zone has moved. */
export class SupplySnapshots {
  readonly engine: MatchEngine;
  readonly #sql: postgres.Sql;
  readonly #revisions: Revisions;
  readonly #log: Logger;
  readonly #zones = new Map<string, ZoneSnapshot>();
  readonly #building = new Map<string, Promise<void>>();

  constructor(deps: { sql: postgres.Sql; revisions: Revisions; log: Logger }) {
    this.#sql = deps.sql;
    this.#revisions = deps.revisions;
    this.#log = deps.log;
    this.engine = new MatchEngine(() => this.#zones.clear());
  }

  /** Brings the snapshots of these zones up to date, or starts to; says whether they are, and when the oldest was made. */
  async ensure(zoneCodes: readonly string[]): Promise<SnapshotState> {
    const wanted = await this.#revisionsOf(zoneCodes);
    for (const [zoneCode, revision] of wanted) {
      const held = this.#zones.get(zoneCode);
      if (held !== undefined && held.revision === revision) continue;
      const building = this.#rebuild(zoneCode);
      if (held === undefined || held.buildMs < shortRebuildMs) await building;
      else building.catch((error: unknown) => this.#log.error({ err: error, zoneCode }, '重建匹配快照失败'));
    }
    const times = zoneCodes.map((zone) => this.#zones.get(zone)?.builtAt.getTime() ?? Date.now());
    return { isCurrent: await this.isCurrent(zoneCodes), builtAt: new Date(Math.min(...times)) };
  }

  /** Whether the snapshots are of the present revisions. */
  async isCurrent(zoneCodes: readonly string[]): Promise<boolean> {
    const wanted = await this.#revisionsOf(zoneCodes);
    return [...wanted].every(([zoneCode, revision]) => this.#zones.get(zoneCode)?.revision === revision);
  }

  /** Judges parcels by their surroundings: those new or changed, or all of a zone. Returns how many. */
  async judge(zoneCode: string, isAll: boolean): Promise<number> {
    const facts = await readSitingFacts(this.#sql, zoneCode);
    let judged = 0;
    let afterId: number | null = 0;
    while (afterId !== null) {
      const page: Awaited<ReturnType<typeof readParcelsToJudge>> = await readParcelsToJudge(
        this.#sql,
        zoneCode,
        afterId,
        isAll,
      );
      if (page.text !== null) {
        const sitings = await this.engine.judge(facts, page.text);
        await saveSitings(this.#sql, zoneCode, sitings);
        judged += sitings.length;
      }
      afterId = page.lastId;
    }
    return judged;
  }

  async #revisionsOf(
    zoneCodes: readonly string[],
    counted: ReadonlySet<string> = matchCollections,
  ): Promise<Map<string, number>> {
    const states = await this.#revisions.zones(localPlanner);
    return new Map(
      states
        .filter(({ zoneCode }) => zoneCodes.includes(zoneCode))
        .map(({ zoneCode, revisions }) => [
          zoneCode,
          Object.entries(revisions).reduce((sum, [name, value]) => sum + (counted.has(name) ? value : 0), 0),
        ]),
    );
  }

  /** One rebuild of a zone at a time; who asks meanwhile waits for it. */
  #rebuild(zoneCode: string): Promise<void> {
    const running = this.#building.get(zoneCode);
    if (running !== undefined) return running;
    const building = this.#build(zoneCode).finally(() => this.#building.delete(zoneCode));
    this.#building.set(zoneCode, building);
    return building;
  }

  async #build(zoneCode: string): Promise<void> {
    // Read before the rows: a write in between makes the snapshot look older than it is, never newer.
    const revision = (await this.#revisionsOf([zoneCode])).get(zoneCode) ?? 0;
    // What results name as their data: a suspicion must not be told by a number that moves (domain dossier 2.7).
    const dataRevision = (await this.#revisionsOf([zoneCode], namedCollections)).get(zoneCode) ?? 0;
    await this.judge(zoneCode, false);
    // Judging is done once a parcel; what tells how long the next rebuild takes is the reading.
    const began = performance.now();
    const facts = async () => ({
      ...(await readSupplyAreas(this.#sql, zoneCode)),
      ...{ zoneCode, revision: dataRevision },
    });
    const count = await this.engine.load(supplyPages(this.#sql, zoneCode), facts, zoneCode);
    const buildMs = performance.now() - began;
    this.#zones.set(zoneCode, { revision, builtAt: new Date(), buildMs });
    this.#log.debug({ zoneCode, count, milliseconds: Math.round(buildMs) }, 'matching snapshot built');
  }
}
