import * as client from 'openid-client';
import type { OidcConfig } from '../oidc-config.ts';
import { hasRoleClaim } from './role-of-claims.ts';

/** Why nobody was signed in; the page has a sentence for each. */
export type ProviderFault = 'down' | 'refused' | 'invalid' | 'expired' | 'no-role' | 'disabled';

/** Signing in at the provider did not succeed. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly fault: ProviderFault;

  constructor(fault: ProviderFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

/** Somebody as the provider knows them. */
export interface ProviderPerson {
  issuer: string;
  subject: string;
  claims: Readonly<Record<string, unknown>>;
}

/** What has to be remembered between leaving for the provider and coming back. */
export interface ProviderErrand {
  state: string;
  nonce: string;
  codeVerifier: string;
}

const timeoutSeconds = 10;
const discoveryLifeMs = 3600_000;
/** How much the provider's clock may differ from ours. */
const clockToleranceSeconds = 60;

/** Talks to an OpenID Connect provider: authorization code with PKCE, state and nonce; id tokens are checked by signature. */
export class Provider {
  readonly #settings: OidcConfig;
  readonly #now: () => Date;
  #found: { configuration: Promise<client.Configuration>; at: number } | undefined;

  constructor(settings: OidcConfig, now: () => Date) {
    this.#settings = settings;
    this.#now = now;
  }

  /** Where to send the browser, and what to remember meanwhile. @throws ProviderError `down` */
  async leave(redirectUri: string): Promise<{ address: string; errand: ProviderErrand }> {
    const configuration = await this.#discover();
    const errand = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      codeVerifier: client.randomPKCECodeVerifier(),
    };
    const address = client.buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: this.#settings.scope,
      state: errand.state,
      nonce: errand.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(errand.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, errand };
  }

  /** Who came back. `address` is what the browser asked for, with code and state. @throws ProviderError */
  async arrive(address: URL, { state, nonce, codeVerifier }: ProviderErrand): Promise<ProviderPerson> {
    const configuration = await this.#discover();
    try {
      const tokens = await client.authorizationCodeGrant(configuration, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new ProviderError('invalid', 'the answer has no id token');
      const { iss: issuer, sub: subject } = claims;
      // Many providers tell roles and names at the user info endpoint only.
      const isTold = hasRoleClaim(claims, this.#settings.roleClaim);
      const hasUserInfo = configuration.serverMetadata().userinfo_endpoint !== undefined;
      const more =
        isTold || !hasUserInfo ? {} : await client.fetchUserInfo(configuration, tokens.access_token, subject);
      return { issuer, subject, claims: { ...more, ...claims } };
    } catch (error) {
      throw asProviderError(error);
    }
  }

  async #discover(): Promise<client.Configuration> {
    const now = performance.now();
    if (this.#found === undefined || now - this.#found.at > discoveryLifeMs) {
      const found = { configuration: this.#ask(), at: now };
      this.#found = found;
      found.configuration.catch(() => {
        // The next one who wants to sign in asks again.
        if (this.#found === found) this.#found = undefined;
      });
    }
    try {
      return await this.#found.configuration;
    } catch (error) {
      throw new ProviderError('down', 'the provider cannot be reached', { cause: error });
    }
  }

  async #ask(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    // Tokens are judged by the clock that was passed in, like everything else.
    const skew = Math.round((this.#now().getTime() - Date.now()) / 1000);
    const metadata = { [client.clockTolerance]: clockToleranceSeconds, [client.clockSkew]: skew };
    const execute = [client.enableNonRepudiationChecks];
    if (new URL(issuer).protocol === 'http:') execute.push(client.allowInsecureRequests);
    return await client.discovery(
      new URL(issuer),
      clientId,
      clientSecret === undefined ? metadata : { ...metadata, client_secret: clientSecret },
      clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret),
      { execute, timeout: timeoutSeconds },
    );
  }
}

/** What went wrong, told apart by what somebody can do about it. */
function asProviderError(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  const detail = { cause: error };
  if (error instanceof client.AuthorizationResponseError)
    return new ProviderError('refused', `the provider refused: ${error.error}`, detail);
  // A code that was used before, or is too old.
  if (error instanceof client.ResponseBodyError)
    return new ProviderError(error.error === 'invalid_grant' ? 'expired' : 'invalid', error.error, detail);
  if (error instanceof client.ClientError) {
    const isAway = error.code === undefined || error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT';
    return new ProviderError(isAway ? 'down' : 'invalid', error.message, detail);
  }
  return new ProviderError('down', 'the provider cannot be reached', detail);
}
