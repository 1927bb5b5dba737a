import { z } from 'zod';
import { ImportLandUse } from '../../geodata/model/api-imports.ts';
import { LandUseScheme, ZoneCode } from '../../geodata/model/field-formats.ts';

/** `列名=字段`, `列名=字段:单位`; without a field the column is left out. */
export const ColumnOverride = z.object({
  source: z.string().min(1),
  /** Field of the catalog by its API name or its Chinese label; null leaves the column out. */
  target: z.string().nullable(),
  /** Label of a unit, e.g. `亩`, `万元/亩`. */
  unit: z.string().nullable(),
});
export type ColumnOverride = z.infer<typeof ColumnOverride>;

/** What to import and how: the same from the command line and through the control socket of a running server. */
export const ImportRequest = z.object({
  /** Absolute path. */
  path: z.string().min(1),
  collection: z.enum(['parcels', 'contracts']),
  zoneCode: ZoneCode,
  /** Makes the zone when it is not registered yet. */
  zoneName: z.string().trim().min(1).optional(),
  columns: z.array(ColumnOverride).default([]),
  /** Name of the layer, when the file has several. */
  layer: z.string().optional(),
  crs: z.string().optional(),
  encoding: z.string().optional(),
  swapAxes: z.boolean().optional(),
  /** Scheme of bare land-use codes in the file. */
  landUseScheme: LandUseScheme.optional(),
  /** What single texts of the land-use column stand for. */
  landUses: z.array(ImportLandUse).optional(),
  /** Where the data comes from; the file's name unless said otherwise. */
  sourceName: z.string().trim().min(1).optional(),
});
export type ImportRequest = z.infer<typeof ImportRequest>;
