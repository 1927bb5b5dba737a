import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Project } from '../../../geodata/model/api-projects.ts';
import { addDays } from '../../../geodata/units/days/plain-date.ts';
import { ApiError } from '../../api/api-error.ts';
import { fetchProjects } from '../../api/projects.ts';
import { holderOf, reserve } from '../../api/reservations.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';

/** What is reserved, for a project or for one of a zone that is still to be chosen; `asOf` is today. */
export interface ReserveTarget {
  projectId?: number;
  zoneCode?: string;
  supplyId: string;
  name: string;
  asOf: string;
}

/** A quarter is what zones usually grant. */
const usualDays = 90;

/** Reserves a piece for a project until a day. Fires `reservation-made`, `dialog-closed`. */
@customElement('ld-reserve-dialog')
export class LdReserveDialog extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles];

  @property() language: Language = 'zh';
  @state() private target: ReserveTarget | null = null;
  @state() private until = '';
  @state() private note = '';
  @state() private failure = '';
  @state() private projectId: number | null = null;
  @state() private projects: readonly Project[] = [];
  @query('dialog') private dialog!: HTMLDialogElement;

  async open(target: ReserveTarget): Promise<void> {
    this.target = target;
    this.until = target.asOf ? addDays(target.asOf, usualDays) : '';
    this.projectId = target.projectId ?? null;
    if (target.projectId === undefined) void this.#loadProjects(target.zoneCode ?? null);
    await this.updateComplete;
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    return html`<dialog class="dialog" aria-labelledby="title" @close=${() => this.dispatchEvent(new CustomEvent('dialog-closed'))}>
      <form @submit=${this.#submit}>
        <header><h2 id="title">${text.reserveTitle(this.target?.name ?? '')}</h2></header>
        <div class="content">
          ${this.target?.projectId === undefined ? this.#projectField() : nothing}
          <div class="field">
            <label for="until">${text.until}<span class="must" aria-hidden="true">*</span><span class="aside">${text.untilHint}</span></label>
            <input
              class="input"
              id="until"
              type="date"
              required
              min=${this.target?.asOf ?? nothing}
              aria-invalid=${this.failure !== ''}
              aria-describedby=${this.failure ? 'wrong' : nothing}
              .value=${this.until}
              @input=${(event: Event) => {
                this.until = (event.target as HTMLInputElement).value;
              }}
            />
            <span class="reason-wrong" id="wrong" role="alert" lang="zh" ?hidden=${!this.failure}>${this.failure}</span>
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
        </div>
        <footer>
          <button type="button" class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
          <button type="submit" class="button primary">${text.reserve}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #projectField(): TemplateResult {
    const text = matchMessages[this.language];
    return html`<div class="field">
      <label for="project">${text.projects}<span class="must" aria-hidden="true">*</span></label>
      <select
        class="input"
        id="project"
        required
        @change=${(event: Event) => {
          this.projectId = Number((event.target as HTMLSelectElement).value) || null;
        }}
      >
        <option value=""></option>
        ${this.projects.map(({ id, projectNo, name }) => html`<option value=${id}>${projectNo} ${name}</option>`)}
      </select>
    </div>`;
  }

  /** Projects without land of the zone of the piece. */
  async #loadProjects(zoneCode: string | null): Promise<void> {
    try {
      const stage = 'planned,negotiating,signed';
      this.projects = (await fetchProjects({ zoneCode, q: '', stage, sort: 'queue' })).projects;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, matchMessages[this.language].failed);
    }
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { target } = this;
    const text = matchMessages[this.language];
    const { projectId } = this;
    if (!target || projectId === null) return;
    try {
      const { supplyId, name } = target;
      const made = await reserve({ projectId, supplyId, until: this.until, note: this.note.trim() || null });
      tell(this, text.reserved(name, made.until));
      this.dispatchEvent(new CustomEvent('reservation-made'));
      this.dialog.close();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const holder = holderOf(error);
      const team = holder?.teamName ? `（${holder.teamName}）` : '';
      this.failure = holder
        ? text.heldBy(`${holder.projectNo} ${holder.projectName}`, team, holder.until)
        : failureText(error, text.failedToSave);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-reserve-dialog': LdReserveDialog;
  }
}
