import { describe, expect, it } from 'vitest';
import { runLikeServer } from '../../../../server/database/embedded/protocol-run.ts';
import { simpleReplyOf } from '../../../../server/database/embedded/simple-query.ts';
import {
  errorMessage,
  message,
  messagesIn,
  readyMessage,
  statementMessages,
  syncMessage,
} from '../../../../server/database/embedded/wire-messages.ts';

const types = (reply: Buffer) => [...messagesIn(reply)].map((part) => String.fromCharCode(part[0]!)).join('');

describe('a run of protocol messages', () => {
  it('is given to the engine up to each Sync, and "ready" is answered to each Sync once', () => {
    const given: string[] = [];
    const reply = runLikeServer(
      Buffer.concat([
        statementMessages('SELECT 1/0'),
        syncMessage,
        statementMessages('SELECT 1'),
        syncMessage,
      ]),
      (messages) => {
        given.push(types(messages));
        const error = [errorMessage('22012', 'division by zero'), readyMessage('I')];
        return Buffer.concat([
          ...(given.length === 1 ? error : [message('1'), message('2')]),
          readyMessage('I'),
        ]);
      },
    );
    expect(given).toEqual(['PBDES', 'PBDES']);
    expect(types(reply)).toBe('EZ12Z');
  });

  it('has no "ready" in the answer to a Flush', () => {
    const flush = Buffer.concat([statementMessages('SELECT x'), message('H')]);
    const reply = runLikeServer(flush, () =>
      Buffer.concat([errorMessage('42703', 'no x'), readyMessage('I')]),
    );
    expect(types(reply)).toBe('E');
  });

  it('loses what only the extended protocol answers, when a simple Query was asked', () => {
    const row = message('D', Buffer.from([0, 1, 0, 0, 0, 1, 0x37]));
    const reply = Buffer.concat([
      message('1'),
      message('2'),
      message('T'),
      row,
      message('C', 'SELECT 1'),
      message('1'),
      message('2'),
      message('n'),
      message('C', 'BEGIN'),
      readyMessage('T'),
    ]);
    expect(types(simpleReplyOf(reply))).toBe('TDCCZ');
  });
});
