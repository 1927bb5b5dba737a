import { type Logger, pino } from 'pino';

/**
 * The server's log: one JSON line an event, or readable lines when a person looks at a terminal and pino-pretty is
 * installed (it is a development package).
 */
export async function createLog(level: string): Promise<Logger> {
  if (!process.stdout.isTTY) return pino({ level });
  try {
    const { PinoPretty } = await import('pino-pretty');
    const translateTime = 'SYS:HH:MM:ss';
    return pino({ level }, PinoPretty({ colorize: true, ignore: 'pid,hostname', translateTime, sync: true }));
  } catch {
    return pino({ level });
  }
}
