import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Project, ProjectQueue } from '../../../geodata/model/api-projects.ts';
import { QueueKey } from '../../../geodata/model/project-stage.ts';
import { ApiError } from '../../api/api-error.ts';
import { changeQueueOrder, overrideQueue } from '../../api/projects.ts';
import type { Language } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';

type Target =
  | { kind: 'place'; project: Project; place: number; length: number }
  | { kind: 'order'; zoneCode: string; keys: readonly QueueKey[] };

/** Puts a project at a place of the queue by hand, or sets the order of its keys; both want a reason. Fires `queue-changed`. */
@customElement('ld-queue-dialog')
export class LdQueueDialog extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles];

  @property() language: Language = 'zh';
  @state() private target: Target | null = null;
  @state() private place = 1;
  @state() private keys: readonly QueueKey[] = [];
  @state() private reason = '';
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  async openPlace(project: Project, place: number, length: number): Promise<void> {
    this.place = place;
    await this.#open({ kind: 'place', project, place, length });
  }

  async openOrder({ zoneCode, keys }: ProjectQueue): Promise<void> {
    this.keys = keys;
    await this.#open({ kind: 'order', zoneCode, keys });
  }

  async #open(target: Target): Promise<void> {
    this.target = target;
    this.reason = '';
    this.failure = '';
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = matchMessages[this.language];
    const { target } = this;
    const title = target?.kind === 'place' ? `${text.moveBy} ${target.project.name}` : text.queueOrder;
    return html`<dialog class="dialog" aria-labelledby="title">
      <form novalidate @submit=${this.#submit}>
        <header><h2 id="title">${title}</h2></header>
        <div class="content">
          ${target?.kind === 'place' ? this.#placeField(target) : nothing} ${target?.kind === 'order' ? this.#keyFields() : nothing}
          <div class="field">
            <label for="reason">${text.reason}<span class="must" aria-hidden="true">*</span></label>
            <textarea
              class="input"
              id="reason"
              maxlength="500"
              aria-required="true"
              aria-describedby=${this.failure ? 'wrong' : nothing}
              .value=${this.reason}
              @input=${(event: Event) => {
                this.reason = (event.target as HTMLTextAreaElement).value;
                this.failure = '';
              }}
            ></textarea>
            <span class="reason-wrong" id="wrong" role="alert" ?hidden=${!this.failure}>${this.failure}</span>
          </div>
        </div>
        <footer>
          ${
            target?.kind === 'place' && target.project.queueOverride
              ? html`<button type="button" class="button" @click=${() => void this.#save(null)}>${text.backToRule}</button>`
              : nothing
          }
          <button type="button" class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
          <button type="submit" class="button primary">${text.save}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #placeField({ length }: { length: number }): TemplateResult {
    const text = matchMessages[this.language];
    return html`<div class="field">
      <label for="place">${text.moveTo}</label>
      <input
        class="input number"
        id="place"
        type="number"
        min="1"
        max=${length}
        .value=${String(this.place)}
        @input=${(event: Event) => {
          this.place = Number((event.target as HTMLInputElement).value);
          this.failure = '';
        }}
      />
    </div>`;
  }

  #keyFields(): TemplateResult {
    const text = matchMessages[this.language];
    return html`${this.keys.map(
      (key, at) => html`<div class="field">
        <label for="key-${at}">${at + 1}</label>
        <select
          class="input"
          id="key-${at}"
          @change=${(event: Event) => this.#setKey(at, QueueKey.parse((event.target as HTMLSelectElement).value))}
        >
          ${QueueKey.options.map((each) => html`<option value=${each} .selected=${each === key}>${text.queueKeys[each]}</option>`)}
        </select>
      </div>`,
    )}`;
  }

  /** The key that stood there takes the place of the chosen one, so that none is lost. */
  #setKey(at: number, key: QueueKey): void {
    const old = this.keys[at];
    this.keys = this.keys.map((each, place) => (place === at ? key : each === key && old ? old : each));
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    void this.#save(this.place);
  };

  async #save(place: number | null): Promise<void> {
    const { target } = this;
    const text = matchMessages[this.language];
    const reason = this.reason.trim();
    if (!target) return;
    const isOut =
      target.kind === 'place' &&
      place !== null &&
      !(Number.isInteger(place) && place >= 1 && place <= target.length);
    if (isOut || reason === '') {
      this.failure = isOut ? text.placeBetween(target.length) : text.reasonNeeded;
      this.renderRoot.querySelector<HTMLElement>(isOut ? '#place' : '#reason')?.focus();
      return;
    }
    try {
      if (target.kind === 'place') await overrideQueue(target.project.id, { place, reason });
      else await changeQueueOrder({ zoneCode: target.zoneCode, keys: [...this.keys], reason });
      this.dialog.close();
      this.dispatchEvent(new CustomEvent('queue-changed'));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.failedToSave);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-queue-dialog': LdQueueDialog;
  }
}
