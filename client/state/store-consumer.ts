import { type Context, ContextConsumer } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Store } from './store.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** Finds the store of a context above the host and renders the host anew whenever the store changes. */
export class StoreConsumer<S extends Store<object>> implements ReactiveController {
  readonly #host: Host;
  readonly #consumer: ContextConsumer<Context<unknown, S>, Host>;
  #unsubscribe: (() => void) | undefined;

  constructor(host: Host, context: Context<unknown, S>) {
    this.#host = host;
    this.#consumer = new ContextConsumer(host, { context, callback: () => this.#subscribe() });
    host.addController(this);
  }

  /** The store; only after the host has been connected below a provider. */
  get store(): S {
    const store = this.#consumer.value;
    if (!store) throw new Error(`<${this.#host.localName}> stands outside the provider of its store`);
    return store;
  }

  get value(): S['value'] {
    return this.store.value;
  }

  hostConnected(): void {
    this.#subscribe();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #subscribe(): void {
    const store = this.#consumer?.value;
    if (!store || this.#unsubscribe) return;
    this.#unsubscribe = store.subscribe(() => this.#host.requestUpdate());
    this.#host.requestUpdate();
  }
}
