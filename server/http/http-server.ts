import { createServer, type RequestListener, type Server } from 'node:http';

export interface HttpServerLimits {
  /** From the first byte of a request to the end of its headers. */
  headersMs: number;
  /** From the first byte of a request to the last one of its body. */
  requestMs: number;
  /** How often the two are looked after. */
  checkMs: number;
}

const defaultLimits: HttpServerLimits = { headersMs: 15_000, requestMs: 600_000, checkMs: 5000 };

/** Between requests a connection may idle for so long; longer than the proxies in front usually wait. */
const keepAliveMs = 65_000;
const mostHeaderBytes = 16 * 1024;
const mostHeaders = 100;

/** An HTTP server that slow or endless senders cannot hold up. */
export function createHttpServer(
  listener: RequestListener,
  { headersMs, requestMs, checkMs }: HttpServerLimits = defaultLimits,
): Server {
  const server = createServer(
    {
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      connectionsCheckingInterval: checkMs,
      keepAliveTimeout: keepAliveMs,
      maxHeaderSize: mostHeaderBytes,
    },
    listener,
  );
  server.maxHeadersCount = mostHeaders;
  return server;
}
