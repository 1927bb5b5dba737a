import type postgres from 'postgres';
import type { Actor } from '../../geodata/model/api-session.ts';
import { seesSuspected } from '../access/visibility.ts';
import { readZoneStates, type ZoneState } from './revisions.repository.ts';

/** What an answer was computed from: revisions to compare, and the day to show. */
export interface Freshness {
  /** Differs after every write that the answer depends on. */
  fingerprint: string;
  /** Sum of the revisions: grows with every write. */
  revision: number;
  /** Latest as-of day among the zones; null without data. */
  asOf: string | null;
}

/**
 * The revision counters of all zones, kept in memory so that unchanged answers need no database. On the embedded
 * engine every writer is in this process and calls `forget` after its transaction; on a server others may write, so
 * the counters are read again after `maximumAgeMs`.
 */
export class Revisions {
  readonly #sql: postgres.ISql;
  readonly #maximumAgeMs: number;
  #reading: Promise<readonly ZoneState[]> | undefined;
  #readAt = 0;
  readonly #watchers = new Set<() => void>();

  constructor(sql: postgres.ISql, engine: 'embedded' | 'external') {
    this.#sql = sql;
    this.#maximumAgeMs = engine === 'embedded' ? Number.POSITIVE_INFINITY : 1000;
  }

  /** To be called after a transaction that wrote land data has ended. */
  forget(): void {
    this.#reading = undefined;
    for (const watcher of this.#watchers) watcher();
  }

  /** Calls back, in the writer's stead, after each transaction of this process that wrote land data. Returns how to stop. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => {
      this.#watchers.delete(watcher);
    };
  }

  /** The states of the zones this actor may see. */
  async zones(actor: Actor): Promise<readonly ZoneState[]> {
    const states = await this.#read();
    const { zones } = actor;
    return zones === 'all' ? states : states.filter(({ zoneCode }) => zones.includes(zoneCode));
  }

  /**
   * How fresh an answer about some collections is.
   * @param collections the `revisionOf` of each collection read; absent: everything.
   * @param zoneCodes the zones asked about; absent: all the actor may see.
   */
  async freshness(
    actor: Actor,
    collections?: readonly string[],
    zoneCodes?: readonly string[],
  ): Promise<Freshness> {
    const states = (await this.zones(actor)).filter(
      ({ zoneCode }) => zoneCodes === undefined || zoneCodes.includes(zoneCode),
    );
    const counted = states.map(({ zoneCode, asOf, seed, revisions, restoredAt }) => {
      const wanted = Object.entries(revisions).filter(([name]) =>
        // Whatever shows parcels shows their cases to who may know of them, and to nobody else.
        name === 'suspicions' ? seesSuspected(actor) : (collections?.includes(name) ?? true),
      );
      return { zoneCode, asOf, seed, restoredAt, revisions: wanted.sort(([a], [b]) => (a < b ? -1 : 1)) };
    });
    const days = states.flatMap(({ asOf }) => (asOf === null ? [] : [asOf])).sort();
    return {
      fingerprint: JSON.stringify(counted),
      revision: counted.flatMap(({ revisions }) => revisions).reduce((sum, [, value]) => sum + value, 0),
      asOf: days.at(-1) ?? null,
    };
  }

  #read(): Promise<readonly ZoneState[]> {
    const now = performance.now();
    if (this.#reading !== undefined && now - this.#readAt < this.#maximumAgeMs) return this.#reading;
    const reading = readZoneStates(this.#sql);
    this.#reading = reading;
    this.#readAt = now;
    // A failed reading must not be remembered: the next request asks again.
    reading.catch(() => {
      if (this.#reading === reading) this.#reading = undefined;
    });
    return reading;
  }
}
