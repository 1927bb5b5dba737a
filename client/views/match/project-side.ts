import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { Project, Shortlist, ShortlistEntry } from '../../../geodata/model/api-projects.ts';
import type { Capability } from '../../../geodata/model/capability.ts';
import { ProjectStage } from '../../../geodata/model/project-stage.ts';
import { ApiError } from '../../api/api-error.ts';
import { dropShortlisted, keepShortlisted, moveProject } from '../../api/projects.ts';
import { fetchReservations } from '../../api/reservations.ts';
import { fetchReviews } from '../../api/reviews.ts';
import '../../elements/ld-icon.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';
import './ask-dialog.ts';
import type { LdAskDialog } from './ask-dialog.ts';
import './reservation-list.ts';
import './review-list.ts';
import { sideStyles } from './side-styles.ts';

/**
 * What is done for a project: stage, shortlist with notes, reservations, joint reviews. Fires `side-closed`,
 * `shortlist-changed`, `project-changed`, `piece-picked`.
 */
@customElement('ld-project-side')
export class LdProjectSide extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, sideStyles];

  @property({ attribute: false }) project: Project | null = null;
  @property({ attribute: false }) shortlist: Shortlist | null = null;
  @property({ attribute: false }) candidate: string | null = null;
  @property({ attribute: false }) refreshes = 0;
  @property({ attribute: false }) capabilities: readonly Capability[] = [];
  @property() language: Language = 'zh';
  @query('.own') private dialog!: LdAskDialog;

  readonly #work = new Task(this, {
    args: () => [this.project?.id, this.refreshes] as const,
    task: async ([id], { signal }) => {
      if (id === undefined) return null;
      const [reservations, reviews] = await Promise.all([
        fetchReservations({ projectId: id }, signal),
        fetchReviews(id, signal),
      ]);
      return { reservations: reservations.reservations, reviews: reviews.reviews };
    },
  });

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    const { project } = this;
    if (!project) return html`<section><span class="skeleton" style="width: 60%"></span></section>`;
    return html`<section>
        <div class="head">
          <h2>${text.following}</h2>
          <span class="grow"></span>
          <button class="button ghost small square" aria-label=${text.close} title=${text.close} @click=${() => this.#fire('side-closed')}>
            <ld-icon name="close"></ld-icon>
          </button>
        </div>
        ${this.#stage(project)}
      </section>
      ${this.#shortlist()} ${this.#lists(project)}
      <ld-ask-dialog class="own" .language=${this.language}></ld-ask-dialog>`;
  }

  #stage(project: Project): TemplateResult {
    const text = matchMessages[this.language];
    const next = project.nextStages;
    return html`<div class="entry">
      <div class="first">
        <span class="muted">${text.stage}</span><span class="badge" data-tone="accent">${text.stages[project.stage]}</span>
        <span class="muted">${project.stageSince}</span>
        <span class="grow"></span>
        ${
          this.capabilities.includes('work-projects') && next.length > 0
            ? html`<button class="button small" @click=${() => void this.#moveStage(project)}>${text.moveStage}</button>`
            : nothing
        }
      </div>
      ${
        project.teamName
          ? html`<p class="muted">${text.team} ${project.teamName}${project.isTeamRouted ? text.inBrackets(text.routed) : ''}</p>`
          : nothing
      }
    </div>`;
  }

  #shortlist(): TemplateResult {
    const text = matchMessages[this.language];
    const entries = this.shortlist?.entries ?? [];
    return html`<section aria-label=${text.shortlistTitle}>
      <div class="head"><h3>${text.shortlistTitle}</h3><span class="muted">${entries.length || nothing}</span></div>
      ${entries.length === 0 ? html`<p class="note">${text.noShortlist}</p>` : nothing} ${entries.map((entry) => this.#shortlisted(entry))}
    </section>`;
  }

  #shortlisted({ supplyId, name, note, addedBy }: ShortlistEntry): TemplateResult {
    const text = matchMessages[this.language];
    const mayWork = this.capabilities.includes('work-projects');
    return html`<div class="entry">
      <div class="first">
        <button class="name" @click=${() => this.#fire('piece-picked', supplyId)}>${name}</button>
        <span class="grow"></span><span class="muted">${addedBy}</span>
        ${
          mayWork
            ? html`<button
                class="button ghost small square"
                aria-label=${text.remove(name)}
                title=${text.remove(name)}
                @click=${() => void this.#change(() => dropShortlisted(this.project!.id, supplyId))}
              >
                <ld-icon name="close" size="small"></ld-icon>
              </button>`
            : nothing
        }
      </div>
      <textarea
        class="input"
        rows="2"
        maxlength="1000"
        placeholder=${text.note}
        aria-label="${text.note} ${name}"
        ?readonly=${!mayWork}
        .value=${note ?? ''}
        @change=${(event: Event) =>
          void this.#change(() =>
            keepShortlisted(
              this.project!.id,
              supplyId,
              (event.target as HTMLTextAreaElement).value.trim() || null,
            ),
          )}
      ></textarea>
    </div>`;
  }

  #lists(project: Project): TemplateResult {
    const work = this.#work.value;
    const { reservations = [], reviews = [] } = work ?? {};
    const listed = (this.shortlist?.entries ?? []).map(({ supplyId, name }) => ({ code: supplyId, name }));
    const held = reservations
      .filter(({ status }) => status === 'active')
      .map(({ supplyId, supplyName }) => ({ code: supplyId, name: supplyName }));
    const pieces = [...new Map([...listed, ...held].map((piece) => [piece.code, piece])).values()];
    return html`<ld-reservation-list
        .project=${project}
        .reservations=${reservations}
        .language=${this.language}
        ?mayReserve=${this.capabilities.includes('reserve-land')}
        @piece-picked=${(event: CustomEvent<string>) => this.#fire('piece-picked', event.detail)}
        @reservations-changed=${() => this.#fire('project-changed')}
      ></ld-reservation-list>
      <ld-review-list
        .projectId=${project.id}
        .reviews=${reviews}
        .pieces=${pieces}
        .capabilities=${this.capabilities}
        .language=${this.language}
        @reviews-changed=${() => this.#fire('project-changed')}
      ></ld-review-list>`;
  }

  async #moveStage(project: Project): Promise<void> {
    const text = matchMessages[this.language];
    const [first = ''] = project.nextStages;
    await this.dialog.open({
      title: text.moveStage,
      action: text.moveStage,
      fields: [
        {
          name: 'to',
          label: text.stage,
          kind: 'select',
          isRequired: true,
          value: first,
          choices: project.nextStages.map((code) => ({ code, name: text.stages[code] })),
        },
        { name: 'reason', label: text.reason, kind: 'longText' },
      ],
      send: async ({ to, reason }) => {
        await moveProject(project.id, {
          revision: project.revision,
          to: ProjectStage.parse(to),
          ...(reason?.trim() ? { reason: reason.trim() } : {}),
        });
        this.#fire('project-changed');
      },
    });
  }

  async #change(work: () => Promise<Shortlist>): Promise<void> {
    const text = matchMessages[this.language];
    try {
      this.#fire('shortlist-changed', await work());
      tell(this, text.saved);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(this, failureText(error, text.failedToSave));
    }
  }

  #fire(name: string, detail?: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-project-side': LdProjectSide;
  }
}
