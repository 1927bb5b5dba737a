import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import '../../elements/ld-icon.ts';
import { accountMessages } from '../../language/account-messages.ts';
import type { Language } from '../../language/language.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';

/** A password with its label, and a button to look at what was typed. */
@customElement('ld-password-field')
export class LdPasswordField extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      .box {
        position: relative;
      }
      .box .input {
        padding-right: 40px;
      }
      .box .button {
        position: absolute;
        top: 0;
        right: 0;
        height: 100%;
      }
    `,
  ];

  @property() language: Language = 'zh';
  @property() label = '';
  @property() hint = '';
  @property() failure = '';
  @property() autocomplete: 'current-password' | 'new-password' = 'current-password';
  @state() private isShown = false;
  @query('input') private input!: HTMLInputElement;

  get value(): string {
    return this.input?.value ?? '';
  }

  clear(): void {
    this.input.value = '';
  }

  override focus(): void {
    this.input.focus();
  }

  override render(): TemplateResult {
    const text = accountMessages[this.language];
    const name = this.isShown ? text.hidePassword : text.showPassword;
    return html`<div class="field">
      <label for="password">${this.label}</label>
      <div class="box">
        <input
          class="input"
          id="password"
          type=${this.isShown ? 'text' : 'password'}
          autocomplete=${this.autocomplete}
          autocapitalize="none"
          spellcheck="false"
          aria-invalid=${this.failure !== ''}
          aria-describedby=${this.failure ? 'wrong' : this.hint ? 'hint' : nothing}
          @keydown=${this.#press}
        />
        <button
          type="button"
          class="button ghost square"
          aria-label=${name}
          title=${name}
          aria-pressed=${this.isShown}
          @click=${() => {
            this.isShown = !this.isShown;
          }}
        >
          <ld-icon name=${this.isShown ? 'hidden' : 'visible'}></ld-icon>
        </button>
      </div>
      ${this.hint ? html`<span class="muted" id="hint">${this.hint}</span>` : nothing}
      <span class="reason-wrong" id="wrong" role="alert" ?hidden=${!this.failure}>${this.failure}</span>
    </div>`;
  }

  /** The form is outside of this root: Enter has to be handed on. */
  readonly #press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.closest('form')?.requestSubmit();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-password-field': LdPasswordField;
  }
}
