import {
  Account,
  AccountChange,
  AccountList,
  AccountRequest,
  AccountWithLink,
  ApiToken,
  ApiTokenList,
  ApiTokenRequest,
  NewApiToken,
} from '../../geodata/model/api-accounts.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { callerOf } from '../http/caller.ts';
import { defineRoute, json, type Route, type RouteRequest } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import {
  type AccountKeeper,
  addAccount,
  changeAccount,
  listAccounts,
  recoverAccount,
} from './accounts.service.ts';
import { requireAccount } from './require-account.ts';
import { addToken, endToken, listTokens } from './tokens.service.ts';

/** Accounts, for administrators; tokens of one's own account. */
export const accountRoutes = (deps: FeatureDeps): Route[] => {
  const { config, identities } = deps;
  const keeperOf = ({
    actor,
    requestId,
    raw,
  }: Pick<RouteRequest<unknown, unknown, unknown>, 'actor' | 'requestId' | 'raw'>): AccountKeeper => ({
    actor,
    requestId,
    // The host guard has let this name in.
    base: config.publicUrl ?? `http://${raw.headers.host ?? ''}`,
  });
  const withLink = { name: 'AccountWithLink', schema: AccountWithLink };

  return [
    defineRoute({
      method: 'get',
      path: '/accounts',
      summary: { zh: '账号列表', en: 'Accounts' },
      access: 'administer',
      response: { name: 'AccountList', schema: AccountList },
      handler: async () => json({ accounts: await listAccounts(deps) }),
    }),
    defineRoute({
      method: 'post',
      path: '/accounts',
      summary: {
        zh: '新建账号，得到设置密码的一次性链接',
        en: 'Add an account; answers with a one-time link to set its password',
      },
      access: 'administer',
      body: AccountRequest,
      response: { ...withLink, status: 201 },
      handler: async (request) => json(await addAccount(deps, keeperOf(request), request.body), 201),
    }),
    defineRoute({
      method: 'patch',
      path: '/accounts/{id}',
      summary: {
        zh: '改姓名、角色，停用或启用账号',
        en: 'Change name and role of an account, disable or enable it',
      },
      access: 'administer',
      params: { id: recordId },
      body: AccountChange,
      response: { name: 'Account', schema: Account },
      handler: async (request) =>
        json(await changeAccount(deps, keeperOf(request), request.path.id, request.body)),
    }),
    defineRoute({
      method: 'post',
      path: '/accounts/{id}/recovery',
      summary: { zh: '生成重设密码的一次性链接', en: 'Make a one-time link to set a new password' },
      access: 'administer',
      params: { id: recordId },
      response: { ...withLink, status: 201 },
      handler: async (request) => json(await recoverAccount(deps, keeperOf(request), request.path.id), 201),
    }),
    defineRoute({
      method: 'get',
      path: '/tokens',
      summary: { zh: '本账号的接口令牌', en: "Tokens of one's own account" },
      access: 'own-account',
      response: { name: 'ApiTokenList', schema: ApiTokenList },
      handler: async ({ raw }) =>
        json({ tokens: await listTokens(deps, requireAccount(await identities.of(raw))) }),
    }),
    defineRoute({
      method: 'post',
      path: '/tokens',
      summary: { zh: '创建接口令牌，口令只显示一次', en: 'Make a token; its secret is told once' },
      access: 'own-account',
      body: ApiTokenRequest,
      response: { name: 'NewApiToken', schema: NewApiToken, status: 201 },
      handler: async ({ raw, body, requestId }) => {
        const own = requireAccount(await identities.of(raw));
        return json(await addToken(deps, own, body, callerOf(raw, requestId)), 201);
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/tokens/{id}',
      summary: { zh: '停用接口令牌', en: 'Revoke a token' },
      access: 'own-account',
      params: { id: recordId },
      response: { name: 'ApiToken', schema: ApiToken },
      handler: async ({ raw, path, requestId }) => {
        const own = requireAccount(await identities.of(raw));
        return json(await endToken(deps, own, path.id, callerOf(raw, requestId)));
      },
    }),
  ];
};
