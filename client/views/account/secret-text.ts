import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { accountMessages } from '../../language/account-messages.ts';
import type { Language } from '../../language/language.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { accountStyles } from './account-styles.ts';

/** A secret that is shown once, with a button to copy it. */
@customElement('ld-secret-text')
export class LdSecretText extends LitElement {
  static override styles = [elementStyles, controlStyles, accountStyles];

  @property() language: Language = 'zh';
  @property() value = '';
  @state() private isCopied = false;

  override render(): TemplateResult {
    const text = accountMessages[this.language];
    return html`<div class="secret">
      <code>${this.value}</code>
      <button type="button" class="button small" @click=${this.#copy}>${this.isCopied ? text.copied : text.copy}</button>
    </div>`;
  }

  readonly #copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.value);
      this.isCopied = true;
    } catch {
      // Not every browser lets a page write there; one click selects the whole text, too.
      const code = this.renderRoot.querySelector('code');
      if (code) getSelection()?.selectAllChildren(code);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-secret-text': LdSecretText;
  }
}
