import type { IncomingMessage } from 'node:http';

/** Where a request comes from, as far as can be told. */
export interface Caller {
  requestId: string;
  address: string;
  userAgent: string;
}

/** Network address and program of whoever sent a request; behind a proxy that is trusted, the address the proxy saw. */
export const callerOf = (raw: IncomingMessage, requestId: string): Caller => ({
  requestId,
  address: (raw as { ip?: string }).ip ?? raw.socket.remoteAddress ?? '',
  userAgent: (raw.headers['user-agent'] ?? '').slice(0, 200),
});
