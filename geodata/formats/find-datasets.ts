import { FormatError } from './format-error.ts';
import type { ReadLimits } from './read-limits.ts';
import type { ReadProblem } from './read-result.ts';
import type { ShapefileParts } from './shapefile-source.ts';
import { sniffFormat } from './sniff-format.ts';
import { type ArchiveEntry, type ExpansionBudget, readZip } from './zip-archive.ts';

/** Something a reader can turn into layers. `fileName` is what to call it in messages. */
export type Dataset =
  | { kind: 'shapefile'; fileName: string; parts: ShapefileParts }
  | {
      kind: 'geojson' | 'geopackage' | 'kml' | 'csv' | 'xlsx';
      fileName: string;
      name: string;
      bytes: Uint8Array;
    };

export interface FoundDatasets {
  datasets: Dataset[];
  problems: ReadProblem[];
}

const shapefileExtensions = new Set(['shp', 'shx', 'dbf', 'prj', 'cpg']);
// Companions that carry nothing to import.
const companions = new Set([
  'sbn',
  'sbx',
  'qix',
  'qpj',
  'qmd',
  'xml',
  'lyr',
  'qml',
  'sld',
  'cst',
  'fix',
  'atx',
  'txt',
]);
const tableExtensions = new Set(['csv', 'tsv']);
const headBytes = 1024;

/** `a/b/地块.SHP` to its folder and name, and its extension in lower case. */
export function splitPath(path: string): { stem: string; name: string; extension: string } {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  const name = dot > 0 ? file.slice(0, dot) : file;
  return {
    stem: path.slice(0, path.length - file.length) + name,
    name,
    extension: dot > 0 ? file.slice(dot + 1).toLowerCase() : '',
  };
}

/** The one dataset in a file that is not an archive, by its content. Throws FormatError `format-*`, `file-empty`. */
export function datasetOfFile(path: string, bytes: Uint8Array): Dataset | 'zip' {
  const { name, extension } = splitPath(path);
  const fileName = path.slice(path.lastIndexOf('/') + 1);
  if (bytes.length === 0) {
    throw new FormatError('file-empty', `“${fileName}”是空文件。请重新导出后再上传。`, { file: fileName });
  }
  const sniffed = sniffFormat(bytes.subarray(0, headBytes));
  if (sniffed.kind === 'zip') return 'zip';
  if (sniffed.kind === 'json') return { kind: 'geojson', fileName, name, bytes };
  if (sniffed.kind === 'xml') return { kind: 'kml', fileName, name, bytes };
  if (sniffed.kind === 'sqlite') return { kind: 'geopackage', fileName, name, bytes };
  if (sniffed.kind === 'unsupported') {
    throw new FormatError(
      'format-unsupported',
      `“${fileName}”是${sniffed.name}，暂不支持导入。${sniffed.mend}后再上传。`,
      { file: fileName, format: sniffed.name },
    );
  }
  if (sniffed.kind === 'shp') {
    return { kind: 'shapefile', fileName, parts: { name, files: new Map([['shp', bytes]]) } };
  }
  // Text says nothing of what it is; tables go by their name.
  if (tableExtensions.has(extension)) return { kind: 'csv', fileName, name, bytes };
  throw new FormatError(
    'format-unknown',
    `认不出“${fileName}”的格式。请改用 Shapefile（单独的 .shp 及同名文件，或 zip）、GeoJSON、GeoPackage、KML、XLSX 或 CSV。`,
    { file: fileName },
  );
}

function groupShapefiles(entries: readonly ArchiveEntry[]): {
  sets: ShapefileParts[];
  others: ArchiveEntry[];
} {
  const groups = new Map<string, { name: string; files: Map<string, Uint8Array> }>();
  const others: ArchiveEntry[] = [];
  for (const entry of entries) {
    const { stem, name, extension } = splitPath(entry.path);
    if (!shapefileExtensions.has(extension)) {
      others.push(entry);
      continue;
    }
    const key = stem.toLowerCase();
    const group = groups.get(key) ?? { name, files: new Map<string, Uint8Array>() };
    group.files.set(extension, entry.bytes);
    groups.set(key, group);
  }
  // A lone .dbf or .prj beside other data is a leftover; one with its .shx is a shapefile that lost its .shp.
  const isLeftover = (files: ReadonlyMap<string, Uint8Array>) => !files.has('shp') && !files.has('shx');
  const sets = [...groups.values()];
  const whole = sets.filter((set) => !isLeftover(set.files));
  return { sets: whole.length > 0 || others.length > 0 ? whole : sets, others };
}

