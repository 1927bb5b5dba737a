import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { elementStyles } from '../styles/shared-styles.ts';

const shownMilliseconds = 4000;
const actionSeconds = 8;

/** Something a message offers to do, for a few seconds. */
export interface ToastAction {
  name: string;
  run: () => void;
}

/** A short message at the foot of the page, over everything that lies there, that goes away by itself. */
@customElement('ld-toast')
export class LdToast extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        position: fixed;
        z-index: 45;
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
        pointer-events: auto;
        animation: rise var(--m-mid) var(--ease);
      }
      .action {
        margin-left: 14px;
        border-radius: var(--r1);
        font-weight: var(--w-bold);
        text-decoration: underline;
        text-underline-offset: 3px;
      }
      .seconds {
        display: inline-block;
        min-width: 24px;
        margin-left: 8px;
        opacity: 0.8;
        font-size: 12px;
        text-align: right;
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
  @state() private action: ToastAction | null = null;
  @state() private secondsLeft = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hide();
  }

  /** Shows a message; with an action it stays for eight seconds and counts them. */
  show(message: string, action: ToastAction | null = null): void {
    this.#hide();
    this.message = message;
    this.action = action;
    this.secondsLeft = actionSeconds;
    this.#timer = setTimeout(() => this.#hide(), action ? actionSeconds * 1000 : shownMilliseconds);
    if (action) {
      this.#clock = setInterval(() => {
        this.secondsLeft -= 1;
      }, 1000);
    }
  }

  #hide(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#clock);
    this.message = '';
    this.action = null;
  }

  #run(): void {
    const { action } = this;
    this.#hide();
    action?.run();
  }

  override render(): TemplateResult {
    return html`<div role="status">
      ${
        this.message
          ? html`<div class="toast">
            ${this.message}${
              this.action
                ? html`<button class="action" @click=${this.#run}>${this.action.name}</button><span class="seconds" aria-hidden="true">${this.secondsLeft} s</span>`
                : nothing
            }
          </div>`
          : nothing
      }
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-toast': LdToast;
  }
}
