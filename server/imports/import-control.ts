import { localPlanner } from '../access/actor.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { openLocalControl } from '../local-control/local-control-server.ts';
import { importFile } from './import-file.ts';

export interface ImportControlDeps
  extends Pick<FeatureDeps, 'config' | 'log' | 'sql' | 'revisions' | 'today'> {
  /** An import waits until the database is there and prepared. */
  whenReady: Promise<void>;
}

/** Lets `npm run import` work through this server while it holds the data folder. */
export async function openImportControl(deps: ImportControlDeps): Promise<{ close(): Promise<void> }> {
  return await openLocalControl({
    dataDir: deps.config.dataDir,
    log: deps.log,
    runImport: async (request, onProgress) => {
      await deps.whenReady;
      try {
        return await importFile(
          { sql: deps.sql, author: localPlanner, today: deps.today(), onProgress },
          request,
        );
      } finally {
        deps.revisions.forget();
      }
    },
  });
}
