import { z } from 'zod';
import { areaSquareMetres, optional, PlainDate, yuan } from './field-formats.ts';
import { MultiPolygonGeometry, PointGeometry } from './geometry.ts';

export const FactoryBuildingStatus = z.enum(['completed', 'under_construction']);
export const FactoryUnitStatus = z.enum(['leased', 'vacant', 'under_construction', 'reserved']);
export type FactoryUnitStatus = z.infer<typeof FactoryUnitStatus>;

/** 标准厂房: one building. Leased and vacant areas are the sums of its units (M45). */
export const FactoryBuildingRecord = z.object({
  buildingCode: z.string().min(1),
  name: z.string().min(1),
  parkCode: optional(z.string()),
  parcelCode: optional(z.string()),
  status: FactoryBuildingStatus,
  storeys: z.number().int().positive(),
  floorAreaSquareMetres: areaSquareMetres,
  leasedAreaSquareMetres: z.number().nonnegative(),
  vacantAreaSquareMetres: z.number().nonnegative(),
  rentYuanPerSquareMetreMonth: optional(yuan),
  handoverOn: optional(PlainDate),
  sourceName: z.string().min(1),
  sourcePeriod: optional(z.string()),
  isDemonstration: z.boolean().default(false),
  geometry: MultiPolygonGeometry,
  labelPoint: PointGeometry,
});
export type FactoryBuildingRecord = z.infer<typeof FactoryBuildingRecord>;

/** One leasable unit (a floor or part of it) of a 标准厂房. */
export const FactoryUnitRecord = z.object({
  buildingCode: z.string().min(1),
  unitCode: z.string().min(1),
  storey: z.number().int(),
  areaSquareMetres,
  status: FactoryUnitStatus,
  tenantName: optional(z.string()),
  rentYuanPerSquareMetreMonth: optional(yuan),
  clearHeightMetres: optional(z.number().positive()),
  floorLoadKilonewtonPerSquareMetre: optional(z.number().positive()),
  craneTonnes: optional(z.number().nonnegative()),
  powerKilovoltAmpere: optional(z.number().nonnegative()),
  handoverOn: optional(PlainDate),
  sourceName: z.string().min(1),
  sourcePeriod: optional(z.string()),
  isDemonstration: z.boolean().default(false),
});
export type FactoryUnitRecord = z.infer<typeof FactoryUnitRecord>;
