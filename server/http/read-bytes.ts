import type { IncomingMessage } from 'node:http';
import { HttpProblem, InvalidInputError } from './problem.ts';

/** Reads a body whole. @throws HttpProblem 413 beyond the limit, InvalidInputError when it is empty */
export async function readBytes(request: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is still coming is read and thrown away, so that the answer reaches the sender.
    if (size <= mostBytes) chunks.push(chunk);
  }
  const limit = Math.round(mostBytes / 1024 / 1024);
  if (size > mostBytes) throw new HttpProblem(413, `文件超过 ${limit} MB，请分开上传`);
  if (size === 0)
    throw new InvalidInputError([{ field: 'file', message: '没有收到文件，请选择文件后再上传' }]);
  return Buffer.concat(chunks);
}
