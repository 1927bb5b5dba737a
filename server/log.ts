import { type Logger, pino } from 'pino';
import { redaction } from './log-redaction.ts';

/**
 * The server's log: one JSON line an event, or readable lines when a person looks at a terminal and pino-pretty is
 * installed (it is a development package).
 */
export async function createLog(level: string): Promise<Logger> {
  const options = { level, redact: redaction };
  if (!process.stdout.isTTY) return pino(options);
  try {
    const { PinoPretty } = await import('pino-pretty');
    const translateTime = 'SYS:HH:MM:ss';
    return pino(options, PinoPretty({ colorize: true, ignore: 'pid,hostname', translateTime, sync: true }));
  } catch {
    return pino(options);
  }
}
