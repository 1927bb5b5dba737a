import { basename } from 'node:path';
import type { SourceLayer } from '../../geodata/formats/read-result.ts';
import type { ImportProblem, ImportReport } from '../../geodata/model/import-report.ts';
import type { ImportRequest } from './import-request.ts';

/** A report of nothing done yet. */
export const emptyReport = ({ path, collection, zoneCode }: ImportRequest): ImportReport => ({
  version: 1,
  status: 'refused',
  file: basename(path),
  formats: [],
  collection,
  zoneCode,
  isNewZone: false,
  layers: [],
  counts: { read: 0, written: 0, mended: 0, rejected: 0 },
  mapping: [],
  keptColumns: [],
  problems: [],
  mends: [],
  changeSetId: null,
  revision: null,
});

/** Says which layer is imported. */
export function describeLayer(report: ImportReport, layer: SourceLayer): void {
  const { epsg, name, source } = layer.crs;
  report.layers = [
    {
      name: layer.name,
      rows: layer.features.length,
      crs: { epsg, name, source },
      encoding: { name: layer.encoding.name, source: layer.encoding.source },
    },
  ];
  report.counts.read = layer.features.length;
}

/** Whether an error keeps the file out. */
export const isRefused = ({ problems }: ImportReport): boolean =>
  problems.some(({ severity }) => severity === 'error');

/** How many rows have an error of their own. */
export const rejectedRows = (problems: readonly ImportProblem[]): number =>
  new Set(
    problems
      .filter(({ severity, row }) => severity === 'error' && row !== undefined)
      .map(({ layer, row }) => `${layer} ${row}`),
  ).size;
