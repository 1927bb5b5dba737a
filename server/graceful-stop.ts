import type { Server } from 'node:http';

/** Requests that take longer than this are cut off. */
const patienceMs = 10_000;
const sweepMs = 50;

/** Stops accepting connections and lets the requests in flight end. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A connection that has ended its request stays open for the next one, which will not come.
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
  const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
