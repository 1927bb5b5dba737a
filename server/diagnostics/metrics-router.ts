import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { HttpProblem } from '../http/problem.ts';
import { isDirectlyLocal } from '../http/rate-limits.ts';
import type { Metrics } from './metrics.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function isAllowed(request: Request, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (given !== undefined && token !== undefined) return timingSafeEqual(digest(given), digest(token));
  return isDirectlyLocal(request);
}

/** `GET /metrics`: for this very computer, and for whoever has the token. */
export const metricsHandler =
  (metrics: Metrics, token: string | undefined): RequestHandler =>
  async (request, response) => {
    if (!isAllowed(request, token))
      throw new HttpProblem(403, '监控数据只供本机读取；其他机器请使用 METRICS_TOKEN');
    response.setHeader('Cache-Control', 'no-store');
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  };
