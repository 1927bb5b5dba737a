import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { Label } from '../../geodata/catalog/field.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import type { Capability } from '../../geodata/model/capability.ts';
import type { EncodedBody } from './encoded-body.ts';
import { type FieldLabels, type ParameterShape, readBody, readParameters } from './read-parameters.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** A request whose parts have been checked. */
export interface RouteRequest<Path, Query, Body> {
  path: Path;
  query: Query;
  body: Body;
  actor: Actor;
  requestId: string;
  /** The address as called, without host: links repeat its parameters. */
  url: URL;
  /** The raw request, for uploads that are read as a stream. */
  raw: IncomingMessage;
}

/** A body that is sent as it is made; never cached, so the route has no `revision`. */
export interface StreamedAnswer {
  stream: Readable;
  mediaType: string;
  headers?: Readonly<Record<string, string>>;
}

/** What a handler gives back: a value to be written as JSON, a body that is ready, or one that is still being made. */
export type Answer =
  | { json: unknown; status?: number; headers?: Readonly<Record<string, string | string[]>> }
  | { body: EncodedBody; status?: number; headers?: Readonly<Record<string, string | string[]>> }
  | StreamedAnswer;

export const json = (
  value: unknown,
  status = 200,
  headers: Readonly<Record<string, string | string[]>> = {},
): Answer => ({ json: value, status, headers });

export interface RouteResponse {
  /** Name of the schema in OpenAPI. */
  name: string;
  schema: z.ZodType;
  /** application/json unless said otherwise. */
  mediaType?: string;
  status?: number;
}

type Values<Shape extends ParameterShape> = z.output<z.ZodObject<Shape>>;

interface RouteDefinition<Path extends ParameterShape, Query extends ParameterShape, Body extends z.ZodType> {
  method: Method;
  /** Below /api, parameters in braces: `/parcels/{id}/card`. */
  path: string;
  summary: Label;
  /** Who may call it. */
  access: Capability;
  /** Whether the address is there for this actor at all; everybody's unless said otherwise. */
  isThere?: (actor: Actor) => boolean;
  params?: Path;
  /** Parameters of the query; a function when they depend on what the actor may see. */
  query?: Query | ((actor: Actor) => Query);
  body?: Body;
  /** Chinese names of the body's fields, for what is refused. */
  labels?: FieldLabels;
  /** Media type of a body that the handler reads itself from `raw`. */
  rawBody?: string;
  response: RouteResponse;
  /**
   * What the answer depends on beyond the request and what the actor may see: the revisions of the collections it reads.
   * With it the answer carries an ETag, is answered 304 without the database, cached, and made once for identical
   * requests in flight.
   */
  revision?: (request: RouteRequest<Values<Path>, Values<Query>, z.output<Body>>) => Promise<string>;
  handler: (request: RouteRequest<Values<Path>, Values<Query>, z.output<Body>>) => Promise<Answer> | Answer;
}

/** The raw parts of a request, before they are checked. */
export interface Incoming {
  params: Readonly<Record<string, unknown>>;
  body: unknown;
  actor: Actor;
  requestId: string;
  url: URL;
  raw: IncomingMessage;
}

/** A checked request, ready to be answered. */
export interface PreparedCall {
  revision: (() => Promise<string>) | undefined;
  answer: () => Promise<Answer>;
}

/** A route with its types put away: what the application mounts and OpenAPI describes. */
export interface Route {
  method: Method;
  path: string;
  summary: Label;
  access: Capability;
  isThere: (actor: Actor) => boolean;
  params: ParameterShape;
  query: (actor: Actor) => ParameterShape;
  body: z.ZodType | undefined;
  rawBody: string | undefined;
  response: RouteResponse;
  /** @throws InvalidInputError when a part of the request breaks its schema. */
  prepare: (incoming: Incoming) => PreparedCall;
}

const none = {} as const;

/** Describes one route: its schemas check the request, give the handler its types, and become OpenAPI. */
export function defineRoute<
  Path extends ParameterShape = typeof none,
  Query extends ParameterShape = typeof none,
  Body extends z.ZodType = z.ZodUndefined,
>(definition: RouteDefinition<Path, Query, Body>): Route {
  const params = definition.params ?? (none as Path);
  const { query = none as Query, body, revision, handler } = definition;
  const queryOf = typeof query === 'function' ? query : () => query;
  return {
    method: definition.method,
    path: definition.path,
    summary: definition.summary,
    access: definition.access,
    isThere: definition.isThere ?? (() => true),
    params,
    query: queryOf,
    body,
    rawBody: definition.rawBody,
    response: definition.response,
    prepare: ({ params: pathValues, body: bodyValue, ...incoming }) => {
      const request = {
        ...incoming,
        path: readParameters(params, new URLSearchParams(pathValues as Record<string, string>)),
        query: readParameters(queryOf(incoming.actor), incoming.url.searchParams),
        body: (body === undefined
          ? undefined
          : readBody(body, bodyValue, definition.labels)) as z.output<Body>,
      };
      return {
        revision: revision === undefined ? undefined : () => revision(request),
        answer: async () => await handler(request),
      };
    },
  };
}
