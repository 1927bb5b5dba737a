import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { HttpProblem, InvalidInputError } from '../http/problem.ts';
import { attachmentLimits } from './attachment-limits.ts';

/** A file as it was uploaded, on disk: a form of many is never in memory whole. */
export interface ReceivedFile {
  fileName: string;
  path: string;
  byteLength: number;
  sha256: string;
}

export interface Upload {
  files: ReceivedFile[];
  note: string | null;
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

/** The last part of a name without what could mislead: separators, control characters, leading dots. */
function safeName(name: string | undefined): string {
  const last = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const clean = [...last.normalize('NFC')]
    .filter((character) => character.charCodeAt(0) >= 32 && character.charCodeAt(0) !== 127)
    .join('')
    .replace(/^[.\s]+/, '')
    .trim();
  return clean === '' ? '未命名' : clean.slice(-160);
}

const problem = (field: string, message: string) => new InvalidInputError([{ field, message }]);

/** Writes a file of a form to disk. @throws HttpProblem 413 when it is larger than a file may be */
async function save(
  stream: Readable & { truncated?: boolean },
  path: string,
  fileName: string,
): Promise<ReceivedFile> {
  const hash = createHash('sha256');
  let byteLength = 0;
  stream.on('data', (chunk: Buffer) => {
    hash.update(chunk);
    byteLength += chunk.length;
  });
  await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  if (stream.truncated) {
    const most = megabytes(attachmentLimits.bytesPerFile);
    throw new HttpProblem(413, `“${fileName}”超过 ${most}，请压缩后再上传`, [
      { field: fileName, message: `文件最大 ${most}` },
    ]);
  }
  return { fileName, path, byteLength, sha256: hash.digest('hex') };
}

/**
 * Receives a form with files (`file`, several) and a note into a folder, within the limits.
 * @throws InvalidInputError, HttpProblem 413 and 415
 */
export async function receiveFiles(request: IncomingMessage, folder: string): Promise<Upload> {
  const { filesPerUpload } = attachmentLimits;
  const form = openForm(request);
  const saved: Promise<ReceivedFile>[] = [];
  let note: string | null = null;
  await new Promise<void>((resolve, reject) => {
    form.on('file', (_field, stream, { filename }) => {
      const saving = save(stream, join(folder, String(saved.length)), safeName(filename));
      saved.push(saving);
      saving.catch((error: unknown) => {
        stream.resume();
        reject(error);
      });
    });
    form.on('field', (name, value) => {
      if (name === 'note') note = value.trim() === '' ? null : value.trim().slice(0, 500);
    });
    form.on('filesLimit', () => reject(problem('file', `一次最多上传 ${filesPerUpload} 个文件，请分批上传`)));
    form.on('error', (error) =>
      reject(new HttpProblem(400, '上传的内容不完整，请重试', [], { cause: error })),
    );
    form.on('close', resolve);
    request.on('aborted', () => reject(new HttpProblem(400, '上传中断')));
    request.pipe(form);
  }).catch(async (error: unknown) => {
    request.unpipe(form);
    form.destroy();
    // What is still coming is read and thrown away, so that the answer reaches the sender.
    request.resume();
    await Promise.allSettled(saved);
    throw error;
  });
  const files = await Promise.all(saved);
  if (files.length === 0) throw problem('file', '没有收到文件，请选择文件后再上传');
  const empty = files.find(({ byteLength }) => byteLength === 0);
  if (empty !== undefined) throw problem(empty.fileName, '文件是空的');
  return { files, note };
}

function openForm(request: IncomingMessage): busboy.Busboy {
  const { bytesPerFile, filesPerUpload } = attachmentLimits;
  try {
    return busboy({
      headers: request.headers,
      defParamCharset: 'utf8',
      limits: {
        fileSize: bytesPerFile,
        files: filesPerUpload,
        fields: 5,
        fieldSize: 4000,
        parts: filesPerUpload + 5,
      },
    });
  } catch (error) {
    throw new HttpProblem(415, '请以 multipart/form-data 上传文件', [], { cause: error });
  }
}
