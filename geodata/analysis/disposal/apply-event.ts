import type { CaseEvent, CorrectionEvent } from '../../model/idle-case-event.ts';
import { caseEventLabels } from '../../model/idle-case-event-labels.ts';
import type { CaseState } from '../../model/idle-case-state.ts';
import { articles } from './articles.ts';
import { caseStateOn } from './case-state-on.ts';
import { checkCorrection } from './effective-events.ts';
import type { EngineContext } from './engine-context.ts';
import { checkRecording } from './event-order.ts';
import { followEvents, outgrownGuards } from './fold-case.ts';
import { type Refusal, refuse } from './refusal.ts';
import { takeStep } from './take-step.ts';

export type ApplyResult = { ok: true; state: CaseState } | Refusal;

/**
 * Asks whether an event may be added to a case (null: to begin one), and gives the case after it. Nothing is stored:
 * the caller appends the event when the answer is ok. A refusal names the guard, the article and what to mend.
 */
export function applyEvent(state: CaseState | null, event: CaseEvent, context: EngineContext): ApplyResult {
  const history = state?.history ?? [];
  const recording = checkRecording(history, event);
  if (recording) return recording;
  if (event.type === 'corrected') return applyCorrection(history, event, context);
  const step = takeStep(state?.facts ?? null, event, context, true);
  return step.ok ? { ok: true, state: caseStateOn(step.facts, [...history, event], context) } : step;
}

/**
 * A correction is accepted when the whole history, so mended, passes every guard; one that today's figures of the rules
 * would not let pass again stands as it was recorded.
 */
function applyCorrection(
  history: readonly CaseEvent[],
  event: CorrectionEvent,
  context: EngineContext,
): ApplyResult {
  if (history.length === 0) {
    return refuse('case_missing', articles.product, '案件还没有立案，没有可更正的记录');
  }
  const objection = checkCorrection(history, event);
  if (objection) return objection;
  const mended = [...history, event];
  const waivers = new Map(outgrownGuards(history, context));
  waivers.delete(event.corrects);
  const followed = followEvents(mended, context, true, waivers);
  if (followed.ok && followed.facts) {
    return { ok: true, state: caseStateOn(followed.facts, mended, context) };
  }
  if (followed.ok) return refuse('correction_target', articles.product, '更正后案件没有任何记录');
  const broken = history.find(({ id }) => id === followed.eventId);
  const what = broken ? `“${caseEventLabels[broken.type]}”(${broken.occurredOn})` : '';
  return refuse(
    'correction_breaks_history',
    followed.refusal.article,
    `更正后${what}不再成立：${followed.refusal.message}`,
  );
}
