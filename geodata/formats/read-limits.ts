/** Bounds that keep a hostile or careless file from exhausting the server. */
export interface ReadLimits {
  /** The uploaded file, and each part of a loose shapefile. */
  fileBytes: number;
  /** Everything that comes out of an archive, together. */
  expandedBytes: number;
  /** Expanded size over packed size of one entry; checked beyond 1 MB expanded. */
  expansionRatio: number;
  zipEntries: number;
  /** Archives within archives: 1 reads a zip inside the zip, but none inside that. */
  zipDepth: number;
  features: number;
  vertices: number;
  /** Wall time for the whole read. */
  milliseconds: number;
  /** JavaScript heap of the reader's thread. */
  heapMegabytes: number;
}

export const defaultReadLimits: ReadLimits = {
  fileBytes: 200 * 1024 * 1024,
  expandedBytes: 512 * 1024 * 1024,
  expansionRatio: 200,
  zipEntries: 2000,
  zipDepth: 1,
  features: 200_000,
  vertices: 10_000_000,
  milliseconds: 120_000,
  heapMegabytes: 1536,
};

/** A number of bytes as people read it, e.g. `200 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
