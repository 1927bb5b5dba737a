import type { z } from 'zod';
import { ApiError, errorOfResponse, isAbort } from './api-error.ts';

/**
 * Gets a JSON resource and checks its shape. Throws `ApiError`, or the `AbortError` of `signal`; the only place of the
 * client that calls fetch.
 */
export const getJson = <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> => exchange(path, schema, signal ? { signal } : {});

/** Sends a JSON body and checks the shape of the answer. Throws `ApiError`. */
export const sendJson = <Schema extends z.ZodType>(
  method: 'POST' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  schema: Schema,
): Promise<z.output<Schema>> =>
  exchange(path, schema, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });

async function exchange<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  init: RequestInit,
): Promise<z.output<Schema>> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { Accept: 'application/json', ...init.headers } });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError('unreachable', `no answer from ${path}`, null, { cause: error });
  }
  if (!response.ok) throw await errorOfResponse(response);
  const parsed = schema.safeParse(await response.json());
  if (!parsed.success) {
    throw new ApiError('unreadable', `unexpected answer from ${path}`, null, { cause: parsed.error });
  }
  return parsed.data;
}

/** `path?query`, or the bare path when there is no parameter. Commas stay readable. */
export function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString().replaceAll('%2C', ',');
  return text ? `${path}?${text}` : path;
}
