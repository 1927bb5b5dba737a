import { html, nothing, type TemplateResult } from 'lit';
import { staleRemark } from '../../../geodata/analysis/matching/result-remarks.ts';
import type { MatchResponse, MatchSettings } from '../../../geodata/model/api-matches.ts';
import type { ApiError } from '../../api/api-error.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import { formatCount } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { noteText } from '../../language/match-sayings.ts';
import { constraintName } from '../../language/match-terms.ts';
import { messages } from '../../language/messages.ts';
import { failureText } from '../editing/tell.ts';

export interface ResultHead {
  response: MatchResponse;
  isOutdated: boolean;
  isLoading: boolean;
  includesPotential: boolean;
  language: Language;
  refresh: () => void;
  showPotential: (isShown: boolean) => void;
}

/** How many pieces are left, by which rules, whether the data have moved since, and the switch of 可盘活 land. */
export function resultHead(head: ResultHead): TemplateResult {
  const { response, isOutdated, isLoading, language } = head;
  const text = matchMessages[language];
  const { counts, parametersVersion, engineMilliseconds, supplyCount } = response;
  const hasFloors = response.candidates.some(({ kind }) => kind !== 'land');
  const count = formatCount(counts.offerable);
  return html`<div class="list-head">
    <h3>${hasFloors ? text.candidatesMixed(count) : text.candidates(count)}</h3>
    <span class="muted clip" title=${text.engine(engineMilliseconds.toFixed(1), formatCount(supplyCount))}
      >${counts.feasible === 0 ? text.noneLeft(formatCount(counts.considered)) : text.rules(parametersVersion)}</span
    >
    <span class="grow"></span>
    ${isLoading ? html`<span class="muted" role="status">${text.matching}</span>` : nothing}
    ${
      isOutdated && !isLoading
        ? html`<button class="chip stale" title=${labelIn(staleRemark, language)} @click=${head.refresh}>
          <ld-icon name="warning" size="small"></ld-icon>${text.stale} · ${text.refresh}
        </button>`
        : nothing
    }
    <label class="switch"
      ><input
        type="checkbox"
        .checked=${head.includesPotential}
        @change=${(event: Event) => head.showPotential((event.target as HTMLInputElement).checked)}
      />${text.showPotential}</label
    >
  </div>`;
}

/** What was relaxed by hand, each to be taken back. */
export function relaxedChips(
  relaxations: readonly string[],
  settings: MatchSettings | null,
  language: Language,
  choose: (relaxations: string[]) => void,
): TemplateResult | typeof nothing {
  const text = matchMessages[language];
  if (relaxations.length === 0) return nothing;
  const nameOf = (code: string) => {
    const label = settings?.constraints.find((entry) => entry.code === code)?.label ?? code;
    return constraintName(code, label, language);
  };
  return html`<div class="relaxed">
    <ld-icon name="warning" size="small"></ld-icon>
    ${relaxations.map(
      (code) => html`<button
        class="chip"
        aria-label="${text.takeBack} ${nameOf(code)}"
        @click=${() => choose(relaxations.filter((entry) => entry !== code))}
      >
        ${text.applied(nameOf(code))}<ld-icon name="close" size="small"></ld-icon>
      </button>`,
    )}
    ${relaxations.length > 1 ? html`<button class="link" @click=${() => choose([])}>${text.takeBackAll}</button>` : nothing}
  </div>`;
}

/** Duties that follow from the demand alone. */
export const resultNotes = (
  { notes }: Pick<MatchResponse, 'notes'>,
  language: Language,
): TemplateResult | typeof nothing =>
  notes.length === 0
    ? nothing
    : html`<ul class="notes">
      ${notes.map((note) => html`<li><ld-icon name="info" size="small"></ld-icon>${noteText(note, language)}</li>`)}
    </ul>`;

/** Why there is no answer, with ways on. */
export function resultFailure(
  error: ApiError,
  language: Language,
  { retry, choose }: { retry: () => void; choose: () => void },
): TemplateResult {
  const text = matchMessages[language];
  const detail = error.problem ? failureText(error, '') : messages[language].serverUnreachableHint;
  return html`<ld-notice tone="alarm" icon="error" .heading=${text.failed} .text=${detail}>
    <button class="button small primary" @click=${retry}>${text.retry}</button>
    <button class="button small" @click=${choose}>${text.changeProject}</button>
  </ld-notice>`;
}

const skeletonWidths = [90, 84, 88, 76];

/** Stands where candidates will be. */
export const resultSkeleton = (language: Language): TemplateResult =>
  html`<div class="skeletons" role="status" aria-label=${matchMessages[language].matching}>
    ${skeletonWidths.map((width) => html`<div><span class="skeleton" style="width: 46%"></span><span class="skeleton" style="width: ${width}%"></span></div>`)}
  </div>`;
