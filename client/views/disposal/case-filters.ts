import { html, type TemplateResult } from 'lit';
import type { CaseBranch, IdleCaseCounts } from '../../../geodata/model/api-idle-case-list.ts';
import { CaseStage } from '../../../geodata/model/idle-case-terms.ts';
import { IdleCause } from '../../../geodata/model/land-state.ts';
import { caseSorts } from '../../api/idle-cases.ts';
import { formatCount } from '../../format/numbers.ts';
import { disposalMessages } from '../../language/disposal-messages.ts';
import { causeName, stateName } from '../../language/disposal-terms.ts';
import type { Language } from '../../language/language.ts';
import type { CasePlace } from '../../state/case-place.ts';

export interface CaseFilters {
  place: CasePlace;
  counts: IdleCaseCounts | null;
  language: Language;
  /** Whether it is one's own worklist: only open cases are in it. */
  isMine: boolean;
  change: (change: Partial<CasePlace>) => void;
}

const branches: readonly CaseBranch[] = ['undetermined', 'government', 'holder'];

/** The row of filters over the cases, each choice with how many cases it would leave. */
export function caseFilters({ place, counts, language, isMine, change }: CaseFilters): TemplateResult {
  const text = disposalMessages[language];
  const chip = (name: string, count: number | undefined, isOn: boolean, apply: Partial<CasePlace>) =>
    html`<button
      class="chip"
      aria-pressed=${isOn}
      ?disabled=${count === 0 && !isOn}
      @click=${() => change(apply)}
    >
      ${name}${count === undefined ? '' : html` <span class="count">${formatCount(count)}</span>`}
    </button>`;
  const select = <Value extends string>(
    label: string,
    every: string,
    value: Value | null,
    options: readonly (readonly [Value, string, number | undefined])[],
    apply: (value: Value | null) => Partial<CasePlace>,
  ) => html`<select
    class="input"
    aria-label=${label}
    @change=${(event: Event) => {
      const chosen = (event.target as HTMLSelectElement).value;
      change(apply(options.find(([code]) => code === chosen)?.[0] ?? null));
    }}
  >
    <option value="" ?selected=${value === null}>${every}</option>
    ${options.map(
      ([code, name, count]) =>
        html`<option value=${code} ?selected=${value === code}>
          ${name}${count === undefined ? '' : ` ${formatCount(count)}`}
        </option>`,
    )}
  </select>`;
  return html`<div class="tools" role="group" aria-label=${text.region}>
    <input
      class="input"
      type="search"
      aria-label=${text.search}
      placeholder=${text.search}
      .value=${place.q}
      @change=${(event: Event) => change({ q: (event.target as HTMLInputElement).value.trim() })}
    />
    ${chip(text.overdue, counts?.overdue, place.overdue, { overdue: !place.overdue })}
    ${chip(text.dueWithin(7), counts?.dueWithin7, place.dueWithin === 7, { dueWithin: place.dueWithin === 7 ? null : 7 })}
    ${chip(text.dueWithin(30), counts?.dueWithin30, place.dueWithin === 30, { dueWithin: place.dueWithin === 30 ? null : 30 })}
    ${chip(text.withoutPlan, counts?.withoutPlan, place.withoutPlan, { withoutPlan: !place.withoutPlan })}
    ${select(
      text.state,
      text.allStates,
      place.state,
      CaseStage.options.map((state) => [state, stateName(state, language), counts?.byState[state] ?? 0]),
      (state) => ({ state }),
    )}
    ${select(
      text.branch,
      text.allBranches,
      place.branch,
      branches.map((branch) => [branch, text.branches[branch], counts?.byBranch[branch] ?? 0]),
      (branch) => ({ branch }),
    )}
    ${select(
      text.cause,
      text.allCauses,
      place.cause,
      IdleCause.options.map((cause) => [cause, causeName(cause, language), counts?.byCause[cause] ?? 0]),
      (cause) => ({ cause }),
    )}
    ${
      isMine
        ? ''
        : html`<div class="segments" role="group" aria-label=${text.state}>
          ${(['open', 'ended', 'all'] as const).map(
            (standing) => html`<button
              class="button small"
              aria-pressed=${place.standing === standing}
              @click=${() => change({ standing })}
            >
              ${text[standing]}${counts && standing !== 'all' ? ` ${formatCount(counts[standing])}` : ''}
            </button>`,
          )}
        </div>`
    }
    <span class="grow"></span>
    ${select(
      text.sort,
      text.sorts.urgency,
      place.sort === 'urgency' ? null : place.sort,
      caseSorts.filter((sort) => sort !== 'urgency').map((sort) => [sort, text.sorts[sort], undefined]),
      (sort) => ({ sort: sort ?? 'urgency' }),
    )}
    <div class="segments" role="group" aria-label=${text.layout}>
      ${(['table', 'board'] as const).map(
        (
          layout,
        ) => html`<button class="button small" aria-pressed=${place.layout === layout} @click=${() => change({ layout })}>
          ${text[layout]}
        </button>`,
      )}
    </div>
  </div>`;
}
