import { type ConstraintCode, constraints, fixedCount, fixedMask, relaxableCount } from './constraints.ts';
import { bitCount } from './option-bits.ts';

/** How often each mask occurs among the rows considered: all that the funnel and the relaxations need. */
export type MaskHistogram = {
  /** Rows considered: those not out of scope. */
  considered: number;
  /** Rows by whole mask. */
  counts: Uint32Array;
  /** Masks that occur, ascending. */
  masks: readonly number[];
};

/**
 * Counts the masks in one pass without the `ignored` bits; rows out of scope are left aside. Signed words keep the loop in
 * integers (out of scope is the sign), and masks are collected as they first occur: the table has a million entries, a
 * zone some hundreds of masks.
 */
export const maskHistogram = (masks: Uint32Array, ignored = 0): MaskHistogram => {
  const counts = new Uint32Array(1 << constraints.length);
  const words = new Int32Array(masks.buffer, masks.byteOffset, masks.length);
  const occurring: number[] = [];
  let considered = 0;
  for (let row = 0; row < words.length; row += 1) {
    const whole = words[row] as number;
    if (whole < 0) continue;
    const mask = whole & ~ignored;
    const count = counts[mask] as number;
    if (count === 0) occurring.push(mask);
    counts[mask] = count + 1;
    considered += 1;
  }
  return { considered, counts, masks: [...Int32Array.from(occurring).sort()] };
};

/**
 * Rows feasible under every combination of relaxed constraints: entry S counts the rows whose failures all lie in S,
 * where bit i of S stands for the i-th relaxable constraint. A subset-sum (zeta) transform over the histogram; fixed
 * constraints are never relaxed.
 */
export const relaxationCounts = (histogram: MaskHistogram): Uint32Array => {
  const sums = new Uint32Array(1 << relaxableCount);
  for (const mask of histogram.masks) {
    if (mask & fixedMask) continue;
    const index = mask >>> fixedCount;
    sums[index] = (sums[index] as number) + (histogram.counts[mask] as number);
  }
  for (let bit = 1; bit < sums.length; bit <<= 1) {
    for (let set = 0; set < sums.length; set += 1) {
      if (set & bit) sums[set] = (sums[set] as number) + (sums[set ^ bit] as number);
    }
  }
  return sums;
};

/** The relaxable constraints of a combination. */
export const relaxedCodes = (set: number): ConstraintCode[] =>
  constraints
    .filter((constraint) => constraint.isRelaxable && set & (1 << (constraint.bit - fixedCount)))
    .map((constraint) => constraint.code);

/** The combination of some relaxable constraints; fixed ones have no place in it. */
export const relaxationSetOf = (codes: readonly ConstraintCode[]): number =>
  constraints
    .filter((constraint) => constraint.isRelaxable && codes.includes(constraint.code))
    .reduce((set, constraint) => set | (1 << (constraint.bit - fixedCount)), 0);

export type RelaxationSet = {
  constraints: ConstraintCode[];
  /** Rows that become feasible besides those that already are. */
  gain: number;
};

/**
 * The smallest sets worth relaxing: each is exactly what some piece fails, so that nothing in it is idle; its gain
 * counts that piece and all that fail only a part of it. Smallest first, then the larger gain, then the order of the
 * constraints.
 */
export const smallestRelaxations = (
  histogram: MaskHistogram,
  counts: Uint32Array,
  limit: number,
): RelaxationSet[] =>
  histogram.masks
    .filter((mask) => mask !== 0 && (mask & fixedMask) === 0)
    .map((mask) => mask >>> fixedCount)
    .map((set) => ({ set, size: bitCount(set), gain: (counts[set] as number) - (counts[0] as number) }))
    .toSorted((a, b) => a.size - b.size || b.gain - a.gain || a.set - b.set)
    .slice(0, limit)
    .map(({ set, gain }) => ({ constraints: relaxedCodes(set), gain }));

export type FunnelStep = {
  code: ConstraintCode;
  /** Rows that fail this constraint, whatever else they fail. */
  alone: number;
  /** Rows that fail this one only. */
  onlyThis: number;
  /** Rows it removes when the constraints are applied in order. */
  removed: number;
  /** Rows left after it. */
  remaining: number;
};

/** What each constraint removes: alone, as the only one, and in the cascade of all constraints in order. */
export const funnel = (histogram: MaskHistogram): FunnelStep[] => {
  const alone = new Uint32Array(constraints.length);
  const removed = new Uint32Array(constraints.length);
  for (const mask of histogram.masks) {
    const count = histogram.counts[mask] as number;
    for (const { bit } of constraints) if (mask & (1 << bit)) alone[bit] = (alone[bit] as number) + count;
    if (mask === 0) continue;
    const first = 31 - Math.clz32(mask & -mask);
    removed[first] = (removed[first] as number) + count;
  }
  let remaining = histogram.considered;
  return constraints.map(({ code, bit }) => {
    remaining -= removed[bit] as number;
    return {
      code,
      alone: alone[bit] as number,
      onlyThis: histogram.counts[1 << bit] as number,
      removed: removed[bit] as number,
      remaining,
    };
  });
};
