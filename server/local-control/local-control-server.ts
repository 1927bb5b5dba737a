import { chmod, mkdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import { closeServer } from '../graceful-stop.ts';
import { problemsOf } from '../http/read-parameters.ts';
import type { ControlHandler, OnControlProgress } from './control-command.ts';
import type { ControlMessage } from './control-message.ts';
import { controlSocket } from './control-socket.ts';

export interface LocalControlDeps {
  dataDir: string;
  /** What the command line may ask for. */
  handlers: readonly ControlHandler[];
  log: { error(details: object, message: string): void };
}

const mostBodyBytes = 1024 * 1024;

async function readBody(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBodyBytes) throw new SyntaxError('body too large');
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function answer(
  { log }: Pick<LocalControlDeps, 'log'>,
  handler: ControlHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const say = (message: ControlMessage) => response.write(`${JSON.stringify(message)}\n`);
  let run: (onProgress: OnControlProgress) => Promise<unknown>;
  try {
    run = handler.prepare(await readBody(request));
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    const details = problemsOf(error).map(({ field, message }) => `${field}：${message}`);
    response.writeHead(400, { 'Content-Type': 'application/x-ndjson' });
    say({
      failure: `运行中的服务不接受这个${handler.name}请求（可能版本不同，请重启服务）：${details.join('；')}`,
    });
    return void response.end();
  }
  response.writeHead(200, { 'Content-Type': 'application/x-ndjson' });
  try {
    say({ report: await run(({ message }) => say({ progress: message })) });
  } catch (error) {
    log.error({ err: error }, `control socket: ${handler.path} failed`);
    say({ failure: error instanceof Error ? error.message : String(error) });
  }
  response.end();
}

/**
 * Opens the control socket of a server that holds a data folder, so that the command line can work while it runs. Only
 * the user who runs the server gets in; the caller must hold the lock of the data folder.
 */
export async function openLocalControl(deps: LocalControlDeps): Promise<{ close(): Promise<void> }> {
  const { folder, path } = controlSocket(deps.dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  // Left behind by a server that was killed: nobody else can be listening while we hold the lock.
  await rm(path, { force: true });
  const server = createServer((request, response) => {
    const handler = deps.handlers.find(({ path: wanted }) => wanted === request.url);
    if (request.method !== 'POST' || handler === undefined) {
      response.writeHead(404, { 'Content-Type': 'application/x-ndjson' });
      response.end(`${JSON.stringify({ failure: '运行中的服务不认识这个命令：请重启服务后重试' })}\n`);
      return;
    }
    answer(deps, handler, request, response).catch((error: unknown) => {
      deps.log.error({ err: error }, 'control socket: bad request');
      if (!response.headersSent) response.writeHead(400);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    close: async () => {
      await closeServer(server);
      await rm(path, { force: true });
    },
  };
}
