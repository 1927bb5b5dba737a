import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { ApiError } from '../../api/api-error.ts';
import { setWithdrawn } from '../../api/editing.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText, tellChange } from './tell.ts';

/** What is withdrawn or restored. */
export interface WithdrawTarget {
  verb: 'withdraw' | 'restore';
  collection: string;
  id: number;
  name: string;
  revision: number;
}

/** Asks why a record is withdrawn or restored, and does it. Fires `withdraw-done`. */
@customElement('ld-withdraw-dialog')
export class LdWithdrawDialog extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles];

  @property() language: Language = 'zh';
  @state() private target: WithdrawTarget | null = null;
  @state() private reason = '';
  @state() private failure = '';
  @query('dialog') private dialog!: HTMLDialogElement;

  async open(target: WithdrawTarget): Promise<void> {
    this.target = target;
    this.reason = '';
    this.failure = '';
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = editingMessages[this.language];
    const { verb = 'withdraw', name = '' } = this.target ?? {};
    const isWithdrawing = verb === 'withdraw';
    return html`<dialog class="dialog" aria-labelledby="title">
      <form @submit=${this.#submit}>
        <header><h2 id="title">${isWithdrawing ? text.withdrawTitle(name) : text.restoreTitle(name)}</h2></header>
        <div class="content">
          ${isWithdrawing ? html`<p>${text.withdrawHint}</p>` : nothing}
          <div class="field">
            <label for="reason">${isWithdrawing ? text.withdrawReason : text.restoreReason}<span class="must" aria-hidden="true">*</span></label>
            <textarea
              class="input"
              id="reason"
              maxlength="500"
              required
              aria-invalid=${this.failure !== ''}
              aria-describedby=${this.failure ? 'wrong' : nothing}
              .value=${this.reason}
              @input=${(event: Event) => {
                this.reason = (event.target as HTMLTextAreaElement).value;
              }}
            ></textarea>
            <span class="reason-wrong" id="wrong" role="alert" ?hidden=${!this.failure}>${this.failure}</span>
          </div>
        </div>
        <footer>
          <button type="button" class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
          <button type="submit" class="button primary">${isWithdrawing ? text.withdraw : text.restore}</button>
        </footer>
      </form>
    </dialog>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { target, language } = this;
    const text = editingMessages[language];
    if (!target) return;
    const { verb, collection, id, name, revision } = target;
    if (this.reason.trim() === '') {
      this.failure = text.required;
      return;
    }
    try {
      const done = await setWithdrawn(verb, collection, id, { revision, reason: this.reason.trim() });
      this.dialog.close();
      this.dispatchEvent(new CustomEvent('withdraw-done', { detail: verb }));
      if (verb === 'restore') tellChange(text.restored(name), done, language);
      else tellChange(text.withdrawn(name), { ...done, withdrawnIds: { [collection]: [id] } }, language);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure = failureText(error, text.saveFailed);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-withdraw-dialog': LdWithdrawDialog;
  }
}
