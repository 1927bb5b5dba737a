import { z } from 'zod';
import { Feature } from './api-feature.ts';
import { ParkBrief } from './api-parcel-card.ts';
import { SummaryGroup, Tally } from './api-summary.ts';

/** What a park holds: land and factory floor space of the park and of the parks inside it. */
export const ParkInventory = z.object({
  parcels: Tally,
  byLandClass: z.array(SummaryGroup),
  factories: z.object({
    buildings: z.number().int().nonnegative(),
    floorAreaSquareMetres: z.number().nonnegative(),
    leasedAreaSquareMetres: z.number().nonnegative(),
    vacantAreaSquareMetres: z.number().nonnegative(),
  }),
});
export type ParkInventory = z.infer<typeof ParkInventory>;

/** Everything known of a park. */
export const ParkCard = z.object({
  park: Feature,
  parent: ParkBrief.optional(),
  inventory: ParkInventory,
  children: z.array(ParkBrief),
  asOf: z.string().nullable(),
});
export type ParkCard = z.infer<typeof ParkCard>;
