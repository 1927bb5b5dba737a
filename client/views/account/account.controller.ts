import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { readSetting, writeSetting } from '../../state/local-settings.ts';
import type { SessionStore } from '../../state/session-store.ts';
import { faultOf, linkOf } from './opened-address.ts';

/** What of the account's room is wanted; detail of `account-wanted`. */
export type AccountRoom = 'welcome' | 'sign-in' | 'settings';

type Host = ReactiveControllerHost & HTMLElement;

/** Asks for a part of the account's room. */
export function wantAccount(host: EventTarget, room: AccountRoom): void {
  host.dispatchEvent(new CustomEvent('account-wanted', { detail: room, bubbles: true, composed: true }));
}

/** Loads the page anew as whoever one is now: nothing of what the former person saw stays behind. */
export function startAnew(): void {
  location.reload();
}

/** Remembers whether somebody chose to look at the demonstration as a visitor. */
export const visitSetting = {
  isChosen: (): boolean => readSetting('visit') === 'visitor',
  choose: (): void => writeSetting('visit', 'visitor'),
  forget: (): void => writeSetting('visit', ''),
};

/** Opens what belongs to accounts when it is wanted; a one-time link, and the welcome of the demonstration, by itself. */
export class AccountController implements ReactiveController {
  readonly #host: Host;
  readonly #session: SessionStore;
  readonly #link = linkOf(location.hash);
  readonly #fault = faultOf(location.hash);
  #unsubscribe: (() => void) | undefined;
  #isGreeted = false;

  constructor(host: Host, session: SessionStore) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
    // The secret leaves the address at once: it shall not stand in the history or on somebody's screen.
    if (this.#link || this.#fault) history.replaceState(null, '', location.pathname + location.search);
  }

  hostConnected(): void {
    this.#host.addEventListener('account-wanted', this.#open);
    this.#unsubscribe = this.#session.subscribe(() => this.#greet());
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('account-wanted', this.#open);
    this.#unsubscribe?.();
  }

  readonly #open = async (event: Event): Promise<void> => {
    const { openAccountRoom } = await import('./account-room.ts');
    openAccountRoom(this.#root, (event as CustomEvent<AccountRoom>).detail);
  };

  async #greet(): Promise<void> {
    const { session } = this.#session.value;
    if (session === null || this.#isGreeted) return;
    this.#isGreeted = true;
    const mayEnter = session.account === null && session.signIn.demonstration.length > 0;
    if (this.#link) {
      const { openLink } = await import('./account-room.ts');
      openLink(this.#root, this.#link);
    } else if (this.#fault) {
      const { openFault } = await import('./account-room.ts');
      openFault(this.#root, this.#fault);
    } else if (mayEnter && !visitSetting.isChosen()) wantAccount(this.#host, 'welcome');
  }

  get #root(): ParentNode {
    return this.#host.shadowRoot ?? this.#host;
  }
}
