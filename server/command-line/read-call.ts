import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { type CommandResult, type CommandSurroundings, wrongCall } from './command.ts';

/** What a command can be called with, beside `--report` and `--help` that every one has. */
interface CommandShape {
  usage: string;
  options?: Readonly<Record<string, { type: 'string' } | { type: 'boolean' }>>;
  /** The one file it works on, as messages name it; absent: it takes none. */
  file?: { missing: string; surplus: string };
}

/** A call that can be carried out. */
interface CommandCall {
  config: Config;
  /** Absolute; empty where the command takes no file. */
  file: string;
  text(option: string): string | undefined;
  has(option: string): boolean;
  /** The answer as `--report` wants it. */
  print(report: unknown, asText: () => string): string;
}

/** Reads arguments and environment the same way for every command; otherwise what to answer at once. */
export function readCall(
  { usage, options = {}, file: wanted }: CommandShape,
  args: readonly string[],
  { environment, folder, now }: CommandSurroundings,
): { ok: true; call: CommandCall } | { ok: false; result: CommandResult } {
  const wrong = (message: string) => ({ ok: false, result: wrongCall(message) }) as const;
  let parsed: { values: Record<string, unknown>; positionals: string[] };
  try {
    parsed = parseArgs({
      args: [...args],
      options: {
        ...options,
        report: { type: 'string', default: 'text' },
        help: { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    return wrong(`参数有误：${(error as Error).message}\n\n${usage}`);
  }
  const { values, positionals } = parsed;
  if (values.help) return { ok: false, result: { exitCode: 0, output: `${usage}\n`, errors: '' } };
  const [path, ...more] = wanted === undefined ? ['', ...positionals] : positionals;
  if (path === undefined) return wrong(`${wanted?.missing}\n\n${usage}`);
  if (more.length > 0) return wrong(`${wanted?.surplus ?? '多余的参数'}：${more.join('、')}\n\n${usage}`);
  const { report: form } = values;
  if (form !== 'text' && form !== 'json') return wrong(`--report 只能是 json 或 text，不能是“${form}”`);
  try {
    const config = readConfig(environment, now());
    const call: CommandCall = {
      config,
      file: path === '' ? '' : resolve(folder, path),
      text: (option) => values[option] as string | undefined,
      has: (option) => values[option] === true,
      print: (report, asText) => (form === 'json' ? `${JSON.stringify(report, null, 2)}\n` : asText()),
    };
    return { ok: true, call };
  } catch (error) {
    if (error instanceof ConfigError) return wrong(error.message);
    throw error;
  }
}

/** The reason of a failure, for people. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
