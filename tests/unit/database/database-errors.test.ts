import { describe, expect, it } from 'vitest';
import {
  asDatabaseUnavailable,
  DatabaseUnavailableError,
  isQueryTimeout,
} from '../../../server/database/database-errors.ts';

const withCode = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

describe('errors of a database that is away', () => {
  it.each([
    'CONNECTION_CLOSED',
    'CONNECT_TIMEOUT',
    'ECONNREFUSED',
    'ECONNRESET',
    '57P01',
    '57P02',
    '57P03',
    '08006',
    '53300',
  ])('are recognised: %s', (code) => {
    const error = withCode(code);
    const unavailable = asDatabaseUnavailable(error);
    expect(unavailable).toBeInstanceOf(DatabaseUnavailableError);
    expect(unavailable?.cause).toBe(error);
    expect(asDatabaseUnavailable(unavailable)).toBe(unavailable);
  });

  it('a missing socket counts, a missing file does not', () => {
    expect(asDatabaseUnavailable(withCode('ENOENT', { syscall: 'connect' }))).toBeDefined();
    expect(asDatabaseUnavailable(withCode('ENOENT', { syscall: 'open' }))).toBeUndefined();
  });

  it.each([
    withCode('23505'),
    withCode('57014'),
    new Error('x'),
    null,
    undefined,
    'CONNECTION_CLOSED',
    { code: 8006 },
  ])('others are not taken for them: %s', (error) => expect(asDatabaseUnavailable(error)).toBeUndefined());

  it('a query that took too long is told apart', () => {
    expect(isQueryTimeout(withCode('57014'))).toBe(true);
    expect(isQueryTimeout(withCode('57P01'))).toBe(false);
  });
});
