import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { DemonstrationRole } from '../../../geodata/model/api-accounts.ts';
import { roleLabels } from '../../../geodata/model/role.ts';
import { enterDemonstration, signOut } from '../../api/account.ts';
import type { IconName } from '../../elements/icons.ts';
import '../../elements/ld-icon.ts';
import { accountMessages } from '../../language/account-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { startAnew, visitSetting, wantAccount } from './account-requests.ts';
import { formFailure } from './form-failure.ts';

const signs: Readonly<Record<DemonstrationRole, IconName>> = {
  planner: 'new-outline',
  investment: 'pick',
  leader: 'visible',
  operator: 'factory',
  administrator: 'key',
};

/** The welcome of the demonstration: five roles, or just looking around. The map stays in sight. Fires `room-closed`. */
@customElement('ld-welcome')
export class LdWelcome extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        position: fixed;
        z-index: 40;
        inset: auto 0 calc(var(--foot) + 24px);
        display: grid;
        padding: 0 16px;
        pointer-events: none;
        justify-items: center;
      }
      section {
        width: min(980px, 100%);
        border-radius: var(--r4);
        background: var(--surface);
        box-shadow: var(--e3);
        pointer-events: auto;
      }
      header {
        display: flex;
        gap: 16px;
        align-items: start;
        padding: 18px 20px 14px 24px;
      }
      h2 {
        font: var(--t-20) var(--font);
        font-weight: var(--w-bold);
      }
      header p {
        margin-top: 2px;
        color: var(--ink-2);
      }
      ul {
        display: grid;
        grid-template-columns: repeat(5, minmax(0, 1fr));
        gap: 10px;
        padding: 0 24px;
      }
      .role {
        display: grid;
        gap: 4px;
        width: 100%;
        height: 100%;
        padding: 14px;
        border: 1px solid var(--line-2);
        border-radius: var(--r3);
        text-align: left;
        align-content: start;
        transition: background var(--m-fast) var(--ease);
      }
      .role:hover:not(:disabled) {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .role[aria-current] {
        border-color: var(--accent);
      }
      .role ld-icon {
        width: 20px;
        height: 20px;
        color: var(--accent-ink);
      }
      .role b {
        margin-top: 4px;
        font-size: 14px;
        line-height: 22px;
      }
      .role span {
        color: var(--ink-2);
        font-size: 12px;
        line-height: 18px;
      }
      footer {
        display: flex;
        gap: 12px;
        align-items: center;
        padding: 14px 24px 18px;
      }
      footer .muted {
        font-size: 12px;
      }
      @media (max-width: 899px) {
        :host {
          inset: auto 0 0;
          padding: 0;
        }
        section {
          padding-bottom: env(safe-area-inset-bottom);
          border-radius: var(--r4) var(--r4) 0 0;
        }
        header {
          padding: 12px 12px 8px 16px;
        }
        h2 {
          font-size: 16px;
          line-height: 24px;
        }
        header p {
          display: none;
        }
        ul {
          display: flex;
          gap: 8px;
          padding: 2px 16px;
          overflow: auto hidden;
          scroll-snap-type: x proximity;
          scrollbar-width: none;
        }
        li {
          flex: none;
          width: 148px;
          scroll-snap-align: center;
        }
        .role {
          padding: 12px;
        }
        footer {
          flex-wrap: wrap;
          gap: 8px;
          padding: 10px 16px 12px;
        }
        footer .muted {
          display: none;
        }
        footer .button {
          flex: 1;
        }
        footer .button {
          height: 44px;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  @state() private failure = '';
  @state() private isBusy = false;

  override render(): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    const { session } = this.#session.value;
    const isVisitor = session?.account === null;
    return html`<section role="dialog" aria-labelledby="title" @keydown=${this.#press}>
      <header>
        <div class="grow">
          <h2 id="title">${text.welcomeTitle}</h2>
          <p>${text.welcomeText}</p>
        </div>
        ${
          isVisitor
            ? nothing
            : html`<button class="button ghost square" aria-label=${text.close} @click=${() => this.#close()}>
              <ld-icon name="close"></ld-icon>
            </button>`
        }
      </header>
      <ul>
        ${session?.signIn.demonstration.map((role) => html`<li>${this.#role(role)}</li>`)}
      </ul>
      <footer>
        <button class="button" ?disabled=${this.isBusy} @click=${() => this.#lookAround()}>${text.lookAround}</button>
        <span class="muted grow">${text.lookAroundNote}</span>
        <span class="reason-wrong alarm" role="alert">${this.failure}</span>
        <button class="button ghost" @click=${() => wantAccount(this, 'sign-in')}>${text.haveAccount}</button>
      </footer>
    </section>`;
  }

  #role(role: DemonstrationRole): TemplateResult {
    const { language } = this.#language.value;
    const current = this.#session.value.session?.actor.role === role;
    return html`<button
      class="role"
      ?disabled=${this.isBusy}
      aria-current=${current ? 'true' : nothing}
      @click=${() => this.#enter(role)}
    >
      <ld-icon name=${signs[role]}></ld-icon>
      <b>${roleLabels[role][language]}</b>
      <span>${accountMessages[language].roleNotes[role]}</span>
    </button>`;
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (this.#session.value.session?.account === null) void this.#lookAround();
    else this.#close();
  };

  #close(): void {
    this.dispatchEvent(new CustomEvent('room-closed'));
  }

  async #enter(role: DemonstrationRole): Promise<void> {
    await this.#attempt(async () => {
      await enterDemonstration(role);
      visitSetting.forget();
      startAnew();
    });
  }

  async #lookAround(): Promise<void> {
    visitSetting.choose();
    if (this.#session.value.session?.account === null) return this.#close();
    await this.#attempt(async () => {
      await signOut();
      startAnew();
    });
  }

  async #attempt(action: () => Promise<void>): Promise<void> {
    this.isBusy = true;
    try {
      await action();
    } catch (error) {
      const { failed } = accountMessages[this.#language.value.language];
      this.failure = Object.values(formFailure(error, failed))[0] ?? failed;
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-welcome': LdWelcome;
  }
}
