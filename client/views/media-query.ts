import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Renders its host anew when a media query begins or ceases to hold. */
export class MediaQueryController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #list: MediaQueryList;

  constructor(host: ReactiveControllerHost, query: string) {
    this.#host = host;
    this.#list = matchMedia(query);
    host.addController(this);
  }

  get matches(): boolean {
    return this.#list.matches;
  }

  hostConnected(): void {
    this.#list.addEventListener('change', this.#update);
  }

  hostDisconnected(): void {
    this.#list.removeEventListener('change', this.#update);
  }

  readonly #update = (): void => this.#host.requestUpdate();
}
