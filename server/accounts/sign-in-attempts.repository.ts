import type postgres from 'postgres';
import type { AttemptLimit } from './sign-in-limits.ts';

/**
 * Counts an attempt as failed before it is made, and blocks its key for as long as that failure will cost: attempts
 * sent at the same moment cannot share one look at the counter.
 * Returns the moment until which the key was blocked already, or undefined: the attempt may be made.
 */
export async function claimAttempt(
  sql: postgres.ISql,
  keyHash: string,
  { freeFailures, firstWaitSeconds, longestWaitSeconds }: AttemptLimit,
  now: Date,
  forgottenBefore: Date,
): Promise<string | undefined> {
  const failures = sql`CASE WHEN attempt.last_at < ${forgottenBefore} THEN 1 ELSE attempt.failures + 1 END`;
  const claimed = await sql`
    INSERT INTO sign_in_attempt AS attempt (key_hash, failures, last_at, blocked_until)
    VALUES (${keyHash}, 1, ${now}, ${now})
    ON CONFLICT (key_hash) DO UPDATE
    SET failures = ${failures}, last_at = ${now},
        blocked_until = ${now}::timestamptz + CASE
          WHEN (${failures}) <= ${freeFailures}::integer THEN interval '0'
          ELSE LEAST(${firstWaitSeconds}::integer * 2 ^ LEAST((${failures}) - ${freeFailures}::integer - 1, 20),
                     ${longestWaitSeconds}::integer) * interval '1 second' END
    WHERE attempt.blocked_until <= ${now}
    RETURNING failures`;
  if (claimed.length > 0) return undefined;
  const [blocked] = await sql<{ blockedUntil: string }[]>`
    SELECT blocked_until AS "blockedUntil" FROM sign_in_attempt WHERE key_hash = ${keyHash}`;
  return blocked?.blockedUntil ?? now.toISOString();
}

/** Gives back one claim: the attempt did not fail. */
export async function returnAttempt(sql: postgres.ISql, keyHash: string, now: Date): Promise<void> {
  await sql`
    UPDATE sign_in_attempt SET failures = GREATEST(failures - 1, 0), blocked_until = ${now} WHERE key_hash = ${keyHash}`;
}

/** Forgets the failures of a key, and whatever is too old to count. */
export async function forgetAttempts(sql: postgres.ISql, keyHash: string, before: Date): Promise<void> {
  await sql`DELETE FROM sign_in_attempt WHERE key_hash = ${keyHash} OR last_at < ${before}`;
}
