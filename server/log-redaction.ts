/** Names of members whose values never reach the log, wherever they stand. */
const secretNames = [
  'cookie',
  'authorization',
  'password',
  'newPassword',
  'currentPassword',
  'passwordHash',
  'secret',
  'token',
  'accessToken',
  'refreshToken',
  'idToken',
  'clientSecret',
  'databaseUrl',
  'databaseOwnerUrl',
  'metricsToken',
  'tiandituKey',
  '["set-cookie"]',
  '["x-api-key"]',
];

const anyDepth = ['', '*.', '*.*.', '*.*.*.'];

/** Option of the log: members with these names are hidden down to the fourth level. */
export const redaction = {
  paths: secretNames.flatMap((name) =>
    anyDepth.map((prefix) => (name.startsWith('[') ? `${prefix.slice(0, -1)}${name}` : `${prefix}${name}`)),
  ),
  censor: '[隐去]',
};

const secretParameter = /^(token|code|state|secret|password|key|link|access_token|id_token|session_state)$/i;

/** An address for the log: values of parameters that may open a door are hidden. */
export function loggedUrl(url: string): string {
  const at = url.indexOf('?');
  if (at === -1) return url;
  const parameters = url
    .slice(at + 1)
    .split('&')
    .map((part) => {
      const [name = ''] = part.split('=');
      return secretParameter.test(name) ? `${name}=[隐去]` : part;
    });
  return `${url.slice(0, at)}?${parameters.join('&')}`;
}
