import type { IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import { isLoopbackName, nameOfHost } from './host-names.ts';

/** Over plain HTTP on loopback. */
const plainName = 'luodi_session';
/** Everywhere else: the browser itself sees to it that only this host, over TLS, can set it (RFC 6265bis, 4.1.3.2). */
const secureName = '__Host-luodi_session';

/** The value of a cookie in a `Cookie` header; the first one when there are several. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}

/** Whether cookies of this request must be for TLS only: always, but over plain HTTP on this very computer. */
export const needsTls = ({ publicUrl }: Pick<Config, 'publicUrl'>, request: IncomingMessage): boolean =>
  publicUrl?.startsWith('https:') === true || !isLoopbackName(nameOfHost(request.headers.host));

/** Whether a browser would drop our cookies: they are for TLS only, and as far as can be told there is none. */
export const requestIsInsecure = (config: Pick<Config, 'publicUrl'>, request: IncomingMessage): boolean =>
  needsTls(config, request) && config.publicUrl?.startsWith('https:') !== true;

/** A `Set-Cookie` header; zero seconds take the cookie away. */
export function cookieText(
  name: string,
  value: string,
  { isSecure, seconds, sameSite }: { isSecure: boolean; seconds: number; sameSite: 'Strict' | 'Lax' },
): string {
  const parts = [`${name}=${value}`, 'Path=/', 'HttpOnly', `SameSite=${sameSite}`, `Max-Age=${seconds}`];
  return [...parts, ...(isSecure ? ['Secure'] : [])].join('; ');
}

/** The secret of the session that a request carries. */
export const sessionSecretOf = (
  config: Pick<Config, 'publicUrl'>,
  request: IncomingMessage,
): string | undefined =>
  readCookie(request.headers.cookie, needsTls(config, request) ? secureName : plainName) || undefined;

/**
 * `Set-Cookie` that hands a session to the browser; without a secret it takes it away. `SameSite=Strict`: the page
 * itself is the same for everybody, so that a link from elsewhere loses nothing.
 */
export function sessionCookie(
  config: Pick<Config, 'publicUrl'>,
  request: IncomingMessage,
  secret: string | null,
  lifeSeconds: number,
): string {
  const isSecure = needsTls(config, request);
  const seconds = secret === null ? 0 : lifeSeconds;
  return cookieText(isSecure ? secureName : plainName, secret ?? '', {
    isSecure,
    seconds,
    sameSite: 'Strict',
  });
}

/** Whether a request carries a session at all: then a write has to prove that our own page sent it. */
export const hasSessionCookie = (header: string | undefined): boolean =>
  readCookie(header, plainName) !== undefined || readCookie(header, secureName) !== undefined;
