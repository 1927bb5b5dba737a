import { z } from 'zod';

/** What a person should know about a file or a row of it. An `error` keeps the whole file out. */
export const ImportProblem = z.object({
  severity: z.enum(['error', 'warning', 'note']),
  /** Stable, for machines: `zip-ratio`, `parcel-code-repeated`, `not-a-date` … */
  code: z.string(),
  /** Whole sentence in Chinese. */
  message: z.string(),
  layer: z.string().optional(),
  /** From 1, as people count. */
  row: z.number().int().optional(),
  /** Column of the file, or field of the product. */
  field: z.string().optional(),
  value: z.string().optional(),
  /** What to do about it, in Chinese. */
  mend: z.string().optional(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

/** Which column filled which field. */
export const ImportMapping = z.object({
  layer: z.string(),
  /** Column of the file. */
  source: z.string(),
  /** Field of the catalog. */
  target: z.string(),
  targetLabel: z.string(),
  /** Unit of values that carry none. */
  unit: z.string().optional(),
  /** `given` on the command line, or `proposed` from names and values. */
  origin: z.enum(['given', 'proposed']),
  /** 0 to 1; 1 for what was given. */
  confidence: z.number(),
  reason: z.string(),
});
export type ImportMapping = z.infer<typeof ImportMapping>;

/** What was done to the outline of one row before it was stored. */
export const ImportMend = z.object({
  layer: z.string(),
  row: z.number().int(),
  name: z.string(),
  changes: z.array(z.object({ code: z.string(), message: z.string() })),
});
export type ImportMend = z.infer<typeof ImportMend>;

/** Outcome of an import: `npm run import -- … --report json`. All rows are written, or none. */
export const ImportReport = z.object({
  version: z.literal(1),
  status: z.enum(['imported', 'refused']),
  file: z.string(),
  formats: z.array(z.string()),
  collection: z.string(),
  zoneCode: z.string(),
  /** The zone was made by this import. */
  isNewZone: z.boolean(),
  layers: z.array(
    z.object({
      name: z.string(),
      rows: z.number().int(),
      crs: z.object({ epsg: z.number().int().optional(), name: z.string().optional(), source: z.string() }),
      encoding: z.object({ name: z.string(), source: z.string() }),
    }),
  ),
  counts: z.object({
    read: z.number().int(),
    written: z.number().int(),
    /** Rows whose outline was changed before it was stored. */
    mended: z.number().int(),
    /** Rows with an error of their own. */
    rejected: z.number().int(),
    /** Of the written: parcels that were there and changed. Imports that only add leave these out. */
    updated: z.number().int().optional(),
    /** Parcels that were there just so. */
    unchanged: z.number().int().optional(),
    /** Parcels that the file no longer has, taken out because the person asked for it. */
    withdrawn: z.number().int().optional(),
  }),
  mapping: z.array(ImportMapping),
  /** Columns that fill no field; their values are kept with the parcel as they came. */
  keptColumns: z.array(z.object({ layer: z.string(), columns: z.array(z.string()) })),
  problems: z.array(ImportProblem),
  mends: z.array(ImportMend),
  /** Of the writes; null when nothing was written. */
  changeSetId: z.number().int().nullable(),
  /** Revision of the collection after the import; null when nothing was written. */
  revision: z.number().int().nullable(),
});
export type ImportReport = z.infer<typeof ImportReport>;
