/** Why a file could not be read. Stable: interfaces and tests may branch on it. */
export type FormatErrorCode =
  | 'file-not-found'
  | 'file-empty'
  | 'file-too-large'
  | 'format-unknown'
  | 'format-unsupported'
  | 'zip-corrupt'
  | 'zip-encrypted'
  | 'zip-unsafe-name'
  | 'zip-too-many-entries'
  | 'zip-too-large'
  | 'zip-ratio'
  | 'zip-nested'
  | 'zip-without-data'
  | 'shapefile-without-shp'
  | 'shapefile-without-shx'
  | 'shapefile-without-dbf'
  | 'shapefile-truncated'
  | 'shapefile-corrupt'
  | 'dbf-truncated'
  | 'dbf-corrupt'
  | 'encoding-unknown'
  | 'encoding-mismatch'
  | 'encoding-undecidable'
  | 'json-invalid'
  | 'geojson-invalid'
  | 'table-invalid'
  | 'table-empty'
  | 'xml-invalid'
  | 'xml-entities'
  | 'crs-unknown'
  | 'crs-unsupported'
  | 'crs-contradictory'
  | 'crs-mismatch'
  | 'crs-undetermined'
  | 'axes-swapped'
  | 'reprojection-failed'
  | 'too-many-features'
  | 'too-many-vertices'
  | 'out-of-memory'
  | 'timed-out'
  | 'cancelled'
  | 'reader-failed';

/** Facts for a machine: file, field, row, candidates, limits. Survives structured cloning. */
export type FormatErrorDetail = Readonly<Record<string, unknown>>;

/** A file that cannot be read. `message` is Chinese, names the file or field, and says how to mend it. */
export class FormatError extends Error {
  readonly code: FormatErrorCode;
  readonly detail: FormatErrorDetail;

  constructor(code: FormatErrorCode, message: string, detail: FormatErrorDetail = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'FormatError';
    this.code = code;
    this.detail = detail;
  }
}
