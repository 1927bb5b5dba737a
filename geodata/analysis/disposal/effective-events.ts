import type { CaseEvent, CorrectionEvent, FactEvent } from '../../model/idle-case-event.ts';
import { articles } from './articles.ts';
import { type Refusal, refuse } from './refusal.ts';

/**
 * The history as its corrections leave it: the last correction of an event takes its place or strikes it out. The
 * order stays that of the first recording, and a replacement keeps the number of the event it mends.
 */
export function effectiveEvents(history: readonly CaseEvent[]): FactEvent[] {
  const corrections = new Map<string, CorrectionEvent>();
  for (const event of history) {
    if (event.type === 'corrected') corrections.set(event.corrects, event);
  }
  return history.flatMap((event): FactEvent[] => {
    if (event.type === 'corrected') return [];
    const correction = corrections.get(event.id);
    if (!correction) return [event];
    const { replacement, recordedAt } = correction;
    return replacement ? [{ ...replacement, id: event.id, recordedAt }] : [];
  });
}

/** Whether a correction names an event it can mend. */
export function checkCorrection(
  history: readonly CaseEvent[],
  correction: CorrectionEvent,
): Refusal | undefined {
  const target = history.find(({ id }) => id === correction.corrects);
  if (!target) {
    return refuse('correction_target', articles.product, `没有编号为 ${correction.corrects} 的记录可更正`);
  }
  if (target.type === 'corrected') {
    return refuse('correction_target', articles.product, '更正本身不能被更正；请再次更正原来的记录');
  }
  if (!correction.replacement) {
    return target.id === history[0]?.id
      ? refuse('correction_target', articles.product, '立案记录不能撤销，只能用正确的内容更正')
      : undefined;
  }
  return correction.replacement.type === target.type
    ? undefined
    : refuse('correction_type', articles.product, '更正的内容须与原记录是同一种事件');
}
