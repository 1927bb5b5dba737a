import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import type { ControlCommand, OnControlProgress } from './control-command.ts';
import { ControlMessage } from './control-message.ts';
import { controlSocket } from './control-socket.ts';

/** The running server could not finish; the message is in Chinese. */
export class LocalControlError extends Error {
  override readonly name = 'LocalControlError';
}

/** No server listens: none was started on this folder, or it was killed and left its socket. */
const absent = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTDIR']);

/**
 * Has the server that holds a data folder carry out a command. Undefined when no server listens there.
 * @throws LocalControlError
 */
export async function callRunningServer<Request, Report>(
  dataDir: string,
  command: ControlCommand<Request, Report>,
  wanted: Request,
  onProgress: OnControlProgress,
): Promise<Report | undefined> {
  const response = await post(controlSocket(dataDir).path, command.path, JSON.stringify(wanted));
  if (response === undefined) return undefined;
  for await (const line of createInterface({ input: response })) {
    const message = ControlMessage.parse(JSON.parse(line));
    if ('progress' in message) onProgress({ message: message.progress });
    else if ('failure' in message) throw new LocalControlError(message.failure);
    else return command.report.parse(message.report);
  }
  throw new LocalControlError(`运行中的服务没有完成${command.name}就断开了：请查看服务的日志，核对后重试`);
}

function post(socketPath: string, path: string, body: string): Promise<IncomingMessage | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const call = httpRequest({ socketPath, path, method: 'POST', headers }, resolve);
    call.once('error', (error: NodeJS.ErrnoException) => {
      if (absent.has(error.code ?? '')) resolve(undefined);
      else reject(error);
    });
    call.end(body);
  });
}
