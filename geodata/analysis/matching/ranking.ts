import { compareText } from './text-order.ts';

/** What decides between two candidates, in this order: score, stock first, readiness, smaller surplus, code, id. */
export type RankKeys = {
  /** The score in whole hundredths. */
  hundredths: number;
  stock: number;
  readiness: number;
  /** Area beyond the demand's minimum, hundredths of a square metre. */
  surplusCentis: number;
  code: string;
  id: string;
};

/** Readiness closer than this is equal: the last bits of a division decide nothing. */
const readinessTolerance = 1e-9;

/** Negative when `a` ranks before `b`. Total: two candidates are never equal unless they are one. */
export const compareRank = (a: RankKeys, b: RankKeys): number => {
  if (a.hundredths !== b.hundredths) return b.hundredths - a.hundredths;
  if (a.stock !== b.stock) return b.stock - a.stock;
  if (Math.abs(a.readiness - b.readiness) > readinessTolerance) return b.readiness - a.readiness;
  return a.surplusCentis - b.surplusCentis || compareText(a.code, b.code) || compareText(a.id, b.id);
};

/** Whether `a` stands before `b` only because it is stock land (平局时存量优先). */
export const isStockFirst = (a: RankKeys, b: RankKeys): boolean =>
  a.hundredths === b.hundredths && a.stock > b.stock;

/**
 * Keeps the best `limit` of a stream of candidates in a binary heap whose root is the worst kept, so that a million
 * feasible rows cost one comparison each.
 */
export class TopCandidates<T extends RankKeys> {
  readonly #limit: number;
  readonly #heap: T[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether a candidate of this score could still enter: asked before its keys are made. */
  admits(hundredths: number): boolean {
    if (this.#limit <= 0) return false;
    return this.#heap.length < this.#limit || hundredths >= (this.#heap[0] as T).hundredths;
  }

  add(candidate: T): void {
    const heap = this.#heap;
    if (heap.length < this.#limit) {
      heap.push(candidate);
      this.#rise(heap.length - 1);
    } else if (this.#limit > 0 && compareRank(candidate, heap[0] as T) < 0) {
      heap[0] = candidate;
      this.#sink(0);
    }
  }

  /** The kept candidates, best first. */
  sorted(): T[] {
    return this.#heap.toSorted(compareRank);
  }

  #rise(start: number): void {
    const heap = this.#heap;
    let child = start;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (compareRank(heap[child] as T, heap[parent] as T) <= 0) return;
      [heap[child], heap[parent]] = [heap[parent] as T, heap[child] as T];
      child = parent;
    }
  }

  #sink(start: number): void {
    const heap = this.#heap;
    let parent = start;
    for (;;) {
      let worst = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < heap.length && compareRank(heap[child] as T, heap[worst] as T) > 0) worst = child;
      }
      if (worst === parent) return;
      [heap[parent], heap[worst]] = [heap[worst] as T, heap[parent] as T];
      parent = worst;
    }
  }
}
