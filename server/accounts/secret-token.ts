import { createHash, randomBytes } from 'node:crypto';

const tokenBytes = 32;

/** A random secret of 256 bits in 43 letters, digits, `-` and `_`. */
export const newSecret = (): string => randomBytes(tokenBytes).toString('base64url');

/** SHA-256 in hexadecimal: what is kept of a secret. Enough for random ones; passwords need argon2. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
