import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../styles/shared-styles.ts';
import type { IconName } from './icons.ts';
import './ld-icon.ts';
import { PopupMenuController } from './popup-menu.controller.ts';

/** Something a menu offers to do. */
export interface MenuAction {
  id: string;
  name: string;
  icon?: IconName;
  isGrave?: boolean;
}

/** A button that opens a list of actions, upwards or downwards. Fires `action-chosen` with the action's id. */
@customElement('ld-action-menu')
export class LdActionMenu extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        position: relative;
        display: inline-block;
        flex: none;
      }
      .opener {
        display: grid;
        place-items: center;
        width: 32px;
        height: 32px;
        border: 1px solid var(--line-2);
        border-radius: var(--r2);
      }
      :host([plain]) .opener {
        width: 26px;
        height: 26px;
        border: 0;
        color: var(--ink-2);
      }
      .opener:hover,
      .opener[aria-expanded='true'] {
        background: var(--surface-2);
      }
      .list {
        position: absolute;
        z-index: 30;
        top: calc(100% + 4px);
        right: 0;
        min-width: 168px;
        padding: 4px;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e3);
      }
      :host([up]) .list {
        top: auto;
        bottom: calc(100% + 4px);
      }
      .action {
        display: flex;
        gap: 8px;
        align-items: center;
        width: 100%;
        height: 32px;
        padding: 0 8px;
        border-radius: var(--r1);
        color: var(--ink);
        font-size: 13px;
        text-align: left;
        white-space: nowrap;
      }
      .action:hover,
      .action:focus-visible {
        background: var(--surface-2);
        box-shadow: none;
      }
      .action:focus-visible {
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      .grave {
        color: var(--alarm);
      }
      @media (max-width: 899px) {
        :host(:not([plain])) .opener {
          width: 44px;
          height: 44px;
        }
        .action {
          height: 44px;
        }
      }
    `,
  ];

  @property() label = '';
  @property() icon: IconName = 'more';
  @property({ attribute: false }) actions: readonly MenuAction[] = [];
  readonly #popup = new PopupMenuController(this, '.action');

  override render(): TemplateResult {
    return html`<button
        class="opener"
        aria-haspopup="menu"
        aria-expanded=${this.#popup.isOpen}
        aria-label=${this.label}
        title=${this.label}
        @click=${() => this.#popup.toggle()}
      >
        <ld-icon name=${this.icon}></ld-icon>
      </button>
      ${
        this.#popup.isOpen
          ? html`<div class="list" role="menu" aria-label=${this.label} @keydown=${this.#popup.press}>
            ${this.actions.map(
              ({ id, name, icon, isGrave }) => html`<button
                class="action ${isGrave ? 'grave' : ''}"
                role="menuitem"
                tabindex="-1"
                @click=${() => this.#choose(id)}
              >
                ${icon ? html`<ld-icon name=${icon}></ld-icon>` : nothing}${name}
              </button>`,
            )}
          </div>`
          : nothing
      }`;
  }

  #choose(id: string): void {
    this.#popup.leave();
    this.dispatchEvent(new CustomEvent('action-chosen', { detail: id }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-action-menu': LdActionMenu;
  }
}
