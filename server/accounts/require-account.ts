import { HttpProblem } from '../http/problem.ts';
import type { Identity } from './identities.ts';
import type { SignedIn } from './sessions.service.ts';

/** The account of a request. @throws HttpProblem 403 when nobody is signed in: the command line, or a test, has none. */
export function requireAccount(identity: Identity): SignedIn {
  const { account } = identity;
  if (account === null) throw new HttpProblem(403, '这个操作需要用账号登录');
  return { ...identity, account };
}
