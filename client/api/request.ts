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
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body: unknown,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> =>
  exchange(path, schema, {
    method,
    ...(signal ? { signal } : {}),
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });

/** Sends a file as it is and checks the shape of the answer. Throws `ApiError`. */
export const sendBytes = <Schema extends z.ZodType>(
  path: string,
  file: Blob,
  schema: Schema,
): Promise<z.output<Schema>> =>
  exchange(path, schema, {
    method: 'POST',
    body: file,
    headers: { 'Content-Type': 'application/octet-stream' },
  });

/** Asks for a file that is made from a JSON body. Throws `ApiError`. */
export async function sendForFile(path: string, body: unknown): Promise<Blob> {
  const response = await ask(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { Accept: '*/*', 'Content-Type': 'application/json' },
  });
  return response.blob();
}

async function ask(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { Accept: 'application/json', ...init.headers } });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiError('unreachable', `no answer from ${path}`, null, { cause: error });
  }
  if (!response.ok) throw await errorOfResponse(response);
  return response;
}

async function exchange<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  init: RequestInit,
): Promise<z.output<Schema>> {
  const response = await ask(path, init);
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
