import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Language } from '../language/language.ts';
import { messages } from '../language/messages.ts';
import type { SymbolKind } from '../styles/class-symbols.ts';
import { controlStyles, elementStyles } from '../styles/shared-styles.ts';
import type { IconName } from './icons.ts';
import './ld-icon.ts';
import './ld-swatch.ts';

/** A match as the list shows it: a swatch for land and parks, an icon for the rest. */
export interface SearchChoice {
  key: string;
  title: string;
  subtitle: string;
  swatch: SymbolKind | null;
  icon: IconName;
}

/**
 * Search field with a list of matches (combobox pattern). Fires `text-changed` with the text while typing and
 * `choice-picked` with the key of the chosen match.
 */
@customElement('ld-search-box')
export class LdSearchBox extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    css`
      :host {
        position: relative;
        display: block;
        width: clamp(160px, 15vw, 300px);
      }
      .field {
        display: flex;
        gap: 8px;
        align-items: center;
        height: 32px;
        padding: 0 8px 0 10px;
        border: 1px solid var(--line);
        border-radius: var(--r2);
        background: var(--surface-2);
        color: var(--ink-3);
      }
      .field:focus-within {
        border-color: var(--accent);
        background: var(--surface);
        box-shadow: 0 0 0 1px var(--accent);
      }
      input {
        flex: 1;
        min-width: 0;
        padding: 0;
        border: 0;
        background: none;
        color: var(--ink);
      }
      input:focus-visible {
        box-shadow: none;
      }
      input::placeholder {
        color: var(--ink-3);
        opacity: 1;
      }
      input::-webkit-search-cancel-button {
        display: none;
      }
      .clear {
        display: inline-flex;
        border-radius: var(--r1);
      }
      .list {
        position: absolute;
        z-index: 30;
        top: calc(100% + 4px);
        right: 0;
        width: max(100%, 400px);
        max-width: calc(100vw - 24px);
        max-height: min(460px, 70vh);
        padding: 4px;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e3);
      }
      .choice {
        display: grid;
        grid-template-columns: 22px 1fr auto;
        column-gap: 8px;
        align-items: center;
        height: 36px;
        padding: 0 8px;
        border-radius: var(--r1);
        cursor: pointer;
      }
      .choice[aria-selected='true'] {
        background: var(--accent-soft);
      }
      .subtitle {
        max-width: 150px;
        color: var(--ink-3);
        font-size: 12px;
      }
      .none {
        padding: 10px 8px;
        color: var(--ink-3);
      }
      ld-icon {
        color: var(--ink-3);
      }
      @media (max-width: 899px) {
        :host {
          width: auto;
        }
        .field {
          height: 44px;
          border-color: transparent;
          border-radius: var(--r3);
          background: var(--surface);
          box-shadow: var(--e2);
        }
        .key {
          display: none;
        }
      }
    `,
  ];

  @property() language: Language = 'zh';
  @property({ attribute: false }) choices: readonly SearchChoice[] = [];
  /** What the choices are an answer to; shows “nothing found” only once the answer is here. */
  @property() answered = '';
  @property({ type: Boolean }) failed = false;
  @state() private text = '';
  @state() private isOpen = false;
  @state() private active = 0;
  @query('input') private input!: HTMLInputElement;

  override focus(): void {
    this.input.focus();
    this.input.select();
  }

  override render(): TemplateResult {
    const text = messages[this.language];
    const isListed =
      this.isOpen && this.text.trim() !== '' && (this.choices.length > 0 || this.answered === this.text);
    const active = isListed ? this.choices[this.active] : undefined;
    return html`<div class="field" role="search">
        <ld-icon name="search"></ld-icon>
        <input
          type="search"
          role="combobox"
          aria-label=${text.search}
          aria-expanded=${isListed}
          aria-controls="list"
          aria-autocomplete="list"
          aria-activedescendant=${active ? `choice-${this.active}` : nothing}
          autocomplete="off"
          spellcheck="false"
          placeholder=${text.searchPlaceholder}
          title=${text.searchHint}
          .value=${this.text}
          @input=${this.#type}
          @keydown=${this.#press}
          @focus=${() => {
            this.isOpen = true;
          }}
          @blur=${() => {
            this.isOpen = false;
          }}
        />
        ${
          this.text
            ? html`<button class="clear" tabindex="-1" aria-label=${text.clear} @pointerdown=${this.#clear}>
              <ld-icon name="close"></ld-icon>
            </button>`
            : html`<span class="key" aria-hidden="true">/</span>`
        }
      </div>
      <div class="list scroll" id="list" role="listbox" aria-label=${text.search} ?hidden=${!isListed}>
        ${this.choices.map((choice, index) => this.#choice(choice, index))}
        ${
          this.choices.length === 0
            ? html`<div class="none">${this.failed ? text.searchFailed : text.searchNothing(this.text)}</div>`
            : nothing
        }
      </div>
      <span class="visually-hidden" aria-live="polite">${isListed ? text.searchResults(this.choices.length) : ''}</span>`;
  }

  #choice({ key, title, subtitle, swatch, icon }: SearchChoice, index: number): TemplateResult {
    return html`<div
      class="choice"
      role="option"
      id="choice-${index}"
      aria-selected=${index === this.active}
      @pointermove=${() => {
        this.active = index;
      }}
      @pointerdown=${(event: Event) => {
        event.preventDefault();
        this.#pick(key);
      }}
    >
      ${swatch ? html`<ld-swatch kind=${swatch}></ld-swatch>` : html`<ld-icon name=${icon}></ld-icon>`}
      <span class="clip">${title}</span><span class="subtitle clip">${subtitle}</span>
    </div>`;
  }

  #type(): void {
    this.text = this.input.value;
    this.active = 0;
    this.isOpen = true;
    this.dispatchEvent(new CustomEvent('text-changed', { detail: this.text }));
  }

  #clear(event: Event): void {
    event.preventDefault();
    this.input.value = '';
    this.#type();
  }

  #press(event: KeyboardEvent): void {
    const count = this.choices.length;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && count > 0) {
      this.active = (this.active + step + count) % count;
      event.preventDefault();
    }
    const chosen = this.choices[this.active];
    if (event.key === 'Enter' && chosen && !event.isComposing) this.#pick(chosen.key);
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.input.blur();
    }
  }

  #pick(key: string): void {
    this.input.blur();
    this.dispatchEvent(new CustomEvent('choice-picked', { detail: key }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-search-box': LdSearchBox;
  }
}
