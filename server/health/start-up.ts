import type { Readiness, StartUpProgress } from '../../geodata/model/api-health.ts';
import type { Database } from '../database/database.ts';

/** Follows the start of the server, so that the page and the probes can say what is going on. */
export class StartUp {
  #progress: StartUpProgress = { phase: 'engine', message: '正在启动' };
  #database: Pick<Database, 'status'> | undefined;
  #wasReady = false;

  /** Latest step. */
  report(progress: StartUpProgress): void {
    this.#progress = progress;
  }

  /** From now on the database's own state counts, too. */
  follow(database: Pick<Database, 'status'>): void {
    this.#database = database;
  }

  /** Ready when the database answers, is migrated and holds its first data; else why not. */
  readiness(): Readiness {
    const status = this.#database?.status() ?? { ready: false };
    if (status.ready) {
      this.#wasReady = true;
      return { status: 'ready' };
    }
    // Once it ran, a lost database is not a start any more: there is no progress to show.
    const progress = this.#wasReady ? {} : { progress: this.#progress };
    return { status: 'unavailable', reason: status.reason ?? this.#progress.message, ...progress };
  }
}
