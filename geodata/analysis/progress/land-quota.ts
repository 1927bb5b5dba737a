import { roundHalfUp } from '../../units/area.ts';

/** Result of a year's two tasks, 批而未供 and 闲置: null when no task was set. */
export interface StockTasks {
  unsuppliedCompletion: number | null;
  idleCompletion: number | null;
}

/**
 * What the tasks do to next year's quota of new construction land: both done gives the bonus, any missed the cut
 * (自然资规〔2018〕1号: 各增加 10 %, 核减 20 %). Without a task nothing changes.
 */
export function quotaFactor(tasks: StockTasks, params: { bonus: number; cut: number }): number {
  const set = [tasks.unsuppliedCompletion, tasks.idleCompletion].filter((value) => value !== null);
  if (set.some((completion) => completion < 1)) return 1 - params.cut;
  return set.length === 2 ? 1 + params.bonus : 1;
}

/** Next year's quota, in square metres to the hundredth. */
export const nextQuota = (quotaSquareMetres: number, factor: number): number =>
  roundHalfUp(quotaSquareMetres * factor, 2);
