import { BACKEND, FRONTEND, messagesIn } from './wire-messages.ts';

/**
 * Runs wire-protocol messages on the engine and returns the reply that a PostgreSQL server would give. The engine
 * reports "ready for query" as soon as an error occurs, and once more at the Sync: the first must not reach a client,
 * who would take it for the answer to its next query.
 * @param process gives messages to the engine and returns its bytes
 */
export function runLikeServer(messages: Buffer, process: (messages: Buffer) => Buffer): Buffer {
  const replies: Buffer[] = [];
  let start = 0;
  let at = 0;
  for (const message of messagesIn(messages)) {
    at += message.length;
    if (message[0] !== FRONTEND.sync) continue;
    replies.push(withReadyOnlyAtEnd(process(messages.subarray(start, at)), true));
    start = at;
  }
  if (start < at) replies.push(withReadyOnlyAtEnd(process(messages.subarray(start, at)), false));
  return replies.length === 1 ? replies[0]! : Buffer.concat(replies);
}

function withReadyOnlyAtEnd(reply: Buffer, endsWithReady: boolean): Buffer {
  const parts = [...messagesIn(reply)];
  const isReady = (part: Buffer) => part[0] === BACKEND.ready;
  const last = endsWithReady ? parts.findLastIndex(isReady) : -1;
  const kept = parts.filter((part, index) => !isReady(part) || index === last);
  return kept.length === parts.length ? reply : Buffer.concat(kept);
}
