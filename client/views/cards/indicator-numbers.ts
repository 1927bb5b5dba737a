import { html, nothing, type TemplateResult } from 'lit';
import type { StandardTerm } from '../../../geodata/model/api-parcel-card.ts';
import { formatNumber, formatPercent, type Quantity } from '../../format/numbers.ts';
import { landPrice, valuePerTce, valuePerTonne } from '../../format/prices.ts';
import type { Language } from '../../language/language.ts';
import { messages } from '../../language/messages.ts';

/** Control indicators as a number list: label, bound, unit. Only those that are set; the first `most` of them. */
export function indicatorNumbers(term: StandardTerm, language: Language, most: number): TemplateResult {
  const text = messages[language];
  const least = (value: number | null, show: (value: number, language: Language) => Quantity) => {
    if (value === null) return null;
    const shown = show(value, language);
    return { ...shown, text: text.atLeast(shown.text) };
  };
  const ratio = (value: number): Quantity => ({ text: formatPercent(value, 1), unit: '%' });
  const office = term.officeLandRatioMax;
  const rows: [string, Quantity | null][] = [
    [text.fixedInvestment, least(term.fixedInvestmentMinYuanPerSquareMetre, landPrice)],
    [text.taxPerArea, least(term.taxMinYuanPerSquareMetre, landPrice)],
    [text.addedValuePerEnergy, least(term.addedValueMinYuanPerTce, valuePerTce)],
    [text.addedValuePerEmission, least(term.addedValueMinYuanPerTonneEmission, valuePerTonne)],
    [text.outputPerArea, least(term.outputMinYuanPerSquareMetre, landPrice)],
    [text.minimumFloorAreaRatio, least(term.farMin, (value) => ({ text: formatNumber(value, 2), unit: '' }))],
    [text.researchRatio, least(term.researchRatioMin, ratio)],
    [
      text.officeLandRatio,
      office === null ? null : { text: text.atMost(formatPercent(office, 1)), unit: '%' },
    ],
  ];
  return html`<dl class="numbers">
    ${rows
      .filter(([, value]) => value !== null)
      .slice(0, most)
      .map(([label, value]) =>
        value
          ? html`<dt>${label}</dt>
            <dd>${value.text}</dd>
            <dd class="in-unit">${value.unit}</dd>`
          : nothing,
      )}
  </dl>`;
}
