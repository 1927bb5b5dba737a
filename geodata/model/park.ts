import { z } from 'zod';
import { areaSquareMetres } from './field-formats.ts';
import { MultiPolygonGeometry, PointGeometry } from './geometry.ts';

export const ParkKind = z.enum(['park', 'park_in_zone', 'factory_park']);
export type ParkKind = z.infer<typeof ParkKind>;
/** planned = 谋划: drawn, never selectable for supply (M56). */
export const ParkStatus = z.enum(['planned', 'building', 'operating']);
export type ParkStatus = z.infer<typeof ParkStatus>;

/** 园区 or 区中园, run by an operator inside a zone (M34-M36). */
export const ParkRecord = z.object({
  parkCode: z.string().regex(/^[0-9A-Z-]{2,24}$/),
  parentParkCode: z.string().nullable().default(null),
  name: z.string().trim().min(1),
  nameEn: z.string().nullable().default(null),
  kind: ParkKind.default('park'),
  status: ParkStatus.default('operating'),
  operatorName: z.string().nullable().default(null),
  theme: z.string().nullable().default(null),
  industries: z.array(z.string()).default([]),
  isCertifiedChemicalPark: z.boolean().default(false),
  areaSquareMetres,
  plannedFloorAreaSquareMetres: z.number().nonnegative().nullable().default(null),
  signedEnterpriseCount: z.number().int().nonnegative().nullable().default(null),
  settledEnterpriseCount: z.number().int().nonnegative().nullable().default(null),
  leasableAreaSquareMetres: z.number().nonnegative().nullable().default(null),
  leasedAreaSquareMetres: z.number().nonnegative().nullable().default(null),
  sourceName: z.string().min(1),
  sourcePeriod: z.string().nullable().default(null),
  isDemonstration: z.boolean().default(false),
  geometry: MultiPolygonGeometry,
  labelPoint: PointGeometry,
});
export type ParkRecord = z.infer<typeof ParkRecord>;
