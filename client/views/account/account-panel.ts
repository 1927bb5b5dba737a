import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { signOut } from '../../api/account.ts';
import { ApiError } from '../../api/api-error.ts';
import type { IconName } from '../../elements/icons.ts';
import '../../elements/ld-icon.ts';
import { accountMessages } from '../../language/account-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { elementStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';
import { startAnew, visitSetting, wantAccount } from './account-requests.ts';

/** What opens from the account's button: who one is, settings, another role, signing out. Fires `panel-left`. */
@customElement('ld-account-panel')
export class LdAccountPanel extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: block;
        min-width: 232px;
        padding: 4px;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e3);
      }
      .who {
        padding: 8px 10px 10px;
        border-bottom: 1px solid var(--line);
        margin-bottom: 4px;
      }
      .who b {
        display: block;
        font-size: 14px;
        line-height: 22px;
      }
      .who span {
        color: var(--ink-2);
        font-size: 12px;
      }
      .action {
        display: flex;
        gap: 10px;
        align-items: center;
        width: 100%;
        height: 34px;
        padding: 0 10px;
        border-radius: var(--r1);
        text-align: left;
        white-space: nowrap;
      }
      .action ld-icon {
        color: var(--ink-2);
      }
      .action:hover,
      .action:focus-visible {
        background: var(--surface-2);
        box-shadow: none;
      }
      .action:focus-visible {
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      @media (max-width: 899px) {
        .action {
          height: 44px;
        }
      }
    `,
  ];

  @property() roleName = '';
  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);

  protected override firstUpdated(): void {
    this.#items[0]?.focus();
  }

  override render(): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    const { session } = this.#session.value;
    const zones = session?.actor.zones ?? [];
    const where = zones === 'all' ? text.allZones : text.zonesOf(zones.length);
    const mayKeep = session?.actor.capabilities.includes('own-account');
    return html`<div class="who">
        <b>${session?.account?.displayName}</b>
        <span>${this.roleName} · ${where}</span>
      </div>
      <div role="menu" aria-label=${text.menu} @keydown=${this.#press}>
        ${mayKeep ? this.#action('key', text.settings, () => wantAccount(this, 'settings')) : nothing}
        ${
          session?.signIn.demonstration.length
            ? this.#action('pick', text.switchRole, () => wantAccount(this, 'welcome'))
            : nothing
        }
        ${this.#action('sign-out', text.signOut, () => void this.#leave())}
      </div>`;
  }

  #action(icon: IconName, name: string, run: () => void): TemplateResult {
    return html`<button
      class="action"
      role="menuitem"
      tabindex="-1"
      @click=${() => {
        run();
        this.dispatchEvent(new CustomEvent('panel-left'));
      }}
    >
      <ld-icon name=${icon}></ld-icon>${name}
    </button>`;
  }

  get #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.action')];
  }

  readonly #press = (event: KeyboardEvent): void => {
    const items = this.#items;
    const index = items.findIndex((item) => item.matches(':focus'));
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
    if (target !== undefined) items[(target + items.length) % items.length]?.focus();
    if (event.key === 'Escape' || event.key === 'Tab') this.dispatchEvent(new CustomEvent('panel-left'));
    if (target !== undefined || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  async #leave(): Promise<void> {
    // The menu is closed by then; the application shows what went wrong.
    const root = (this.getRootNode() as ShadowRoot).host ?? this;
    try {
      await signOut();
      visitSetting.forget();
      startAnew();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(root, failureText(error, accountMessages[this.#language.value.language].failed));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-account-panel': LdAccountPanel;
  }
}
