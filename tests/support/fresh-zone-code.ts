import { randomBytes } from 'node:crypto';

/** The code of a zone that no earlier run of a test can have made: a prefix and eight characters. */
export const freshZoneCode = (prefix: string): string =>
  prefix + randomBytes(4).toString('hex').toUpperCase();
