import type { RequestHandler } from 'express';
import { HttpProblem } from './problem.ts';
import { hasSessionCookie } from './session-cookie.ts';

/** Media types a page of another site cannot send unnoticed (a form has no way to name them), or that are checked for their origin. */
const acceptedTypes = /^(application\/(.+\+)?json|application\/octet-stream|multipart\/form-data)\s*(;|$)/i;

/**
 * Keeps pages of other sites from writing with the identity of the person at the browser. What a browser says about
 * where a request comes from (`Sec-Fetch-Site`) must be this site or no site; the body must be JSON or a form with
 * files, so that a plain form cannot pass for a request. `Origin` is checked by the host guard. A write that carries a
 * session has to show one of the two headers: a browser always sends them, and the cookie alone proves nothing.
 */
export const writeGuard: RequestHandler = (request, _response, next) => {
  const isRead = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
  if (isRead) return next();
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new HttpProblem(403, '不接受其他网站发来的写入请求');
  const { authorization, cookie, origin } = request.headers;
  if (
    authorization === undefined &&
    hasSessionCookie(cookie) &&
    site !== 'same-origin' &&
    origin === undefined
  )
    throw new HttpProblem(
      403,
      '写入请求没有说明来自哪个网站：请用本系统的页面，或改用接口令牌（Authorization: Bearer）',
    );
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (hasBody && !acceptedTypes.test(request.headers['content-type'] ?? ''))
    throw new HttpProblem(415, '写入请求的内容类型须为 application/json，上传文件须为 multipart/form-data');
  next();
};
