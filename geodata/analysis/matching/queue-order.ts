import type { QueueKey } from '../../model/project-stage.ts';
import { compareText } from './text-order.ts';

/** What the queue looks at. */
export interface Queued {
  projectNo: string;
  /** 0-100; none counts as the lowest. */
  qualityScore: number | null;
  needBy: string | null;
  startReadyOn: string | null;
  /** A place given by hand, from 1. */
  queuePlace: number | null;
}

const compareDay = (a: string | null, b: string | null): number =>
  a === b ? 0 : a === null ? 1 : b === null ? -1 : compareText(a, b);

const comparisons: Readonly<Record<QueueKey, (a: Queued, b: Queued) => number>> = {
  quality: (a, b) => (b.qualityScore ?? -1) - (a.qualityScore ?? -1),
  urgency: (a, b) => compareDay(a.needBy, b.needBy),
  start: (a, b) => compareDay(a.startReadyOn, b.startReadyOn),
};

/** 好项目优先、急用优先、开工优先 (M07), in the order quoted. */
export const defaultQueueKeys: readonly QueueKey[] = ['quality', 'urgency', 'start'];

/**
 * The queue by its keys, then by project number: total and deterministic. Places given by hand are taken first, the
 * lower number first where two want the same; the others fill what is left in their order.
 * @returns each entry with its place and the place the keys alone would give it, from 1.
 */
export const orderQueue = <T extends Queued>(
  entries: readonly T[],
  keys: readonly QueueKey[],
): { entry: T; place: number; ruledPlace: number }[] => {
  const ruled = entries.toSorted(
    (a, b) =>
      keys.reduce((sum, key) => sum || comparisons[key](a, b), 0) || compareText(a.projectNo, b.projectNo),
  );
  const ruledPlaces = new Map(ruled.map((entry, index) => [entry, index + 1]));
  const placed: T[] = ruled.filter(({ queuePlace }) => queuePlace === null);
  const byHand = ruled
    .filter(({ queuePlace }) => queuePlace !== null)
    .toSorted((a, b) => (a.queuePlace as number) - (b.queuePlace as number));
  for (const entry of byHand) placed.splice((entry.queuePlace as number) - 1, 0, entry);
  return placed.map((entry, index) => ({
    entry,
    place: index + 1,
    ruledPlace: ruledPlaces.get(entry) as number,
  }));
};

/** One Chinese sentence on what decided a place. */
export const queueReason = (
  { qualityScore, needBy, startReadyOn }: Queued,
  keys: readonly QueueKey[],
): string => {
  const texts: Readonly<Record<QueueKey, string>> = {
    quality: qualityScore === null ? '未评分' : `评分 ${qualityScore}`,
    urgency: needBy === null ? '未填需地时间' : `需地时间 ${needBy}`,
    start: startReadyOn === null ? '未填可开工时间' : `${startReadyOn} 可开工`,
  };
  return keys.map((key) => texts[key]).join('，');
};
