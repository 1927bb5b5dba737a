import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & HTMLElement & { renderRoot: HTMLElement | DocumentFragment };

/** A list that opens from a button: outside clicks and Escape close it, arrows go through it, the button gets the focus back. */
export class PopupMenuController implements ReactiveController {
  readonly #host: Host;
  readonly #itemSelector: string;
  #isOpen = false;

  /** @param itemSelector finds the items of the list; the button is found as `.opener`. */
  constructor(host: Host, itemSelector: string) {
    this.#host = host;
    this.#itemSelector = itemSelector;
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Opens the list with the focus on an item, or closes it. */
  toggle(focused = 0): void {
    if (this.#isOpen) this.close();
    else void this.#open(focused);
  }

  close(): void {
    removeEventListener('pointerdown', this.#closeOutside);
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#host.requestUpdate();
  }

  /** An item was chosen: closed, with the focus back on the button. */
  leave(): void {
    this.close();
    this.#host.renderRoot.querySelector<HTMLElement>('.opener')?.focus();
  }

  /** For `keydown` of the list. */
  readonly press = (event: KeyboardEvent): void => {
    const items = this.#items;
    const index = items.findIndex((item) => item.matches(':focus'));
    const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
    if (target !== undefined) items[(target + items.length) % items.length]?.focus();
    else if (event.key === 'Escape') this.leave();
    else if (event.key === 'Tab') this.close();
    if (target !== undefined || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  get #items(): HTMLElement[] {
    return [...this.#host.renderRoot.querySelectorAll<HTMLElement>(this.#itemSelector)];
  }

  async #open(focused: number): Promise<void> {
    this.#isOpen = true;
    this.#host.requestUpdate();
    addEventListener('pointerdown', this.#closeOutside);
    await this.#host.updateComplete;
    this.#items[focused]?.focus();
  }

  readonly #closeOutside = (event: Event): void => {
    if (!event.composedPath().includes(this.#host)) this.close();
  };
}
