import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import {
  type ApiToken,
  neverByToken,
  type TokenScope,
  TokenScope as TokenScopes,
} from '../../../geodata/model/api-accounts.ts';
import type { Capability } from '../../../geodata/model/capability.ts';
import { addToken, endToken, fetchTokens } from '../../api/account.ts';
import '../../elements/ld-notice.ts';
import { formatMoment } from '../../format/moments.ts';
import { accountMessages } from '../../language/account-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';
import { accountStyles } from './account-styles.ts';
import { type FormFailure, formFailure } from './form-failure.ts';
import './secret-text.ts';

const lifetimes = [7, 30, 90, 180, 366];

/** API tokens of one's own account: made here, shown once, revoked here. */
@customElement('ld-own-tokens')
export class LdOwnTokens extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    accountStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
        padding: 14px 20px 20px;
      }
      form {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr) auto;
        gap: 8px;
        align-items: end;
      }
      .wide {
        grid-column: 1 / -1;
      }
      @media (max-width: 899px) {
        form {
          grid-template-columns: 1fr 1fr;
        }
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  @state() private scope: TokenScope = 'read';
  @state() private chosen: readonly Capability[] = [];
  @state() private secret = '';
  @state() private failure: FormFailure = {};
  @query('#token-name') private name!: HTMLInputElement;
  @query('#token-days') private days!: HTMLSelectElement;
  readonly #tokens = new Task(this, { args: () => [], task: (_none, { signal }) => fetchTokens(signal) });

  override render(): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    const isDemonstration = this.#session.value.session?.account?.method === 'demonstration';
    return html`<p class="note">${text.tokensText}</p>
      ${isDemonstration ? html`<p class="hint">${text.demonstrationNoTokens}</p>` : this.#form()}
      ${
        this.secret
          ? html`<div role="status">
              <p class="hint">${text.tokenMade}</p>
              <ld-secret-text .language=${this.#language.value.language} .value=${this.secret}></ld-secret-text>
            </div>`
          : nothing
      }
      ${this.#tokens.render({
        pending: () =>
          this.#tokens.value ? this.#list(this.#tokens.value) : html`<p class="muted">${text.loading}</p>`,
        complete: (tokens) => this.#list(tokens),
        error: (error) =>
          html`<ld-notice icon="error" tone="alarm" heading=${text.failed} text=${failureText(error, '')}></ld-notice>`,
      })}`;
  }

  #form(): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    const [wrong] = Object.values(this.failure);
    return html`<form @submit=${this.#submit}>
      <div class="field">
        <label for="token-name">${text.tokenName}</label>
        <input class="input" id="token-name" maxlength="80" autocomplete="off" aria-invalid=${'name' in this.failure} />
      </div>
      <div class="field">
        <label for="token-scope">${text.tokenScope}</label>
        <select
          class="input"
          id="token-scope"
          @change=${(event: Event) => {
            this.scope = TokenScopes.parse((event.target as HTMLSelectElement).value);
          }}
        >
          ${TokenScopes.options.map((scope) => html`<option value=${scope} ?selected=${scope === this.scope}>${text.scopes[scope]}</option>`)}
        </select>
      </div>
      <div class="field">
        <label for="token-days">${text.tokenDays}</label>
        <select class="input" id="token-days">
          ${lifetimes.map((count) => html`<option value=${count} ?selected=${count === 30}>${text.days(count)}</option>`)}
        </select>
      </div>
      <button type="submit" class="button primary">${text.makeToken}</button>
      ${this.scope === 'capabilities' ? this.#rights() : nothing}
      <span class="reason-wrong wide" role="alert" ?hidden=${!wrong}>${wrong}</span>
    </form>`;
  }

  #rights(): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    const possible = (this.#session.value.session?.actor.capabilities ?? []).filter(
      (capability) => capability !== 'reach-service' && !neverByToken.includes(capability),
    );
    return html`<div class="choices wide" role="group" aria-label=${text.tokenRights}>
      ${possible.map(
        (capability) => html`<button
          type="button"
          class="chip"
          aria-pressed=${this.chosen.includes(capability)}
          @click=${() => {
            this.chosen = this.chosen.includes(capability)
              ? this.chosen.filter((other) => other !== capability)
              : [...this.chosen, capability];
          }}
        >
          ${capability}
        </button>`,
      )}
    </div>`;
  }

  #list(tokens: readonly ApiToken[]): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    if (tokens.length === 0) return html`<p class="muted">${text.noTokens}</p>`;
    return html`<ul class="rows-list">
      ${tokens.map((token) => {
        const isExpired = new Date(token.expiresAt) <= new Date();
        const state = token.revokedAt
          ? text.tokenRevoked
          : isExpired
            ? text.tokenExpired
            : text.tokenUntil(formatMoment(token.expiresAt));
        return html`<li>
          <div class="main">
            ${token.name} <span class="badge">${text.scopes[token.scope]}</span>
            <div class="sub">
              ${state} ·
              ${token.lastUsedAt ? text.lastSeen(formatMoment(token.lastUsedAt)) : text.tokenUnused}
              ${token.capabilities.join(' ')}
            </div>
          </div>
          ${
            token.revokedAt || isExpired
              ? nothing
              : html`<button class="button small" @click=${() => this.#revoke(token.id)}>${text.revoke}</button>`
          }
        </li>`;
      })}
    </ul>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { failed } = accountMessages[this.#language.value.language];
    this.failure = {};
    try {
      const { secret } = await addToken({
        name: this.name.value,
        scope: this.scope,
        capabilities: this.scope === 'capabilities' ? [...this.chosen] : [],
        expiresInDays: Number(this.days.value),
      });
      this.secret = secret;
      this.name.value = '';
      await this.#tokens.run();
    } catch (error) {
      this.failure = formFailure(error, failed);
    }
  };

  async #revoke(id: number): Promise<void> {
    try {
      await endToken(id);
      await this.#tokens.run();
    } catch (error) {
      this.failure = formFailure(error, accountMessages[this.#language.value.language].failed);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-own-tokens': LdOwnTokens;
  }
}
