/**
 * The embedded engine's own process. On the server's main thread it would hold up everything else, and killing a
 * process is the only way to stop a query. The query stream (a socket pair inherited from the server, so no other
 * process can connect to it) carries frames: wire-protocol messages in, the engine's reply out, one at a time.
 */
import { Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { openEngine } from './engine.ts';
import {
  type EngineEvent,
  type EngineOrder,
  type EngineSettings,
  EXIT_FOREIGN_EXCEPTION,
  QUERY_STREAM,
} from './engine-messages.ts';
import { type GuardedModule, guardAgainstForeignExceptions } from './exception-guard.ts';
import { FrameReader, frameHeader } from './frame-channel.ts';
import { endWithParent } from './parent-watch.ts';
import { runLikeServer } from './protocol-run.ts';

function tell(event: EngineEvent): void {
  process.send?.(event);
}

function answerQueries(engine: PGlite, stream: Socket): void {
  const reader = new FrameReader();
  stream.on('data', (chunk: Buffer) => {
    for (const messages of reader.push(chunk)) {
      const reply = runLikeServer(messages, (part) => execute(engine, part));
      stream.write(frameHeader(reply.length));
      stream.write(reply);
    }
  });
}

function execute(engine: PGlite, messages: Buffer): Buffer {
  const parts: Buffer[] = [];
  // The call runs the engine to its end before it returns; its promise only stands for syncing a file system.
  void engine.execProtocolRawStream(messages, {
    syncToFs: false,
    onRawData: (bytes) => {
      parts.push(Buffer.from(bytes));
    },
  });
  return Buffer.concat(parts);
}

async function close(engine: PGlite): Promise<void> {
  await engine.exec('CHECKPOINT');
  await engine.close();
  process.exit(0);
}

async function main(): Promise<void> {
  // An interrupt from the terminal reaches the whole process group; the server decides when the engine ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  endWithParent();
  const settings = JSON.parse(process.argv[2] ?? '{}') as EngineSettings;
  const engine = await openEngine(settings.dataFolder, (message, ratio) =>
    tell({ type: 'progress', message, ratio }),
  );
  guardAgainstForeignExceptions(engine.Module as unknown as GuardedModule, (detail) => {
    process.stderr.write(`${detail}\n`);
    process.exit(EXIT_FOREIGN_EXCEPTION);
  });
  const stream = new Socket({ fd: QUERY_STREAM });
  stream.on('error', () => process.exit(1));
  answerQueries(engine, stream);
  process.on('message', (order: EngineOrder) => {
    if (order.type === 'close') void close(engine).catch(() => process.exit(1));
  });
  tell({ type: 'ready' });
}

main().catch((error: unknown) => {
  tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 200).unref();
});
