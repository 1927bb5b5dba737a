import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elementStyles } from '../styles/shared-styles.ts';

export interface Tab {
  id: string;
  name: string;
  count?: number;
}

/** Room beside the chosen tab, in pixels. */
const edge = 16;

/** A row of tabs; the panel below is the owner's. Fires `tab-chosen` with the tab's id. */
@customElement('ld-tabs')
export class LdTabs extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        position: relative;
        display: flex;
        flex: none;
        gap: 18px;
        padding: 0 16px;
        overflow: auto hidden;
        border-bottom: 1px solid var(--line);
        scrollbar-width: none;
      }
      button {
        position: relative;
        flex: none;
        height: 34px;
        color: var(--ink-2);
        line-height: 34px;
        white-space: nowrap;
      }
      button:hover {
        color: var(--ink);
      }
      button[aria-selected='true'] {
        color: var(--ink);
        font-weight: var(--w-bold);
      }
      button[aria-selected='true']::after {
        content: '';
        position: absolute;
        right: 0;
        bottom: 0;
        left: 0;
        height: 2px;
        background: var(--accent);
      }
      .count {
        margin-left: 3px;
        color: var(--ink-3);
        font-weight: var(--w-reg);
      }
    `,
  ];

  @property({ attribute: false }) tabs: readonly Tab[] = [];
  @property() value = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'tablist');
  }

  /** On a narrow screen the row scrolls: the chosen tab is always to be seen. */
  protected override updated(): void {
    const chosen = this.renderRoot.querySelector<HTMLElement>('[aria-selected="true"]');
    if (!chosen) return;
    const [start, end] = [chosen.offsetLeft - edge, chosen.offsetLeft + chosen.offsetWidth + edge];
    if (start < this.scrollLeft) this.scrollLeft = start;
    else if (end > this.scrollLeft + this.clientWidth) this.scrollLeft = end - this.clientWidth;
  }

  override render(): TemplateResult {
    return html`${this.tabs.map(
      ({ id, name, count }) => html`<button
        role="tab"
        id=${id}
        aria-selected=${id === this.value}
        tabindex=${id === this.value ? 0 : -1}
        @click=${() => this.#choose(id)}
        @keydown=${this.#press}
      >
        ${name}${count ? html`<span class="count">${count}</span>` : nothing}
      </button>`,
    )}`;
  }

  #choose(id: string): void {
    this.dispatchEvent(new CustomEvent('tab-chosen', { detail: id }));
  }

  #press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = this.tabs.findIndex((tab) => tab.id === this.value);
    const next = this.tabs[(index + step + this.tabs.length) % this.tabs.length]!;
    this.#choose(next.id);
    this.renderRoot.querySelector<HTMLElement>(`[id="${next.id}"]`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-tabs': LdTabs;
  }
}
