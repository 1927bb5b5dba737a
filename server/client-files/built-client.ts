import { extname, join } from 'node:path';
import compression from 'compression';
import express, { type RequestHandler, Router } from 'express';
import { NotFoundError } from '../http/problem.ts';

const oneYearSeconds = 31_536_000;

/**
 * Serves the built client. Files under /assets carry a hash of their content in their name and are kept for ever;
 * everything else is asked for again. Any path that names no file is a view of the application.
 * @param folder absolute path of `dist/client`.
 */
export function builtClient(folder: string): RequestHandler {
  const router = Router();
  const compress: RequestHandler = compression();
  const page = join(folder, 'index.html');
  const readsOnly: RequestHandler = (request, _response, next) =>
    next(request.method === 'GET' || request.method === 'HEAD' ? undefined : 'router');
  router.use(readsOnly, compress);
  router.use(
    express.static(folder, {
      index: false,
      etag: true,
      setHeaders: (response, path) => {
        const isHashed = path.startsWith(join(folder, 'assets'));
        response.setHeader(
          'Cache-Control',
          isHashed ? `public, max-age=${oneYearSeconds}, immutable` : 'no-cache',
        );
      },
    }),
  );
  router.get('/{*any}', (request, response, next) => {
    // A missing script answered with a page would only hide that it is missing.
    if (extname(request.path) !== '' && request.path !== '/index.html')
      throw new NotFoundError(`没有这个文件：${request.path}`);
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page, { cacheControl: false }, (error) => {
      if (error !== undefined && error !== null) next(error);
    });
  });
  return router;
}
