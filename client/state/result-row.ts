import { z } from 'zod';
import type { Feature } from '../../geodata/model/api-feature.ts';
import { AssessmentKind, IdleState, LandClass } from '../../geodata/model/land-state.ts';
import type { Bounds } from '../api/land-query.ts';

/** A parcel as the list and the tooltip show it. Fields the reader may not see are absent. */
const ResultProperties = z.object({
  name: z.string(),
  parkName: z.string().nullish(),
  landClass: LandClass.nullable(),
  areaSquareMetres: z.number(),
  floorPriceYuanPerSquareMetre: z.number().nullish(),
  idleState: IdleState.nullish(),
  idleSince: z.string().nullish(),
  inefficientReason: z.string().nullish(),
  approvalLapsesOn: z.string().nullish(),
  agreedStartOn: z.string().nullish(),
  assessmentValidCount: z.number().nullish(),
  missingAssessments: z.array(AssessmentKind).nullish(),
});

export type ResultRow = z.infer<typeof ResultProperties> & { id: number; bounds: Bounds | null };

/** What the list asks for, as far as the reader may see it. */
export const resultFields: readonly string[] = Object.keys(ResultProperties.shape);

/** A feature of the collection `parcels` as a row. */
export const resultRow = (feature: Feature): ResultRow => ({
  ...ResultProperties.parse(feature.properties),
  id: feature.id,
  bounds: feature.bbox ?? null,
});
