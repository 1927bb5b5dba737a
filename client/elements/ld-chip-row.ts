import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { formatCount } from '../format/numbers.ts';
import type { Language } from '../language/language.ts';
import { messages } from '../language/messages.ts';
import { controlStyles, elementStyles } from '../styles/shared-styles.ts';
import './ld-icon.ts';

/** A choice of a facet; `count` is what choosing it would give, absent while it loads. */
export interface Chip {
  id: string;
  name: string;
  count?: number | undefined;
  isChosen: boolean;
}

/** A labelled row of chips. Fires `chip-toggled` with the chip's id. A chip that would give nothing is disabled. */
@customElement('ld-chip-row')
export class LdChipRow extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(52px, auto) 1fr;
        align-items: start;
        color: var(--ink-2);
        font-size: 12px;
      }
      .label {
        padding-right: 4px;
        line-height: 22px;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        min-width: 0;
      }
      .chip {
        max-width: 100%;
      }
      .more {
        padding: 0 3px;
      }
      :host([language='en']) {
        grid-template-columns: 62px 1fr;
      }
    `,
  ];

  @property() label = '';
  @property({ reflect: true }) language: Language = 'zh';
  @property({ attribute: false }) chips: readonly Chip[] = [];
  /** How many chips are shown before the rest is asked for. */
  @property({ type: Number }) shown = 99;
  @state() private isOpen = false;

  override render(): TemplateResult {
    const text = messages[this.language];
    const first = this.chips.filter((chip, index) => index < this.shown || chip.isChosen);
    const chips = this.isOpen ? this.chips : first;
    const hidden = this.chips.length - first.length;
    return html`<span class="label" id="label">${this.label}</span>
      <div class="chips" role="group" aria-labelledby="label">
        ${chips.map((chip) => this.#chip(chip))}
        ${
          hidden > 0
            ? html`<button
              class="chip more"
              aria-expanded=${this.isOpen}
              aria-label=${this.isOpen ? text.fewerChoices : text.moreChoices(hidden)}
              title=${this.isOpen ? text.fewerChoices : text.moreChoices(hidden)}
              @click=${() => {
                this.isOpen = !this.isOpen;
              }}
            >
              <ld-icon name=${this.isOpen ? 'chevron-up' : 'more'} size="small"></ld-icon>
            </button>`
            : nothing
        }
      </div>`;
  }

  #chip({ id, name, count, isChosen }: Chip): TemplateResult {
    return html`<button
      class="chip"
      aria-pressed=${isChosen}
      ?disabled=${count === 0 && !isChosen}
      @click=${() => this.dispatchEvent(new CustomEvent('chip-toggled', { detail: id }))}
    >
      <span class="clip">${name}</span>${count === undefined ? nothing : html`<span class="count">${formatCount(count)}</span>`}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-chip-row': LdChipRow;
  }
}
