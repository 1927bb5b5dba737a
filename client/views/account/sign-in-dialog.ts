import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { providerAddress, signIn } from '../../api/account.ts';
import '../../elements/ld-icon.ts';
import { accountMessages } from '../../language/account-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { startAnew, wantAccount } from './account-requests.ts';
import { accountStyles } from './account-styles.ts';
import { type FormFailure, formFailure } from './form-failure.ts';
import './password-field.ts';
import type { LdPasswordField } from './password-field.ts';

/** Signs in: login name and password, the provider, or a role of the demonstration. Fires `room-closed`. */
@customElement('ld-sign-in-dialog')
export class LdSignInDialog extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, accountStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  @state() private failure: FormFailure = {};
  @state() private isBusy = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#name') private name!: HTMLInputElement;
  @query('ld-password-field') private password!: LdPasswordField;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = accountMessages[language];
    const {
      demonstration = [],
      provider = null,
      needsTls,
      needsAdministrator,
    } = this.#session.value.session?.signIn ?? {};
    return html`<dialog class="dialog narrow" aria-labelledby="title" @close=${this.#closed}>
      <form @submit=${this.#submit}>
        <header>
          <h2 id="title" class="grow">${text.signInTitle}</h2>
          <button type="button" class="button ghost square" aria-label=${text.close} @click=${() => this.dialog.close()}>
            <ld-icon name="close"></ld-icon>
          </button>
        </header>
        <div class="content">
          ${needsTls ? html`<p class="warn" role="alert">${text.needsTls}</p>` : nothing}
          ${needsAdministrator && demonstration.length === 0 ? html`<p class="warn">${text.needsAdministrator}</p>` : nothing}
          <div class="field">
            <label for="name">${text.loginName}</label>
            <input
              class="input"
              id="name"
              autocomplete="username"
              autocapitalize="none"
              spellcheck="false"
              maxlength="200"
              aria-invalid=${'loginName' in this.failure}
              autofocus
            />
          </div>
          <ld-password-field .language=${language} .label=${text.password}></ld-password-field>
          <span class="reason-wrong" role="alert" ?hidden=${!Object.keys(this.failure).length}
            >${Object.values(this.failure)[0]}</span
          >
          <button type="submit" class="button primary" ?disabled=${this.isBusy}>${text.signIn}</button>
          ${
            provider === null && demonstration.length === 0
              ? nothing
              : html`<span class="or">${text.or}</span>`
          }
          ${
            provider === null
              ? nothing
              : html`<a class="button" href=${providerAddress(location.pathname + location.search)}
                  >${text.withProvider(provider)}</a
                >`
          }
          ${
            demonstration.length === 0
              ? nothing
              : html`<button type="button" class="button" @click=${() => wantAccount(this, 'welcome')}>
                ${text.chooseRole}
              </button>`
          }
          <p class="hint">${text.forgotten}</p>
        </div>
      </form>
    </dialog>`;
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new CustomEvent('room-closed'));
  };

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = accountMessages[this.#language.value.language];
    const [loginName, password] = [this.name.value.trim(), this.password.value];
    if (loginName === '' || password === '') {
      this.failure = { '': `${text.required}${loginName === '' ? text.loginName : text.password}` };
      (loginName === '' ? this.name : this.password).focus();
      return;
    }
    this.isBusy = true;
    try {
      await signIn({ loginName, password });
      startAnew();
    } catch (error) {
      this.failure = formFailure(error, text.failed);
      this.isBusy = false;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-sign-in-dialog': LdSignInDialog;
  }
}
