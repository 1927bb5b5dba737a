import type { TransactionStatus } from './wire-messages.ts';

/**
 * How long a statement may run. The engine stores `statement_timeout` but does not keep it; so the limit is kept from
 * outside, and read from the engine again after whatever may have changed it.
 */
export class StatementLimit {
  readonly #defaultMs: number;
  #ms: number;
  #isInDoubt = false;

  constructor(defaultMs: number) {
    this.#defaultMs = defaultMs;
    this.#ms = defaultMs;
  }

  get ms(): number {
    return this.#ms;
  }

  /** Takes note of a statement that may have changed it. */
  doubt(): void {
    this.#isInDoubt = true;
  }

  /** The engine was started anew. */
  reset(): void {
    this.#ms = this.#defaultMs;
    this.#isInDoubt = false;
  }

  /**
   * Reads the limit if it is in doubt. Inside a transaction it stays in doubt: the end of it may take a change back.
   * @param query runs a statement on the engine, and returns the first value of its only row, or undefined
   */
  async settle(
    status: TransactionStatus,
    query: (statement: string) => Promise<string | undefined>,
  ): Promise<void> {
    if (!this.#isInDoubt || status === 'E') return;
    this.#isInDoubt = status !== 'I';
    const setting = await query(
      "SELECT setting FROM pg_settings WHERE name = 'statement_timeout' AND source <> 'default'",
    );
    this.#ms = setting === undefined ? this.#defaultMs : Number(setting);
  }
}
