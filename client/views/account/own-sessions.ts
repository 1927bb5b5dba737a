import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { SignedInBrowser } from '../../../geodata/model/api-accounts.ts';
import { endSession, fetchSessions, signOutEverywhere } from '../../api/account.ts';
import '../../elements/ld-notice.ts';
import { formatMoment } from '../../format/moments.ts';
import { accountMessages } from '../../language/account-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { failureText } from '../editing/tell.ts';
import { startAnew, visitSetting } from './account-requests.ts';
import { accountStyles } from './account-styles.ts';
import { browserName } from './browser-name.ts';

/** The browsers in which the account is signed in; each can be signed out, or all at once. */
@customElement('ld-own-sessions')
export class LdOwnSessions extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    accountStyles,
    css`
      :host {
        display: block;
        padding: 8px 20px 16px;
      }
      .all {
        margin-top: 12px;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  @state() private failure = '';
  readonly #sessions = new Task(this, { args: () => [], task: (_none, { signal }) => fetchSessions(signal) });

  override render(): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    return html`${this.#sessions.render({
      pending: () =>
        this.#sessions.value ? this.#list(this.#sessions.value) : html`<p class="muted">${text.loading}</p>`,
      complete: (sessions) => this.#list(sessions),
      error: (error) =>
        html`<ld-notice icon="error" tone="alarm" heading=${text.failed} text=${failureText(error, '')}>
          <button class="button small" @click=${() => this.#sessions.run()}>${text.retry}</button>
        </ld-notice>`,
    })}`;
  }

  #list(sessions: readonly SignedInBrowser[]): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    return html`<ul class="rows-list">
        ${sessions.map(
          ({ id, isCurrent, userAgent, address, method, lastSeenAt }) => html`<li>
            <div class="main">
              ${browserName(userAgent)}
              ${isCurrent ? html`<span class="badge" data-tone="accent">${text.thisBrowser}</span>` : nothing}
              <div class="sub">
                ${text.methods[method]} · ${address} · ${text.lastSeen(formatMoment(lastSeenAt))}
              </div>
            </div>
            ${
              isCurrent
                ? nothing
                : html`<button class="button small" @click=${() => this.#attempt(() => endSession(id))}>${text.end}</button>`
            }
          </li>`,
        )}
      </ul>
      <span class="reason-wrong" role="alert">${this.failure}</span>
      <button class="button all" @click=${() => this.#everywhere()}>${text.signOutEverywhere}</button>`;
  }

  async #attempt(action: () => Promise<unknown>): Promise<void> {
    this.failure = '';
    try {
      await action();
      await this.#sessions.run();
    } catch (error) {
      this.failure = failureText(error, accountMessages[this.#language.value.language].failed);
    }
  }

  async #everywhere(): Promise<void> {
    try {
      await signOutEverywhere();
      visitSetting.forget();
      startAnew();
    } catch (error) {
      this.failure = failureText(error, accountMessages[this.#language.value.language].failed);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-own-sessions': LdOwnSessions;
  }
}
