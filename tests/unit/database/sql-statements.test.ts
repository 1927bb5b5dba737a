import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitStatements } from '../../../server/database/sql-statements.ts';

describe('splitting a script into statements', () => {
  it.each<[string, string, string[]]>([
    ['plain ones', 'SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
    ['nothing but blanks and comments', ' ;; -- a;b\n /* c; */ ;', []],
    [
      'a string with a semicolon and a doubled quote',
      "SELECT 'a;''b;'; SELECT 2",
      ["SELECT 'a;''b;'", 'SELECT 2'],
    ],
    ['a plain string that ends with a backslash', "SELECT 'a\\'; SELECT 2", ["SELECT 'a\\'", 'SELECT 2']],
    ['an escape string', "SELECT E'a\\';b'; SELECT 2", ["SELECT E'a\\';b'", 'SELECT 2']],
    [
      'a word that ends with e before a string',
      "SELECT date'2024-01-01\\'; SELECT 2",
      ["SELECT date'2024-01-01\\'", 'SELECT 2'],
    ],
    ['a quoted name', 'SELECT 1 AS "a;""b"; SELECT 2', ['SELECT 1 AS "a;""b"', 'SELECT 2']],
    [
      'dollar quotes with others inside',
      'DO $a$ BEGIN; $b$;$b$ $$;$$ END; $a$; SELECT 2',
      ['DO $a$ BEGIN; $b$;$b$ $$;$$ END; $a$', 'SELECT 2'],
    ],
    ['a dollar quote with a Chinese tag', 'DO $地块$ ; $地块$; SELECT 2', ['DO $地块$ ; $地块$', 'SELECT 2']],
    ['parameters, which are no dollar quotes', 'SELECT $1; SELECT $2', ['SELECT $1', 'SELECT $2']],
    ['a dollar inside a name', 'SELECT a$b; SELECT c$b', ['SELECT a$b', 'SELECT c$b']],
    ['nested comments', 'SELECT 1 /* ; /* ; */ ; */; SELECT 2', ['SELECT 1 /* ; /* ; */ ; */', 'SELECT 2']],
    [
      'a comment with a quote before a statement',
      "-- it's\nSELECT 1; SELECT 2",
      ["-- it's\nSELECT 1", 'SELECT 2'],
    ],
    ['a quote that is never closed', "SELECT 'a; SELECT 2", ["SELECT 'a; SELECT 2"]],
  ])('handles %s', (_name, script, statements) => {
    expect(splitStatements(script)).toEqual(statements);
  });

  it('gives back what was joined', () => {
    const statement = fc
      .array(
        fc.constantFrom('SELECT', "';'", "E'\\';'", '";"', '$$;$$', '$x$;$x$', '/*;*/', '--;\n', 'a$b', '1'),
        { minLength: 1 },
      )
      .map((parts) => `SELECT ${parts.join(' ')}`.trim());
    fc.assert(
      fc.property(fc.array(statement), (statements) => {
        expect(splitStatements(statements.join('\n;\n'))).toEqual(statements);
      }),
    );
  });

  it('always comes to an end', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (script) => Array.isArray(splitStatements(script))));
  });
});
