import type { RoleGrant } from '../../geodata/model/api-accounts.ts';
import type { RoleRule } from '../oidc-config.ts';

type Claims = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A claim by its name, or by a path with dots as Keycloak nests them (`realm_access.roles`). */
function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined),
      claims,
    );
}

/** Whether the claims say anything about roles. */
export const hasRoleClaim = (claims: Claims, path: string): boolean => claimAt(claims, path) !== undefined;

/**
 * The role that a provider's claims give: the first rule whose value is among them. Undefined without one: somebody the
 * provider knows but gave no role here has no access.
 */
export function roleOfClaims(
  claims: Claims,
  path: string,
  rules: readonly RoleRule[],
): RoleGrant | undefined {
  const claim = claimAt(claims, path);
  const values: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  const rule = rules.find(({ claim: wanted }) => values.includes(wanted));
  return rule && { role: rule.role, zoneCodes: rule.zoneCodes, parkIds: [] };
}
