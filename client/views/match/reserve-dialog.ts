import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Project } from '../../../geodata/model/api-projects.ts';
import type { Reservation } from '../../../geodata/model/api-reservations.ts';
import { addDays } from '../../../geodata/units/days/plain-date.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchProjects } from '../../api/projects.ts';
import { fetchReservations, holderOf, reserve } from '../../api/reservations.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';

/** What is reserved, for a project or for one of a zone that is still to be chosen. */
export interface ReserveTarget {
  projectId?: number;
  zoneCode?: string;
  supplyId: string;
  name: string;
}

type Holder = Pick<Reservation, 'projectNo' | 'projectName' | 'teamName' | 'until'>;

/** A quarter is what zones usually grant. */
const usualDays = 90;

/**
 * Reserves a piece for a project until a day; says at once who holds it, where somebody does. Fires `reservation-made`,
 * `dialog-closed`.
 */
@customElement('ld-reserve-dialog')
export class LdReserveDialog extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles];

  @property() language: Language = 'zh';
  @state() private target: ReserveTarget | null = null;
  /** Today by the server's clock; empty until it has answered. */
  @state() private asOf = '';
  @state() private until = '';
  @state() private note = '';
  @state() private failure = '';
  @state() private projectId: number | null = null;
  /** Those to choose from; null while they are on their way. */
  @state() private projects: readonly Project[] | null = null;
  @state() private isBusy = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  async open(target: ReserveTarget): Promise<void> {
    this.target = target;
    this.projectId = target.projectId ?? null;
    void this.#load(target);
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    return html`<dialog class="dialog" aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('dialog-closed'))}>
      <form novalidate @submit=${this.#submit}>
        <header><h2 id="title">${text.reserveTitle(this.target?.name ?? '')}</h2></header>
        <div class="content">
          ${this.target?.projectId === undefined ? this.#projectField() : nothing}
          <div class="field">
            <label for="until">${text.until}<span class="must" aria-hidden="true">*</span><span class="aside">${text.untilHint}</span></label>
            <input
              class="input"
              id="until"
              type="date"
              aria-required="true"
              min=${this.asOf || nothing}
              aria-describedby="wrong"
              .value=${this.until}
              @input=${(event: Event) => {
                this.until = (event.target as HTMLInputElement).value;
                this.failure = '';
              }}
            />
          </div>
          <div class="field">
            <label for="note">${text.note}</label>
            <textarea
              class="input"
              id="note"
              maxlength="500"
              .value=${this.note}
              @input=${(event: Event) => {
                this.note = (event.target as HTMLTextAreaElement).value;
              }}
            ></textarea>
          </div>
          <span class="reason-wrong" id="wrong" role="alert" lang="zh" ?hidden=${!this.failure}>${this.failure}</span>
        </div>
        <footer>
          <button type="button" class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
          <button type="submit" class="button primary" aria-disabled=${this.isBusy}>${text.reserve}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #projectField(): TemplateResult {
    const text = matchMessages[this.language];
    return html`<div class="field">
      <label for="project">${text.projectToReserveFor}<span class="must" aria-hidden="true">*</span></label>
      <select
        class="input"
        id="project"
        aria-required="true"
        aria-describedby="wrong"
        @change=${(event: Event) => {
          this.projectId = Number((event.target as HTMLSelectElement).value) || null;
          this.failure = '';
        }}
      >
        <option value="">${this.projects === null ? text.loadingProjects : this.projects.length === 0 ? text.noOpenProjects : ''}</option>
        ${this.projects?.map(({ id, projectNo, name }) => html`<option value=${id}>${projectNo} ${name}</option>`)}
      </select>
    </div>`;
  }

  /** Today, who holds the piece, and the projects of its zone that wait for land. */
  async #load({ projectId, zoneCode = '', supplyId }: ReserveTarget): Promise<void> {
    const stage = 'planned,negotiating,signed';
    try {
      const [{ reservations, asOf }, page] = await Promise.all([
        fetchReservations({ supplyId }),
        projectId === undefined ? fetchProjects({ zoneCode, q: '', stage, sort: 'queue' }) : null,
      ]);
      this.asOf = asOf;
      this.until ||= addDays(asOf, usualDays);
      this.projects = page?.projects ?? [];
      const holder = reservations.find(({ status }) => status === 'active');
      if (holder) this.failure = this.#heldBy(holder);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, matchMessages[this.language].failed);
    }
  }

  #heldBy({ projectNo, projectName, teamName, until }: Holder): string {
    const text = matchMessages[this.language];
    const team = teamName ? text.inBrackets(teamName) : '';
    return text.heldBy(`${projectNo} ${projectName}`, team, until);
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { target, projectId, until } = this;
    const text = matchMessages[this.language];
    if (!target || this.isBusy) return;
    const missing =
      projectId === null ? text.projectToReserveFor : until < this.asOf || until === '' ? text.until : '';
    if (projectId === null || missing) {
      const isPast = missing === text.until && until !== '';
      this.failure = isPast ? text.untilPast(until, this.asOf) : `${missing}：${text.required}`;
      this.renderRoot.querySelector<HTMLElement>(missing === text.until ? '#until' : '#project')?.focus();
      return;
    }
    this.isBusy = true;
    try {
      const { supplyId, name } = target;
      const made = await reserve({ projectId, supplyId, until, note: this.note.trim() || null });
      tell(this, text.reserved(name, made.until));
      this.dispatchEvent(new CustomEvent('reservation-made'));
      this.dialog.close();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const holder = holderOf(error);
      this.failure = holder ? this.#heldBy(holder) : failureText(error, text.failedToSave);
    } finally {
      this.isBusy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-reserve-dialog': LdReserveDialog;
  }
}
