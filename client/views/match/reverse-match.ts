import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { neverOffered } from '../../../geodata/analysis/matching/result-remarks.ts';
import type { ReverseMatchResponse } from '../../../geodata/model/api-matches.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import '../../elements/ld-score-bar.ts';
import { formatNumber } from '../../format/numbers.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { comparedText } from '../../language/match-sayings.ts';
import { constraintName, factorName } from '../../language/match-terms.ts';
import { writeMatchPlace } from '../../state/match-place.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';

type Match = ReverseMatchResponse['matches'][number];

/** Which projects a parcel suits, best first, and what the others miss it by. Opens a project in 项目匹配. */
@customElement('ld-reverse-match')
export class LdReverseMatch extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: block;
      }
      .match {
        padding: 10px 16px;
        border-bottom: 1px solid var(--line);
      }
      .first {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 26px;
      }
      .open {
        min-width: 0;
        overflow: hidden;
        font-weight: var(--w-bold);
        text-align: left;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .open:hover {
        color: var(--accent-ink);
      }
      .second {
        margin-bottom: 4px;
        color: var(--ink-2);
        font-size: 12px;
        line-height: 18px;
      }
      .failed li {
        color: var(--ink-2);
        font-size: 12px;
        line-height: 18px;
      }
      .failed .code {
        color: var(--alarm);
      }
      .score {
        font-size: 16px;
      }
      .foot {
        padding: 8px 16px;
        color: var(--ink-2);
        font-size: 12px;
      }
      @media (max-width: 899px) {
        .open {
          min-height: 44px;
        }
      }
    `,
  ];

  readonly #workspace = new StoreConsumer(this, workspaceContext);
  @property({ attribute: false }) answer: ReverseMatchResponse | undefined;
  @property() language: Language = 'zh';

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    const { answer } = this;
    if (!answer) {
      return html`<div class="match" role="status" aria-label=${text.matching}><span class="skeleton" style="width: 70%"></span></div>`;
    }
    if (answer.notOffered !== null) {
      return html`<ld-notice .heading=${text.notOffered} .text=${labelIn(neverOffered[answer.state] ?? { zh: answer.notOffered, en: answer.notOffered }, this.language)}></ld-notice>`;
    }
    if (answer.matches.length === 0) return html`<ld-notice .heading=${text.fittingNone}></ld-notice>`;
    return html`${answer.matches.map((match) => this.#match(match, answer.supplyId))}
      <p class="foot">${answer.asOf} · ${text.rules(answer.parametersVersion)}</p>`;
  }

  #match(match: Match, supplyId: string): TemplateResult {
    const text = matchMessages[this.language];
    const { projectId, projectNo, name, stage, teamName, isFeasible, shownScore, factors, failed } = match;
    const open = () =>
      this.#workspace.store.open(
        'match',
        writeMatchPlace({ panel: 'result', projectId, candidate: isFeasible ? supplyId : null }),
      );
    return html`<div class="match">
      <div class="first">
        <button class="open" @click=${open}>${name}</button>
        <span class="badge" data-tone="accent">${text.stages[stage]}</span>
        <span class="grow"></span>
        ${
          isFeasible && shownScore !== null
            ? html`<b class="score">${formatNumber(shownScore, 2)}</b>`
            : html`<span class="badge" data-tone="warn">${text.fails(failed.length)}</span>`
        }
      </div>
      <p class="second">${[projectNo, teamName].filter(Boolean).join(' · ')}</p>
      ${
        isFeasible
          ? html`<ld-score-bar
              .label=${text.score}
              .slots=${factors.map(({ factor, weight, value, shown }) => ({
                name: factorName(factor, this.language),
                weight,
                value,
                text: formatNumber(shown, 2),
              }))}
            ></ld-score-bar>`
          : html`<ul class="failed">
              ${failed.slice(0, 3).map(
                (condition) =>
                  html`<li>
                    <span class="code">✕ ${condition.hCode} ${constraintName(condition.code, condition.label, this.language)}</span>
                    ${comparedText(condition, this.language)}
                  </li>`,
              )}
              ${failed.length > 3 ? html`<li>…</li>` : nothing}
            </ul>`
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-reverse-match': LdReverseMatch;
  }
}
