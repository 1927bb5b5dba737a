import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';
import { toMu } from '../../../../geodata/units/area.ts';
import { formatNumber } from '../../../format/numbers.ts';
import type { WaterfallStep } from '../../../state/progress-waterfall.ts';
import { partFill } from './part-charts.ts';

const [height, top, foot] = [248, 26, 38];

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
  const fill = isWhole ? 'var(--ink-2)' : partFill(Math.max(0, index - 2));
  const text = formatNumber(toMu(step.amount), 2);
  const amount = step.kind === 'added' ? `+${text}` : text;
  const middle = left + barWidth / 2;
  return svg`<g>
    <rect x=${left} y=${upper} width=${barWidth} height=${tall} rx="2" fill=${fill}></rect>
    ${next ? svg`<line x1=${left + barWidth} x2=${left + column} y1=${y(step.to)} y2=${y(step.to)} stroke="var(--ink-3)" stroke-dasharray="2 2"></line>` : ''}
    <text x=${middle} y=${upper - 6} text-anchor="middle" font-size="11" font-weight="600" fill="var(--ink)">${amount}</text>
    ${linesOf(nameOf(step)).map(
      (line, at) =>
        svg`<text x=${middle} y=${height - foot + 16 + at * 14} text-anchor="middle" font-size="11" fill="var(--ink-3)">${line}</text>`,
    )}
  </g>`;
}

/** A name of several words in two lines, so that it keeps to its column. */
function linesOf(name: string): string[] {
  const words = name.split(' ');
  if (name.length <= 10 || words.length < 2) return [name];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}
