import { z } from 'zod';
import { PlainDate } from './field-formats.ts';

/** A record that a figure counted, with what it said then. */
export const FigureRecord = z.object({
  zoneCode: z.string(),
  /** Of the catalog, else `idle-cases` or `projects`. */
  collection: z.string(),
  id: z.number().int(),
  title: z.string(),
  parcelId: z.number().int().nullable(),
  /** Parts of the figure it was counted in. */
  parts: z.array(z.string()),
  /** Values by field name. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  revision: z.number().int(),
  /** What became of it since the quarter was frozen; live records are as they are. */
  standing: z.enum(['same', 'changed', 'gone']),
});
export type FigureRecord = z.infer<typeof FigureRecord>;

/** The records behind a figure, live or frozen: as many as it counted. */
export const FigureRecordList = z.object({
  indicatorId: z.string(),
  quarter: z.string(),
  asOf: PlainDate,
  /** Zones whose frozen quarter kept no list. */
  unkept: z.array(z.string()),
  records: z.array(FigureRecord),
});
export type FigureRecordList = z.infer<typeof FigureRecordList>;
