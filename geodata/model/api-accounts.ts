import { z } from 'zod';
import { Capability } from './capability.ts';
import { ZoneCode } from './field-formats.ts';
import { RoleId } from './role.ts';

/** Characters of a password; long passphrases are welcome (NIST SP 800-63B, 5.1.1.2, asks for at least 8 and 64). */
export const passwordLengths = { least: 12, most: 128 } as const;

/** Roles an account can have: everybody without an account is a visitor. */
export const AccountRoleId = RoleId.exclude(['visitor']);
export type AccountRoleId = z.infer<typeof AccountRoleId>;

/** Roles that the demonstration offers with one click, in the order in which it does. */
export const demonstrationRoles = ['planner', 'investment', 'leader', 'operator', 'administrator'] as const;
export const DemonstrationRole = z.enum(demonstrationRoles);
export type DemonstrationRole = z.infer<typeof DemonstrationRole>;

/** How a session began. */
export const SignInMethod = z.enum(['password', 'link', 'oidc', 'demonstration']);
export type SignInMethod = z.infer<typeof SignInMethod>;

const LoginName = z
  .string('请填写登录名')
  .trim()
  .toLowerCase()
  .min(2, '登录名至少 2 个字符')
  .max(64, '登录名最多 64 个字符')
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u,
    '登录名只能用字母、数字、汉字和 . _ - @，以字母、数字或汉字开头',
  );
const DisplayName = z.string('请填写姓名').trim().min(1, '请填写姓名').max(80, '姓名最多 80 字');
/** Any text: whether it will do as a new password is judged with the login name (server/accounts/password.ts). */
const Password = z.string('请填写密码').min(1, '请填写密码').max(1024, '密码过长');
const Secret = z.string('缺少链接中的口令').regex(/^[\w-]{20,200}$/, '链接不完整，请重新复制整个链接');

export const SignInRequest = z.strictObject({
  loginName: z.string('请填写登录名').trim().min(1, '请填写登录名').max(200, '登录名过长'),
  password: Password,
});
export type SignInRequest = z.infer<typeof SignInRequest>;

export const DemonstrationSignIn = z.strictObject({ role: DemonstrationRole });

export const PasswordChange = z.strictObject({ current: Password, next: Password });
export type PasswordChange = z.infer<typeof PasswordChange>;

export const LinkQuestion = z.strictObject({ token: Secret });

/** What a one-time link is for. */
export const LinkAnswer = z.object({
  purpose: z.enum(['first-administrator', 'recovery']),
  /** Of the account whose password is set anew; null for the first administrator. */
  loginName: z.string().nullable(),
  displayName: z.string().nullable(),
  expiresAt: z.string(),
});
export type LinkAnswer = z.infer<typeof LinkAnswer>;

/** Uses a one-time link: a new password, and for the first administrator the names, too. */
export const LinkUse = z.strictObject({
  token: Secret,
  password: Password,
  loginName: LoginName.optional(),
  displayName: DisplayName.optional(),
});
export type LinkUse = z.infer<typeof LinkUse>;

/** A browser in which the account is signed in. */
export const SignedInBrowser = z.object({
  id: z.number().int(),
  isCurrent: z.boolean(),
  method: SignInMethod,
  userAgent: z.string(),
  address: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
});
export type SignedInBrowser = z.infer<typeof SignedInBrowser>;
export const SignedInBrowsers = z.object({ sessions: z.array(SignedInBrowser) });

/** How many sessions an action ended. */
export const EndedSessions = z.object({ ended: z.number().int() });

/** The role of an account, where it holds, and the parks of an operator. */
export const RoleGrant = z.strictObject({
  role: AccountRoleId,
  /** null: every zone. */
  zoneCodes: z.array(ZoneCode).max(200, '开发区过多').nullable(),
  parkIds: z.array(z.int().positive()).max(500, '园区过多').default([]),
});
export type RoleGrant = z.infer<typeof RoleGrant>;

export const Account = z.object({
  id: z.number().int(),
  loginName: z.string(),
  displayName: z.string(),
  grant: RoleGrant.nullable(),
  isDisabled: z.boolean(),
  isDemonstration: z.boolean(),
  /** Has set a password; otherwise it waits for its one-time link or signs in at a provider. */
  hasPassword: z.boolean(),
  /** Signs in at an OpenID Connect provider, which decides about the role, too. */
  isFromProvider: z.boolean(),
  lastSignedInAt: z.string().nullable(),
  createdAt: z.string(),
  revision: z.number().int(),
});
export type Account = z.infer<typeof Account>;
export const AccountList = z.object({ accounts: z.array(Account) });

export const AccountRequest = z.strictObject({
  loginName: LoginName,
  displayName: DisplayName,
  grant: RoleGrant,
});
export type AccountRequest = z.infer<typeof AccountRequest>;

export const AccountChange = z.strictObject({
  revision: z.int().positive(),
  displayName: DisplayName.optional(),
  isDisabled: z.boolean().optional(),
  grant: RoleGrant.optional(),
});
export type AccountChange = z.infer<typeof AccountChange>;

/** A link that is shown once; whoever has it sets the password of the account. */
export const AccountWithLink = z.object({ account: Account, link: z.string(), expiresAt: z.string() });
export type AccountWithLink = z.infer<typeof AccountWithLink>;

/** `read`: only reads; `write`: all that the role may, but accounts; `capabilities`: those named. */
export const TokenScope = z.enum(['read', 'write', 'capabilities']);
export type TokenScope = z.infer<typeof TokenScope>;

/** What programs may never do: sign in anew, or give themselves other rights. */
export const neverByToken: readonly Capability[] = ['sign-in', 'own-account'];

export const ApiTokenRequest = z
  .strictObject({
    name: z.string('请填写用途').trim().min(1, '请填写用途').max(80, '用途最多 80 字'),
    scope: TokenScope,
    capabilities: z.array(Capability).default([]),
    expiresInDays: z.int().min(1, '至少 1 天').max(366, '最多 366 天'),
  })
  .refine(({ scope, capabilities }) => scope !== 'capabilities' || capabilities.length > 0, {
    path: ['capabilities'],
    message: '请至少选择一项权限',
  });
export type ApiTokenRequest = z.infer<typeof ApiTokenRequest>;

export const ApiToken = z.object({
  id: z.number().int(),
  name: z.string(),
  scope: TokenScope,
  capabilities: z.array(Capability),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type ApiToken = z.infer<typeof ApiToken>;
export const ApiTokenList = z.object({ tokens: z.array(ApiToken) });

/** A new token: the secret is told here and never again. */
export const NewApiToken = z.object({ token: ApiToken, secret: z.string() });
export type NewApiToken = z.infer<typeof NewApiToken>;
