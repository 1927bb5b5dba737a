import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { BackupSchedule } from '../../geodata/model/api-diagnostics.ts';
import { type BackupDeps, writeBackup } from './write-backup.ts';

export interface ScheduledBackupsDeps extends Omit<BackupDeps, 'onProgress'> {
  folder: string;
  everyHours: number;
  /** How many files stay; older ones go after a newer one is whole. */
  keep: number;
  log: { info(details: object, message: string): void; error(details: object, message: string): void };
}

const hourMs = 3_600_000;
/** After a failure it is tried again sooner than the next turn. */
const retryMs = hourMs / 2;

const fileName = (moment: Date): string =>
  `luodi-${moment.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')}Z.luodi`;
const ours = /^luodi-(\d{4})-(\d{2})-(\d{2})-(\d{2})(\d{2})(\d{2})Z\.luodi$/;

/** When a file of ours was begun, by its name; undefined for other files, which are never touched. */
function momentOf(name: string): Date | undefined {
  const match = ours.exec(name);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1);
  return new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** Writes a backup whenever one is due and takes the oldest away. The clock is the caller's: `runIfDue` asks it. */
export class ScheduledBackups {
  readonly #deps: ScheduledBackupsDeps;
  #running: Promise<void> | undefined;
  #failure: { at: Date; message: string } | undefined;
  #failures = 0;

  constructor(deps: ScheduledBackupsDeps) {
    this.#deps = deps;
  }

  /** Backups that lie in the folder, newest first. */
  async files(): Promise<{ name: string; at: Date; bytes: number }[]> {
    const { folder } = this.#deps;
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const files = names.flatMap((name) => {
      const at = momentOf(name);
      return at === undefined ? [] : [{ name, at }];
    });
    files.sort((one, other) => other.at.getTime() - one.at.getTime());
    return await Promise.all(
      files.map(async (file) => ({ ...file, bytes: (await stat(join(folder, file.name))).size })),
    );
  }

  /** Backs up when the newest file is older than the turn, or the last attempt failed a while ago. Never throws. */
  async runIfDue(): Promise<void> {
    this.#running ??= this.#attempt().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  async #attempt(): Promise<void> {
    const { folder, everyHours, keep, log, now } = this.#deps;
    try {
      const moment = now();
      if (this.#failure !== undefined && moment.getTime() - this.#failure.at.getTime() < retryMs) return;
      const [newest] = await this.files();
      const isDue = newest === undefined || moment.getTime() - newest.at.getTime() >= everyHours * hourMs;
      if (!isDue) return;
      const report = await writeBackup(
        { ...this.#deps, onProgress: () => {} },
        join(folder, fileName(moment)),
      );
      this.#failure = undefined;
      log.info({ file: report.file, bytes: report.fileBytes }, '定时备份完成');
      const files = await this.files();
      for (const { name } of files.slice(keep)) await rm(join(folder, name));
    } catch (error) {
      this.#failures += 1;
      this.#failure = { at: now(), message: error instanceof Error ? error.message : String(error) };
      log.error({ err: error }, '定时备份失败');
    }
  }

  /** The backup that is being written, if one is. */
  get underWay(): Promise<void> | undefined {
    return this.#running;
  }

  /** Failures since the start. */
  get failures(): number {
    return this.#failures;
  }

  /** For the diagnostics page. */
  async describe(): Promise<BackupSchedule> {
    const { folder, everyHours, keep } = this.#deps;
    const files = await this.files().catch(() => []);
    return {
      folder,
      everyHours,
      keep,
      files: files.map(({ name, at, bytes }) => ({ name, at: at.toISOString(), bytes })),
      failure:
        this.#failure === undefined
          ? null
          : { at: this.#failure.at.toISOString(), message: this.#failure.message },
    };
  }
}

const lookMs = 60_000;

/** Looks every minute whether a backup is due; `close` waits for one that is being written. */
export function startSchedule(backups: ScheduledBackups): { close(): Promise<void> } {
  const timer = setInterval(() => void backups.runIfDue(), lookMs);
  timer.unref();
  void backups.runIfDue();
  return {
    close: async () => {
      clearInterval(timer);
      await backups.underWay;
    },
  };
}
