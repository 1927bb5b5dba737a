import { html, type TemplateResult } from 'lit';
import type { CaseRegisters } from '../../../geodata/model/api-idle-cases.ts';
import { groupedYuan } from '../../../geodata/units/money.ts';
import { formatNumber } from '../../format/numbers.ts';
import { choiceName } from '../../language/disposal-field-terms.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import type { Language } from '../../language/language.ts';

/** How far a purchase with bond money has come, its sums, what was supplied again and what the year's cap still allows. */
export function bondRegister(bond: NonNullable<CaseRegisters['bond']>, language: Language): TemplateResult {
  const text = disposalMessages[language];
  const unit = language === 'zh' ? '㎡' : 'm²';
  const area = (squareMetres: number) => `${formatNumber(squareMetres, 2)} ${unit}`;
  const row = (name: string, value: string) =>
    html`<li><span>${name}</span><span class="grow"></span><span class="second">${value}</span></li>`;
  const sums = ['marketValueYuan', 'basePriceYuan', 'decidedPriceYuan'] as const;
  const { step, steppedOn, completeBy, takenBackOn, takenBackSquareMetres, resupplies, year } = bond;
  return html`<ul>
    ${step ? row(text.bondFacts.step, `${choiceName('', 'step', step, language)} ${steppedOn ?? ''}`) : ''}
    ${sums.map((name) => (bond[name] === null ? '' : row(text.bondFacts[name], text.paidSum(groupedYuan(bond[name])))))}
    ${completeBy ? row(text.bondFacts.completeBy, completeBy) : ''}
    ${takenBackOn ? row(text.bondFacts.takenBack, `${takenBackSquareMetres === null ? '—' : area(takenBackSquareMetres)} · ${takenBackOn}`) : ''}
    ${resupplies.map(({ on, use, areaSquareMetres }) => row(text.bondFacts.resupplied, `${choiceName('', 'use', use, language)} · ${area(areaSquareMetres)} · ${on}`))}
    ${
      year
        ? html`${row(text.bondFacts.yearTakenBack(String(year.year)), area(year.takenBackSquareMetres))}
          ${row(text.bondFacts.yearResupplied(String(year.year)), area(year.resuppliedSquareMetres))}
          ${row(text.bondFacts.yearRemaining(String(year.year)), area(year.remainingSquareMetres))}`
        : ''
    }
  </ul>`;
}
