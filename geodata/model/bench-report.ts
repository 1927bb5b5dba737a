import { z } from 'zod';

/** One measured figure. `limit` is the bound the project promises; `holds` tells whether it was kept in this run. */
export const BenchFigure = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.enum(['ms', 's', 'kB', 'ratio', 'count', 'MB']),
  limit: z.object({ comparison: z.enum(['at most', 'at least']), value: z.number() }).optional(),
  holds: z.boolean().optional(),
  note: z.string().optional(),
});
export type BenchFigure = z.infer<typeof BenchFigure>;

/** What `npm run bench -- <name> --json` prints. */
export const BenchReport = z.object({
  bench: z.string(),
  measuredAt: z.iso.datetime(),
  machine: z.object({
    cpus: z.number().int(),
    model: z.string(),
    memoryGigabytes: z.number(),
    node: z.string(),
  }),
  figures: z.array(BenchFigure),
});
export type BenchReport = z.infer<typeof BenchReport>;
