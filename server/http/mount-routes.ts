import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Router as createRouter, json as jsonBody, type Request, type Response, type Router } from 'express';
import { Capability } from '../../geodata/model/capability.ts';
import type { ActorOf } from '../access/actor.ts';
import { mayCall } from '../access/capability.ts';
import { visibilityKey } from '../access/visibility.ts';
import type { Answer, Incoming, Route, StreamedAnswer } from './define-route.ts';
import { EncodedBody } from './encoded-body.ts';
import { HttpProblem, NotFoundError } from './problem.ts';
import { requestIdOf } from './request-context.ts';
import { type ReadyAnswer, ResponseCache } from './response-cache.ts';
import { SingleFlight } from './single-flight.ts';

export interface MountOptions {
  actorOf: ActorOf;
  /** Changes with the program: an answer of another version is never taken for current. */
  version: string;
  cacheBytes?: number;
}

const defaultCacheBytes = 64 * 1024 * 1024;
const mostBodyBytes = '1mb';

const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

const readyAnswer = (answer: Exclude<Answer, StreamedAnswer>, mediaType: string): ReadyAnswer =>
  'json' in answer
    ? { status: answer.status ?? 200, body: new EncodedBody(mediaType, JSON.stringify(answer.json)) }
    : { status: answer.status ?? 200, body: answer.body };

/** Sends a body while it is made. A failure on the way breaks the connection off: the caller must not take a part for the whole. */
async function sendStream(request: Request, response: Response, answer: StreamedAnswer): Promise<void> {
  response.setHeader('Content-Type', answer.mediaType);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (request.method === 'HEAD') {
    answer.stream.destroy();
    return void response.end();
  }
  try {
    await pipeline(answer.stream, response);
  } catch (error) {
    // A caller that goes away is no failure of ours.
    if (request.destroyed || response.destroyed) return;
    throw error;
  }
}

async function send(request: Request, response: Response, { status, body }: ReadyAnswer): Promise<void> {
  response.status(status);
  if (body.bytes.length === 0 && status === 204) return void response.end();
  response.setHeader(
    'Content-Type',
    body.mediaType.includes('json') ? `${body.mediaType}; charset=utf-8` : body.mediaType,
  );
  if (body.isCompressible) {
    response.vary('Accept-Encoding');
    const encoding = request.acceptsEncodings('br')
      ? 'br'
      : request.acceptsEncodings('gzip')
        ? 'gzip'
        : 'identity';
    if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
    const bytes = await body.in(encoding);
    response.setHeader('Content-Length', bytes.length);
    return void response.end(request.method === 'HEAD' ? undefined : bytes);
  }
  response.setHeader('Content-Length', body.bytes.length);
  response.end(request.method === 'HEAD' ? undefined : body.bytes);
}

/** Weak, because the bytes differ by encoding; comparison in If-None-Match ignores the difference (RFC 9110, 13.1.2). */
const matches = (header: string | undefined, etag: string): boolean =>
  (header ?? '')
    .split(',')
    .some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag.slice(2));

/** @throws Error for a route that does not say who may call it, and for two routes at one address. */
function assertDeclared(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { method, path, access } of routes) {
    const name = `${method.toUpperCase()} ${path}`;
    if (!Capability.safeParse(access).success)
      throw new Error(`route ${name} does not declare who may call it`);
    if (seen.has(name)) throw new Error(`route ${name} is defined twice`);
    seen.add(name);
  }
}

/**
 * Mounts routes on a router: checks the right to call, reads the parts of the request, answers by revision, in
 * compressed form, identical requests once. A known path with another method is 405.
 */
export function mountRoutes(routes: readonly Route[], options: MountOptions): Router {
  const router = createRouter({ caseSensitive: true, strict: true });
  const cache = new ResponseCache(options.cacheBytes ?? defaultCacheBytes);
  const flights = new SingleFlight<ReadyAnswer>();

  const handle = async (route: Route, request: Request, response: Response): Promise<void> => {
    const actor = await options.actorOf(request);
    if (actor.publicMap !== null && route.method !== 'get')
      throw new HttpProblem(403, '公众地图只供浏览，不能登录，也不能修改');
    if (!mayCall(actor, route.access))
      throw new HttpProblem(
        403,
        actor.publicMap !== null
          ? '公众地图只供浏览公开的土地信息'
          : actor.role === 'visitor'
            ? '访客不能执行这个操作，请先登录'
            : '当前身份不能执行这个操作',
      );
    if (!route.isThere(actor)) throw new NotFoundError(`没有这个地址：${request.originalUrl.split('?')[0]}`);
    const incoming: Incoming = {
      params: request.params,
      body: request.body,
      actor,
      requestId: requestIdOf(response),
      url: new URL(request.originalUrl, 'http://localhost'),
      raw: request,
    };
    const call = route.prepare(incoming);
    const mediaType = route.response.mediaType ?? 'application/json';
    const make = async () => {
      const answer = await call.answer();
      if ('stream' in answer) throw new Error(`route ${route.path} streams and cannot have a revision`);
      return readyAnswer(answer, mediaType);
    };
    if (call.revision === undefined) {
      response.setHeader('Cache-Control', 'no-store');
      const answer = await call.answer();
      if ('stream' in answer) return await sendStream(request, response, answer);
      for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
      return await send(request, response, readyAnswer(answer, mediaType));
    }
    const revision = await call.revision();
    const { pathname, search } = incoming.url;
    const identity = JSON.stringify([options.version, revision, visibilityKey(actor), pathname, search]);
    const etag = `W/"${createHash('sha256').update(identity).digest('base64url').slice(0, 27)}"`;
    response.setHeader('ETag', etag);
    response.setHeader('Cache-Control', 'private, no-cache');
    const isUnchanged = matches(request.get('if-none-match'), etag);
    const kept = isUnchanged ? undefined : cache.get(etag);
    // For the metrics.
    response.locals.cache = isUnchanged ? 'unchanged' : kept === undefined ? 'miss' : 'hit';
    if (isUnchanged) return void response.status(304).end();
    const ready =
      kept ??
      (await flights.run(etag, async () => {
        const answer = await make();
        cache.set(etag, answer);
        return answer;
      }));
    await send(request, response, ready);
  };

  assertDeclared(routes);
  for (const route of routes) {
    const path = expressPath(route.path);
    if (route.body !== undefined) router[route.method](path, jsonBody({ limit: mostBodyBytes }));
    router[route.method](path, (request, response) => handle(route, request, response));
  }
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    const name = method.toUpperCase();
    methods.set(path, [...(methods.get(path) ?? []), ...(name === 'GET' ? ['GET', 'HEAD'] : [name])]);
  }
  for (const [path, allowed] of methods)
    router.all(expressPath(path), (_request, response) => {
      response.setHeader('Allow', allowed.join(', '));
      throw new HttpProblem(405, `这个地址只支持 ${allowed.join('、')}`);
    });
  return router;
}
