import type postgres from 'postgres';
import { TooManyAttemptsError } from '../http/problem.ts';
import { digestOf } from './secret-token.ts';
import { secondsAfter } from './session-limits.ts';
import { claimAttempt, forgetAttempts, returnAttempt } from './sign-in-attempts.repository.ts';
import { type AttemptLimit, addressLimit, attemptMemorySeconds, nameLimit } from './sign-in-limits.ts';

const nameKey = (loginName: string): string => digestOf(`name:${loginName}`);
const addressKey = (address: string): string => digestOf(`address:${address}`);
const forgottenBefore = (now: Date): Date => secondsAfter(now, -attemptMemorySeconds);

/**
 * Counts an attempt to sign in against its login name and its address, whether or not there is such an account. It
 * stands as a failure until `acceptSignIn` says otherwise.
 * @throws TooManyAttemptsError while either is blocked: the password is not even looked at then.
 */
export async function claimSignIn(
  sql: postgres.Sql,
  now: Date,
  loginName: string,
  address: string,
): Promise<void> {
  await claim(sql, now, addressKey(address), addressLimit);
  try {
    await claim(sql, now, nameKey(loginName), nameLimit);
  } catch (error) {
    await returnAttempt(sql, addressKey(address), now);
    throw error;
  }
}

/** The attempt succeeded: guesses at this name are forgotten. */
export async function acceptSignIn(
  sql: postgres.ISql,
  now: Date,
  loginName: string,
  address: string,
): Promise<void> {
  await forgiveName(sql, now, loginName);
  await returnAttempt(sql, addressKey(address), now);
}

/** Guesses at this name no longer count: its owner is known in another way. */
export const forgiveName = (sql: postgres.ISql, now: Date, loginName: string): Promise<void> =>
  forgetAttempts(sql, nameKey(loginName), forgottenBefore(now));

async function claim(sql: postgres.ISql, now: Date, key: string, limit: AttemptLimit): Promise<void> {
  const blockedUntil = await claimAttempt(sql, key, limit, now, forgottenBefore(now));
  if (blockedUntil === undefined) return;
  const seconds = Math.ceil((new Date(blockedUntil).getTime() - now.getTime()) / 1000);
  throw new TooManyAttemptsError(Math.max(seconds, 1));
}
