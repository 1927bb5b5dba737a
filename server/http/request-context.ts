import { randomUUID } from 'node:crypto';
import type { RequestHandler, Response } from 'express';

const acceptable = /^[\w.-]{8,64}$/;

/** Gives every request an id: the caller's `X-Request-Id` when it is a plain word, else a new one; it goes back, too. */
export const requestContext: RequestHandler = (request, response, next) => {
  const given = request.get('x-request-id');
  const id = given !== undefined && acceptable.test(given) ? given : randomUUID();
  response.locals.requestId = id;
  response.setHeader('X-Request-Id', id);
  next();
};

/** The id of the request that a response belongs to. */
export const requestIdOf = (response: Response): string => String(response.locals.requestId ?? '');
