import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { loggedUrl } from '../log-redaction.ts';
import { requestIdOf } from './request-context.ts';

/**
 * One line a request when it ends: failures of ours as errors, writes as information, reads only at level debug,
 * so that somebody who starts the server sees what matters.
 */
export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const began = performance.now();
    response.on('close', () => {
      const details = {
        requestId: requestIdOf(response),
        method: request.method,
        url: loggedUrl(request.originalUrl),
        status: response.statusCode,
        milliseconds: Math.round(performance.now() - began),
        ...(response.writableFinished ? {} : { aborted: true }),
      };
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (response.statusCode >= 500 && response.statusCode !== 503) log.error(details, '请求失败');
      else if (isRead) log.debug(details, '请求');
      else log.info(details, '请求');
    });
    next();
  };
}
