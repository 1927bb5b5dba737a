import type { IncomingMessage } from 'node:http';
import {
  DemonstrationSignIn,
  EndedSessions,
  LinkAnswer,
  LinkQuestion,
  LinkUse,
  PasswordChange,
  SignedInBrowsers,
  SignInRequest,
} from '../../geodata/model/api-accounts.ts';
import { Session } from '../../geodata/model/api-session.ts';
import { enterDemonstration } from '../accounts/demonstration.service.ts';
import { askLink, spendLink } from '../accounts/one-time-links.service.ts';
import { requireAccount } from '../accounts/require-account.ts';
import { absoluteSeconds } from '../accounts/session-limits.ts';
import { endSession, listSessions, signOut, signOutEverywhere } from '../accounts/sessions.service.ts';
import { changePassword, signInWithPassword } from '../accounts/sign-in.service.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { callerOf } from '../http/caller.ts';
import { type Answer, defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { sessionCookie } from '../http/session-cookie.ts';
import { describeSession } from './session.service.ts';

const session = { name: 'Session', schema: Session };
const ended = { name: 'EndedSessions', schema: EndedSessions };

/** Who asks: signing in and out, the sessions of an account, and what this installation shows. */
export const sessionRoutes = (deps: FeatureDeps): Route[] => {
  const { config, identities } = deps;
  const cookie = (raw: IncomingMessage, secret: string | null) => ({
    'Set-Cookie': sessionCookie(config, raw, secret, absoluteSeconds),
  });
  const handOver = (raw: IncomingMessage, secret: string): Answer =>
    json({ ended: 0 }, 200, cookie(raw, secret));

  return [
    defineRoute({
      method: 'get',
      path: '/session',
      summary: {
        zh: '当前身份、登录方式和本系统的设置',
        en: 'Caller, ways to sign in, settings of this installation',
      },
      access: 'reach-service',
      response: session,
      handler: async ({ actor, raw }) => json(await describeSession(deps, actor, raw)),
    }),
    defineRoute({
      method: 'post',
      path: '/session',
      summary: { zh: '用登录名和密码登录', en: 'Sign in with login name and password' },
      access: 'sign-in',
      body: SignInRequest,
      response: ended,
      handler: async ({ body, raw, requestId }) =>
        handOver(
          raw,
          await signInWithPassword(deps, body, callerOf(raw, requestId), await identities.of(raw)),
        ),
    }),
    defineRoute({
      method: 'post',
      path: '/session/demonstration',
      summary: { zh: '以一个演示身份进入（仅演示模式）', en: 'Enter the demonstration in a role' },
      access: 'sign-in',
      body: DemonstrationSignIn,
      response: ended,
      handler: async ({ body, raw, requestId }) =>
        handOver(
          raw,
          await enterDemonstration(deps, body.role, callerOf(raw, requestId), await identities.of(raw)),
        ),
    }),
    defineRoute({
      method: 'post',
      path: '/session/link/check',
      summary: { zh: '一次性链接的用途', en: 'What a one-time link is for' },
      access: 'sign-in',
      body: LinkQuestion,
      response: { name: 'LinkAnswer', schema: LinkAnswer },
      handler: async ({ body }) => json(await askLink(deps, body.token)),
    }),
    defineRoute({
      method: 'post',
      path: '/session/link',
      summary: {
        zh: '用一次性链接创建第一个管理员，或重设密码',
        en: 'Use a one-time link: make the first administrator, or set a new password',
      },
      access: 'sign-in',
      body: LinkUse,
      response: ended,
      handler: async ({ body, raw, requestId }) =>
        handOver(raw, await spendLink(deps, body, callerOf(raw, requestId), await identities.of(raw))),
    }),
    defineRoute({
      method: 'delete',
      path: '/session',
      summary: { zh: '退出登录', en: 'Sign out' },
      access: 'reach-service',
      response: ended,
      handler: async ({ raw, requestId }) => {
        const identity = await identities.of(raw);
        await signOut(deps, identity, callerOf(raw, requestId));
        return json({ ended: identity.session === null ? 0 : 1 }, 200, cookie(raw, null));
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/session/everywhere',
      summary: { zh: '在所有浏览器上退出登录', en: 'Sign out everywhere' },
      access: 'own-account',
      response: ended,
      handler: async ({ raw, requestId }) => {
        const count = await signOutEverywhere(
          deps,
          requireAccount(await identities.of(raw)),
          callerOf(raw, requestId),
        );
        return json({ ended: count }, 200, cookie(raw, null));
      },
    }),
    defineRoute({
      method: 'post',
      path: '/session/password',
      summary: {
        zh: '修改自己的密码，其他登录随即失效',
        en: "Change one's own password; other sessions end",
      },
      access: 'own-account',
      body: PasswordChange,
      response: ended,
      handler: async ({ body, raw, requestId }) => {
        const own = requireAccount(await identities.of(raw));
        return handOver(raw, await changePassword(deps, own, body, callerOf(raw, requestId)));
      },
    }),
    defineRoute({
      method: 'get',
      path: '/sessions',
      summary: { zh: '本账号登录着的浏览器', en: 'Browsers in which the account is signed in' },
      access: 'own-account',
      response: { name: 'SignedInBrowsers', schema: SignedInBrowsers },
      handler: async ({ raw }) =>
        json({ sessions: await listSessions(deps, requireAccount(await identities.of(raw))) }),
    }),
    defineRoute({
      method: 'delete',
      path: '/sessions/{id}',
      summary: { zh: '让一个浏览器退出登录', en: 'Sign one browser out' },
      access: 'own-account',
      params: { id: recordId },
      response: ended,
      handler: async ({ path, raw, requestId }) => {
        const own = requireAccount(await identities.of(raw));
        await endSession(deps, own, path.id, callerOf(raw, requestId));
        return json({ ended: 1 });
      },
    }),
  ];
};
