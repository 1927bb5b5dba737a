import { splitStatements } from '../sql-statements.ts';
import { BACKEND, messagesIn, statementMessages, syncMessage } from './wire-messages.ts';

/**
 * A simple Query as a batch of the extended protocol: the same single implicit transaction, but committed by a
 * message of its own (Sync). So the engine's exception guard looks at the statements before they are committed.
 */
export function extendedBatchOf(sql: string): Buffer {
  const statements = splitStatements(sql);
  return Buffer.concat([...(statements.length > 0 ? statements : ['']).map(statementMessages), syncMessage]);
}

/** The reply to such a batch, as a simple Query would have been answered. */
export function simpleReplyOf(reply: Buffer): Buffer {
  const extendedOnly: number[] = [BACKEND.parseComplete, BACKEND.bindComplete, BACKEND.noData];
  return Buffer.concat([...messagesIn(reply)].filter((part) => !extendedOnly.includes(part[0]!)));
}
