import { html, nothing, type TemplateResult } from 'lit';
import type { MatchPlace } from '../../../geodata/model/api-matches.ts';
import type { FactorWeights } from '../../../geodata/model/match-parameters.ts';
import type { MatchCandidate } from '../../../geodata/model/match-result.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-score-bar.ts';
import { quantity } from '../../elements/quantity.ts';
import { formatNumber, formatPercent } from '../../format/numbers.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { factorName, factorOrder } from '../../language/match-terms.ts';
import { conditionRows } from './condition-rows.ts';
import { pieceArea, pieceBadge } from './piece.ts';

export interface CandidateView {
  candidate: MatchCandidate;
  place: MatchPlace | undefined;
  /** Nominal weights, which set the widths of the slots. */
  weights: FactorWeights;
  isOpen: boolean;
  isCompared: boolean;
  isShortlisted: boolean;
  /** The last day this project holds it; null when it does not. */
  reservedUntil: string | null;
  /** Places gained with the last change of the weights. */
  move: number;
  language: Language;
  may: { reserve: boolean; shortlist: boolean };
  act: (action: 'open' | 'compare' | 'reserve' | 'shortlist' | 'zoom') => void;
}

/** The factors that cost most points, at most three; less than a twentieth of a point is nothing. */
export const largestLosses = ({ factors }: MatchCandidate) =>
  factors
    .map(({ factor, weight, contribution }) => ({ factor, lost: weight - contribution }))
    .filter(({ lost }) => lost >= 0.05)
    .toSorted((a, b) => b.lost - a.lost)
    .slice(0, 3);

/** Pieces show their rank in a dot, the same as on the map. */
export const rankDot = (rank: number, isOpen: boolean): TemplateResult =>
  html`<span class="dot ${isOpen ? 'open' : ''}">${rank}</span>`;

const scoreBar = ({ candidate, weights, isOpen, language }: CandidateView): TemplateResult => {
  const slots = candidate.factors.map(({ factor, weight, value, shown, isMissing }) => ({
    name: factorName(factor, language),
    weight,
    value,
    text: formatNumber(shown, 2),
    isMissing: isMissing && weight > 0,
  }));
  return html`<ld-score-bar
    ?open=${isOpen}
    .slots=${slots}
    .columns=${factorOrder.map((factor) => weights[factor])}
    .label=${matchMessages[language].score}
  ></ld-score-bar>`;
};

const moveMark = ({ move, language }: CandidateView): TemplateResult | typeof nothing => {
  if (move === 0) return nothing;
  const text = matchMessages[language];
  return html`<span class="move ${move > 0 ? 'up' : 'down'}" role="status"
    ><ld-icon size="small" name=${move > 0 ? 'arrow-up' : 'arrow-down'}></ld-icon
    >${move > 0 ? text.up(move) : text.down(-move)}</span
  >`;
};

function losses({ candidate, language }: CandidateView): TemplateResult {
  const text = matchMessages[language];
  const { conditions, warnings, relaxed } = candidate;
  const lost = largestLosses(candidate);
  const area = pieceArea(candidate.kind, candidate.areaSquareMetres, language);
  const met = conditions.filter(({ isPassed }) => isPassed).length;
  const isClean = relaxed.length === 0 && warnings.length === 0;
  return html`<div class="losses">
    <span>${area.text}<span class="unit">${area.unit}</span></span>
    <span class="lost clip">
      ${
        lost.length === 0
          ? text.noLosses
          : html`${text.losses} ${lost.map(
              ({ factor, lost: points }, at) =>
                html`${at > 0 ? html`<i class="bar"></i>` : nothing}${factorName(factor, language)} −${formatNumber(points, 2)} `,
            )}`
      }
    </span>
    <span class="met ${isClean ? 'ok' : 'warn'}"
      ><ld-icon size="small" name=${isClean ? 'check' : 'warning'}></ld-icon>${text.conditionsMet(met, conditions.length)}</span
    >
  </div>`;
}

