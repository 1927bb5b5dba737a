import { css, html, nothing, type TemplateResult } from 'lit';
import type { NextStep } from '../../../geodata/model/idle-case-next-step.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import type { Language } from '../../language/language.ts';

export const eventNeedsStyles = css`
  .needs {
    padding: 8px 12px;
    border-radius: var(--r2);
    background: var(--surface-2);
    color: var(--ink-2);
    font-size: 12px;
    line-height: 18px;
  }
  .needs li {
    display: flex;
    gap: 6px;
    justify-content: space-between;
  }
  .needs .law {
    flex: none;
    color: var(--ink-3);
  }
`;

/** What a step must bring, each with its article; nothing for a step that needs nothing more. */
export function eventNeeds(step: NextStep | null, language: Language): TemplateResult | typeof nothing {
  const needs = step?.needs.filter(({ met }) => !met) ?? [];
  if (needs.length === 0) return nothing;
  return html`<ul class="needs" aria-label=${disposalMessages[language].eventNeeds} lang="zh">
    ${needs.map(({ need, article }) => html`<li><span>${need}</span><span class="law">${article}</span></li>`)}
  </ul>`;
}
