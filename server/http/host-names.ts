import { isIP } from 'node:net';

/** The name in a `Host` header, without the port, in lower case; '' when there is none. */
export const nameOfHost = (host: string | undefined): string =>
  /^(\[[0-9a-f:.]+\]|[^:/@\s]+)(:\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase() ?? '';

/** Whether a name, as it stands in `Host`, means this very computer. */
export const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || (isIP(name) === 4 && name.startsWith('127.'));

/** Whether an address to listen on can be reached from this computer only. */
export const isLoopbackHost = (host: string): boolean => host === '::1' || isLoopbackName(host);
