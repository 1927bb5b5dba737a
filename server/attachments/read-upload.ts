import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { HttpProblem, InvalidInputError } from '../http/problem.ts';
import { attachmentLimits } from './attachment-limits.ts';

/** A file as it was uploaded. */
export interface UploadedFile {
  fileName: string;
  bytes: Buffer;
}

export interface Upload {
  files: UploadedFile[];
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

/**
 * Reads a form with files (`file`, several) and a note, within the limits.
 * @throws InvalidInputError, HttpProblem 413 and 415
 */
export async function readUpload(request: IncomingMessage): Promise<Upload> {
  const { bytesPerFile, filesPerUpload } = attachmentLimits;
  let parser: busboy.Busboy;
  try {
    parser = busboy({
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
  const upload: Upload = { files: [], note: null };
  await new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => {
      request.unpipe(parser);
      // What is still coming is read and thrown away, so that the answer reaches the sender.
      request.resume();
      reject(error);
    };
    parser.on('file', (_field, stream, { filename }) => {
      const fileName = safeName(filename);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('limit', () =>
        fail(
          new HttpProblem(413, `“${fileName}”超过 ${megabytes(bytesPerFile)}，请压缩后再上传`, [
            { field: fileName, message: `文件最大 ${megabytes(bytesPerFile)}` },
          ]),
        ),
      );
      stream.on('end', () => upload.files.push({ fileName, bytes: Buffer.concat(chunks) }));
      stream.on('error', fail);
    });
    parser.on('field', (name, value) => {
      if (name === 'note') upload.note = value.trim() === '' ? null : value.trim().slice(0, 500);
    });
    parser.on('filesLimit', () => fail(problem('file', `一次最多上传 ${filesPerUpload} 个文件，请分批上传`)));
    parser.on('error', (error) =>
      fail(new HttpProblem(400, '上传的内容不完整，请重试', [], { cause: error })),
    );
    parser.on('close', resolve);
    request.on('aborted', () => fail(new HttpProblem(400, '上传中断')));
    request.pipe(parser);
  });
  if (upload.files.length === 0) throw problem('file', '没有收到文件，请选择文件后再上传');
  const empty = upload.files.find(({ bytes }) => bytes.length === 0);
  if (empty !== undefined) throw problem(empty.fileName, '文件是空的');
  return upload;
}
