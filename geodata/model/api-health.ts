import { z } from 'zod';

/** What the server is doing while it starts. */
export const StartUpProgress = z.object({
  phase: z.string(),
  /** In Chinese, for people. */
  message: z.string(),
  /** Share of the phase that is done; absent when unknown. */
  ratio: z.number().min(0).max(1).optional(),
});
export type StartUpProgress = z.infer<typeof StartUpProgress>;

export const Readiness = z.object({
  status: z.enum(['ready', 'unavailable']),
  /** Why not, in Chinese. */
  reason: z.string().optional(),
  /** While the server starts. */
  progress: StartUpProgress.optional(),
});
export type Readiness = z.infer<typeof Readiness>;
