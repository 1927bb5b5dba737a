import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Quantity } from '../format/numbers.ts';
import type { SymbolKind } from '../styles/class-symbols.ts';
import { elementStyles } from '../styles/shared-styles.ts';
import './ld-icon.ts';
import './ld-swatch.ts';
import { listWindow, scrollToShow } from './list-window.ts';
import { quantity } from './quantity.ts';

/** A row as it is shown: swatch, name over one status fact, area over price. */
export interface ResultItem {
  id: number;
  swatch: SymbolKind;
  name: string;
  fact: string;
  area: Quantity;
  price: Quantity | null;
}

const rowHeight = 53;

/**
 * The result list; draws only the rows in sight, whatever their number. Fires `row-hovered` (id or null), `row-picked`,
 * `row-activated` (double click), and `rows-needed` when rows beyond those loaded come near. With `picked` rows carry
 * boxes to tick, and clicks and the space key fire `row-toggled` instead.
 */
@customElement('ld-result-list')
export class LdResultList extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: block;
        position: relative;
        min-height: 0;
      }
      .scroll {
        position: absolute;
        inset: 0;
      }
      .space {
        position: relative;
      }
      .item {
        position: absolute;
        right: 0;
        left: 0;
        display: grid;
        grid-template-columns: 22px 1fr auto;
        column-gap: 8px;
        align-items: start;
        height: ${rowHeight}px;
        padding: 7px 14px;
        border-bottom: 1px solid var(--line);
        cursor: pointer;
      }
      ld-swatch {
        margin-top: 3px;
      }
      .name {
        font-weight: var(--w-med);
        line-height: 20px;
      }
      .fact,
      .price {
        color: var(--ink-3);
        font-size: 12px;
        line-height: 18px;
      }
      .area {
        font-weight: var(--w-bold);
        line-height: 20px;
      }
      .hovered {
        background: var(--surface-2);
      }
      .item[aria-selected='true'] {
        background: var(--accent-soft);
      }
      .item[aria-selected='true']::before {
        content: '';
        position: absolute;
        top: 0;
        bottom: 0;
        left: 0;
        width: 3px;
        background: var(--accent);
      }
      .scroll:focus-visible {
        border-radius: 0;
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      .tick {
        display: grid;
        width: 16px;
        height: 16px;
        margin-top: 2px;
        border: 1px solid var(--line-ctl);
        border-radius: var(--r1);
        background: var(--surface);
        color: var(--on-accent);
        place-items: center;
      }
      [aria-selected='true'] .tick {
        border-color: var(--accent);
        background: var(--accent);
      }
      .bar {
        height: 9px;
        margin-top: 5px;
      }
    `,
  ];

  @property({ attribute: false }) items: readonly ResultItem[] = [];
  /** How many there are in all; rows beyond `items` are shown as still loading. */
  @property({ type: Number }) total = 0;
  @property({ attribute: false }) selectedId: number | null = null;
  @property({ attribute: false }) hoveredId: number | null = null;
  @property() label = '';
  /** Rows that are ticked; null while rows are opened rather than ticked. */
  @property({ attribute: false }) picked: ReadonlySet<number> | null = null;
  @state() private scrolled = 0;
  @state() private viewHeight = 600;
  @query('.scroll') private scroller!: HTMLElement;
  readonly #sizes = new ResizeObserver(() => {
    this.viewHeight = this.clientHeight;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  /** Back to the first row, for a new query. */
  scrollToStart(): void {
    this.scroller?.scrollTo({ top: 0 });
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('selectedId') && this.selectedId !== null) this.#show(this.selectedId);
    const { end } = this.#window();
    if (end > this.items.length && this.items.length < this.total) this.#fire('rows-needed', null);
  }

  override render(): TemplateResult {
    const { first, end } = this.#window();
    const rows = Array.from({ length: end - first }, (_, offset) => first + offset);
    const isDrawn = rows.some((index) => this.items[index]?.id === this.selectedId);
    const active = isDrawn ? `row-${this.selectedId}` : nothing;
    return html`<div
      class="scroll"
      role="listbox"
      tabindex="0"
      aria-label=${this.label}
      aria-multiselectable=${this.picked ? 'true' : nothing}
      aria-activedescendant=${active}
      @scroll=${() => {
        this.scrolled = this.scroller.scrollTop;
      }}
      @keydown=${this.#press}
      @pointerleave=${() => this.#fire('row-hovered', null)}
    >
      <div class="space" role="presentation" style="height:${this.total * rowHeight}px">
        ${repeat(
          rows,
          (index) => this.items[index]?.id ?? `loading-${index}`,
          (index) => this.#row(index),
        )}
      </div>
    </div>`;
  }

  #window() {
    return listWindow(this.scrolled, this.viewHeight, rowHeight, this.total, 6);
  }

  #row(index: number): TemplateResult {
    const item = this.items[index];
    const top = `top:${index * rowHeight}px`;
    if (!item) {
      return html`<div class="item" style=${top} aria-hidden="true">
        <span class="skeleton bar"></span>
        <span><span class="skeleton bar" style="width:60%"></span><br /><span class="skeleton bar" style="width:80%"></span></span>
        <span class="skeleton bar" style="width:56px"></span>
      </div>`;
    }
    return html`<div
      class="item ${item.id === this.hoveredId ? 'hovered' : ''}"
      style=${top}
      id="row-${item.id}"
      role="option"
      aria-selected=${this.picked ? this.picked.has(item.id) : item.id === this.selectedId}
      aria-setsize=${this.total}
      aria-posinset=${index + 1}
      @pointerenter=${(event: PointerEvent) => event.pointerType !== 'touch' && this.#fire('row-hovered', item.id)}
      @click=${() => this.#fire(this.picked ? 'row-toggled' : 'row-picked', item.id)}
      @dblclick=${() => !this.picked && this.#fire('row-activated', item.id)}
    >
      ${
        this.picked
          ? html`<span class="tick">${this.picked.has(item.id) ? html`<ld-icon name="check" size="small"></ld-icon>` : nothing}</span>`
          : html`<ld-swatch kind=${item.swatch}></ld-swatch>`
      }
      <div class="clip">
        <div class="name clip" title=${item.name}>${item.name}</div>
        <div class="fact clip">${item.fact}</div>
      </div>
      <div class="number">
        <div class="area">${quantity(item.area)}</div>
        <div class="price">${item.price ? quantity(item.price) : nothing}</div>
      </div>
    </div>`;
  }

  #press(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const index = this.items.findIndex((item) => item.id === this.selectedId);
      const next = this.items[index === -1 ? 0 : index + step];
      event.preventDefault();
      if (next) this.#fire('row-picked', next.id);
    }
    if (event.key === ' ' && this.picked && this.selectedId !== null) {
      event.preventDefault();
      this.#fire('row-toggled', this.selectedId);
    }
    if (event.key === 'Enter' && this.selectedId !== null) this.#fire('row-activated', this.selectedId);
  }

  #show(id: number): void {
    const index = this.items.findIndex((item) => item.id === id);
    if (index < 0) return;
    this.scroller.scrollTop = scrollToShow(index, this.scroller.scrollTop, this.viewHeight, rowHeight);
  }

  #fire(name: string, detail: number | null): void {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-result-list': LdResultList;
  }
}
