import { html, type TemplateResult } from 'lit';
import type { CohortResult } from '../../../geodata/model/api-evaluations.ts';
import { formatCount, formatNumber } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { stockReportMessages } from '../../language/stock-report-messages.ts';
import { partFill, sharesBar } from './charts/part-charts.ts';

const classes = ['A', 'B', 'C', 'D', 'T'] as const;

/** Bases are yuan a 亩, a tonne or a head, shown in 万元; a share in per cent. */
const shownBase = (name: string, base: number): string =>
  formatNumber(name === 'researchShare' ? base * 100 : base / 10_000, 2);

/** One cohort of a run: classes with their limits, who was left out and why, how points are given. */
export function evaluationCohort(
  { cohort, reportedCount, base, aMost, dLeast, classes: counts, leftOut, method }: CohortResult,
  language: Language,
): TemplateResult {
  const text = stockReportMessages[language];
  const parts = classes.map((grade) => ({
    name: `${grade} ${text.classes[grade]}`,
    value: counts[grade],
    text: formatCount(counts[grade]),
  }));
  const left = leftOut.reduce((sum, { count }) => sum + count, 0);
  return html`<section class="card" aria-label=${text.cohorts[cohort]}>
    <div class="head">
      <h3>${text.cohorts[cohort]}</h3>
      <span class="hint">${text.reported(formatCount(reportedCount))}</span>
    </div>
    <div class="inner">
      <div class="row">
        ${parts.map(
          ({ name, text: count }, index) => html`<span class="class">
            <span class="small"><i style="background:${partFill(index)}"></i>${name}</span>
            <span class="value">${count}</span>
          </span>`,
        )}
      </div>
      ${sharesBar(parts, text.cohorts[cohort])}
      <p class="small">${text.limits(formatCount(base), formatCount(aMost), formatCount(dLeast))}</p>
      <p class="small">
        ${left === 0 ? text.leftOutNone : html`<b class="bad">${text.leftOut(formatCount(left))}</b>`}
        ${leftOut.map(({ fault, count }) => html`<span class="badge" data-tone="warn">${text.faults[fault]} ${formatCount(count)}</span> `)}
      </p>
      <details>
        <summary class="small">${text.method}</summary>
        <p class="small">${text.methodHint}</p>
        ${method.map(
          ({ name, weightPoints, base: mean }) => html`<p class="small">
            ${text.indicators[name] ?? name}：${text.points(formatNumber(weightPoints, 0))}${
              mean === null
                ? ''
                : `，${text.base} ${shownBase(name, mean)} ${text.indicatorUnits[name] ?? ''}`
            }
          </p>`,
        )}
      </details>
    </div>
  </section>`;
}
