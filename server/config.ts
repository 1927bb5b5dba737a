import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod';
import { PlainDate } from '../geodata/model/field-formats.ts';
import { defaultSampleSeed } from '../geodata/samples/default-seed.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const optionalText = z.string().trim().min(1).optional();

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

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
    .refine(
      isLoopback,
      '只能监听本机（127.0.0.1、::1 或 localhost）：尚无账号和登录，监听其他地址会把内部数据暴露给整个网络',
    )
    .default('127.0.0.1'),
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
  DEMONSTRATION_AS_OF: z
    .string()
    .refine((text) => PlainDate.safeParse(text).success, '须为日期，如 2026-01-31')
    .optional(),
  DEMONSTRATION_SEED: z
    .string()
    .regex(/^\d{1,9}$/, '须为 0–999999999 的整数')
    .transform(Number)
    .default(defaultSampleSeed),
  MAP_APPROVAL_NO: optionalText,
  QUALIFICATION_NO: optionalText,
  ICP_NO: optionalText,
  TIANDITU_KEY: z
    .string()
    .regex(/^[0-9a-zA-Z]{8,64}$/, '须为天地图颁发的密钥（字母和数字）')
    .optional(),
});

/** What the server is told from outside, parsed once at start. */
export interface Config {
  port: number;
  host: string;
  /** Absolute path of the folder of the embedded database. */
  dataDir: string;
  /** PostgreSQL with PostGIS; without it the embedded engine runs. */
  databaseUrl?: string | undefined;
  logLevel: (typeof logLevels)[number];
  demonstration: { load: boolean; asOf: string; seed: number };
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
      return `  ${name}=${name === 'DATABASE_URL' ? '…' : given[name]}：${issue.message}`;
    });
    throw new ConfigError(`环境变量有误：\n${lines.join('\n')}`);
  }
  const values = result.data;
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL,
    logLevel: values.LOG_LEVEL,
    demonstration: {
      load: values.DEMONSTRATION === 'on',
      asOf: values.DEMONSTRATION_AS_OF ?? dayInChina(now),
      seed: values.DEMONSTRATION_SEED,
    },
    mapApprovalNo: values.MAP_APPROVAL_NO,
    qualificationNo: values.QUALIFICATION_NO,
    icpNo: values.ICP_NO,
    tiandituKey: values.TIANDITU_KEY,
  };
}
