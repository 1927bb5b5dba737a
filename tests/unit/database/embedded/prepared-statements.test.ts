import { describe, expect, it } from 'vitest';
import {
  PreparedStatements,
  withoutPreparation,
} from '../../../../server/database/embedded/prepared-statements.ts';
import { errorMessage, message, messagesIn } from '../../../../server/database/embedded/wire-messages.ts';

const none = Buffer.alloc(2);
const parse = (name: string, sql: string) => message('P', name, sql, none);
const bind = (name: string) => message('B', '', name, none, none, none);
const types = (messages: Iterable<Buffer>) =>
  [...messages].map((part) => String.fromCharCode(part[0]!)).join('');

describe('prepared statements of a client', () => {
  it('are prepared again where a later run of the engine is to use them, once', () => {
    const statements = new PreparedStatements();
    const first = parse('a', 'COMMIT');
    statements.note(first);
    expect(statements.preparationFor([first, bind('a')], 0)).toEqual([]);
    expect(statements.preparationFor([bind('a')], 0)).toEqual([]);
    const preparation = statements.preparationFor([bind('a'), bind('a')], 1);
    expect(types(preparation)).toBe('CP');
    expect(preparation[1]).toEqual(first);
    expect(statements.preparationFor([bind('a')], 1)).toEqual([]);
    expect(statements.executedSql(bind('a'))).toBe('COMMIT');
  });

  it('that were closed are not', () => {
    const statements = new PreparedStatements();
    statements.note(parse('a', 'SELECT 1'));
    statements.note(message('C', Buffer.from('S'), 'a'));
    expect(statements.preparationFor([bind('a')], 1)).toEqual([]);
  });

  it('leave no trace in the reply, but an error of theirs is seen', () => {
    const reply = Buffer.concat([message('3'), message('1'), message('1'), message('2')]);
    expect(types(messagesIn(withoutPreparation(reply, 2)))).toBe('12');
    const failed = Buffer.concat([message('3'), errorMessage('42P01', 'no such table')]);
    expect(types(messagesIn(withoutPreparation(failed, 2)))).toBe('E');
  });
});
