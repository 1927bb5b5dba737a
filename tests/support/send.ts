import type { TestServer } from './test-server.ts';

export interface Sent<T> {
  status: number;
  body: T;
}

/** Sends JSON to a path below /api and reads the JSON answer, whatever its status. */
export async function send<T = Record<string, never>>(
  server: Pick<TestServer, 'url'>,
  method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Sent<T>> {
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}
