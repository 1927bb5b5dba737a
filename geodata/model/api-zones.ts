import { z } from 'zod';
import { Bounds } from './api-feature.ts';
import { PlainDate } from './field-formats.ts';

/** A development zone as the entry to its land: where it is, how much it holds, how fresh that is. */
export const ZoneOverview = z.object({
  id: z.number().int(),
  zoneCode: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  shortName: z.string().nullable(),
  level: z.string(),
  provinceName: z.string().nullable(),
  cityName: z.string().nullable(),
  areaSquareMetres: z.number().nullable(),
  gaussKruegerSrid: z.number().int().nullable(),
  /** Of its outline, else of its parcels; null while it has neither. */
  bounds: Bounds.nullable(),
  parcelCount: z.number().int().nonnegative(),
  parcelAreaSquareMetres: z.number().nonnegative(),
  parkCount: z.number().int().nonnegative(),
  isDemonstration: z.boolean(),
  /** Day the data speaks of: of the demonstration, else of the last change. */
  asOf: PlainDate.nullable(),
  /** Seed of generated data. */
  seed: z.number().int().nullable(),
});
export type ZoneOverview = z.infer<typeof ZoneOverview>;

export const ZoneList = z.object({ zones: z.array(ZoneOverview) });
export type ZoneList = z.infer<typeof ZoneList>;
