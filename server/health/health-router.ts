import { Router as createRouter, type Router } from 'express';
import type { StartUp } from './start-up.ts';

const retryAfterSeconds = 1;

/** `/live`: the process answers. `/ready`: it can serve land data; 503 with the reason and the progress until then. */
export function healthRouter(startUp: StartUp): Router {
  const router = createRouter();
  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  router.get('/live', (_request, response) => {
    response.json({ status: 'live' });
  });
  router.get('/ready', (_request, response) => {
    const readiness = startUp.readiness();
    if (readiness.status !== 'ready')
      response.status(503).setHeader('Retry-After', String(retryAfterSeconds));
    response.json(readiness);
  });
  return router;
}
