import type postgres from 'postgres';

/** A sign-in under way at the provider. */
export interface StoredErrand {
  nonce: string;
  codeVerifier: string;
  returnTo: string;
}

/** Keeps one, and drops those that were never finished. */
export async function insertErrand(
  sql: postgres.ISql,
  stateHash: string,
  { nonce, codeVerifier, returnTo }: StoredErrand,
  expiresAt: Date,
  now: Date,
): Promise<void> {
  await sql`DELETE FROM provider_sign_in WHERE expires_at <= ${now}`;
  await sql`
    INSERT INTO provider_sign_in (state_hash, nonce, code_verifier, return_to, expires_at)
    VALUES (${stateHash}, ${nonce}, ${codeVerifier}, ${returnTo}, ${expiresAt})`;
}

/** Takes one out, so that it counts once; undefined when it is unknown, used or too old. */
export async function takeErrand(
  sql: postgres.ISql,
  stateHash: string,
  now: Date,
): Promise<StoredErrand | undefined> {
  const [errand] = await sql<StoredErrand[]>`
    DELETE FROM provider_sign_in WHERE state_hash = ${stateHash} AND expires_at > ${now}
    RETURNING nonce, code_verifier AS "codeVerifier", return_to AS "returnTo"`;
  return errand;
}
