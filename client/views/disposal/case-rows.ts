import { html, nothing, type TemplateResult } from 'lit';
import type { IdleCaseRow } from '../../../geodata/model/api-idle-case-list.ts';
import { CaseStage } from '../../../geodata/model/idle-case-terms.ts';
import { landArea } from '../../format/areas.ts';
import { formatCount } from '../../format/numbers.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { causeName, clockName, stateName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';
import { clockText } from './clock-text.ts';
import { stateBadge } from './state-badge.ts';

/** How the next deadline of a case stands. */
function deadline(row: IdleCaseRow, language: Language): TemplateResult | typeof nothing {
  if (!row.nextClock) return nothing;
  const { text, tone } = clockText(row.nextClock, language);
  return html`<span class=${tone} title=${row.nextClock.article}>${text}</span>`;
}

/** Cases as a table: the most urgent first unless ordered otherwise. */
export function caseTable(
  rows: readonly IdleCaseRow[],
  language: Language,
  open: (row: IdleCaseRow) => void,
): TemplateResult {
  const text = disposalMessages[language];
  const area = landArea(0, language).unit;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${text.caseNo}</th>
        <th scope="col">${text.parcel}</th>
        <th scope="col">${text.holder}</th>
        <th scope="col">${text.state}</th>
        <th scope="col" class="number">${area}</th>
        <th scope="col" class="number">${text.idleDays}</th>
        <th scope="col">${text.nextDeadline}</th>
        <th scope="col" class="number">${text.remaining}</th>
        <th scope="col">${text.officer}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) => html`<tr @click=${() => open(row)}>
          <td>
            <button class="link case-no" @click=${(event: Event) => {
              event.stopPropagation();
              open(row);
            }}>${row.caseNo}</button>
          </td>
          <td>${row.parcel.name}<div class="second">${row.parcel.locationText ?? row.zoneName}</div></td>
          <td>${row.holderName}<div class="second">${row.contractNo}</div></td>
          <td>
            ${stateBadge(row.state, language)}
            <div class="second">${row.cause ? `${causeName(row.cause, language)} · ` : ''}${text.since(row.stateSince)}</div>
          </td>
          <td class="number">${landArea(row.parcel.areaSquareMetres, language).text}</td>
          <td class="number">
            ${formatCount(row.idleDays.gross)}
            ${row.idleDays.paused > 0 ? html`<div class="second">${text.netDays(formatCount(row.idleDays.net))}</div>` : nothing}
          </td>
          <td>
            ${row.nextClock ? html`<span>${clockName(row.nextClock, language)}</span>` : '—'}
            ${row.nextClock?.dueOn ? html`<div class="second">${row.nextClock.dueOn}</div>` : nothing}
          </td>
          <td class="number">${deadline(row, language)}</td>
          <td class="officer">${row.officer?.name ?? html`<span class="muted">${text.nobody}</span>`}</td>
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/** Cases as a board: a column for each state that has some, in the order of the procedure. */
export function caseBoard(
  rows: readonly IdleCaseRow[],
  language: Language,
  open: (row: IdleCaseRow) => void,
): TemplateResult {
  const columns = CaseStage.options
    .map((state) => ({ state, cases: rows.filter((row) => row.state === state) }))
    .filter(({ cases }) => cases.length > 0);
  return html`<div class="board" tabindex="0" role="region" aria-label=${disposalMessages[language].board}>
    ${columns.map(
      ({ state, cases }) => html`<section class="column" aria-label=${stateName(state, language)}>
        <h2>${stateName(state, language)}<span class="muted">${formatCount(cases.length)}</span></h2>
        <ul class="scroll">
          ${cases.map(
            (row) => html`<li>
              <button @click=${() => open(row)}>
                <span class="clip">${row.parcel.name}</span>
                <span class="second clip">${row.caseNo} · ${row.holderName}</span>
                <span class="second">${deadline(row, language)}</span>
                <span class="second clip" lang="zh">${row.nextClock?.label ?? ''}</span>
              </button>
            </li>`,
          )}
        </ul>
      </section>`,
    )}
  </div>`;
}

/** Cases in rows of two lines, for a phone. */
export function casePhoneList(
  rows: readonly IdleCaseRow[],
  language: Language,
  open: (row: IdleCaseRow) => void,
): TemplateResult {
  return html`${rows.map(
    (row) => html`<button @click=${() => open(row)}>
      <span class="clip"><b>${row.parcel.name}</b></span>
      <span class="right">${stateBadge(row.state, language)}</span>
      <span class="second clip">${row.caseNo} · ${row.holderName}</span>
      <span class="second right">${deadline(row, language)}</span>
    </button>`,
  )}`;
}
