import {
  Account,
  type AccountChange,
  AccountList,
  type AccountRequest,
  AccountWithLink,
  ApiToken,
  ApiTokenList,
  type ApiTokenRequest,
  type DemonstrationRole,
  EndedSessions,
  LinkAnswer,
  type LinkUse,
  NewApiToken,
  type PasswordChange,
  type SignedInBrowser,
  SignedInBrowsers,
  type SignInRequest,
} from '../../geodata/model/api-accounts.ts';
import { getJson, sendJson } from './request.ts';

/** The browser keeps what signing in gives by itself; pages cannot read it. */
export const signIn = (request: SignInRequest) => sendJson('POST', '/api/session', request, EndedSessions);

export const enterDemonstration = (role: DemonstrationRole) =>
  sendJson('POST', '/api/session/demonstration', { role }, EndedSessions);

/** Where the browser goes to sign in at the provider; it comes back to `returnTo`. */
export const providerAddress = (returnTo: string): string =>
  `/api/session/provider?returnTo=${encodeURIComponent(returnTo)}`;

export const signOut = () => sendJson('DELETE', '/api/session', undefined, EndedSessions);

export const signOutEverywhere = () =>
  sendJson('DELETE', '/api/session/everywhere', undefined, EndedSessions);

export const changePassword = (request: PasswordChange) =>
  sendJson('POST', '/api/session/password', request, EndedSessions);

/** What a one-time link is for; refused (410) when it no longer works. */
export const askLink = (token: string) => sendJson('POST', '/api/session/link/check', { token }, LinkAnswer);

export const spendLink = (request: LinkUse) => sendJson('POST', '/api/session/link', request, EndedSessions);

export const fetchSessions = async (signal?: AbortSignal): Promise<SignedInBrowser[]> =>
  (await getJson('/api/sessions', SignedInBrowsers, signal)).sessions;

export const endSession = (id: number) => sendJson('DELETE', `/api/sessions/${id}`, undefined, EndedSessions);

export const fetchTokens = async (signal?: AbortSignal): Promise<ApiToken[]> =>
  (await getJson('/api/tokens', ApiTokenList, signal)).tokens;

export const addToken = (request: ApiTokenRequest) => sendJson('POST', '/api/tokens', request, NewApiToken);

export const endToken = (id: number) => sendJson('DELETE', `/api/tokens/${id}`, undefined, ApiToken);

export const fetchAccounts = async (signal?: AbortSignal): Promise<Account[]> =>
  (await getJson('/api/accounts', AccountList, signal)).accounts;

export const addAccount = (request: AccountRequest) =>
  sendJson('POST', '/api/accounts', request, AccountWithLink);

export const changeAccount = (id: number, change: AccountChange) =>
  sendJson('PATCH', `/api/accounts/${id}`, change, Account);

export const makeRecoveryLink = (id: number) =>
  sendJson('POST', `/api/accounts/${id}/recovery`, undefined, AccountWithLink);
