import { z } from 'zod';

/** Where a parcel is on the way 批→供→用 (domain dossier, section 0). One of three orthogonal dimensions of land. */
export const StockClass = z.enum([
  'planned',
  'agricultural_conversion',
  'early_development',
  'approved_unsupplied',
  'reserved',
  'supplying',
  'supplied_unused',
  'underused',
  'in_use',
]);
export type StockClass = z.infer<typeof StockClass>;

/** Legal state of the idle-land case or of its monitoring (《闲置土地处置办法》, domain dossier 2.3). */
export const IdleState = z.enum([
  'SUPPLIED',
  'DUE_SOON',
  'OVERDUE_LT1Y',
  'SUSPENDED_LT1Y',
  'SUSPECTED',
  'INVESTIGATING',
  'NOT_IDLE',
  'DETERMINED',
  'NEGOTIATING',
  'PLAN_APPROVED',
  'EXTENDED',
  'USE_CHANGED',
  'TEMP_USE',
  'PAID_TAKEBACK',
  'SWAPPED',
  'OTHER',
  'FEE_HEARING',
  'FEE_DECIDED',
  'FEE_PAID',
  'RECLAIM_HEARING',
  'RECLAIM_DECIDED',
  'RECLAIMED',
  'ENFORCEMENT',
  'RESUMED',
  'CLOSED',
]);
export type IdleState = z.infer<typeof IdleState>;

/** Cause found in the 认定书; it alone decides the branch (domain dossier 2.3). */
export const IdleCause = z.enum(['GOV', 'FORCE_MAJEURE', 'PREP_WORK', 'HOLDER']);
export type IdleCause = z.infer<typeof IdleCause>;

/** Steps of 标准地 supply and supervision (domain dossier 4.3). */
export const StandardStage = z.enum([
  'CANDIDATE',
  'NET_LAND_CHECK',
  'ASSESSED',
  'INDICATORS_SET',
  'LISTED',
  'AWARDED',
  'COMMITTED',
  'PERMITTED',
  'UNDER_CONSTRUCTION',
  'COMPLETION_ACCEPTED',
  'PRODUCTION_ACCEPTED',
  'SUPERVISED',
  'BREACH',
  'EXIT',
]);
export type StandardStage = z.infer<typeof StandardStage>;

/** The class a parcel is drawn in: derived from the three dimensions by the database, never stored by hand. */
export const LandClass = z.enum([
  'standard',
  'idle',
  'suspected',
  'inefficient',
  'approved_unsupplied',
  'supplied_unused',
  'in_use',
  'planned',
]);
export type LandClass = z.infer<typeof LandClass>;

/** 供应方式 (domain dossier 7.4, M12). */
export const SupplyMode = z.enum([
  'one_off',
  'flexible_term',
  'long_lease',
  'lease_then_transfer',
  'lease_transfer_mix',
  'with_project',
  'equity_contribution',
  'allocation',
]);
export type SupplyMode = z.infer<typeof SupplyMode>;

/** 七通 as a set of flags, never an integer: lists differ between sources (domain dossier 7.3). */
export const Utility = z.enum(['water', 'drainage', 'power', 'road', 'telecom', 'gas', 'heat']);
export type Utility = z.infer<typeof Utility>;

/** The six 区域评估 of a 标准地 (domain dossier 4.2, M20). */
export const AssessmentKind = z.enum([
  'environment',
  'geohazard',
  'mineral_overlay',
  'soil_water_conservation',
  'water_resources',
  'energy_saving',
]);
export type AssessmentKind = z.infer<typeof AssessmentKind>;

export const HolderKind = z.enum([
  'private',
  'state_owned',
  'restructured',
  'foreign',
  'government',
  'person',
]);
export type HolderKind = z.infer<typeof HolderKind>;