const isOffice = (entries: readonly ArchiveEntry[]) =>
  entries.some((entry) => entry.path === '[Content_Types].xml');

/** A workbook is a zip, too; it is read from the archive itself. */
function datasetOfOffice(entries: readonly ArchiveEntry[], fileName: string, bytes: Uint8Array): Dataset {
  if (entries.some(({ path }) => path === 'xl/workbook.xml'))
    return { kind: 'xlsx', fileName, name: splitPath(fileName).name, bytes };
  throw new FormatError(
    'format-unsupported',
    `“${fileName}”是 Office 文件（如 Word 文档），不是表格，也没有图形。请上传 XLSX、CSV、Shapefile、GeoJSON、GeoPackage 或 KML。`,
    { file: fileName, format: 'Office' },
  );
}

function datasetsOfEntries(
  entries: readonly ArchiveEntry[],
  fileName: string,
): FoundDatasets & { zips: ArchiveEntry[] } {
  const { sets, others } = groupShapefiles(entries);
  const datasets: Dataset[] = sets.map((parts) => ({
    kind: 'shapefile',
    fileName: `${parts.name}.shp`,
    parts,
  }));
  const problems: ReadProblem[] = [];
  const zips: ArchiveEntry[] = [];
  for (const entry of others) {
    const { name, extension } = splitPath(entry.path);
    if (companions.has(extension)) continue;
    try {
      const dataset = datasetOfFile(entry.path, entry.bytes);
      if (dataset === 'zip') zips.push(entry);
      // A KMZ is a zip around doc.kml, and people know it by its own name.
      else if (dataset.kind === 'kml' && name === 'doc') {
        datasets.push({ ...dataset, fileName, name: splitPath(fileName).name });
      } else datasets.push(dataset);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      problems.push({
        code: 'file-ignored',
        severity: 'note',
        layer: name,
        message: `已跳过“${entry.path}”：${error.message}`,
      });
    }
  }
  return { datasets, problems, zips };
}

/**
 * Everything readable in an archive, archives within it as deep as the limits allow. Throws FormatError `zip-*` and
 * `format-unsupported` (an Office file is a zip too).
 */
export async function findDatasetsInZip(
  bytes: Uint8Array,
  fileName: string,
  limits: ReadLimits,
): Promise<FoundDatasets> {
  const budget: ExpansionBudget = { entries: limits.zipEntries, bytes: limits.expandedBytes };
  const found: FoundDatasets = { datasets: [], problems: [] };

  const open = async (archive: Uint8Array, name: string, depth: number): Promise<void> => {
    if (depth > limits.zipDepth) {
      throw new FormatError(
        'zip-nested',
        `压缩包“${fileName}”里的压缩包嵌套过深（“${name}”）。请先解开内层压缩包再上传。`,
        {
          file: fileName,
          entry: name,
          limit: limits.zipDepth,
        },
      );
    }
    const entries = await readZip(archive, name, budget, limits);
    if (isOffice(entries)) {
      found.datasets.push(datasetOfOffice(entries, name.slice(name.lastIndexOf('/') + 1), archive));
      return;
    }
    const inside = datasetsOfEntries(entries, name);
    found.datasets.push(...inside.datasets);
    found.problems.push(...inside.problems);
    for (const zip of inside.zips) await open(zip.bytes, zip.path, depth + 1);
  };

  await open(bytes, fileName, 0);
  if (found.datasets.length === 0) {
    throw new FormatError(
      'zip-without-data',
      `压缩包“${fileName}”里没有可导入的数据。请放入 Shapefile（.shp、.shx、.dbf、.prj）、GeoJSON、GeoPackage、KML、XLSX 或 CSV。`,
      { file: fileName, ignored: found.problems.map((problem) => problem.message) },
    );
  }
  return found;
}
