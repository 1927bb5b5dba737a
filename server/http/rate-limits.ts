import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import type { ActorOf } from '../access/actor.ts';
import { HttpProblem } from './problem.ts';

export interface RateLimitSettings {
  /** Of one address, and of one account, for everything but tiles. */
  requestsPerMinute: number;
}

/** Tiles come in swarms: a screen is some dozen of them, and a department sits behind one address. */
const tilesFactor = 5;
/** Attempts to sign in that fail, of one address: a lid on bursts, before the back-off that accounts keep by name and address. */
const failedSignInsPerMinute = 120;
const minuteMs = 60_000;

const isLoopback = (address: string): boolean =>
  /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/.test(address);

/** Somebody at this very computer, and no proxy in between that would make everybody look so. */
export const isDirectlyLocal = (request: Request): boolean =>
  isLoopback(request.ip ?? '') && request.headers['x-forwarded-for'] === undefined;

const isTile = (request: Request): boolean => request.method === 'GET' && request.path.startsWith('/tiles/');

/** Ways in: passwords, one-time links, the provider. */
const isSignIn = (request: Request): boolean =>
  request.method === 'POST' && /^\/session(\/|$)/.test(request.path);

const addressOf = (request: Request): string => ipKeyGenerator(request.ip ?? '');

const limiter = (
  limit: number,
  options: Partial<Options> & Required<Pick<Options, 'keyGenerator'>>,
): RequestHandler =>
  rateLimit({
    windowMs: minuteMs,
    limit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // What it would tell about proxies is told by the configuration.
    validate: false,
    handler: (_request, response, next) => {
      const seconds = Number(response.getHeader('Retry-After') ?? 60);
      next(new HttpProblem(429, `请求过于频繁，请 ${seconds} 秒后再试`));
    },
    ...options,
  });

/** Limits by address, before anything is asked of the database. Mount below /api. */
export const addressLimits = ({ requestsPerMinute }: RateLimitSettings): RequestHandler[] => [
  limiter(requestsPerMinute, {
    identifier: 'address',
    keyGenerator: addressOf,
    skip: (request) => isDirectlyLocal(request) || isTile(request),
  }),
  limiter(requestsPerMinute * tilesFactor, {
    identifier: 'tiles',
    keyGenerator: addressOf,
    skip: (request) => isDirectlyLocal(request) || !isTile(request),
  }),
  limiter(failedSignInsPerMinute, {
    identifier: 'sign-in',
    keyGenerator: addressOf,
    skip: (request) => !isSignIn(request),
    skipSuccessfulRequests: true,
  }),
];

/** The limit of one account, whatever addresses it comes from. Mount below /api, where the database answers. */
export const accountLimit = ({ requestsPerMinute }: RateLimitSettings, actorOf: ActorOf): RequestHandler =>
  limiter(requestsPerMinute, {
    identifier: 'account',
    keyGenerator: async (request) => (await actorOf(request)).id,
    skip: async (request) =>
      isDirectlyLocal(request) || isTile(request) || (await actorOf(request)).role === 'visitor',
  });
