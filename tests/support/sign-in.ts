import type { BrowserContext } from 'playwright-core';
import type { DemonstrationRole } from '../../geodata/model/api-accounts.ts';

/** Enters the demonstration in a role by the API; returns the `Cookie` header of the session. */
export async function demonstrationCookie(origin: string, role: DemonstrationRole): Promise<string> {
  const response = await fetch(`${origin}/api/session/demonstration`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ role }),
  });
  const [cookie] = response.headers.getSetCookie();
  if (response.status !== 200 || cookie === undefined)
    throw new Error(`${origin} does not let ${role} in: ${response.status} ${await response.text()}`);
  return cookie.split(';')[0] ?? '';
}

/** Signs a browser in before its first page: planners see and write all land, administrators keep the accounts. */
export async function signIn(
  context: BrowserContext,
  origin: string,
  role: DemonstrationRole = 'planner',
): Promise<void> {
  const [name = '', value = ''] = (await demonstrationCookie(origin, role)).split('=');
  await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Strict' }]);
}

/** `fetch` of somebody who entered the demonstration: for what a test asks the API beside the page. */
export async function fetchAs(
  origin: string,
  role: DemonstrationRole = 'planner',
): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const cookie = await demonstrationCookie(origin, role);
  return (path, init = {}) =>
    fetch(origin + path, { ...init, headers: { ...init.headers, Cookie: cookie, Origin: origin } });
}
