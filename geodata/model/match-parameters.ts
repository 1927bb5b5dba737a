import { z } from 'zod';
import { SiteUse } from './demand.ts';
import { AssessmentKind } from './land-state.ts';
import { StockOrigin } from './supply-record.ts';

/** The ten soft factors of the score, in the order they are shown (domain dossier 7.3). */
export const MatchFactor = z.enum([
  'chain',
  'area',
  'stock',
  'readiness',
  'investment',
  'transport',
  'utilities',
  'price',
  'shape',
  'evaluation',
]);
export type MatchFactor = z.infer<typeof MatchFactor>;

/** Points by factor; `validateWeights` proves that they are not negative and sum to 100. */
export const FactorWeights = z.record(MatchFactor, z.number());
export type FactorWeights = z.infer<typeof FactorWeights>;

const days = z.number().int().nonnegative();
const metres = z.number().positive();

/** The rule rows `match.*` as the engine reads them; `version` names the set and is quoted by every result. */
export const MatchParameters = z.object({
  version: z.string().min(1),
  weights: FactorWeights,
  transportMaxMetres: z.object({ expresswayExit: metres, railFreight: metres, port: metres }),
  slackDaysFull: z.number().int().positive(),
  investmentRatioCap: z.number().min(1),
  areaTolerance: z.number().min(0).max(1),
  /** The part of the floor price that an encouraged project using land intensively must pay at least (H13). */
  encouragedFloorPriceShare: z.number().positive().max(1),
  /** From today until potential land can be offered. */
  leadDays: z.object({ idle: days, suspended: days, inefficient: days }),
  /** From ready land to handing it over: notice, award, contract. */
  supplyLeadDays: z.object({ land: days, floorSpace: days }),
  stockValues: z.record(StockOrigin, z.number().min(0).max(1)),
  requiredAssessments: z.array(AssessmentKind).min(1),
  chemicalClassesByProvince: z.record(z.string(), z.array(z.string())),
  defaultChemicalClasses: z.array(z.string()),
  statutoryTermYears: z.record(
    z.enum(['industry', 'logistics', 'office', 'research']),
    z.number().int().positive(),
  ),
  energyReview: z.object({ tce: z.number(), kilowattHours: z.number(), provincialTce: z.number() }),
  blocksHoldersOfIdleLand: z.boolean(),
  /** Default use by division, or by section letter. */
  siteUseByIndustry: z.record(z.string(), SiteUse),
  /** Lowest floor-area ratio by industry prefix; warns only. */
  farFloorByIndustry: z.record(z.string(), z.number().positive()),
});
export type MatchParameters = z.infer<typeof MatchParameters>;