/** Value times weight, factor by factor, so that anybody can reckon the score again. */
function calculation({ candidate, language }: CandidateView): TemplateResult {
  const text = matchMessages[language];
  const { factors, shownScore } = candidate;
  return html`<details class="calculation">
    <summary>${text.calculation}</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">${text.factor}</th>
          <th scope="col" class="number">${text.value}</th>
          <th scope="col" class="number">${text.weight}</th>
          <th scope="col" class="number">${text.points}</th>
        </tr>
      </thead>
      <tbody>
        ${factors.map(
          ({ factor, value, weight, shown, isMissing }) => html`<tr class=${weight > 0 ? '' : 'muted'}>
            <th scope="row">
              ${factorName(factor, language)}
              ${weight === 0 ? html`<span class="aside">${text.leftOut}</span>` : nothing}
              ${isMissing && weight > 0 ? html`<span class="aside alarm">${text.missingFigure}</span>` : nothing}
            </th>
            <td class="number">${weight > 0 ? formatNumber(value, 4) : '—'}</td>
            <td class="number">${weight > 0 ? formatNumber(weight, 2) : '—'}</td>
            <td class="number">${weight > 0 ? formatNumber(shown, 2) : '—'}</td>
          </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colspan="3">${text.sum}</th>
          <td class="number"><b>${formatNumber(shownScore, 2)}</b></td>
        </tr>
      </tfoot>
    </table>
  </details>`;
}

function foot(view: CandidateView): TemplateResult {
  const { candidate, isCompared, isShortlisted, reservedUntil, language, may, act } = view;
  const text = matchMessages[language];
  const { conditions, warnings, relaxed } = candidate;
  const summary = [
    relaxed.length === 0 ? text.allMet(conditions.length) : text.relaxedCount(relaxed.length),
    ...(warnings.length > 0 ? [text.warned(warnings.length)] : []),
  ];
  return html`<div class="foot">
    <span class="muted clip grow">${summary.join('，')}</span>
    <button class="button small square" title=${text.zoomTo} aria-label=${text.zoomTo} @click=${() => act('zoom')}>
      <ld-icon name="fit" size="small"></ld-icon>
    </button>
    ${
      may.shortlist
        ? html`<button class="button small" aria-pressed=${isShortlisted} @click=${() => act('shortlist')}>
          ${isShortlisted ? text.shortlisted : text.shortlist}
        </button>`
        : nothing
    }
    <button class="button small" aria-pressed=${isCompared} @click=${() => act('compare')}>
      ${isCompared ? text.compared : text.compare}
    </button>
    ${
      reservedUntil
        ? html`<span class="badge" data-tone="ok">${text.reservedUntil(reservedUntil)}</span>`
        : may.reserve
          ? html`<button class="button small primary" @click=${() => act('reserve')}>${text.reserve}</button>`
          : nothing
    }
  </div>`;
}

function openBody(view: CandidateView): TemplateResult {
  const { candidate, place, language } = view;
  const text = matchMessages[language];
  const { kind, areaSquareMetres, takenSquareMetres, availableOn, robustness, topsis } = candidate;
  const taken = pieceArea(kind, takenSquareMetres, language);
  const facts = [
    place?.parkName,
    place?.buildingName,
    takenSquareMetres < areaSquareMetres ? text.taken(`${taken.text} ${taken.unit}`) : null,
    availableOn ? text.available(availableOn) : null,
  ].filter(Boolean);
  return html`<div class="line">
      ${pieceBadge(kind, place, language)}
      <span>${quantity(pieceArea(kind, areaSquareMetres, language))}</span>
      ${place?.needsReview ? html`<span class="badge" data-tone="warn">${text.needsReview}</span>` : nothing}
      <span class="muted clip grow">${facts.join(' · ')}</span>
    </div>
    <div class="line second">
      <span class="muted">${text.firstIn(formatPercent(robustness.first, 0))}</span>
      <span class="muted">${text.firstThreeIn(formatPercent(robustness.firstThree, 0))}</span>
      <span class="muted">${text.topsisRank(topsis.rank)}</span>
    </div>
    ${scoreBar(view)} ${conditionRows(candidate, language)} ${calculation(view)} ${foot(view)}`;
}

/** A candidate in the list: a line with its bar, or open with all that decides. */
export function candidateCard(view: CandidateView): TemplateResult {
  const { candidate, place, isOpen, language, act } = view;
  const { name, rank, shownScore, kind } = candidate;
  return html`<article class="card ${isOpen ? 'open' : ''}" aria-label="${rank} ${name}">
    <div class="head">
      <button class="opener" aria-expanded=${isOpen} @click=${() => act('open')}>
        ${rankDot(rank, isOpen)}<span class="name clip">${name}</span>${moveMark(view)}
      </button>
      ${isOpen ? nothing : pieceBadge(kind, place, language)}
      <b class="score">${formatNumber(shownScore, 2)}</b>
    </div>
    ${isOpen ? openBody(view) : html`${scoreBar(view)} ${losses(view)}`}
  </article>`;
}
