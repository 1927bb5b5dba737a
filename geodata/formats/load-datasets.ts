import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import {
  type Dataset,
  datasetOfFile,
  type FoundDatasets,
  findDatasetsInZip,
  splitPath,
} from './find-datasets.ts';
import { FormatError } from './format-error.ts';
import { formatBytes, type ReadLimits } from './read-limits.ts';

const partExtensions = ['shp', 'shx', 'dbf', 'prj', 'cpg'];

async function readWithin(path: string, limits: ReadLimits, file = basename(path)): Promise<Uint8Array> {
  const facts = await stat(path).catch((error: unknown) => {
    throw new FormatError('file-not-found', `找不到文件“${file}”。请重新选择文件上传。`, { file }, error);
  });
  if (!facts.isFile())
    throw new FormatError('file-not-found', `“${file}”不是文件。请选择一个文件上传。`, { file });
  if (facts.size > limits.fileBytes) {
    throw new FormatError(
      'file-too-large',
      `“${file}”有 ${formatBytes(facts.size)}，超过 ${formatBytes(limits.fileBytes)} 的上限。请按图层或区域拆分后上传。`,
      { file, bytes: facts.size, limitBytes: limits.fileBytes },
    );
  }
  return readFile(path);
}

/** The files beside `path` that make one shapefile with it, whatever the case of their extensions. */
async function loadLooseShapefile(path: string, limits: ReadLimits): Promise<Dataset> {
  const { name } = splitPath(basename(path));
  const folder = dirname(path);
  const files = new Map<string, Uint8Array>();
  for (const candidate of await readdir(folder)) {
    const part = splitPath(candidate);
    if (part.name === name && partExtensions.includes(part.extension)) {
      files.set(part.extension, await readWithin(join(folder, candidate), limits));
    }
  }
  return { kind: 'shapefile', fileName: `${name}.shp`, parts: { name, files } };
}

/**
 * Finds what there is to read at `path`: a file of a known format, a zip of such files, or any part of a shapefile with
 * its siblings in the same folder. `fileName` is what people call the file, where `path` is a temporary one. Throws FormatError `file-*`, `format-*`, `zip-*`.
 */
export async function loadDatasets(
  path: string,
  limits: ReadLimits,
  fileName?: string,
): Promise<FoundDatasets> {
  const file = fileName ?? basename(path);
  const bytes = await readWithin(path, limits, file);
  const { extension } = splitPath(file);
  // A .dbf, .shx, .prj or .cpg says nothing by its content that would lead to its .shp.
  if (partExtensions.includes(extension) && extension !== 'shp') {
    return { datasets: [await loadLooseShapefile(path, limits)], problems: [] };
  }
  const dataset = datasetOfFile(file, bytes);
  if (dataset === 'zip') return findDatasetsInZip(bytes, file, limits);
  if (dataset.kind === 'shapefile')
    return { datasets: [await loadLooseShapefile(path, limits)], problems: [] };
  return { datasets: [dataset], problems: [] };
}
