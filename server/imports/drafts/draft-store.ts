import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HttpProblem, NotFoundError } from '../../http/problem.ts';
import type { Draft } from './draft.ts';

/** What is read lies in memory, so there are only so many at a time. */
const mostDrafts = 8;
const sweepEveryMs = 60_000;

/** The drafts of a running server. A server that starts throws away what an older one left. */
export class DraftStore {
  readonly #folder: string;
  readonly #drafts = new Map<string, Draft>();
  #timer: NodeJS.Timeout | undefined;
  #isOpen = false;

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'imports');
  }

  /** Makes the private folder of a draft that is about to arrive. @throws HttpProblem 429 when there are too many. */
  makeFolder(id: string): string {
    if (!this.#isOpen) this.#open();
    if (this.#drafts.size >= mostDrafts) this.#dropFinished();
    if (this.#drafts.size >= mostDrafts)
      throw new HttpProblem(429, `同时最多处理 ${mostDrafts} 个导入，请先完成或放弃其中一个`);
    const folder = join(this.#folder, id);
    mkdirSync(folder, { mode: 0o700 });
    return folder;
  }

  add(draft: Draft): void {
    this.#drafts.set(draft.id, draft);
    this.#timer ??= setInterval(() => this.#sweep(), sweepEveryMs).unref();
  }

  /** A draft of this person. @throws NotFoundError for those of others, too */
  of(ownerId: string, id: string): Draft {
    const draft = this.#drafts.get(id);
    if (draft === undefined || draft.ownerId !== ownerId)
      throw new NotFoundError('没有这个导入，可能已过期或已放弃，请重新上传文件');
    return draft;
  }

  /** Throws a draft away, with its files; what it is doing ends. */
  async discard(draft: Draft): Promise<void> {
    this.#drafts.delete(draft.id);
    draft.abort.abort();
    draft.reading = null;
    draft.plan = null;
    await rm(draft.folder, { recursive: true, force: true });
    if (this.#drafts.size === 0) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }

  #open(): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(this.#folder))
      rmSync(join(this.#folder, name), { recursive: true, force: true });
    this.#isOpen = true;
  }

  /** Makes room by the reports of imports that are done, oldest first. */
  #dropFinished(): void {
    const finished = [...this.#drafts.values()].filter(({ phase }) => phase === 'done' || phase === 'failed');
    for (const draft of finished.slice(0, 1)) void this.discard(draft);
  }

  #sweep(): void {
    const now = Date.now();
    for (const draft of this.#drafts.values())
      if (draft.expiresAtMs < now && draft.phase !== 'writing') void this.discard(draft);
  }
}
