import { optionSets } from '../../codes/option-sets.ts';
import type { IdleState } from '../../model/land-state.ts';

const labels = new Map(optionSets.idleState.map(({ code, zh }) => [code, zh]));

/** The Chinese name of a state of a case or of its monitoring. */
export function stateLabel(state: IdleState): string {
  return labels.get(state) ?? state;
}
