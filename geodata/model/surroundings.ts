import { z } from 'zod';
import { optional } from './field-formats.ts';
import { MultiLineStringGeometry, MultiPolygonGeometry, PointGeometry } from './geometry.ts';

const origin = { sourceName: z.string().min(1), isDemonstration: z.boolean().default(false) };
export const RoadClass = z.enum(['expressway', 'arterial', 'collector', 'local']);
export const RoadRecord = z.object({
  class: RoadClass,
  name: optional(z.string()),
  widthMetres: z.number().positive(),
  isRamp: z.boolean().default(false),
  ...origin,
  geometry: MultiLineStringGeometry,
});
export type RoadRecord = z.infer<typeof RoadRecord>;

export const RailwayRecord = z.object({
  kind: z.enum(['main', 'siding']),
  name: optional(z.string()),
  ...origin,
  geometry: MultiLineStringGeometry,
});
export type RailwayRecord = z.infer<typeof RailwayRecord>;

export const WaterAreaRecord = z.object({
  kind: z.enum(['river', 'canal', 'lake']),
  name: optional(z.string()),
  ...origin,
  geometry: MultiPolygonGeometry,
});
export type WaterAreaRecord = z.infer<typeof WaterAreaRecord>;

export const GreenSpaceRecord = z.object({
  kind: z.enum(['park', 'belt', 'pocket']),
  name: optional(z.string()),
  ...origin,
  geometry: MultiPolygonGeometry,
});
export type GreenSpaceRecord = z.infer<typeof GreenSpaceRecord>;

export const BlockRecord = z.object({
  character: z.enum(['industrial', 'logistics', 'commercial', 'residential', 'open']),
  ...origin,
  geometry: MultiPolygonGeometry,
});
export type BlockRecord = z.infer<typeof BlockRecord>;

export const BuildingRecord = z.object({
  kind: z.enum(['office', 'hall', 'warehouse', 'residential', 'tower', 'other']),
  heightMetres: optional(z.number().positive()),
  parcelCode: optional(z.string()),
  ...origin,
  geometry: MultiPolygonGeometry,
});
export type BuildingRecord = z.infer<typeof BuildingRecord>;

export const FacilityKind = z.enum(['expressway_exit', 'rail_freight_yard', 'port', 'substation']);
export type FacilityKind = z.infer<typeof FacilityKind>;
export const FacilityRecord = z.object({
  kind: FacilityKind,
  name: z.string().min(1),
  capacityText: optional(z.string()),
  ...origin,
  geometry: PointGeometry,
});
export type FacilityRecord = z.infer<typeof FacilityRecord>;
