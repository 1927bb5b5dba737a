import type { Geometry } from 'geojson';
import type { CrsCandidate, Extent } from '../units/crs-detection.ts';

export type FieldType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'datetime' | 'structure';

/** A value as read: numbers and booleans as such, dates as `YYYY-MM-DD`, nested JSON as JSON text. */
export type FieldValue = string | number | boolean | null;

export interface SourceField {
  name: string;
  type: FieldType;
  /** Characters or digits the file reserves, where the format says. */
  width?: number;
}

/** Where a decision about a file comes from: the file itself, the caller, or a guess from the content. */
export type DecisionSource = 'file' | 'given' | 'guessed' | 'unknown';

export interface LayerCrs {
  /** Undefined for a local system without an EPSG code, and while unknown. */
  epsg?: number;
  /** The name to show. */
  name?: string;
  /** `unknown`: the caller has to choose one of `candidates` and read again with `crs`. */
  source: DecisionSource;
  candidates?: CrsCandidate[];
  /** In the numbers of the file, given with `candidates`: shows where each of them would put the layer. */
  extent?: Extent;
}

export interface LayerEncoding {
  /** WHATWG label in capitals, e.g. `GB18030`. */
  name: string;
  source: DecisionSource;
}

export interface SourceFeature {
  /** Record number within the layer, from 0, as in the file. */
  index: number;
  properties: Record<string, FieldValue>;
  /** EPSG:4490 `[lng, lat]`, two dimensions; null if the record has none, or while the layer's CRS is unknown. */
  geometry: Geometry | null;
}

export interface SourceLayer {
  name: string;
  format: FileFormat;
  geometryKinds: Geometry['type'][];
  crs: LayerCrs;
  encoding: LayerEncoding;
  fields: SourceField[];
  features: SourceFeature[];
}

export type ProblemCode =
  | 'crs-guessed'
  | 'crs-undetermined'
  | 'crs-overridden'
  | 'crs-datum-shift'
  | 'outside-china'
  | 'encoding-guessed'
  | 'encoding-contradicted'
  | 'text-truncated'
  | 'text-garbled'
  | 'field-renamed'
  | 'value-invalid'
  | 'geometry-missing'
  | 'geometry-malformed'
  | 'dimensions-dropped'
  | 'records-deleted'
  | 'layer-empty'
  | 'file-ignored'
  | 'formula-without-value'
  | 'cell-error'
  | 'cells-missing'
  | 'axes-exchanged'
  | 'ring-group-missing'
  | 'ring-too-short'
  | 'points-without-outline';

/** Something a person should know. `error` problems make the layer unfit for import until they are mended. */
export interface ReadProblem {
  code: ProblemCode;
  severity: 'error' | 'warning' | 'note';
  /** Chinese; names the layer, row or field, and the mend. */
  message: string;
  layer: string;
  /** From 1, as people count. */
  row?: number;
  field?: string;
  /** How many rows are affected, when one message stands for many. */
  count?: number;
}

export type FileFormat = 'shapefile' | 'geojson' | 'geopackage' | 'kml' | 'csv' | 'xlsx';

export interface ReadResult {
  /** The formats found, once each; an archive may hold several. */
  formats: FileFormat[];
  layers: SourceLayer[];
  problems: ReadProblem[];
}
