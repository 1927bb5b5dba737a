import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Provider } from 'oidc-provider';
import { freePort } from './server-process.ts';

/** Somebody the provider knows. */
export interface ProviderAccount {
  name: string;
  roles?: string[];
}

export interface TestProvider {
  issuer: string;
  /** Environment of a server that signs people in here. */
  environment: Record<string, string>;
  accounts: Map<string, ProviderAccount>;
  /** Changes id tokens on their way out. */
  tamper: ((idToken: string) => string) | undefined;
  close(): Promise<void>;
}

const signingKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

/**
 * A real OpenID Connect provider on `localhost`, which is another site than `127.0.0.1`. Its page asks for a name only;
 * the button of refusal gives `access_denied`.
 * @param redirectUri where the server under test wants people back.
 */
export async function startTestProvider(redirectUri: string): Promise<TestProvider> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const accounts = new Map<string, ProviderAccount>();
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'luodi',
        client_secret: 'a secret of the test',
        redirect_uris: [redirectUri],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    jwks: { keys: [{ ...signingKey, use: 'sig' }] },
    ttl: {
      Interaction: 600,
      Grant: 600,
      Session: 600,
      AccessToken: 600,
      IdToken: 3600,
      AuthorizationCode: 60,
    },
    pkce: { required: () => true },
    cookies: { keys: ['cookies of the test'] },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'roles'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, id) => {
      const account = accounts.get(id);
      return account && { accountId: id, claims: () => ({ sub: id, preferred_username: id, ...account }) };
    },
    // Nobody is asked for consent: the organisation has given it for everybody.
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const test: Pick<TestProvider, 'tamper'> = { tamper: undefined };
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (context.path === '/token' && body?.id_token && test.tamper)
      body.id_token = test.tamper(body.id_token);
  });
  const handle = provider.callback();
  const interact = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method === 'GET') {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><title>认证平台</title><form method="post">
          <label>工号 <input name="login"></label><button>登录</button><button name="refuse" value="1">拒绝</button></form>`,
      );
      return;
    }
    const form = await formOf(request);
    const result = form.has('refuse')
      ? { error: 'access_denied', error_description: 'refused' }
      : { login: { accountId: form.get('login') ?? '' } };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  const server = createServer((request, response) => {
    const work = request.url?.startsWith('/interaction/')
      ? interact(request, response)
      : handle(request, response);
    work.catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return Object.assign(test, {
    issuer,
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'luodi',
      OIDC_CLIENT_SECRET: 'a secret of the test',
      OIDC_NAME: '潍坊统一认证',
      OIDC_ROLE_MAP: 'gis=planner,lead=leader@WFJJQ,root=administrator',
    },
    accounts,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Cookies by origin, as a browser keeps them. */
export class CookieJar {
  readonly #kept = new Map<string, Map<string, string>>();

  header(url: string): string {
    const own = this.#kept.get(new URL(url).origin) ?? new Map<string, string>();
    return [...own].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keep(url: string, response: Response): void {
    const { origin } = new URL(url);
    const own = this.#kept.get(origin) ?? new Map<string, string>();
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';');
      const at = pair.indexOf('=');
      const isGone = pair.length === at + 1 || /max-age=0|1970/i.test(rest.join(';'));
      if (isGone) own.delete(pair.slice(0, at));
      else own.set(pair.slice(0, at), pair.slice(at + 1));
    }
    this.#kept.set(origin, own);
  }

  /** One request with the cookies of its origin; redirections are the caller's to follow. */
  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, Cookie: this.header(url) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    this.keep(url, response);
    return response;
  }
}
