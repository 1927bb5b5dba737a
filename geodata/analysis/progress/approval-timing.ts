/** Days of a set of finished approvals; null of an empty set. */
export interface ApprovalTiming {
  count: number;
  fastestDays: number;
  medianDays: number;
  /** The one or two in the middle that the median is made of. */
  middleDays: readonly [least: number, most: number];
  slowestDays: number;
  /** How many took no longer than the days they are measured against. */
  withinTargetCount: number;
}

/** Fastest, median and slowest of finished approvals, against a target of days (潍坊: 全过程审批最快25天). */
export function approvalTiming(days: readonly number[], targetDays: number): ApprovalTiming | null {
  const sorted = days.toSorted((a, b) => a - b);
  const [fastest] = sorted;
  if (fastest === undefined) return null;
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? fastest;
  const high = sorted[Math.floor(middle)] ?? fastest;
  return {
    count: sorted.length,
    fastestDays: fastest,
    medianDays: (low + high) / 2,
    middleDays: [low, high],
    slowestDays: sorted.at(-1) ?? fastest,
    withinTargetCount: sorted.filter((value) => value <= targetDays).length,
  };
}
