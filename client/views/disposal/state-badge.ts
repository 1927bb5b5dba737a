import { html, type TemplateResult } from 'lit';
import type { CaseStage } from '../../../geodata/model/idle-case-terms.ts';
import '../../elements/ld-swatch.ts';
import { stateName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';

const suspected: readonly CaseStage[] = ['SUSPECTED', 'INVESTIGATING'];
/** Land that does not lie idle, or not yet: no class of land, no pattern. */
const withoutClass: readonly CaseStage[] = [
  'OVERDUE_LT1Y',
  'SUSPENDED_LT1Y',
  'NOT_IDLE',
  'RECLAIMED',
  'RESUMED',
  'CLOSED',
];

/** The state of a case with the swatch its land has on the map. */
export function stateBadge(state: CaseStage, language: Language): TemplateResult {
  const name = stateName(state, language);
  if (withoutClass.includes(state)) return html`<span class="badge">${name}</span>`;
  const kind = suspected.includes(state) ? 'suspected' : 'idle';
  return html`<span class="badge" data-tone="idle"><ld-swatch small kind=${kind}></ld-swatch>${name}</span>`;
}
