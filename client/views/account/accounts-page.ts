import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { Account, AccountWithLink } from '../../../geodata/model/api-accounts.ts';
import { roleLabels } from '../../../geodata/model/role.ts';
import { fetchAccounts, makeRecoveryLink } from '../../api/account.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import { formatMoment } from '../../format/moments.ts';
import { accountMessages } from '../../language/account-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles, tableStyles } from '../../styles/shared-styles.ts';
import { failureText, tell } from '../editing/tell.ts';
import './account-form.ts';
import type { LdAccountForm } from './account-form.ts';
import { accountStyles } from './account-styles.ts';
import './secret-text.ts';

/** The accounts of this installation, for administrators: list, add, change, a link to set a password anew. */
@customElement('ld-accounts-page')
export class LdAccountsPage extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    tableStyles,
    accountStyles,
    css`
      .tools p {
        flex: 1;
        min-width: 200px;
      }
      .names {
        display: grid;
      }
      .names span {
        color: var(--ink-3);
        font-size: 12px;
      }
      td.acts {
        text-align: right;
        white-space: nowrap;
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  @state() private handed: AccountWithLink | null = null;
  @query('ld-account-form') private form!: LdAccountForm;
  @query('#handed') private dialog!: HTMLDialogElement;
  readonly #accounts = new Task(this, { args: () => [], task: (_none, { signal }) => fetchAccounts(signal) });

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = accountMessages[language];
    return html`<div class="tools">
        <p class="hint">${text.accountsText}</p>
        <button class="button primary" @click=${() => this.form.open(null)}>
          <ld-icon name="plus"></ld-icon>${text.addAccount}
        </button>
      </div>
      ${this.#accounts.render({
        pending: () =>
          this.#accounts.value
            ? this.#table(this.#accounts.value)
            : html`<p class="more muted">${text.loading}</p>`,
        complete: (accounts) => this.#table(accounts),
        error: (error) =>
          html`<ld-notice icon="error" tone="alarm" heading=${text.failed} text=${failureText(error, '')}>
            <button class="button small" @click=${() => this.#accounts.run()}>${text.retry}</button>
          </ld-notice>`,
      })}
      <ld-account-form
        .language=${language}
        .zones=${this.#session.value.zones}
        @account-saved=${(event: CustomEvent<AccountWithLink | null>) => this.#saved(event.detail)}
      ></ld-account-form>
      ${this.#handedLink()}`;
  }

  #table(accounts: readonly Account[]): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    return html`<div class="rows" tabindex="0" aria-label=${text.accounts}>
      <table>
        <thead>
          <tr>
            <th scope="col">${text.account}</th>
            <th scope="col">${text.role}</th>
            <th scope="col" class="wide">${text.zones}</th>
            <th scope="col" class="wide">${text.status}</th>
            <th scope="col" class="wide">${text.lastSignIn}</th>
            <th scope="col"><span class="visually-hidden">${text.actions}</span></th>
          </tr>
        </thead>
        <tbody>
          ${accounts.map((account) => this.#row(account))}
        </tbody>
      </table>
    </div>`;
  }

  #row(account: Account): TemplateResult {
    const { language } = this.#language.value;
    const text = accountMessages[language];
    const { displayName, loginName, grant, lastSignedInAt } = account;
    return html`<tr>
      <td><span class="names">${displayName}<span>${loginName}</span></span></td>
      <td>${grant ? roleLabels[grant.role][language] : '—'}</td>
      <td class="wide">${this.#zonesOf(account)}</td>
      <td class="wide">${this.#state(account)}</td>
      <td class="wide tight">${lastSignedInAt ? formatMoment(lastSignedInAt) : text.never}</td>
      <td class="acts">
        ${
          account.isDemonstration
            ? nothing
            : html`${
                account.isFromProvider || account.isDisabled
                  ? nothing
                  : html`<button class="button small" @click=${() => this.#recover(account)}>${text.recoveryLink}</button>`
              }
              <button class="button small" aria-label=${text.editAccount(displayName)} @click=${() => this.form.open(account)}>
                ${text.edit}
              </button>`
        }
      </td>
    </tr>`;
  }

  #zonesOf({ grant }: Account): string {
    const { language } = this.#language.value;
    const text = accountMessages[language];
    if (!grant) return '—';
    const { zones } = this.#session.value;
    const names = grant.zoneCodes?.map(
      (code) => zones.find(({ zoneCode }) => zoneCode === code)?.name ?? code,
    );
    const parks = grant.parkIds.length > 0 ? ` · ${text.parks} ${grant.parkIds.length}` : '';
    return `${names?.join(language === 'zh' ? '、' : ', ') ?? text.everyZone}${parks}`;
  }

  #state({ isDemonstration, isDisabled, isFromProvider, hasPassword }: Account): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    const badge = (name: string, tone: string) => html`<span class="badge" data-tone=${tone}>${name}</span>`;
    if (isDisabled) return badge(text.disabled, 'warn');
    if (isDemonstration) return badge(text.isDemonstration, 'plain');
    if (isFromProvider) return badge(text.isFromProvider, 'accent');
    return hasPassword ? badge(text.enabled, 'ok') : badge(text.waiting, 'warn');
  }

  #handedLink(): TemplateResult {
    const { language } = this.#language.value;
    const text = accountMessages[language];
    const { account, link = '', expiresAt } = this.handed ?? {};
    return html`<dialog class="dialog" id="handed" aria-labelledby="handed-title">
      <header><h2 id="handed-title">${text.linkMade(account?.displayName ?? '')}</h2></header>
      <div class="content">
        <p class="note">${text.linkHint(expiresAt ? formatMoment(expiresAt) : '')}</p>
        <ld-secret-text .language=${language} .value=${link}></ld-secret-text>
      </div>
      <footer>
        <button
          class="button primary"
          @click=${() => {
            this.dialog.close();
            this.handed = null;
          }}
        >
          ${text.close}
        </button>
      </footer>
    </dialog>`;
  }

  async #saved(handed: AccountWithLink | null): Promise<void> {
    void this.#accounts.run();
    if (handed) await this.#show(handed);
  }

  async #show(handed: AccountWithLink): Promise<void> {
    this.handed = handed;
    await this.updateComplete;
    this.dialog.showModal();
  }

  async #recover({ id }: Account): Promise<void> {
    try {
      await this.#show(await makeRecoveryLink(id));
    } catch (error) {
      tell(this, failureText(error, accountMessages[this.#language.value.language].failed));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-accounts-page': LdAccountsPage;
  }
}
