import { BACKEND, FRONTEND, message, messagesIn, sqlOf, textAt } from './wire-messages.ts';

type Statement = { parse: Buffer; sql: string; engineRun: number };

/**
 * The prepared statements of one client. The engine forgets them when it is started anew, but the client counts on
 * them for as long as its connection lasts; so they are prepared again where it uses them.
 */
export class PreparedStatements {
  readonly #byName = new Map<string, Statement>();

  /** Takes note of a client's message: Parse and Close matter. */
  note(clientMessage: Buffer): void {
    if (clientMessage[0] === FRONTEND.parse) {
      const statement = { parse: clientMessage, sql: sqlOf(clientMessage)!, engineRun: -1 };
      this.#byName.set(textAt(clientMessage, 5), statement);
    } else if (clientMessage[0] === FRONTEND.close && String.fromCharCode(clientMessage[5]!) === 'S') {
      this.#byName.delete(textAt(clientMessage, 6));
    }
  }

  /** The SQL that a message executes: that of a Query, or of the statement that a Bind names. */
  executedSql(clientMessage: Buffer): string | undefined {
    if (clientMessage[0] === FRONTEND.query) return sqlOf(clientMessage);
    const name = nameUsedBy(clientMessage);
    return clientMessage[0] === FRONTEND.bind && name !== undefined ? this.#byName.get(name)?.sql : undefined;
  }

  /** What to send before a client's messages, so that this run of the engine knows the statements they use. */
  preparationFor(clientMessages: Buffer[], engineRun: number): Buffer[] {
    const preparation: Buffer[] = [];
    for (const clientMessage of clientMessages) {
      if (clientMessage[0] === FRONTEND.parse) {
        const statement = this.#byName.get(textAt(clientMessage, 5));
        if (statement) statement.engineRun = engineRun;
      }
      const name = nameUsedBy(clientMessage);
      const statement = name === undefined ? undefined : this.#byName.get(name);
      if (name === undefined || !statement || statement.engineRun === engineRun) continue;
      statement.engineRun = engineRun;
      preparation.push(closeMessage(name), statement.parse);
    }
    return preparation;
  }

  /** Removes every statement from the engine, after the client has gone. */
  removal(): Buffer[] {
    return [...this.#byName.keys()].map(closeMessage);
  }
}

/** The reply to a preparation of so many messages and what came after it, without the part for the preparation. */
export function withoutPreparation(reply: Buffer, preparationLength: number): Buffer {
  if (preparationLength === 0) return reply;
  let left = preparationLength;
  const isPrepared = (type: number | undefined) =>
    type === BACKEND.parseComplete || type === BACKEND.closeComplete;
  const kept = [...messagesIn(reply)].filter((part) => {
    if (left === 0 || !isPrepared(part[0])) return true;
    left -= 1;
    return false;
  });
  return Buffer.concat(kept);
}

function nameUsedBy(clientMessage: Buffer): string | undefined {
  // Bind names the portal, then the statement.
  if (clientMessage[0] === FRONTEND.bind) return textAt(clientMessage, clientMessage.indexOf(0, 5) + 1);
  const describesStatement =
    clientMessage[0] === FRONTEND.describe && String.fromCharCode(clientMessage[5]!) === 'S';
  return describesStatement ? textAt(clientMessage, 6) : undefined;
}

function closeMessage(name: string): Buffer {
  return message('C', Buffer.from('S'), name);
}
