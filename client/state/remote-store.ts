import { ApiError, isAbort } from '../api/api-error.ts';
import { Store } from './store.ts';

/** Data of the server: the last answer stays while the next one loads and when it fails. */
export interface Remote<Data> {
  data: Data | null;
  error: ApiError | null;
  isLoading: boolean;
}

/** Holds the newest answer of a request that is put again and again; an older one never overtakes it. */
export class RemoteStore<Data> extends Store<Remote<Data>> {
  #request: AbortController | undefined;

  constructor() {
    super({ data: null, error: null, isLoading: false });
  }

  async load(ask: (signal: AbortSignal) => Promise<Data>): Promise<void> {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    this.patch({ isLoading: true });
    try {
      const data = await ask(request.signal);
      if (this.#request === request) this.patch({ data, error: null, isLoading: false });
    } catch (error) {
      if (this.#request !== request || isAbort(error)) return;
      if (!(error instanceof ApiError)) throw error;
      this.patch({ error, isLoading: false });
    }
  }

  /** Forgets the data and drops what is under way. */
  reset(): void {
    this.#request?.abort();
    this.#request = undefined;
    this.patch({ data: null, error: null, isLoading: false });
  }
}
