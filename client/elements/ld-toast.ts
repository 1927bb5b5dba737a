import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { elementStyles } from '../styles/shared-styles.ts';

const shownMilliseconds = 4000;

/** A short message at the foot of the page that goes away by itself. */
@customElement('ld-toast')
export class LdToast extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        position: fixed;
        z-index: 40;
        right: 0;
        bottom: 112px;
        left: 0;
        display: grid;
        justify-items: center;
        pointer-events: none;
      }
      .toast {
        max-width: calc(100vw - 32px);
        padding: 8px 14px;
        border-radius: var(--r2);
        background: var(--ink);
        box-shadow: var(--e3);
        color: var(--ink-inv);
        animation: rise var(--m-mid) var(--ease);
      }
      @keyframes rise {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
    `,
  ];

  @state() private message = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(message: string): void {
    clearTimeout(this.#timer);
    this.message = message;
    this.#timer = setTimeout(() => {
      this.message = '';
    }, shownMilliseconds);
  }

  override render(): TemplateResult {
    return html`<div role="status">${this.message ? html`<div class="toast">${this.message}</div>` : nothing}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-toast': LdToast;
  }
}
