import type { z } from 'zod';
import { ApiError, errorOfResponse, isAbort } from './api-error.ts';

/**
 * Gets a JSON resource and checks its shape. Throws `ApiError`, or the `AbortError` of `signal`; the only place of the
 * client that calls fetch.
 */
export async function getJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  signal?: AbortSignal,
): Promise<z.output<Schema>> {
  let response: Response;
  try {
    response = await fetch(path, { headers: { Accept: 'application/json' }, ...(signal ? { signal } : {}) });
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
