import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { BackupReport } from '../../geodata/model/backup-manifest.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import {
  type ControlCommand,
  type ControlHandler,
  controlHandler,
} from '../local-control/control-command.ts';
import { writeBackup } from './write-backup.ts';

const BackupRequest = z.object({ file: z.string().refine(isAbsolute) });

/** `npm run backup` through the server that holds the data folder. */
export const backupCommand: ControlCommand<z.infer<typeof BackupRequest>, BackupReport> = {
  path: '/backups',
  name: '备份',
  request: BackupRequest,
  report: BackupReport,
};

/** Lets `npm run backup` work through this server while it holds the data folder. */
export const backupControl = (
  deps: Pick<FeatureDeps, 'sql' | 'config' | 'version'> & { whenReady: Promise<void> },
): ControlHandler =>
  controlHandler(backupCommand, async ({ file }, onProgress) => {
    await deps.whenReady;
    const { sql, version } = deps;
    const { dataDir } = deps.config;
    return await writeBackup(
      { sql, engine: 'embedded', dataDir, version, now: () => new Date(), onProgress },
      file,
    );
  });
