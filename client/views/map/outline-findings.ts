import { html, nothing, type TemplateResult } from 'lit';
import type { OutlineCheck } from '../../../geodata/model/api-edit.ts';
import { formatCount, formatNumber } from '../../format/numbers.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { recordsMessages } from '../../language/records-messages.ts';

const overlapsShown = 5;

/** What the server says of an outline: what forbids it, whom it lies over, whether it leaves the zone. */
export function outlineFindings(
  state: { readonly check: OutlineCheck | null; readonly isChecking: boolean; readonly failure: string },
  language: Language,
): TemplateResult {
  const text = editingMessages[language];
  if (state.failure) return html`<p class="told alarm" role="alert">${state.failure}</p>`;
  if (state.isChecking || !state.check) return html`<p class="told muted" role="status">${text.checking}</p>`;
  const { overlaps, problems } = state.check;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const isOutside = problems.some(({ code }) => code === 'outside-zone');
  const more = overlaps.length - overlapsShown;
  return html`<div role="status">
    ${errors.map(({ message }) => html`<p class="told alarm">${message}</p>`)}
    ${overlaps.slice(0, overlapsShown).map(({ name, areaSquareMetres }) => {
      const area = `${formatNumber(areaSquareMetres, 2)} ㎡`;
      return html`<p class="told warning">${text.overlapsWith(name, area)}</p>`;
    })}
    ${isOutside ? html`<p class="told warning">${recordsMessages[language].outsideZone}</p>` : nothing}
    ${more > 0 ? html`<p class="told warning">${recordsMessages[language].moreOverlaps(formatCount(more))}</p>` : nothing}
    ${errors.length + overlaps.length === 0 ? html`<p class="told ok">${text.noOverlap}</p>` : nothing}
  </div>`;
}
