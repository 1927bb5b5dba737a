import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { providerAddress } from '../../api/account.ts';
import { accountMessages } from '../../language/account-messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';
import { accountStyles } from './account-styles.ts';
import type { ProviderFault } from './opened-address.ts';

/** Tells why signing in at the provider did not succeed. Fires `room-closed`. */
@customElement('ld-provider-notice')
export class LdProviderNotice extends LitElement {
  static override styles = [elementStyles, controlStyles, formStyles, accountStyles];

  @property() fault: ProviderFault = 'invalid';
  readonly #language = new StoreConsumer(this, languageContext);
  @query('dialog') private dialog!: HTMLDialogElement;

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  override render(): TemplateResult {
    const text = accountMessages[this.#language.value.language];
    return html`<dialog class="dialog narrow" aria-labelledby="title" @close=${this.#closed}>
      <header><h2 id="title">${text.providerFailed}</h2></header>
      <div class="content"><p class="note">${text.providerFaults[this.fault]}</p></div>
      <footer>
        <button class="button" @click=${() => this.dialog.close()}>${text.close}</button>
        <a class="button primary" href=${providerAddress(location.pathname + location.search)}>${text.retry}</a>
      </footer>
    </dialog>`;
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new CustomEvent('room-closed'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-provider-notice': LdProviderNotice;
  }
}
