import type { ScheduledBackups } from '../backup/scheduled-backups.ts';
import { RecentErrors } from './recent-errors.ts';

/** What the running program keeps about itself, for metrics and diagnostics. */
export class Operations {
  readonly startedAt: Date;
  readonly recentErrors = new RecentErrors();
  /** Absent: none are set up. */
  readonly backups: ScheduledBackups | undefined;

  constructor(startedAt: Date, backups?: ScheduledBackups) {
    this.startedAt = startedAt;
    this.backups = backups;
  }
}
