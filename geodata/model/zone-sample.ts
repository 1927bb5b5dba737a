import { z } from 'zod';
import { FactoryBuildingRecord, FactoryUnitRecord } from './factory.ts';
import { PlainDate } from './field-formats.ts';
import { ParcelRecord } from './parcel.ts';
import { ParkRecord } from './park.ts';
import { AssessmentRecord, StandardTermRecord } from './standard-land.ts';
import {
  BlockRecord,
  BuildingRecord,
  FacilityRecord,
  GreenSpaceRecord,
  RailwayRecord,
  RoadRecord,
  WaterAreaRecord,
} from './surroundings.ts';
import { ZoneRecord } from './zone.ts';

/** Everything of one generated demonstration zone: a pure function of (zone definition, seed, as-of date). */
export const ZoneSample = z.object({
  seed: z.number().int(),
  asOf: PlainDate,
  zone: ZoneRecord,
  parks: z.array(ParkRecord),
  parcels: z.array(ParcelRecord),
  standardTerms: z.array(StandardTermRecord),
  assessments: z.array(AssessmentRecord),
  factoryBuildings: z.array(FactoryBuildingRecord),
  factoryUnits: z.array(FactoryUnitRecord),
  roads: z.array(RoadRecord),
  railways: z.array(RailwayRecord),
  waterAreas: z.array(WaterAreaRecord),
  greenSpaces: z.array(GreenSpaceRecord),
  blocks: z.array(BlockRecord),
  buildings: z.array(BuildingRecord),
  facilities: z.array(FacilityRecord),
});
export type ZoneSample = z.infer<typeof ZoneSample>;
