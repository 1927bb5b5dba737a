import { request as httpRequest, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import type { ImportReport } from '../../geodata/model/import-report.ts';
import type { OnImportProgress } from '../imports/import-progress.ts';
import type { ImportRequest } from '../imports/import-request.ts';
import { ControlMessage } from './control-message.ts';
import { controlSocket } from './control-socket.ts';

/** The running server could not finish; the message is in Chinese. */
export class LocalControlError extends Error {
  override readonly name = 'LocalControlError';
}

/** No server listens: none was started on this folder, or it was killed and left its socket. */
const absent = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTDIR']);

/**
 * Has the server that holds a data folder run an import. Undefined when no server listens there.
 * @throws LocalControlError
 */
export async function importThroughServer(
  dataDir: string,
  wanted: ImportRequest,
  onProgress: OnImportProgress,
): Promise<ImportReport | undefined> {
  const { path } = controlSocket(dataDir);
  const response = await post(path, JSON.stringify(wanted));
  if (response === undefined) return undefined;
  for await (const line of createInterface({ input: response })) {
    const message = ControlMessage.parse(JSON.parse(line));
    if ('progress' in message) onProgress({ message: message.progress });
    else if ('report' in message) return message.report;
    else throw new LocalControlError(message.failure);
  }
  throw new LocalControlError('运行中的服务没有完成导入就断开了：请查看服务的日志，核对后重试');
}

function post(socketPath: string, body: string): Promise<IncomingMessage | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
    const call = httpRequest({ socketPath, path: '/imports', method: 'POST', headers }, resolve);
    call.once('error', (error: NodeJS.ErrnoException) => {
      if (absent.has(error.code ?? '')) resolve(undefined);
      else reject(error);
    });
    call.end(body);
  });
}
