import { Task } from '@lit/task';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Feature } from '../../../geodata/model/api-feature.ts';
import { fetchItem, fetchItems } from '../../api/items.ts';
import { knownCollection } from '../../api/land-query.ts';
import '../../elements/ld-icon.ts';
import { editingMessages } from '../../language/editing-messages.ts';
import type { Language } from '../../language/language.ts';
import { controlStyles, elementStyles, formStyles } from '../../styles/shared-styles.ts';

const shownAtMost = 8;
const pauseMilliseconds = 200;

/** A field that names a record of a collection of the zone, found by name or code. Fires `reference-chosen`: id or null. */
@customElement('ld-reference-field')
export class LdReferenceField extends LitElement {
  static override styles = [
    elementStyles,
    controlStyles,
    formStyles,
    css`
      :host {
        position: relative;
        display: block;
      }
      .chosen {
        display: flex;
        gap: 4px;
      }
      .list {
        position: absolute;
        z-index: 5;
        right: 0;
        left: 0;
        max-height: 240px;
        padding: 4px;
        overflow: auto;
        border-radius: var(--r3);
        background: var(--surface);
        box-shadow: var(--e3);
      }
      .list button {
        display: flex;
        gap: 8px;
        align-items: center;
        width: 100%;
        min-height: 32px;
        padding: 0 8px;
        border-radius: var(--r1);
        text-align: left;
      }
      .list button:hover,
      .list [aria-selected='true'] {
        background: var(--surface-2);
      }
      .empty {
        padding: 6px 8px;
        color: var(--ink-3);
      }
    `,
  ];

  @property() collection = 'parks';
  @property() zoneCode = '';
  /** Id of the record that is chosen, as text; '' for none. */
  @property() value = '';
  @property() label = '';
  @property() language: Language = 'zh';
  @property({ type: Boolean }) invalid = false;
  @property({ type: Boolean }) clearable = false;
  @state() private typed: string | null = null;
  @state() private active = 0;

  /** Name of the chosen record. */
  readonly #chosen = new Task(this, {
    args: () => [this.collection, this.value] as const,
    task: async ([collection, value], { signal }) =>
      value === '' ? null : this.#name(await fetchItem(collection, Number(value), signal)),
  });

  readonly #found = new Task(this, {
    args: () => [this.collection, this.zoneCode, this.typed] as const,
    task: async ([collection, zoneCode, typed], { signal }) => {
      if (typed === null) return null;
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      signal.throwIfAborted();
      const query = new URLSearchParams(zoneCode ? { zone: zoneCode } : {});
      if (typed.trim()) query.set('q', typed.trim());
      const { titleField } = knownCollection(collection);
      const page = await fetchItems(collection, query, { limit: shownAtMost, sortBy: titleField }, signal);
      this.active = 0;
      return page.features;
    },
  });

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override render(): TemplateResult {
    const text = editingMessages[this.language];
    const isOpen = this.typed !== null;
    return html`<div class="chosen">
        <input
          class="input"
          role="combobox"
          aria-label=${this.label}
          aria-expanded=${isOpen}
          aria-controls="list"
          aria-autocomplete="list"
          aria-invalid=${this.invalid}
          autocomplete="off"
          placeholder=${text.referenceHint}
          .value=${this.typed ?? this.#chosen.value ?? ''}
          @input=${(event: Event) => {
            this.typed = (event.target as HTMLInputElement).value;
          }}
          @focus=${() => {
            this.typed ??= '';
          }}
          @blur=${this.#leave}
          @keydown=${this.#press}
        />
        ${
          this.clearable && this.value !== ''
            ? html`<button type="button" class="button square ghost" aria-label="${text.clearReference} ${this.label}" @click=${() => this.#choose(null)}>
              <ld-icon name="close"></ld-icon>
            </button>`
            : nothing
        }
      </div>
      <div class="list" id="list" role="listbox" aria-label=${this.label} ?hidden=${!isOpen}>
        ${isOpen ? this.#options() : nothing}
      </div>`;
  }

  #options(): TemplateResult {
    const text = editingMessages[this.language];
    const found = this.#found.value;
    if (!found) return html`<div class="empty" role="presentation">${text.loading}</div>`;
    if (found.length === 0) return html`<div class="empty" role="presentation">${text.referenceEmpty}</div>`;
    return html`${found.map(
      (feature, index) => html`<button
        type="button"
        role="option"
        tabindex="-1"
        aria-selected=${index === this.active}
        @pointerdown=${(event: Event) => {
          event.preventDefault();
          this.#choose(feature);
        }}
      >
        <span class="clip">${this.#name(feature)}</span>
        <span class="muted clip">${feature.properties.parcelCode ?? feature.properties.parkName ?? ''}</span>
      </button>`,
    )}`;
  }

  #name(feature: Feature): string {
    return String(feature.properties[knownCollection(this.collection).titleField] ?? feature.id);
  }

  #choose(feature: Feature | null): void {
    this.typed = null;
    this.value = feature ? String(feature.id) : '';
    const detail = { id: feature?.id ?? null, name: feature ? this.#name(feature) : '' };
    this.dispatchEvent(new CustomEvent('reference-chosen', { detail, bubbles: true, composed: true }));
  }

  readonly #leave = (): void => {
    this.typed = null;
  };

  #press(event: KeyboardEvent): void {
    const found = this.#found.value ?? [];
    if (event.key === 'ArrowDown') this.active = Math.min(this.active + 1, found.length - 1);
    else if (event.key === 'ArrowUp') this.active = Math.max(this.active - 1, 0);
    else if (event.key === 'Enter' && found[this.active]) this.#choose(found[this.active]!);
    else if (event.key === 'Escape' && this.typed !== null) this.typed = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-reference-field': LdReferenceField;
  }
}
