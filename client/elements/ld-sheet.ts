import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elementStyles } from '../styles/shared-styles.ts';
import { nearestStop, neighbourStop, type SheetStop, stopHeight } from './sheet-stops.ts';

/** A sheet from the bottom of a phone that is dragged between three heights. Fires `stop-changed`. */
@customElement('ld-sheet')
export class LdSheet extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        position: absolute;
        right: 0;
        bottom: 0;
        left: 0;
        display: flex;
        flex-direction: column;
        overflow: hidden;
        border-radius: 16px 16px 0 0;
        background: var(--surface);
        box-shadow: var(--e3);
        transition: height var(--m-slow) var(--ease);
      }
      :host([held]) {
        transition: none;
      }
      .handle {
        flex: none;
        display: grid;
        width: 100%;
        height: 24px;
        cursor: grab;
        place-items: center;
        touch-action: none;
      }
      .handle::after {
        content: '';
        width: 36px;
        height: 4px;
        border-radius: 4px;
        background: var(--line-2);
      }
      .handle:focus-visible {
        border-radius: 16px 16px 0 0;
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      .content {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
    `,
  ];

  @property() stop: SheetStop = 'low';
  @property() label = '';
  @state() private pageHeight = innerHeight;

  readonly #measure = () => {
    this.pageHeight = innerHeight;
  };

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('resize', this.#measure);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('resize', this.#measure);
  }

  override render(): TemplateResult {
    if (!this.hasAttribute('held')) this.style.height = `${stopHeight(this.stop, this.pageHeight)}px`;
    return html`<button
        class="handle"
        aria-label=${this.label}
        aria-expanded=${this.stop !== 'low'}
        @pointerdown=${this.#hold}
        @keydown=${this.#press}
        @click=${(event: MouseEvent) => event.detail === 0 && this.#rest(this.stop === 'low' ? 'middle' : 'low')}
      ></button>
      <div class="content"><slot></slot></div>`;
  }

  #hold(event: PointerEvent): void {
    const handle = event.currentTarget as HTMLElement;
    const start = { y: event.clientY, height: this.offsetHeight };
    handle.setPointerCapture(event.pointerId);
    const move = ({ clientY }: PointerEvent) => {
      this.setAttribute('held', '');
      const full = stopHeight('full', this.pageHeight);
      this.style.height = `${Math.min(full, Math.max(72, start.height + start.y - clientY))}px`;
    };
    const letGo = (end: PointerEvent) => {
      handle.removeEventListener('pointermove', move);
      const wasDragged = this.hasAttribute('held') && Math.abs(end.clientY - start.y) > 6;
      this.removeAttribute('held');
      // A tap on the handle is a wish for more.
      if (wasDragged) this.#rest(nearestStop(this.offsetHeight, this.pageHeight));
      else this.#rest(this.stop === 'low' ? 'middle' : 'low');
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', letGo, { once: true });
    handle.addEventListener('pointercancel', letGo, { once: true });
  }

  #press(event: KeyboardEvent): void {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    this.#rest(neighbourStop(this.stop, event.key === 'ArrowUp' ? 1 : -1));
  }

  #rest(stop: SheetStop): void {
    this.style.height = `${stopHeight(stop, this.pageHeight)}px`;
    this.dispatchEvent(new CustomEvent<SheetStop>('stop-changed', { detail: stop }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-sheet': LdSheet;
  }
}
