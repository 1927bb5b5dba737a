import type { DemonstrationRole } from '../../geodata/model/api-accounts.ts';
import type { Session } from '../../geodata/model/api-session.ts';
import type { AppDeps } from '../../server/app.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './test-server.ts';

/** A moment that tests move forward by themselves. */
export class TestClock {
  #moment: Date;

  constructor(start: string) {
    this.#moment = new Date(start);
  }

  readonly now = (): Date => this.#moment;

  advance(seconds: number): void {
    this.#moment = new Date(this.#moment.getTime() + seconds * 1000);
  }
}

/** A browser without a screen: keeps cookies as a real one would, and says where its writes come from. */
export class TestBrowser {
  readonly #url: string;
  cookie = '';
  /** `Set-Cookie` of the last answer. */
  lastSetCookie = '';

  constructor(url: string) {
    this.#url = url;
  }

  async request<T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: T; headers: Headers }> {
    const response = await fetch(`${this.#url}/api${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(this.cookie === '' ? {} : { Cookie: this.cookie }),
        ...(method === 'GET' ? {} : { Origin: this.#url }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const line of response.headers.getSetCookie()) {
      this.lastSetCookie = line;
      const pair = line.split(';')[0] ?? '';
      if (pair.startsWith('luodi_session=')) this.cookie = pair.endsWith('=') ? '' : pair;
    }
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' ? {} : JSON.parse(text)) as T,
      headers: response.headers,
    };
  }

  async session(): Promise<Session> {
    return (await this.request<Session>('GET', '/session')).body;
  }

  async signIn(loginName: string, password: string): Promise<number> {
    return (await this.request('POST', '/session', { loginName, password })).status;
  }

  async enter(role: DemonstrationRole): Promise<number> {
    return (await this.request('POST', '/session/demonstration', { role })).status;
  }
}

/** The application with real identities instead of an actor that tests choose. */
export const startAccountServer = (options: TestServerOptions = {}): Promise<TestServer> =>
  startTestServer({
    ...options,
    adapt: (deps: AppDeps) => {
      const real = { ...deps, actorOf: deps.identities.actorOf };
      return options.adapt?.(real) ?? real;
    },
  });
