import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../styles/shared-styles.ts';
import type { IconName } from './icons.ts';
import './ld-icon.ts';
import { PopupMenuController } from './popup-menu.controller.ts';

/** A choice of a menu. */
export interface MenuChoice {
  id: string;
  name: string;
  note?: string;
}

/** A button that opens a list of choices, one of which holds. Fires `choice-made` with the choice's id. */
@customElement('ld-menu')
export class LdMenu extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        position: relative;
        display: inline-block;
      }
      .opener {
        display: inline-flex;
        gap: 6px;
        align-items: center;
        height: 32px;
        padding: 0 9px;
        border-radius: var(--r2);
        color: var(--ink-2);
        white-space: nowrap;
      }
      .opener:hover,
      .opener[aria-expanded='true'] {
        background: var(--surface-2);
      }
      :host([strong]) .opener {
        color: var(--ink);
        font-weight: var(--w-bold);
      }
      :host([plain]) .opener {
        height: 26px;
        padding: 0 4px;
        margin-right: -4px;
        font-size: 12px;
      }
      .list {
        position: absolute;
        z-index: 30;
        top: calc(100% + 4px);
        right: 0;
        min-width: 176px;
        max-height: min(420px, 70vh);
        padding: 4px;
        overflow: auto;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e3);
      }
      :host([align='left']) .list {
        right: auto;
        left: 0;
      }
      .choice {
        display: flex;
        gap: 8px;
        align-items: center;
        width: 100%;
        height: 32px;
        padding: 0 8px;
        border-radius: var(--r1);
        text-align: left;
        white-space: nowrap;
      }
      .choice:hover,
      .choice:focus-visible {
        background: var(--surface-2);
        box-shadow: none;
      }
      .choice:focus-visible {
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      .choice[aria-checked='true'] {
        color: var(--accent-ink);
        font-weight: var(--w-bold);
      }
      .note {
        color: var(--ink-3);
        font-size: 12px;
        font-weight: var(--w-reg);
      }
      .tick {
        width: 16px;
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) icon: IconName | null = null;
  @property({ attribute: false }) choices: readonly MenuChoice[] = [];
  @property() value = '';
  readonly #popup = new PopupMenuController(this, '.choice');

  override render(): TemplateResult {
    const current = this.choices.find((choice) => choice.id === this.value);
    return html`<button
        class="opener"
        aria-haspopup="menu"
        aria-expanded=${this.#popup.isOpen}
        aria-label="${this.label} ${current?.name ?? ''}"
        @click=${() =>
          this.#popup.toggle(
            Math.max(
              0,
              this.choices.findIndex(({ id }) => id === this.value),
            ),
          )}
      >
        ${this.icon ? html`<ld-icon name=${this.icon}></ld-icon>` : nothing}
        <span>${current?.name ?? this.label}</span>
        <ld-icon name="chevron-down" size="small"></ld-icon>
      </button>
      ${
        this.#popup.isOpen
          ? html`<div class="list" role="menu" aria-label=${this.label} @keydown=${this.#popup.press}>
            ${this.choices.map((choice) => this.#choice(choice))}
          </div>`
          : nothing
      }`;
  }

  #choice({ id, name, note }: MenuChoice): TemplateResult {
    return html`<button
      class="choice"
      role="menuitemradio"
      aria-checked=${id === this.value}
      tabindex="-1"
      @click=${() => this.#choose(id)}
    >
      <span class="tick">${id === this.value ? html`<ld-icon name="check"></ld-icon>` : nothing}</span>
      <span class="grow">${name}</span>${note ? html`<span class="note">${note}</span>` : nothing}
    </button>`;
  }

  #choose(id: string): void {
    this.#popup.leave();
    if (id !== this.value) this.dispatchEvent(new CustomEvent('choice-made', { detail: id }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-menu': LdMenu;
  }
}
