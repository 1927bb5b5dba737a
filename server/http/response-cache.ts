import type { EncodedBody } from './encoded-body.ts';

/** An answer whose body is ready to be sent in any encoding. */
export interface ReadyAnswer {
  status: number;
  body: EncodedBody;
}

/**
 * Keeps the newest answers, least recently used out first. The key carries the revision of the data, so that an entry
 * never has to be invalidated: after a write nobody asks for it again.
 */
export class ResponseCache {
  readonly #entries = new Map<string, ReadyAnswer>();
  readonly #capacityBytes: number;
  #bytes = 0;

  constructor(capacityBytes: number) {
    this.#capacityBytes = capacityBytes;
  }

  get(key: string): ReadyAnswer | undefined {
    const answer = this.#entries.get(key);
    if (answer === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, answer);
    return answer;
  }

  /** Keeps an answer unless its body alone would take more than an eighth of the room. */
  set(key: string, answer: ReadyAnswer): void {
    const { length } = answer.body.bytes;
    if (length > this.#capacityBytes / 8 || this.#entries.has(key)) return;
    this.#entries.set(key, answer);
    this.#bytes += length;
    for (const [oldest, entry] of this.#entries) {
      if (this.#bytes <= this.#capacityBytes) return;
      this.#entries.delete(oldest);
      this.#bytes -= entry.body.bytes.length;
    }
  }
}
