import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import {
  type Account,
  AccountRoleId,
  type AccountWithLink,
  type RoleGrant,
} from '../../../geodata/model/api-accounts.ts';
import type { ZoneOverview } from '../../../geodata/model/api-zones.ts';
import { roleLabels } from '../../../geodata/model/role.ts';
import { addAccount, changeAccount } from '../../api/account.ts';
import { fetchItems } from '../../api/items.ts';
import { accountMessages } from '../../language/account-messages.ts';
import type { Language } from '../../language/language.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { accountStyles } from './account-styles.ts';
import { type FormFailure, formFailure } from './form-failure.ts';

interface ParkChoice {
  id: number;
  name: string;
}

const newGrant: RoleGrant = { role: 'planner', zoneCodes: null, parkIds: [] };

/** Adds or changes an account: names, role, zones, parks of an operator. Fires `account-saved` (with a link when new). */
@customElement('ld-account-form')
export class LdAccountForm extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    accountStyles,
    css`
      .choices {
        max-height: 148px;
        overflow: auto;
      }
    `,
  ];

  @property() language: Language = 'zh';
  @property({ attribute: false }) zones: readonly ZoneOverview[] = [];
  @state() private account: Account | null = null;
  @state() private grant: RoleGrant = newGrant;
  @state() private isDisabled = false;
  @state() private parks: readonly ParkChoice[] = [];
  @state() private failure: FormFailure = {};
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('#login') private login!: HTMLInputElement | null;
  @query('#name') private name!: HTMLInputElement;

  /** Opens the form for an account, or with null for a new one. */
  async open(account: Account | null): Promise<void> {
    this.account = account;
    this.grant = account?.grant ?? newGrant;
    this.isDisabled = account?.isDisabled ?? false;
    this.failure = {};
    await this.updateComplete;
    this.name.value = account?.displayName ?? '';
    if (this.login) this.login.value = '';
    this.dialog.showModal();
    void this.#findParks();
  }

  override render(): TemplateResult {
    const text = accountMessages[this.language];
    const { account } = this;
    return html`<dialog class="dialog" aria-labelledby="title">
      <form @submit=${this.#submit}>
        <header><h2 id="title" class="clip">${account ? text.editAccount(account.displayName) : text.addAccount}</h2></header>
        <div class="content">
          ${account ? nothing : this.#text('login', text.loginName, this.failure.loginName)}
          ${this.#text('name', text.displayName, this.failure.displayName)}
          ${account?.isFromProvider ? nothing : this.#rights()}
          ${account ? this.#disabling() : nothing}
          <span class="reason-wrong" role="alert" ?hidden=${!this.failure['']}>${this.failure['']}</span>
        </div>
        <footer>
          <button type="button" class="button" @click=${() => this.dialog.close()}>${text.cancel}</button>
          <button type="submit" class="button primary">${account ? text.save : text.addAccount}</button>
        </footer>
      </form>
    </dialog>`;
  }

  #text(id: string, label: string, failure = ''): TemplateResult {
    return html`<div class="field">
      <label for=${id}>${label}<span class="must" aria-hidden="true">*</span></label>
      <input
        class="input"
        id=${id}
        maxlength="80"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        aria-invalid=${failure !== ''}
        aria-describedby=${failure ? `${id}-wrong` : nothing}
      />
      <span class="reason-wrong" id="${id}-wrong" role="alert" ?hidden=${!failure}>${failure}</span>
    </div>`;
  }

  #rights(): TemplateResult {
    const text = accountMessages[this.language];
    const { role, zoneCodes, parkIds } = this.grant;
    const zoneName = ({ name, nameEn }: ZoneOverview) => (this.language === 'en' ? (nameEn ?? name) : name);
    return html`<div class="field">
        <label for="role">${text.role}</label>
        <select class="input" id="role" @change=${this.#chooseRole}>
          ${AccountRoleId.options.map((id) => html`<option value=${id} ?selected=${id === role}>${roleLabels[id][this.language]}</option>`)}
        </select>
        <span class="hint">${text.roleNotes[role]}</span>
      </div>
      ${
        role === 'administrator'
          ? nothing
          : this.#choices(text.zones, this.failure['grant.zoneCodes'], [
              this.#chip(text.everyZone, zoneCodes === null, () => this.#chooseZones(null)),
              ...this.zones.map((zone) => {
                const isChosen = zoneCodes?.includes(zone.zoneCode) ?? false;
                return this.#chip(zoneName(zone), isChosen, () =>
                  this.#chooseZones(toggled(zoneCodes ?? [], zone.zoneCode)),
                );
              }),
            ])
      }
      ${
        role === 'operator'
          ? this.#choices(
              text.parks,
              this.failure['grant.parkIds'],
              this.parks.map(({ id, name }) =>
                this.#chip(name, parkIds.includes(id), () => {
                  this.grant = { ...this.grant, parkIds: toggled(parkIds, id) };
                }),
              ),
            )
          : nothing
      }`;
  }

  #choices(label: string, failure: string | undefined, chips: readonly TemplateResult[]): TemplateResult {
    return html`<div class="field">
      <span class="label">${label}</span>
      <div class="choices" role="group" aria-label=${label} tabindex="0">${chips}</div>
      <span class="reason-wrong" role="alert" ?hidden=${!failure}>${failure}</span>
    </div>`;
  }

  #chip(name: string, isChosen: boolean, run: () => void): TemplateResult {
    return html`<button type="button" class="chip" aria-pressed=${isChosen} @click=${run}>${name}</button>`;
  }

  #disabling(): TemplateResult {
    const text = accountMessages[this.language];
    return html`<label class="switch-row">
      <input
        type="checkbox"
        .checked=${this.isDisabled}
        @change=${(event: Event) => {
          this.isDisabled = (event.target as HTMLInputElement).checked;
        }}
      />${text.disable}<span class="hint">${text.disableHint}</span>
    </label>`;
  }

  readonly #chooseRole = (event: Event): void => {
    const role = AccountRoleId.parse((event.target as HTMLSelectElement).value);
    const zoneCodes = role === 'administrator' ? null : this.grant.zoneCodes;
    this.grant = { role, zoneCodes, parkIds: role === 'operator' ? this.grant.parkIds : [] };
    void this.#findParks();
  };

  #chooseZones(zoneCodes: string[] | null): void {
    this.grant = { ...this.grant, zoneCodes: zoneCodes?.length ? zoneCodes : null, parkIds: [] };
    void this.#findParks();
  }

  async #findParks(): Promise<void> {
    if (this.grant.role !== 'operator') return;
    const params = new URLSearchParams();
    if (this.grant.zoneCodes) params.set('zone', this.grant.zoneCodes.join(','));
    const page = await fetchItems('parks', params, { properties: ['name'], boundsOnly: true, limit: 1000 });
    this.parks = page.features.map(({ id, properties }) => ({ id, name: String(properties.name) }));
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { account, grant, isDisabled } = this;
    const displayName = this.name.value;
    this.failure = {};
    try {
      let handed: AccountWithLink | null = null;
      if (account === null)
        handed = await addAccount({ loginName: this.login?.value ?? '', displayName, grant });
      else {
        const rights = account.isFromProvider ? {} : { grant };
        await changeAccount(account.id, { revision: account.revision, displayName, isDisabled, ...rights });
      }
      this.dialog.close();
      this.dispatchEvent(new CustomEvent('account-saved', { detail: handed }));
    } catch (error) {
      this.failure = formFailure(error, accountMessages[this.language].failed);
    }
  };
}

const toggled = <Item>(list: readonly Item[], item: Item): Item[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item];

declare global {
  interface HTMLElementTagNameMap {
    'ld-account-form': LdAccountForm;
  }
}
