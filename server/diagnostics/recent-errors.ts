import type { RecentError } from '../../geodata/model/api-diagnostics.ts';
import { loggedUrl } from '../log-redaction.ts';

const mostKept = 50;

/** The last failures of ours, in memory: what a person names by its request id is found without the log. */
export class RecentErrors {
  #errors: RecentError[] = [];

  note(
    request: { method: string; originalUrl: string },
    failure: { requestId: string; status: number; error: unknown; at: Date },
  ): void {
    const { requestId, status, error, at } = failure;
    this.#errors.unshift({
      at: at.toISOString(),
      requestId,
      method: request.method,
      path: loggedUrl(request.originalUrl).slice(0, 300),
      status,
      message: (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, 500),
    });
    this.#errors = this.#errors.slice(0, mostKept);
  }

  /** Newest first. */
  get all(): readonly RecentError[] {
    return this.#errors;
  }
}
