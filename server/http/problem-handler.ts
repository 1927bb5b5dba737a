import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { Problem } from '../../geodata/model/api-problem.ts';
import { asDatabaseUnavailable, isQueryTimeout } from '../database/database-errors.ts';
import type { RecentErrors } from '../diagnostics/recent-errors.ts';
import { ConflictError, HttpProblem, NotFoundError, TooManyAttemptsError } from './problem.ts';
import { requestIdOf } from './request-context.ts';

const titles: Readonly<Record<number, string>> = {
  400: '请求有误',
  401: '需要登录',
  403: '没有权限',
  404: '未找到',
  405: '不支持这种请求方法',
  408: '请求超时',
  409: '与现有数据冲突',
  413: '内容过大',
  415: '不支持的内容类型',
  422: '内容无法处理',
  429: '请求过于频繁',
  500: '服务器内部错误',
  503: '服务暂不可用',
};

/** Seconds after which a client should try again. */
const retryAfterSeconds = 2;

/** Writes problem details (RFC 9457). */
export function sendProblem(
  response: Response,
  problem: { status: number } & Partial<Omit<Problem, 'type' | 'title' | 'instance'>>,
): void {
  response.removeHeader('ETag');
  if (problem.status === 503) response.setHeader('Retry-After', String(retryAfterSeconds));
  const whole: Problem = {
    type: 'about:blank',
    title: titles[problem.status] ?? '请求未能完成',
    ...problem,
    instance: requestIdOf(response),
  };
  response
    .status(problem.status)
    .setHeader('Cache-Control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify(whole));
}

/** What body-parser and the router throw: errors with a status of their own and a `type` that tells the cause. */
function asHttpProblem(error: unknown): HttpProblem | undefined {
  if (error instanceof HttpProblem) return error;
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  const type = 'type' in error ? error.type : undefined;
  if (type === 'entity.parse.failed') return new HttpProblem(400, '请求正文不是有效的 JSON');
  if (type === 'entity.too.large') return new HttpProblem(413, '请求正文过大');
  if (type === 'encoding.unsupported' || type === 'charset.unsupported')
    return new HttpProblem(415, '请求正文须为 UTF-8');
  // A path with a broken escape such as %zz.
  if (error instanceof URIError) return new HttpProblem(400, '地址中含有无法解码的字符');
  if (typeof error.status === 'number' && error.status >= 400 && error.status < 500)
    return new HttpProblem(error.status, titles[error.status] ?? '请求有误');
  return undefined;
}

/** Turns every error into problem details. What is not the caller's to mend says nothing but the request id. */
export function problemHandler(log: Logger, recentErrors: RecentErrors): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = asHttpProblem(error);
    if (problem !== undefined) {
      const { status, message: detail, errors } = problem;
      if (problem instanceof TooManyAttemptsError)
        response.setHeader('Retry-After', String(problem.retryAfterSeconds));
      if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="luodi"');
      return sendProblem(response, {
        status,
        detail,
        ...(errors.length === 0 ? {} : { errors: [...errors] }),
        ...(problem instanceof ConflictError ? problem.members : {}),
      });
    }
    const requestId = requestIdOf(response);
    const note = (status: number) => recentErrors.note(request, { requestId, status, error, at: new Date() });
    const unavailable = asDatabaseUnavailable(error);
    if (unavailable !== undefined) {
      note(503);
      log.warn({ requestId, err: error }, '数据库不可用');
      return sendProblem(response, { status: 503, detail: unavailable.message });
    }
    if (isQueryTimeout(error)) {
      note(503);
      log.warn({ requestId, err: error }, '查询超时');
      return sendProblem(response, {
        status: 503,
        detail: '查询时间过长，已停止；请缩小范围或减少条件后重试',
      });
    }
    note(500);
    log.error({ requestId, err: error }, '服务器内部错误');
    return sendProblem(response, { status: 500 });
  };
}

/** The end of every path that leads nowhere. */
export const notFound: RequestHandler = (request) => {
  throw new NotFoundError(`没有这个地址：${request.path}`);
};
