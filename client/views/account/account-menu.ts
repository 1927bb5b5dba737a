import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { RoleId, roleLabels } from '../../../geodata/model/role.ts';
import '../../elements/ld-icon.ts';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { wantAccount } from './account-requests.ts';

/** Who is signed in, as a button that opens the account's menu; for visitors the way to sign in. */
@customElement('ld-account-menu')
export class LdAccountMenu extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        position: relative;
        display: inline-block;
        flex: none;
      }
      .opener {
        display: inline-flex;
        gap: 8px;
        align-items: center;
        height: 32px;
        padding: 0 8px;
        border-radius: var(--r2);
        white-space: nowrap;
      }
      .opener:hover,
      .opener[aria-expanded='true'] {
        background: var(--surface-2);
      }
      .sign {
        display: grid;
        flex: none;
        width: 24px;
        height: 24px;
        border-radius: var(--r-full);
        background: var(--surface-3);
        font-size: 12px;
        font-weight: var(--w-bold);
        place-items: center;
      }
      ld-account-panel {
        position: absolute;
        z-index: 30;
        top: calc(100% + 6px);
        right: 0;
      }
      :host([round]) .opener {
        width: 44px;
        height: 44px;
        padding: 0;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e2);
        justify-content: center;
      }
      :host([round]) .name,
      :host([round]) ld-icon[size='small'] {
        display: none;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  @state() private isOpen = false;
  @query('.opener') private opener!: HTMLButtonElement;

  readonly #closeOutside = (event: Event) => {
    if (!event.composedPath().includes(this)) this.#close();
  };

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pointerdown', this.#closeOutside);
  }

  override render(): TemplateResult | typeof nothing {
    const { language } = this.#language.value;
    const text = messages[language];
    const { session } = this.#session.value;
    if (!session) return nothing;
    const { account, actor, signIn } = session;
    if (account === null && !actor.capabilities.includes('sign-in')) return nothing;
    if (account === null) {
      const room = signIn.demonstration.length > 0 ? 'welcome' : 'sign-in';
      return html`<button class="opener" aria-label=${text.signIn} @click=${() => wantAccount(this, room)}>
        <ld-icon name="account"></ld-icon><span class="name">${text.signIn}</span>
      </button>`;
    }
    const role = RoleId.safeParse(actor.role);
    const roleName = role.success ? roleLabels[role.data][language] : actor.role;
    return html`<button
        class="opener"
        aria-haspopup="menu"
        aria-expanded=${this.isOpen}
        aria-label="${text.accountMenu} ${account.displayName}"
        @click=${() => (this.isOpen ? this.#close() : this.#open())}
      >
        <span class="sign" aria-hidden="true">${[...(account.method === 'demonstration' ? roleName : account.displayName)][0]}</span>
        <span class="name">${roleName}</span>
        <ld-icon name="chevron-down" size="small"></ld-icon>
      </button>
      ${
        this.isOpen
          ? html`<ld-account-panel
            .roleName=${roleName}
            @panel-left=${() => {
              this.#close();
              this.opener.focus();
            }}
          ></ld-account-panel>`
          : nothing
      }`;
  }

  #open(): void {
    void import('./account-panel.ts');
    this.isOpen = true;
    addEventListener('pointerdown', this.#closeOutside);
  }

  #close(): void {
    this.isOpen = false;
    removeEventListener('pointerdown', this.#closeOutside);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-account-menu': LdAccountMenu;
  }
}
