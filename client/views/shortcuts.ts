import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What each key does, by `KeyboardEvent.key`, letters in lower case. A function answers whether it did anything. */
export type Shortcuts = Readonly<Record<string, () => boolean>>;

/** Whether a key press belongs to a field that takes text, or to an open dialog. */
function isTaken(event: KeyboardEvent): boolean {
  return event
    .composedPath()
    .some(
      (node) =>
        node instanceof HTMLElement &&
        (node.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT', 'DIALOG'].includes(node.tagName)),
    );
}

/** Whether Enter already means something where the focus is: a button, a link, the list. */
const hasOwnEnter = (event: KeyboardEvent): boolean =>
  event
    .composedPath()
    .some((node) => node instanceof HTMLElement && node.matches('button, a[href], [role="listbox"]'));

/** Keys of the whole page; modified keys and keys typed into fields are left alone. */
export class ShortcutController implements ReactiveController {
  readonly #shortcuts: Shortcuts;

  constructor(host: ReactiveControllerHost, shortcuts: Shortcuts) {
    this.#shortcuts = shortcuts;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#press);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#press);
  }

  readonly #press = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
    if (event.key === 'Enter' && hasOwnEnter(event)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (this.#shortcuts[key]?.()) event.preventDefault();
  };
}
