import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, queryAll, state } from 'lit/decorators.js';
import { changePassword } from '../../api/account.ts';
import { accountMessages } from '../../language/account-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { tell } from '../editing/tell.ts';
import { type FormFailure, formFailure } from './form-failure.ts';
import './password-field.ts';
import type { LdPasswordField } from './password-field.ts';

/** Changes one's own password. */
@customElement('ld-own-password')
export class LdOwnPassword extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      form,
      p {
        display: grid;
        gap: 12px;
        max-width: 380px;
        padding: 16px 20px;
      }
      .button {
        justify-self: start;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  @state() private failure: FormFailure = {};
  @state() private isBusy = false;
  @queryAll('ld-password-field') private passwords!: NodeListOf<LdPasswordField>;

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = accountMessages[language];
    if (!this.#session.value.session?.account?.hasPassword)
      return html`<p class="muted">${text.noPassword}</p>`;
    const field = (
      label: string,
      key: string,
      autocomplete: 'current-password' | 'new-password',
      hint = '',
    ) =>
      html`<ld-password-field
        .language=${language}
        .label=${label}
        .hint=${hint}
        .failure=${this.failure[key] ?? ''}
        autocomplete=${autocomplete}
      ></ld-password-field>`;
    return html`<form @submit=${this.#submit}>
      ${field(text.currentPassword, 'current', 'current-password')}
      ${field(text.newPassword, 'next', 'new-password', text.passwordRule)}
      ${field(text.passwordAgain, 'again', 'new-password')}
      <span class="reason-wrong" role="alert" ?hidden=${!this.failure['']}>${this.failure['']}</span>
      <button type="submit" class="button primary" ?disabled=${this.isBusy}>${text.changePassword}</button>
    </form>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const text = accountMessages[this.#language.value.language];
    const [current = '', next = '', again = ''] = [...this.passwords].map(({ value }) => value);
    this.failure = {
      ...(current === '' ? { current: text.required } : {}),
      ...(next === '' ? { next: text.required } : {}),
      ...(next !== again ? { again: text.passwordDiffers } : {}),
    };
    if (Object.keys(this.failure).length > 0) return;
    this.isBusy = true;
    try {
      await changePassword({ current, next });
      tell(this, text.passwordChanged);
      for (const field of this.passwords) field.clear();
    } catch (error) {
      this.failure = formFailure(error, text.failed);
    }
    this.isBusy = false;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-own-password': LdOwnPassword;
  }
}
