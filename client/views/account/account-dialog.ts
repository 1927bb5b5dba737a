import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import '../../elements/ld-icon.ts';
import '../../elements/ld-tabs.ts';
import { accountMessages } from '../../language/account-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import './own-password.ts';
import './own-sessions.ts';
import './own-tokens.ts';

type SettingsTab = 'password' | 'sessions' | 'tokens';

/** Settings of one's own account: password, browsers, API tokens. Fires `room-closed`. */
@customElement('ld-account-dialog')
export class LdAccountDialog extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      .dialog[open] {
        display: flex;
        flex-direction: column;
        height: min(600px, calc(100dvh - 48px));
      }
      .panel {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  @state() private tab: SettingsTab = 'password';
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    const names = { password: text.changePassword, sessions: text.sessions, tokens: text.tokens };
    return html`<dialog class="dialog" aria-labelledby="title" @close=${this.#closed}>
      <header>
        <h2 id="title" class="grow">${text.settings}</h2>
        <button class="button ghost square" aria-label=${text.close} @click=${() => this.dialog.close()}>
          <ld-icon name="close"></ld-icon>
        </button>
      </header>
      <ld-tabs
        .value=${this.tab}
        .tabs=${Object.entries(names).map(([id, name]) => ({ id, name }))}
        @tab-chosen=${(event: CustomEvent<SettingsTab>) => {
          this.tab = event.detail;
        }}
      ></ld-tabs>
      <div class="panel" role="tabpanel" tabindex="0" aria-label=${names[this.tab]}>${this.#panel()}</div>
    </dialog>`;
  }

  #panel(): TemplateResult {
    if (this.tab === 'sessions') return html`<ld-own-sessions></ld-own-sessions>`;
    return this.tab === 'tokens'
      ? html`<ld-own-tokens></ld-own-tokens>`
      : html`<ld-own-password></ld-own-password>`;
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new CustomEvent('room-closed'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-account-dialog': LdAccountDialog;
  }
}
