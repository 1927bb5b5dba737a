import { css, html, nothing, type TemplateResult } from 'lit';
import { indicatorOf } from '../../../geodata/catalog/indicators.ts';
import type { BulletinContent } from '../../../geodata/model/api-bulletins.ts';
import { landArea } from '../../format/areas.ts';
import { indicatorQuantity } from '../../format/indicator-quantity.ts';
import { formatCount } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { progressMessages } from '../../language/progress-messages.ts';
import { bulletinMoney, bulletinShare, bulletinTable, bulletinTerm } from './bulletin-table.ts';
import { changeText } from './change-text.ts';

/** What a bulletin says, for its preview and its public page: totals, figures with ranks, projects, land. */
export function bulletinBody(content: BulletinContent, language: Language): TemplateResult {
  const text = progressMessages[language];
  const { totals, figures, projects, land } = content;
  return html`<div class="totals">
      <div><b>${bulletinShare(totals.completedShare)}<span class="unit">%</span></b>${text.completion}</div>
      <div><b>${formatCount(totals.projectCount)}</b>${text.projectCount}</div>
      <div><b>${bulletinMoney(totals.completedYuan)}<span class="unit">${text.billion}</span></b>${text.bulletinFields[6]}</div>
      <div><b>${bulletinMoney(totals.plannedYuan)}<span class="unit">${text.billion}</span></b>${text.bulletinFields[5]}</div>
    </div>
    <h3>${text.figuresAndRanks}</h3>
    <div class="wide-table" tabindex="0" role="region" aria-label=${text.figuresAndRanks}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.indicator}</th>
            <th scope="col" class="number">${text.columnValue}</th>
            <th scope="col" class="number">${text.lastQuarter}</th>
            <th scope="col" class="number">${text.columnRank}</th>
            <th scope="col" class="number">${text.columnChange}</th>
          </tr>
        </thead>
        <tbody>
          ${figures.map((figure) => {
            const definition = indicatorOf(figure.indicatorId);
            const shown = (value: number | null) => {
              if (value === null || !definition) return '—';
              const { text: digits, unit } = indicatorQuantity(value, definition, language);
              return `${digits} ${unit}`;
            };
            return html`<tr>
              <td>${labelIn(figure.title, language)}</td>
              <td class="number"><b>${shown(figure.value)}</b></td>
              <td class="number">${shown(figure.previousValue)}</td>
              <td class="number">${figure.rank ?? '—'}</td>
              <td class="number">${changeText(figure.change)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    <h3>${text.projectsOf(formatCount(projects.length))} <span class="unit">${text.moneyUnit}</span></h3>
    <div class="wide-table" tabindex="0" role="region" aria-label=${text.projectsOf('')}>${bulletinTable(projects, language)}</div>
    ${
      land.length === 0
        ? nothing
        : html`<h3>${text.landOf} ${formatCount(land.length)}</h3>
          <div class="wide-table" tabindex="0" role="region" aria-label=${text.landOf}>
            <table>
              <thead>
                <tr>${text.landFields.map((field, index) => html`<th scope="col" class=${index === 2 ? 'number' : ''}>${field}</th>`)}</tr>
              </thead>
              <tbody>
                ${land.map(
                  (entry) => html`<tr>
                    <td>${entry.landName}</td>
                    <td>${entry.locationText}</td>
                    <td class="number">${landArea(entry.areaSquareMetres, language).text}</td>
                    <td>${bulletinTerm('landClass', entry.kind, language)}</td>
                    <td>${entry.ownerUnit ?? '—'}</td>
                    <td>${entry.mode ?? '—'}</td>
                    <td>${entry.deadlineOn ?? '—'}</td>
                    <td>${bulletinTerm('idleState', entry.progress, language)}</td>
                    <td>${entry.holderName}</td>
                  </tr>`,
                )}
              </tbody>
            </table>
          </div>`
    }`;
}

export const bulletinBodyStyles = css`
  h3 {
    margin: 20px 0 8px;
    font-size: 14px;
    font-weight: var(--w-bold);
    line-height: 22px;
  }
  .totals {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(160px, 1fr));
    gap: 12px;
    margin-top: 12px;
  }
  .totals > div {
    padding: 10px 14px;
    border: 1px solid var(--line);
    border-radius: var(--r3);
    color: var(--ink-2);
  }
  .totals b {
    display: block;
    min-height: 36px;
    color: var(--ink);
    font-size: 28px;
    line-height: 34px;
  }
  .totals .unit {
    white-space: nowrap;
  }
  .wide-table {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th {
    height: 32px;
    padding: 0 10px;
    border-bottom: 1px solid var(--line-2);
    color: var(--ink-3);
    font-size: 12px;
    font-weight: var(--w-reg);
    text-align: left;
    white-space: nowrap;
  }
  td {
    height: 34px;
    padding: 4px 10px;
    border-bottom: 1px solid var(--line);
    white-space: nowrap;
  }
  .number {
    text-align: right;
  }
`;
