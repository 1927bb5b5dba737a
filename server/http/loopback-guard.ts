import type { RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';

const loopbackNames = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Keeps other web sites out of a server without log-in. A foreign name in `Host` means that a site had its own name
 * resolve to this computer (DNS rebinding); a foreign `Origin` on a write means that a page of another site sent it.
 */
export const loopbackGuard: RequestHandler = (request, _response, next) => {
  const host = request.headers.host ?? '';
  if (!loopbackNames.test(host))
    throw new HttpProblem(403, '只接受以本机地址（127.0.0.1 或 localhost）发出的请求');
  const { origin } = request.headers;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead && origin !== undefined && origin !== `http://${host}`)
    throw new HttpProblem(403, '不接受其他网站发来的写入请求');
  next();
};
