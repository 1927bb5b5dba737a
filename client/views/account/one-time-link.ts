import { Task } from '@lit/task';
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, queryAll, state } from 'lit/decorators.js';
import type { LinkAnswer } from '../../../geodata/model/api-accounts.ts';
import { askLink, spendLink } from '../../api/account.ts';
import '../../elements/ld-notice.ts';
import { accountMessages } from '../../language/account-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { startAnew } from './account-requests.ts';
import { accountStyles } from './account-styles.ts';
import { type FormFailure, formFailure } from './form-failure.ts';
import type { OpenedLink } from './opened-address.ts';
import './password-field.ts';
import type { LdPasswordField } from './password-field.ts';

/** Uses a one-time link: makes the first administrator, or sets a password. Fires `room-closed`. */
@customElement('ld-one-time-link')
export class LdOneTimeLink extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, accountStyles];

  @property({ attribute: false }) link: OpenedLink | null = null;
  readonly #language = new StoreConsumer(this, languageContext);
  @state() private failure: FormFailure = {};
  @state() private isBusy = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#login') private login!: HTMLInputElement | null;
  @query('#name') private name!: HTMLInputElement | null;
  @queryAll('ld-password-field') private passwords!: NodeListOf<LdPasswordField>;

  readonly #purpose = new Task(this, {
    args: () => [this.link?.token] as const,
    task: ([token]) => askLink(token ?? ''),
  });

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    return html`<dialog class="dialog narrow" aria-labelledby="title" @close=${this.#closed}>
      ${this.#purpose.render({
        pending: () => html`<div class="content"><p id="title">${text.loading}</p></div>`,
        complete: (answer) => this.#form(answer),
        error: (error) => this.#spent(error),
      })}
    </dialog>`;
  }

  #spent(error: unknown): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    const reason = Object.values(formFailure(error, text.failed))[0] ?? '';
    return html`<header><h2 id="title">${text.linkSpent}</h2></header>
      <div class="content"><p class="note">${reason}</p></div>
      <footer><button class="button primary" @click=${() => this.dialog.close()}>${text.close}</button></footer>`;
  }

  #form({ purpose, loginName, displayName }: LinkAnswer): TemplateResult {
    const { language } = this.#language.value;
    const text = accountMessages[language];
    const isFirst = purpose === 'first-administrator';
    return html`<form @submit=${this.#submit}>
      <header>
        <h2 id="title" class="grow">${isFirst ? text.firstTitle : text.recoveryTitle(displayName ?? '')}</h2>
      </header>
      <div class="content">
        <p class="note">${isFirst ? text.firstText : text.recoveryText}</p>
        ${
          isFirst
            ? html`${this.#text('login', text.loginName, 'username', this.failure.loginName)}
              ${this.#text('name', text.displayName, 'name', this.failure.displayName)}`
            : html`<input hidden autocomplete="username" .value=${loginName ?? ''} />`
        }
        <ld-password-field
          .language=${language}
          .label=${text.newPassword}
          .hint=${text.passwordRule}
          .failure=${this.failure.password ?? ''}
          autocomplete="new-password"
        ></ld-password-field>
        <ld-password-field
          .language=${language}
          .label=${text.passwordAgain}
          .failure=${this.failure.again ?? ''}
          autocomplete="new-password"
        ></ld-password-field>
        <span class="reason-wrong" role="alert" ?hidden=${!this.failure['']}>${this.failure['']}</span>
        <button type="submit" class="button primary" ?disabled=${this.isBusy}>
          ${isFirst ? text.create : text.setPassword}
        </button>
      </div>
    </form>`;
  }

  #text(id: string, label: string, autocomplete: 'username' | 'name', failure = ''): TemplateResult {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <input
        class="input"
        id=${id}
        autocomplete=${autocomplete}
        autocapitalize="none"
        spellcheck="false"
        maxlength="80"
        aria-invalid=${failure !== ''}
        aria-describedby=${failure ? `${id}-wrong` : nothing}
      />
      <span class="reason-wrong" id="${id}-wrong" role="alert" ?hidden=${!failure}>${failure}</span>
    </div>`;
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new CustomEvent('room-closed'));
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = accountMessages[this.#language.value.language];
    const [password = '', again = ''] = [...this.passwords].map(({ value }) => value);
    const loginName = this.login?.value.trim();
    const displayName = this.name?.value.trim();
    this.failure = {
      ...(loginName === '' ? { loginName: text.required } : {}),
      ...(displayName === '' ? { displayName: text.required } : {}),
      ...(password === '' ? { password: text.required } : {}),
      ...(password !== again ? { again: text.passwordDiffers } : {}),
    };
    if (Object.keys(this.failure).length > 0) return;
    this.isBusy = true;
    try {
      const names = loginName === undefined ? {} : { loginName, displayName };
      await spendLink({ token: this.link?.token ?? '', password, ...names });
      startAnew();
    } catch (error) {
      this.failure = formFailure(error, text.failed);
      this.isBusy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-one-time-link': LdOneTimeLink;
  }
}
