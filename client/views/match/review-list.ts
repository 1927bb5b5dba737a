import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { OpinionVerdict, type Review } from '../../../geodata/model/api-reviews.ts';
import type { Capability } from '../../../geodata/model/capability.ts';
import { decideReview, giveOpinion, openReview } from '../../api/reviews.ts';
import '../../elements/ld-icon.ts';
import { formatMoment } from '../../format/moments.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { messages } from '../../language/messages.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import './ask-dialog.ts';
import type { LdAskDialog } from './ask-dialog.ts';
import { sideStyles } from './side-styles.ts';

/** Joint reviews (联审) of a project: six departments, a decision that waits for all of them. Fires `reviews-changed`. */
@customElement('ld-review-list')
export class LdReviewList extends LitElement {
  static override styles = [elementStyles, controlStyles, sideStyles];

  @property({ attribute: false }) projectId!: number;
  @property({ attribute: false }) reviews: readonly Review[] = [];
  /** Pieces a review may be opened for: shortlisted ones and the open candidate. */
  @property({ attribute: false }) pieces: readonly { code: string; name: string }[] = [];
  @property({ attribute: false }) capabilities: readonly Capability[] = [];
  @property() language: Language = 'zh';
  @query('ld-ask-dialog') private dialog!: LdAskDialog;

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    return html`<section aria-label=${text.reviews}>
      <div class="head">
        <h3>${text.reviews}</h3>
        <span class="muted">${this.reviews.length || nothing}</span>
        <span class="grow"></span>
        ${
          this.capabilities.includes('work-projects')
            ? html`<button class="button small" ?disabled=${this.pieces.length === 0} @click=${() => void this.#open()}>${text.openReview}</button>`
            : nothing
        }
      </div>
      ${this.reviews.length === 0 ? html`<p class="note">${text.noReviews}</p>` : nothing} ${this.reviews.map((review) => this.#review(review))}
      <ld-ask-dialog .language=${this.language}></ld-ask-dialog>
    </section>`;
  }

  #names(departments: Review['waitingFor']): string {
    const text = matchMessages[this.language];
    return departments
      .map((department) => text.departments[department])
      .join(messages[this.language].listSeparator);
  }

  #review(review: Review): TemplateResult {
    const text = matchMessages[this.language];
    const { supplyName, status, departments, waitingFor, rejectedBy, needsOverride, decision, canDecide } =
      review;
    const isOpen = status === 'open';
    const mayDecide = isOpen && this.capabilities.includes('decide-review');
    return html`<div class="entry">
      <div class="first">
        <b class="clip">${supplyName}</b>
        <span class="badge" data-tone=${status === 'approved' ? 'ok' : isOpen ? 'accent' : nothing}>${text.reviewStates[status]}</span>
        <span class="grow"></span>
        <span class="muted">${review.dueOn ?? ''}</span>
      </div>
      ${departments.map((entry) => this.#department(review, entry, isOpen))}
      <p class="muted">
        ${isOpen ? (waitingFor.length > 0 ? text.waitingFor(this.#names(waitingFor)) : text.allSpoken) : nothing}
        ${isOpen && needsOverride ? html`<br />${text.override(this.#names(rejectedBy))}` : nothing}
        ${decision ? `${decision.by} ${formatMoment(decision.at)} ${text.decisions[decision.decision]}${decision.reason ? `：${decision.reason}` : ''}` : nothing}
      </p>
      ${
        mayDecide
          ? html`<div class="actions">
            <button class="button small primary" ?disabled=${!canDecide} @click=${() => void this.#decide(review)}>
              ${canDecide ? nothing : html`<ld-icon name="lock" size="small"></ld-icon>`}${text.decide}
            </button>
          </div>`
          : nothing
      }
    </div>`;
  }

  #department(
    review: Review,
    { department, opinion }: Review['departments'][number],
    isOpen: boolean,
  ): TemplateResult {
    const text = matchMessages[this.language];
    const mayGive = isOpen && this.capabilities.includes('give-opinion');
    return html`<div class="department">
      <span>${text.departments[department]}</span>
      <span class="given"
        >${
          opinion
            ? html`<b class=${opinion.verdict}>${text.verdicts[opinion.verdict]}</b> ${opinion.text ?? ''}
              <span class="muted">${opinion.by}</span>`
            : html`<span class="waiting">${text.waiting}</span>`
        }</span
      >
      ${
        mayGive
          ? html`<button
              class="button ghost small square"
              title=${text.giveOpinion}
              aria-label=${text.opinionOf(text.departments[department])}
              @click=${() => void this.#give(review, department)}
            >
              <ld-icon name="edit" size="small"></ld-icon>
            </button>`
          : nothing
      }
    </div>`;
  }

  async #open(): Promise<void> {
    const text = matchMessages[this.language];
    const departments = Object.entries(text.departments).map(([code, name]) => ({ code, name }));
    await this.dialog.open({
      title: text.openReview,
      action: text.openReview,
      fields: [
        {
          name: 'supply',
          label: text.reviewPiece,
          kind: 'select',
          isRequired: true,
          choices: this.pieces,
          value: this.pieces[0]?.code ?? '',
        },
        {
          name: 'departments',
          label: text.reviewDepartments,
          kind: 'checks',
          isRequired: true,
          choices: departments,
          value: departments.map(({ code }) => code).join(','),
        },
        { name: 'due', label: text.reviewDue, kind: 'date' },
        { name: 'note', label: text.note, kind: 'longText' },
      ],
      send: async ({ supply = '', departments: chosen = '', due, note }) => {
        await openReview({
          projectId: this.projectId,
          supplyId: supply,
          departments: chosen.split(',') as Review['waitingFor'],
          dueOn: due || null,
          note: note || null,
        });
        this.#changed();
      },
    });
  }

  async #give({ id }: Review, department: Review['waitingFor'][number]): Promise<void> {
    const text = matchMessages[this.language];
    await this.dialog.open({
      title: text.opinionOf(text.departments[department]),
      action: text.giveOpinion,
      fields: [
        {
          name: 'verdict',
          label: text.giveOpinion,
          kind: 'select',
          isRequired: true,
          value: 'agree',
          choices: OpinionVerdict.options.map((code) => ({ code, name: text.verdicts[code] })),
        },
        { name: 'text', label: text.opinionText, kind: 'longText' },
      ],
      send: async ({ verdict, text: words }) => {
        await giveOpinion(id, { department, verdict: OpinionVerdict.parse(verdict), text: words || null });
        this.#changed();
      },
    });
  }

  async #decide({ id, revision, supplyName, needsOverride, rejectedBy }: Review): Promise<void> {
    const text = matchMessages[this.language];
    const decisions = ['approve', 'refuse', 'withdraw'] as const;
    await this.dialog.open({
      title: text.reviewOf(supplyName),
      ...(needsOverride ? { hint: text.override(this.#names(rejectedBy)) } : {}),
      action: text.decide,
      fields: [
        {
          name: 'decision',
          label: text.decide,
          kind: 'select',
          isRequired: true,
          value: 'approve',
          choices: decisions.map((code) => ({ code, name: text.decisions[code] })),
        },
        { name: 'reason', label: text.reason, kind: 'longText', isRequired: needsOverride },
      ],
      send: async ({ decision, reason }) => {
        const chosen = decisions.find((each) => each === decision) ?? 'refuse';
        await decideReview(id, { revision, decision: chosen, reason: reason || null });
        this.#changed();
      },
    });
  }

  #changed(): void {
    this.dispatchEvent(new CustomEvent('reviews-changed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-review-list': LdReviewList;
  }
}
