import { createHash } from 'node:crypto';

const modulus = 1n << 256n;

/** Adds up the sha256 of rows modulo 2^256: equal for equal rows in any order (text sorts differently by collation). */
export class RowChecksum {
  #sum = 0n;
  #rows = 0;

  add(row: string): void {
    const digest = createHash('sha256').update(row).digest('hex');
    this.#sum = (this.#sum + BigInt(`0x${digest}`)) % modulus;
    this.#rows += 1;
  }

  get rows(): number {
    return this.#rows;
  }

  get hex(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }
}
