import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is read when somebody asks for the metrics. */
export interface MetricSources {
  isReady: () => boolean;
  databaseLosses: () => number;
  /** Connections by state, on a server; empty otherwise. */
  connections: () => Promise<{ state: string; count: number }[]>;
  revisions: () => Promise<{ zoneCode: string; collection: string; revision: number }[]>;
  backups: () => Promise<{ newest: Date | undefined; failures: number } | undefined>;
}

/** Counts what the server does, in the format of Prometheus. */
export class Metrics {
  readonly registry = new Registry();
  readonly #durations: Histogram;
  readonly #cache: Counter;

  constructor(sources: MetricSources, { withProcess = true }: { withProcess?: boolean } = {}) {
    const registers = [this.registry];
    // CPU, memory, handles and the lag of the event loop.
    if (withProcess) collectDefaultMetrics({ register: this.registry });
    this.#durations = new Histogram({
      name: 'luodi_request_duration_seconds',
      help: 'Time from the first byte of a request to the end of its answer',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
      registers,
    });
    this.#cache = new Counter({
      name: 'luodi_cached_answers_total',
      help: 'Answers that have a revision: unchanged (304), hit (kept bytes), miss (made anew)',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    gauge(registers, 'luodi_ready', 'Whether land data can be served', (own) =>
      own.set(Number(sources.isReady())),
    );
    gauge(
      registers,
      'luodi_database_losses',
      'Restarts of the engine, or lost connections, since the start',
      (own) => own.set(sources.databaseLosses()),
    );
    labelled(
      registers,
      'luodi_database_connections',
      'Connections of this program by state',
      ['state'],
      async (own) => {
        for (const { state, count } of await sources.connections()) own.set({ state }, count);
      },
    );
    labelled(
      registers,
      'luodi_collection_revision',
      'Revision counter of a collection of a zone',
      ['zone', 'collection'],
      async (own) => {
        for (const { zoneCode, collection, revision } of await sources.revisions())
          own.set({ zone: zoneCode, collection }, revision);
      },
    );
    labelled(
      registers,
      'luodi_last_backup_timestamp_seconds',
      'When the newest scheduled backup was begun',
      [],
      async (own) => {
        const backups = await sources.backups();
        if (backups?.newest !== undefined) own.set(backups.newest.getTime() / 1000);
      },
    );
    labelled(
      registers,
      'luodi_backup_failures',
      'Scheduled backups that failed since the start',
      [],
      async (own) => {
        const backups = await sources.backups();
        if (backups !== undefined) own.set(backups.failures);
      },
    );
  }

  /** Measures every request by the pattern of its route, so that ids do not make a series each. */
  readonly measure: RequestHandler = (request, response, next) => {
    const began = performance.now();
    response.on('close', () => {
      const route: unknown = request.route?.path;
      this.#durations.observe(
        {
          method: request.method,
          // The router's own base is forgotten by the time an error has been answered.
          route:
            typeof route === 'string'
              ? `${request.originalUrl.startsWith('/api') ? '/api' : ''}${route}`
              : 'other',
          status: String(response.statusCode),
        },
        (performance.now() - began) / 1000,
      );
      const outcome: unknown = response.locals.cache;
      if (typeof outcome === 'string')
        this.#cache.inc({ kind: request.path.includes('/tiles/') ? 'tile' : 'other', outcome });
    });
    next();
  };
}

function gauge(registers: Registry[], name: string, help: string, collect: (own: Gauge) => void): void {
  new Gauge({
    name,
    help,
    registers,
    collect() {
      collect(this);
    },
  });
}

function labelled(
  registers: Registry[],
  name: string,
  help: string,
  labelNames: string[],
  collect: (own: Gauge) => Promise<void>,
): void {
  new Gauge({
    name,
    help,
    labelNames,
    registers,
    async collect() {
      this.reset();
      // A database that is away must not take the other figures along.
      await collect(this).catch(() => {});
    },
  });
}
