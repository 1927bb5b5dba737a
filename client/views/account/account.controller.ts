import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionStore } from '../../state/session-store.ts';
import { type AccountRoom, visitSetting, wantAccount } from './account-requests.ts';
import { faultOf, linkOf } from './opened-address.ts';

type Host = ReactiveControllerHost & HTMLElement;

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
