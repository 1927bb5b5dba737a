import { ImportReport } from '../../geodata/model/import-report.ts';
import { localPlanner } from '../access/actor.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import {
  type ControlCommand,
  type ControlHandler,
  controlHandler,
} from '../local-control/control-command.ts';
import { importFile } from './import-file.ts';
import { ImportRequest } from './import-request.ts';

/** `npm run import` through the server that holds the data folder. */
export const importCommand: ControlCommand<ImportRequest, ImportReport> = {
  path: '/imports',
  name: '导入',
  request: ImportRequest,
  report: ImportReport,
};

export interface ImportControlDeps extends Pick<FeatureDeps, 'sql' | 'revisions' | 'today'> {
  /** An import waits until the database is there and prepared. */
  whenReady: Promise<void>;
}

/** Lets `npm run import` work through this server while it holds the data folder. */
export const importControl = (deps: ImportControlDeps): ControlHandler =>
  controlHandler(importCommand, async (request, onProgress) => {
    await deps.whenReady;
    try {
      return await importFile(
        { sql: deps.sql, author: localPlanner, today: deps.today(), onProgress },
        request,
      );
    } finally {
      deps.revisions.forget();
    }
  });
