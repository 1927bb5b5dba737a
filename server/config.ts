import { resolve } from 'node:path';
import { z } from 'zod';
import { PlainDate } from '../geodata/model/field-formats.ts';
import { defaultSampleSeed } from '../geodata/samples/default-seed.ts';
import { isLoopbackHost, isLoopbackName, nameOfHost } from './http/host-names.ts';
import { type OidcConfig, oidcVariables, readOidc } from './oidc-config.ts';
import {
  type OperationsConfig,
  operationsSecrets,
  operationsVariables,
  readOperations,
} from './operations/operations-config.ts';
import { type PublicMap, publicMapVariables, readPublicMap } from './public-map-config.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Never repeated in a message. */
const secretVariables: ReadonlySet<string> = new Set([
  'DATABASE_URL',
  'OIDC_CLIENT_SECRET',
  ...operationsSecrets,
]);

const optionalText = z.string().trim().min(1).optional();

const onOrOff = z.enum(['on', 'off'], { error: '须为 on 或 off' });

/** The environment variables of the server; README lists the same ones. */
const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, '须为 0–65535 的整数')
    .transform(Number)
    .refine((port) => port <= 65_535, '须为 0–65535 的整数')
    .default(8080),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, '须为监听地址，如 127.0.0.1、::1 或 0.0.0.0')
    .default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine(
      (text) =>
        URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === '/',
      '须为用户打开本系统的地址，如 https://land.example.cn，不带路径',
    )
    .transform((text) => new URL(text).origin)
    .optional(),
  ALLOWED_HOSTS: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim().toLowerCase()))
    .refine(
      (names) => names.every((name) => nameOfHost(name) === name && name !== ''),
      '须为域名或地址，用逗号分隔，不带端口，如 land.example.cn,10.1.2.3',
    )
    .default([]),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:\/\/.+/.test(text),
      '须以 postgres:// 或 postgresql:// 开头；不设置则使用内嵌数据库',
    )
    .optional(),
  LOG_LEVEL: z.enum(logLevels, { error: `须为 ${logLevels.join('、')} 之一` }).default('info'),
  DEMONSTRATION: z.enum(['on', 'off'], { error: '须为 on（载入演示数据）或 off' }).default('on'),
  DEMONSTRATION_PUBLIC: onOrOff.default('off'),
  DEMONSTRATION_AS_OF: z
    .string()
    .refine((text) => PlainDate.safeParse(text).success, '须为日期，如 2026-01-31')
    .optional(),
  DEMONSTRATION_SEED: z
    .string()
    .regex(/^\d{1,9}$/, '须为 0–999999999 的整数')
    .transform(Number)
    .default(defaultSampleSeed),
  ...publicMapVariables,
  MAP_APPROVAL_NO: optionalText,
  QUALIFICATION_NO: optionalText,
  ICP_NO: optionalText,
  TIANDITU_KEY: z
    .string()
    .regex(/^[0-9a-zA-Z]{8,64}$/, '须为天地图颁发的密钥（字母和数字）')
    .optional(),
  ...oidcVariables,
  ...operationsVariables,
});

/** What the server is told from outside, parsed once at start. */
export interface Config extends OperationsConfig {
  port: number;
  host: string;
  /** Where people open it, when that is not the address it listens on: `https://land.example.cn`. */
  publicUrl?: string | undefined;
  /** Further names under which it answers, in lower case, without port. */
  allowedHosts: readonly string[];
  /** Absolute path of the folder of the embedded database. */
  dataDir: string;
  /** PostgreSQL with PostGIS; without it the embedded engine runs. */
  databaseUrl?: string | undefined;
  logLevel: (typeof logLevels)[number];
  /** `isPublic`: everybody who reaches this server may enter the demonstration. */
  demonstration: { load: boolean; isPublic: boolean; asOf: string; seed: number };
  /** Sign-in at an OpenID Connect provider. */
  oidc?: OidcConfig | undefined;
  /** Set: everybody is at most a visitor of a public map. */
  publicMap?: PublicMap | undefined;
  /** Absolute path of a GeoJSON file of administrative boundaries to be drawn. */
  adminBoundaries?: string | undefined;
  /** 审图号, 测绘资质证书号, ICP 备案号: shown in the footer when set. */
  mapApprovalNo?: string | undefined;
  qualificationNo?: string | undefined;
  icpNo?: string | undefined;
  tiandituKey?: string | undefined;
}

/** A variable of the environment is wrong; the message names each one and how to mend it, in Chinese. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** The calendar day in China at a moment. */
export const dayInChina = (moment: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(moment);

/** The variable by which others than the people at this computer can reach the server. */
function reachableFromOutside(
  values: z.output<typeof Environment>,
): 'HOST' | 'PUBLIC_URL' | 'ALLOWED_HOSTS' | undefined {
  if (!isLoopbackHost(values.HOST)) return 'HOST';
  const { PUBLIC_URL: url } = values;
  if (url !== undefined && !isLoopbackName(nameOfHost(new URL(url).host))) return 'PUBLIC_URL';
  return values.ALLOWED_HOSTS.length > 0 ? 'ALLOWED_HOSTS' : undefined;
}

/**
 * Reads the environment. Unset and empty variables take their defaults.
 * @throws ConfigError
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, now: Date): Config {
  const given = Object.fromEntries(
    Object.keys(Environment.shape).map((name) => [name, environment[name]?.trim() || undefined]),
  );
  const result = Environment.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const shown = secretVariables.has(name) ? '…' : given[name];
      return `  ${name}=${shown}：${issue.message}`;
    });
    throw new ConfigError(`环境变量有误：\n${lines.join('\n')}`);
  }
  const values = result.data;
  const isOpen =
    values.DEMONSTRATION === 'on' && values.DEMONSTRATION_PUBLIC === 'off' && values.PUBLIC_MODE === 'off';
  const outside = isOpen ? reachableFromOutside(values) : undefined;
  if (outside !== undefined)
    throw new ConfigError(
      `环境变量有误：\n  ${outside}=${given[outside]}：演示模式任何人一键即可进入，只能监听本机；` +
        '正式使用请设 DEMONSTRATION=off，确要公开演示请设 DEMONSTRATION_PUBLIC=on',
    );
  const publicMap = readPublicMap(values);
  if (!publicMap.ok) throw new ConfigError(`环境变量有误：\n  ${publicMap.reason}`);
  const oidc = readOidc(values);
  if (!oidc.ok) throw new ConfigError(`环境变量有误：\n  ${oidc.reason}`);
  return {
    publicMap: publicMap.value,
    adminBoundaries: values.ADMIN_BOUNDARIES === undefined ? undefined : resolve(values.ADMIN_BOUNDARIES),
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL,
    allowedHosts: values.ALLOWED_HOSTS,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    logLevel: values.LOG_LEVEL,
    demonstration: {
      load: values.DEMONSTRATION === 'on',
      isPublic: values.DEMONSTRATION_PUBLIC === 'on',
      asOf: values.DEMONSTRATION_AS_OF ?? dayInChina(now),
      seed: values.DEMONSTRATION_SEED,
    },
    mapApprovalNo: values.MAP_APPROVAL_NO,
    qualificationNo: values.QUALIFICATION_NO,
    icpNo: values.ICP_NO,
    tiandituKey: values.TIANDITU_KEY,
    oidc: oidc.value,
    ...readOperations(values),
  };
}
