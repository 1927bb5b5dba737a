import type { Geometry } from 'geojson';
import type { FieldValue, FileFormat, LayerEncoding, ReadProblem, SourceField } from './read-result.ts';

/** What a file says about the coordinate system of a layer. */
export type DeclaredCrs =
  | { kind: 'epsg'; epsg: number }
  /** Well-known text, and what GDAL makes of it. */
  | { kind: 'wkt'; wkt: string; identified?: { name: string; epsg?: number } };

/** A layer as its format's reader hands it over: source coordinates, two to four numbers a position. */
export interface RawLayer {
  name: string;
  format: FileFormat;
  encoding: LayerEncoding;
  fields: SourceField[];
  features: { index: number; properties: Record<string, FieldValue>; geometry: Geometry | null }[];
  declaredCrs?: DeclaredCrs;
  /** True where the format's standard says that coordinates without a declared CRS are longitude and latitude. */
  lngLatByStandard: boolean;
  problems: Omit<ReadProblem, 'layer'>[];
}

/** What a reader may be told by the caller. */
export interface ReadOptions {
  /** For text that carries no encoding of its own; overrides what the file says. */
  encoding?: string;
}
