import { html, type TemplateResult } from 'lit';
import { sharesInTenths } from '../../../../geodata/analysis/progress/rate.ts';

/** A part as it is drawn. */
export interface ChartPart {
  name: string;
  value: number;
  text: string;
  /** Leads to what is behind the part. */
  pick?: (() => void) | undefined;
}

const fills = ['--d1', '--d2', '--d3', '--d4', '--d-n'] as const;
const inks = ['--on-d1', '--on-d2', '--on-d3', '--on-d3', '--ink'] as const;
const fillOf = (index: number): string => `var(${fills[index] ?? '--d-n2'})`;
const inkOf = (index: number): string => (index < inks.length ? `var(${inks[index]})` : 'var(--ink)');

/** Colour of the part at a place, for a legend beside the chart. */
export const partFill = fillOf;

/** One bar of 100 %, with whole per cents where they have room. */
export function sharesBar(parts: readonly ChartPart[], label: string): TemplateResult {
  const shares = sharesInTenths(parts.map(({ value }) => Math.max(0, value)));
  return html`<div class="shares" role="img" aria-label="${label} ${parts.map(({ name, text }) => `${name} ${text}`).join(' ')}">
    ${shares.map((tenths, index) =>
      tenths === 0
        ? ''
        : html`<i style="flex:${tenths} 0 0;background:${fillOf(index)};color:${inkOf(index)}">${tenths >= 80 ? Math.round(tenths / 10) : ''}</i>`,
    )}
  </div>`;
}

/** Parts as horizontal bars under one another, the longest the full width: histograms and funnels. */
export function partBars(parts: readonly ChartPart[]): TemplateResult {
  const most = Math.max(1, ...parts.map(({ value }) => value));
  return html`<ul class="bars">
    ${parts.map(
      ({ name, value, text, pick }) => html`<li>
        ${pick ? html`<button class="link clip" @click=${pick}>${name}</button>` : html`<span class="clip">${name}</span>`}
        <span class="track"><i style="width:${(Math.max(0, value) / most) * 100}%"></i></span>
        <b class="number">${text}</b>
      </li>`,
    )}
  </ul>`;
}
