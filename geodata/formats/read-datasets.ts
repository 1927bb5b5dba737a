import { readCsvTable } from './csv-table.ts';
import type { Dataset } from './find-datasets.ts';
import { type FinishOptions, finishLayer } from './finish-layer.ts';
import type { StartedGdal } from './gdal.ts';
import { readGeoPackage, readKml } from './gdal-source.ts';
import { readGeoJson } from './geojson-source.ts';
import { loadDatasets } from './load-datasets.ts';
import type { RawLayer, ReadOptions } from './raw-layer.ts';
import type { ReadProblem, ReadResult } from './read-result.ts';
import { readShapefile } from './shapefile-source.ts';
import { layerOfTable } from './table-layer.ts';
import { readXlsxTables } from './xlsx-tables.ts';

export interface ReadRequest extends FinishOptions, ReadOptions {
  path: string;
  /** What to call the file in messages and layer names; by default the last part of `path`. */
  fileName?: string;
}

/** How far a read has come. */
export interface ReadProgress {
  stage: 'opening' | 'reading' | 'converting';
  /** Datasets finished, of all. */
  done: number;
  total: number;
}

async function readDataset(dataset: Dataset, options: ReadRequest, gdal: StartedGdal): Promise<RawLayer[]> {
  switch (dataset.kind) {
    case 'shapefile':
      return [await readShapefile(dataset.parts, options, gdal)];
    case 'geojson':
      return [readGeoJson(dataset.bytes, dataset.name, dataset.fileName, options)];
    case 'geopackage':
      return readGeoPackage(dataset.bytes, dataset.fileName, gdal);
    case 'kml':
      return readKml(dataset.bytes, dataset.name, dataset.fileName, gdal);
    case 'csv': {
      const table = readCsvTable(dataset.bytes, dataset.name, dataset.fileName, options);
      return [layerOfTable(table, options)];
    }
    case 'xlsx': {
      const tables = await readXlsxTables(dataset.bytes, dataset.name, dataset.fileName);
      return tables.map((table) => layerOfTable(table, options));
    }
  }
}

/** Reads everything at a path, in this thread. `readFeatureFile` does it in another one. Throws FormatError. */
export async function readDatasets(
  request: ReadRequest,
  gdal: StartedGdal,
  onProgress: (progress: ReadProgress) => void,
): Promise<ReadResult> {
  onProgress({ stage: 'opening', done: 0, total: 1 });
  const found = await loadDatasets(request.path, request.limits, request.fileName);
  const formats = new Set<RawLayer['format']>();
  const layers: ReadResult['layers'] = [];
  const problems: ReadProblem[] = [...found.problems];
  const total = found.datasets.length;
  for (const [done, dataset] of found.datasets.entries()) {
    onProgress({ stage: 'reading', done, total });
    const raw = await readDataset(dataset, request, gdal);
    onProgress({ stage: 'converting', done, total });
    for (const layer of raw) {
      const finished = await finishLayer(layer, request, gdal);
      formats.add(layer.format);
      layers.push(finished.layer);
      problems.push(...finished.problems);
    }
  }
  return { formats: [...formats], layers, problems };
}
