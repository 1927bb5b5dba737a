import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { Provider, ProviderError } from '../accounts/provider.ts';
import {
  arriveFromProvider,
  errandSeconds,
  leaveForProvider,
  noteProviderFault,
} from '../accounts/provider-sign-in.service.ts';
import { absoluteSeconds } from '../accounts/session-limits.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { type Caller, callerOf } from '../http/caller.ts';
import { type Answer, defineRoute, json, type Route } from '../http/define-route.ts';
import { NotFoundError } from '../http/problem.ts';
import { cookieText, needsTls, readCookie, sessionCookie } from '../http/session-cookie.ts';
import { read, refused, textParameter } from '../http/text-parameter.ts';

const callback = '/session/provider/callback';
const errandCookie = 'luodi_provider';

/** Nothing but the redirection: the body is for programs that do not follow it. */
const Redirection = z.object({ location: z.string() });
const redirection = { name: 'Redirection', schema: Redirection, status: 302 };

const redirect = (location: string, cookies: string[]): Answer =>
  json({ location }, 302, { Location: location, 'Set-Cookie': cookies });

const returnTo = textParameter({ zh: '登录后回到的本站地址', example: '/' }, (text) =>
  /^\/(?!\/)[^\s\\]*$/.test(text) ? read(text) : refused('须为本站地址，以 / 开头'),
);

/** What a provider may send along; some of them send more than they have to. */
const told = () => z.string().max(4000).optional();
const answers = Object.fromEntries(
  [
    'code',
    'state',
    'iss',
    'session_state',
    'error',
    'error_description',
    'error_uri',
    'scope',
    'authuser',
    'prompt',
    'hd',
  ].map((name) => [name, told()]),
);

/** Sign-in at the OpenID Connect provider of the configuration: there and back. */
export const providerRoutes = (deps: FeatureDeps): Route[] => {
  const { config, identities, log, now } = deps;
  const { oidc } = config;
  const provider = oidc === undefined ? undefined : new Provider(oidc, now);

  const ownAddress = (raw: IncomingMessage): string => config.publicUrl ?? `http://${raw.headers.host ?? ''}`;
  const cookieOf = (raw: IncomingMessage, state: string): string =>
    cookieText(errandCookie, state, {
      isSecure: needsTls(config, raw),
      seconds: state === '' ? 0 : errandSeconds,
      // The way back comes from another site: a strict cookie would stay behind.
      sameSite: 'Lax',
    });
  const fail = async (raw: IncomingMessage, caller: Caller, error: unknown): Promise<Answer> => {
    if (!(error instanceof ProviderError)) throw error;
    // Answers of a provider may hold tokens: the log gets the reason in words, nothing else.
    const { fault, message, cause } = error;
    const reason = cause instanceof Error ? `${message}: ${cause.message}` : message;
    log.warn({ requestId: caller.requestId, fault, reason }, '统一账号登录未成功');
    await noteProviderFault(deps, error, caller);
    return redirect(`/#provider-failed=${error.fault}`, [cookieOf(raw, '')]);
  };
  const none = () => new NotFoundError('没有配置统一账号登录');

  return [
    defineRoute({
      method: 'get',
      path: '/session/provider',
      summary: { zh: '去认证平台登录', en: 'Leave for the provider to sign in' },
      access: 'sign-in',
      query: { returnTo: returnTo.optional() },
      response: redirection,
      handler: async ({ query, raw, requestId }) => {
        if (provider === undefined) throw none();
        try {
          const redirectUri = `${ownAddress(raw)}/api${callback}`;
          const { address, state } = await leaveForProvider(
            deps,
            provider,
            redirectUri,
            query.returnTo ?? '/',
          );
          return redirect(address, [cookieOf(raw, state)]);
        } catch (error) {
          return await fail(raw, callerOf(raw, requestId), error);
        }
      },
    }),
    defineRoute({
      method: 'get',
      path: callback,
      summary: { zh: '从认证平台回来', en: 'Come back from the provider' },
      access: 'sign-in',
      query: answers,
      response: redirection,
      handler: async ({ raw, url, requestId }) => {
        if (provider === undefined || oidc === undefined) throw none();
        const caller = callerOf(raw, requestId);
        try {
          const { secret, returnTo: place } = await arriveFromProvider(deps, provider, oidc, {
            address: new URL(`${ownAddress(raw)}${url.pathname}${url.search}`),
            cookieState: readCookie(raw.headers.cookie, errandCookie),
            caller,
            before: await identities.of(raw),
          });
          return redirect(place, [cookieOf(raw, ''), sessionCookie(config, raw, secret, absoluteSeconds)]);
        } catch (error) {
          return await fail(raw, caller, error);
        }
      },
    }),
  ];
};
