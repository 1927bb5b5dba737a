import { z } from 'zod';

/** Who asks, and what that person may see. Every query carries one, also while there is only the local planner. */
export const Actor = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  /** Zones whose records the actor may see. */
  zones: z.union([z.literal('all'), z.array(z.string())]),
  sees: z.object({
    /** Fields kept inside the administration and the parks. */
    internal: z.boolean(),
    /** Fields that need a declared right. */
    sensitive: z.boolean(),
    /** Idle-land cases before they are determined; without it they look like 供而未用 (domain dossier 2.7). */
    suspected: z.boolean(),
  }),
});
export type Actor = z.infer<typeof Actor>;

/** What the client needs to know of the caller and of this installation. */
export const Session = z.object({
  actor: Actor,
  /** `local`: on this computer, without accounts. */
  mode: z.enum(['local']),
  settings: z.object({
    mapApprovalNo: z.string().optional(),
    qualificationNo: z.string().optional(),
    icpNo: z.string().optional(),
    tiandituKey: z.string().optional(),
    engine: z.enum(['embedded', 'external']),
    /** Some of the data shown is generated for demonstration. */
    demonstration: z.boolean(),
  }),
  /** Latest day the data speaks of. */
  dataAsOf: z.string().nullable(),
  version: z.string(),
});
export type Session = z.infer<typeof Session>;
