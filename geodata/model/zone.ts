import { z } from 'zod';
import { areaSquareMetres, ZoneCode } from './field-formats.ts';
import { MultiPolygonGeometry } from './geometry.ts';

export const ZoneLevel = z.enum(['national', 'provincial', 'municipal', 'unknown']);

/** A development zone (开发区), the tenant of all land data. */
export const ZoneRecord = z.object({
  zoneCode: ZoneCode,
  name: z.string().trim().min(1),
  nameEn: z.string().nullable().default(null),
  shortName: z.string().nullable().default(null),
  level: ZoneLevel.default('unknown'),
  provinceName: z.string().nullable().default(null),
  cityName: z.string().nullable().default(null),
  /** GB/T 2260 codes of the counties it covers. */
  coveringCountyCodes: z.array(z.string().regex(/^\d{6}$/)).default([]),
  /** EPSG code of its own 3-degree Gauss-Krueger zone with zone number (4513-4533). */
  gaussKruegerSrid: z.number().int().min(4513).max(4554).nullable().default(null),
  leadingIndustries: z.array(z.string()).default([]),
  areaSquareMetres: areaSquareMetres.nullable().default(null),
  sourceName: z.string().min(1),
  sourcePeriod: z.string().nullable().default(null),
  isDemonstration: z.boolean().default(false),
  geometry: MultiPolygonGeometry.nullable().default(null),
});
export type ZoneRecord = z.infer<typeof ZoneRecord>;
