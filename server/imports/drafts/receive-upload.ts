import { createWriteStream } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { basename, extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import { defaultReadLimits, formatBytes, type ReadLimits } from '../../../geodata/formats/read-limits.ts';
import { HttpProblem } from '../../http/problem.ts';

/** What arrived: the file to read, and what people call it. */
export interface ReceivedUpload {
  path: string;
  fileName: string;
}

const mostFiles = 12;
/** Files that can be read on their own. */
const whole = ['.zip', '.shp', '.geojson', '.json', '.gpkg', '.kml', '.csv', '.tsv', '.xlsx'];
/** Parts of a shapefile that lie beside its .shp. */
const parts = ['.dbf', '.shx', '.prj', '.cpg', '.sbn', '.sbx', '.qix', '.qpj', '.xml'];

const badFile = (message: string) => new HttpProblem(400, message, [{ field: 'file', message }]);

/** The name a file gets in the folder of its draft: no path, no control characters, a known ending. */
function safeName(given: string): string {
  const name = basename(given.replaceAll('\\', '/').normalize('NFC'))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replaceAll(/[\u0000-\u001f\u007f]/g, '')
    .trim();
  const ending = extname(name).toLowerCase();
  if (name === '' || name.startsWith('.') || Buffer.byteLength(name) > 200)
    throw badFile(`文件名“${name.slice(0, 60)}”不可用，请改名后上传`);
  if (![...whole, ...parts].includes(ending))
    throw badFile(
      `不支持的文件“${name}”。可导入 .zip、.shp（连同 .dbf、.shx、.prj）、.geojson、.gpkg、.kml、.xlsx、.csv`,
    );
  return name.slice(0, -ending.length) + ending;
}

function chooseFile(folder: string, names: readonly string[]): ReceivedUpload {
  if (names.length === 0) throw badFile('没有收到文件，请选择要导入的文件');
  const readable = names.filter((name) => whole.includes(extname(name)));
  const [name, ...more] = readable;
  if (name === undefined)
    throw badFile('缺少 .shp 文件：请把 .shp、.dbf、.shx、.prj 一起上传，或打包成 .zip');
  if (more.length > 0)
    throw badFile(`一次只导入一个文件，收到了 ${readable.join('、')}；多个 .shp 请打包成 .zip`);
  const stem = basename(name, extname(name)).toLowerCase();
  const stray = names.find((other) => other !== name && !other.toLowerCase().startsWith(`${stem}.`));
  if (stray !== undefined) throw badFile(`“${stray}”不属于“${name}”：同一 shapefile 的文件须同名`);
  return { path: join(folder, name), fileName: name };
}

/**
 * Receives the files of one data set into a folder.
 * @throws HttpProblem 400 for what cannot be imported, 413 for a file over the limit
 */
export async function receiveUpload(
  raw: IncomingMessage,
  folder: string,
  { fileBytes }: Pick<ReadLimits, 'fileBytes'> = defaultReadLimits,
): Promise<ReceivedUpload> {
  const form = openForm(raw, fileBytes);
  const names: string[] = [];
  const saved: Promise<void>[] = [];
  const failures: unknown[] = [];
  await new Promise<void>((resolve, reject) => {
    form.on('file', (_field, stream, { filename }) => {
      const save = async () => {
        const name = safeName(filename ?? '');
        if (names.some((other) => other.toLowerCase() === name.toLowerCase()))
          throw badFile(`“${name}”上传了两次`);
        names.push(name);
        await pipeline(stream, createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 }));
        if (stream.truncated)
          throw new HttpProblem(413, `“${name}”超过 ${formatBytes(fileBytes)}，请按图层或区域拆分后上传`);
      };
      saved.push(
        save().catch((error: unknown) => {
          stream.resume();
          // The form may be read to its end by now: the refusal must not be lost with it.
          failures.push(error);
          reject(error);
        }),
      );
    });
    form.on('filesLimit', () => reject(badFile(`一次最多上传 ${mostFiles} 个文件`)));
    form.on('error', (error) =>
      reject(new HttpProblem(400, '上传中断或格式有误，请重新上传', [], { cause: error })),
    );
    form.on('close', () => resolve());
    raw.on('aborted', () => reject(new HttpProblem(400, '上传已中断')));
    raw.pipe(form);
  }).catch(async (error: unknown) => {
    raw.unpipe(form);
    raw.resume();
    await Promise.allSettled(saved);
    throw error;
  });
  await Promise.all(saved);
  if (failures.length > 0) throw failures[0];
  return chooseFile(folder, names);
}

function openForm(raw: IncomingMessage, fileSize: number): busboy.Busboy {
  try {
    return busboy({
      headers: raw.headers,
      defParamCharset: 'utf8',
      preservePath: false,
      limits: { files: mostFiles, fileSize, fields: 0, parts: mostFiles },
    });
  } catch (error) {
    throw new HttpProblem(400, '上传须为 multipart/form-data', [], { cause: error });
  }
}
