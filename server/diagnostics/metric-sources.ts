import { localPlanner } from '../access/actor.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import type { StartUp } from '../health/start-up.ts';
import { readConnections } from './diagnostics.repository.ts';
import type { MetricSources } from './metrics.ts';

/** Where the metrics of a running server come from. */
export const metricSources = (
  { sql, database, revisions, operations }: FeatureDeps,
  startUp: Pick<StartUp, 'readiness'>,
): MetricSources => ({
  isReady: () => startUp.readiness().status === 'ready',
  databaseLosses: () => database.losses(),
  connections: async () =>
    database.engine === 'external' && database.status().ready ? await readConnections(sql) : [],
  revisions: async () => {
    if (!database.status().ready) return [];
    const states = await revisions.zones(localPlanner);
    return states.flatMap(({ zoneCode, revisions: counters }) =>
      Object.entries(counters).map(([collection, revision]) => ({ zoneCode, collection, revision })),
    );
  },
  backups: async () => {
    const { backups } = operations;
    if (backups === undefined) return undefined;
    return { newest: (await backups.files())[0]?.at, failures: backups.failures };
  },
});
