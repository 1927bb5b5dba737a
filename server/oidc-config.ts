import { z } from 'zod';
import { type AccountRoleId, AccountRoleId as Role } from '../geodata/model/api-accounts.ts';
import { ZoneCode } from '../geodata/model/field-formats.ts';

/** What a value of the role claim means here. */
export interface RoleRule {
  claim: string;
  role: AccountRoleId;
  /** null: every zone. */
  zoneCodes: string[] | null;
}

/** An OpenID Connect provider at which people sign in. */
export interface OidcConfig {
  issuer: string;
  clientId: string;
  /** Absent: a public client, which PKCE alone protects. */
  clientSecret?: string | undefined;
  /** Name on the button. */
  name: string;
  scope: string;
  /** Claim of the id token that holds one role or several. */
  roleClaim: string;
  /** The first rule that fits decides. */
  roleMap: readonly RoleRule[];
}

const text = z.string().trim().min(1).optional();
const isLoopbackUrl = ({ hostname }: URL): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** The environment variables of sign-in at a provider. */
export const oidcVariables = {
  OIDC_ISSUER: z
    .string()
    .refine((value) => {
      if (!URL.canParse(value)) return false;
      const url = new URL(value);
      return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(url));
    }, '须为 https 地址（本机的提供方可用 http）')
    .optional(),
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: z.string().trim().min(1).max(40, '最多 40 字').default('单位统一账号'),
  OIDC_SCOPE: z
    .string()
    .regex(/(^|\s)openid(\s|$)/, '须包含 openid')
    .default('openid profile'),
  OIDC_ROLE_CLAIM: z.string().trim().min(1).default('roles'),
  OIDC_ROLE_MAP: text,
};

type Values = z.output<z.ZodObject<typeof oidcVariables>>;
type Outcome<T> = { ok: true; value: T } | { ok: false; reason: string };

/**
 * Reads `gis=planner,lead=leader@WFJJQ+YSKFQ`: value of the claim, role, and after `@` the zones (without it all).
 * An administrator cannot be bound to zones.
 */
export function parseRoleMap(given: string): Outcome<RoleRule[]> {
  const rules: RoleRule[] = [];
  for (const part of given.split(',')) {
    const [, claim = '', role = '', zones] =
      /^\s*([^=]+?)\s*=\s*(\w+)\s*(?:@\s*([\w+]+)\s*)?$/.exec(part) ?? [];
    const known = Role.safeParse(role);
    const zoneCodes = zones === undefined ? null : zones.split('+');
    if (!known.success || zoneCodes?.some((code) => !ZoneCode.safeParse(code).success))
      return {
        ok: false,
        reason: `OIDC_ROLE_MAP 的“${part.trim()}”：须为 声明值=角色 或 声明值=角色@开发区代码+…，角色为 ${Role.options.join('、')}`,
      };
    if (known.data === 'administrator' && zoneCodes !== null)
      return { ok: false, reason: `OIDC_ROLE_MAP 的“${part.trim()}”：系统管理员不能限定开发区` };
    rules.push({ claim, role: known.data, zoneCodes });
  }
  return { ok: true, value: rules };
}

/** The provider of the environment; undefined without an issuer. Half a configuration is an error. */
export function readOidc(values: Values): Outcome<OidcConfig | undefined> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_ROLE_MAP: map } = values;
  if (issuer === undefined) {
    const alone = (['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ROLE_MAP'] as const).find(
      (name) => values[name] !== undefined,
    );
    if (alone === undefined) return { ok: true, value: undefined };
    return { ok: false, reason: `${alone} 须与 OIDC_ISSUER 一起设置` };
  }
  if (clientId === undefined)
    return { ok: false, reason: 'OIDC_CLIENT_ID 未设置：填写在提供方登记的客户端编号' };
  if (map === undefined)
    return { ok: false, reason: 'OIDC_ROLE_MAP 未设置：写明声明值对应的角色，如 gis=planner,lead=leader' };
  const roleMap = parseRoleMap(map);
  if (!roleMap.ok) return roleMap;
  return {
    ok: true,
    value: {
      issuer,
      clientId,
      clientSecret: values.OIDC_CLIENT_SECRET,
      name: values.OIDC_NAME,
      scope: values.OIDC_SCOPE,
      roleClaim: values.OIDC_ROLE_CLAIM,
      roleMap: roleMap.value,
    },
  };
}
