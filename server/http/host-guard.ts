import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { isLoopbackName, nameOfHost } from './host-names.ts';
import { HttpProblem } from './problem.ts';

type Names = Pick<Config, 'host' | 'publicUrl' | 'allowedHosts'>;

/** The names under which this server answers, beside those of this computer itself. */
export function namesOf({ host, publicUrl, allowedHosts }: Names): ReadonlySet<string> {
  const own = isIP(host) === 6 ? `[${host}]` : host;
  const named = publicUrl === undefined ? [] : [nameOfHost(new URL(publicUrl).host)];
  return new Set([own.toLowerCase(), ...named, ...allowedHosts]);
}

/**
 * Keeps other web sites out. A foreign name in `Host` means that a site had its own name resolve to this server (DNS
 * rebinding); a foreign `Origin` on a write means that a page of another site sent it.
 */
export function hostGuard(names: Names): RequestHandler {
  const allowed = namesOf(names);
  const { publicUrl } = names;
  return (request, _response, next) => {
    const host = request.headers.host ?? '';
    const name = nameOfHost(host);
    if (name === '' || !(isLoopbackName(name) || allowed.has(name)))
      throw new HttpProblem(
        403,
        '只接受以本机地址或已配置的域名发出的请求；请用环境变量 ALLOWED_HOSTS 或 PUBLIC_URL 加入这个域名',
      );
    const { origin } = request.headers;
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const isOwn = origin === `http://${host}` || origin === `https://${host}` || origin === publicUrl;
    if (!isRead && origin !== undefined && !isOwn) throw new HttpProblem(403, '不接受其他网站发来的写入请求');
    next();
  };
}
