import type { RequestHandler } from 'express';
import { sendProblem } from './problem-handler.ts';

export interface SlowBodyLimits {
  /** A JSON body must be there after this; a person's form is a few kilobytes. */
  jsonMs: number;
  /** Uploads are looked at this often … */
  uploadCheckMs: number;
  /** … and must have brought so much since: about what a poor mobile line carries. */
  uploadLeastBytes: number;
}

export const defaultSlowBodyLimits: SlowBodyLimits = {
  jsonMs: 20_000,
  uploadCheckMs: 20_000,
  uploadLeastBytes: 20 * 1024,
};

/**
 * Ends requests whose body trickles in: each of them would hold a connection, and memory, for as long as its sender likes.
 * They are answered 408 and cut off.
 */
export function slowBodyGuard(limits: SlowBodyLimits = defaultSlowBodyLimits): RequestHandler {
  return (request, response, next) => {
    const hasBody =
      request.headers['transfer-encoding'] !== undefined ||
      Number(request.headers['content-length'] ?? 0) > 0;
    if (!hasBody) return next();
    const isUpload = /^(multipart\/|application\/octet-stream)/i.test(request.headers['content-type'] ?? '');
    let bytesBefore = request.socket.bytesRead;
    const cut = () => {
      clearInterval(timer);
      if (request.complete) return;
      if (response.headersSent) return void request.destroy();
      response.setHeader('Connection', 'close');
      response.once('finish', () => request.socket.destroy());
      sendProblem(response, { status: 408, detail: '请求内容传送过慢，已断开；请检查网络后重试' });
    };
    const check = () => {
      if (request.complete) return clearInterval(timer);
      const { bytesRead } = request.socket;
      // The reader may be slower than the sender: what is waiting to be read is no fault of the sender.
      const isWaiting = request.readableLength > 0;
      if (!isWaiting && bytesRead - bytesBefore < limits.uploadLeastBytes) cut();
      bytesBefore = bytesRead;
    };
    const timer = isUpload ? setInterval(check, limits.uploadCheckMs) : setTimeout(cut, limits.jsonMs);
    timer.unref();
    response.once('close', () => clearInterval(timer));
    next();
  };
}
