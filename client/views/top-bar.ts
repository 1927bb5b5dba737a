import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import '../elements/ld-icon.ts';
import '../elements/ld-mark.ts';
import '../elements/ld-menu.ts';
import { languages } from '../language/language.ts';
import { messages } from '../language/messages.ts';
import { languageContext } from '../state/language-store.ts';
import { sessionContext } from '../state/session-store.ts';
import { StoreConsumer } from '../state/store-consumer.ts';
import { themeContext } from '../state/theme-store.ts';
import { workspaceContext } from '../state/workspace-store.ts';
import { controlStyles, elementStyles } from '../styles/shared-styles.ts';
import './account/account-menu.ts';
import './search-field.ts';
import type { LdSearchField } from './search-field.ts';
import { workspaceLinks } from './workspace-links.ts';
import './zone-menu.ts';

/** The bar on top: mark, workspaces, search, zone, language, theme, help. */
@customElement('ld-top-bar')
export class LdTopBar extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        position: relative;
        z-index: 20;
        display: flex;
        gap: 4px;
        align-items: center;
        height: var(--bar);
        padding: 0 12px 0 14px;
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      .mark {
        display: flex;
        gap: 9px;
        align-items: center;
        height: 24px;
        margin-right: 8px;
        padding-right: 16px;
        border-right: 1px solid var(--line);
        font-size: 16px;
        font-weight: var(--w-bold);
        letter-spacing: 0.06em;
        white-space: nowrap;
      }
      nav {
        display: flex;
        height: 100%;
      }
      .tab {
        position: relative;
        display: flex;
        align-items: center;
        padding: 0 12px;
        color: var(--ink);
        font-size: 14px;
        white-space: nowrap;
      }
      .tab:hover {
        background: var(--surface-2);
      }
      .tab[aria-current] {
        font-weight: var(--w-bold);
      }
      .tab[aria-current]::after {
        content: '';
        position: absolute;
        right: 12px;
        bottom: -1px;
        left: 12px;
        height: 2px;
        background: var(--accent);
      }
      .line {
        flex: none;
        width: 1px;
        height: 20px;
        margin: 0 6px;
        background: var(--line);
      }
    `,
  ];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  readonly #theme = new StoreConsumer(this, themeContext);

  @query('ld-search-field') private search!: LdSearchField;

  focusSearch(): void {
    this.search.focus();
  }

  override render(): TemplateResult {
    const { language } = this.#language.value;
    const text = messages[language];
    const isDark = this.#theme.value.theme === 'dark';
    const themeName = isDark ? text.switchToLight : text.switchToDark;
    return html`<div class="mark"><ld-mark></ld-mark>${text.productName}</div>
      <nav aria-label=${text.workspaces}>
        ${workspaceLinks(this.#workspace.store, language, 'tab', this.#session.value.session?.actor.capabilities ?? [])}
      </nav>
      <span class="grow"></span>
      <ld-search-field></ld-search-field>
      <span class="line"></span>
      <ld-zone-menu></ld-zone-menu>
      <span class="line"></span>
      <ld-menu
        .label=${text.language}
        .icon=${'language'}
        .choices=${languages.map((id) => ({ id, name: messages[id].languageName }))}
        .value=${language}
        @choice-made=${(event: CustomEvent) => this.#language.store.choose(event.detail)}
      ></ld-menu>
      <button
        class="button ghost square"
        aria-label=${themeName}
        title=${themeName}
        @click=${() => this.#theme.store.toggle()}
      >
        <ld-icon name=${isDark ? 'light' : 'dark'}></ld-icon>
      </button>
      <button
        class="button ghost square"
        aria-label=${text.shortcuts}
        title=${text.shortcuts}
        @click=${() => this.dispatchEvent(new CustomEvent('help-wanted', { bubbles: true, composed: true }))}
      >
        <ld-icon name="keyboard"></ld-icon>
      </button>
      <ld-account-menu></ld-account-menu>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-top-bar': LdTopBar;
  }
}
