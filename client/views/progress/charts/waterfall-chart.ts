import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { toMu } from '../../../../geodata/units/area.ts';
import { formatNumber } from '../../../format/numbers.ts';
import type { WaterfallStep } from '../../../state/progress-waterfall.ts';

const [height, top, foot] = [236, 26, 26];
const fills = ['var(--d1)', 'var(--d2)', 'var(--d3)', 'var(--d4)'];

/** Columns from opening to closing; disposals hang from the level before, dotted lines carry the level on. */
export function waterfallChart(
  steps: readonly WaterfallStep[],
  nameOf: (step: WaterfallStep) => string,
  label: string,
): TemplateResult {
  const column = 76;
  const width = steps.length * column;
  const most = Math.max(1, ...steps.flatMap(({ from, to }) => [from, to]));
  const y = (value: number): number => top + (1 - value / most) * (height - top - foot);
  const line = (share: number): SVGTemplateResult =>
    svg`<line x1="0" x2=${width} y1=${y(most * share)} y2=${y(most * share)} stroke="var(--line)"></line>`;
  return html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-label=${label} style="width:100%;max-height:260px">
    ${[0, 0.25, 0.5, 0.75, 1].map(line)}
    ${steps.map((step, index) => bar(step, index, { column, y, nameOf, next: steps[index + 1] }))}
  </svg>`;
}

interface Frame {
  column: number;
  y: (value: number) => number;
  nameOf: (step: WaterfallStep) => string;
  next: WaterfallStep | undefined;
}

function bar(step: WaterfallStep, index: number, { column, y, nameOf, next }: Frame): SVGTemplateResult {
  const left = index * column + 12;
  const barWidth = column - 24;
  const upper = y(Math.max(step.from, step.to));
  const tall = Math.max(1.5, Math.abs(y(step.from) - y(step.to)));
  const isWhole = step.kind === 'opening' || step.kind === 'closing';
  const fill = isWhole ? 'var(--ink-2)' : (fills[Math.max(0, index - 2)] ?? 'var(--d4)');
  const text = formatNumber(toMu(step.amount), 2);
  const amount = step.kind === 'added' ? `+${text}` : text;
  const middle = left + barWidth / 2;
  return svg`<g>
    <rect x=${left} y=${upper} width=${barWidth} height=${tall} rx="2" fill=${fill}></rect>
    ${next ? svg`<line x1=${left + barWidth} x2=${left + column} y1=${y(step.to)} y2=${y(step.to)} stroke="var(--ink-3)" stroke-dasharray="2 2"></line>` : ''}
    <text x=${middle} y=${upper - 6} text-anchor="middle" font-size="11" font-weight="600" fill="var(--ink)">${amount}</text>
    <text x=${middle} y=${height - 8} text-anchor="middle" font-size="11" fill="var(--ink-3)">${nameOf(step)}</text>
  </g>`;
}
