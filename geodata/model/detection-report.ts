import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import { MonitoringState } from './idle-detection.ts';
import { RuleParam } from './rule-param.ts';
import { SupplyTableIssue } from './supply-result.ts';

const Share = z.object({
  count: z.int(),
  areaSquareMetres: z.number(),
  /** To the square metre: four places. */
  areaHectares: z.number(),
  /** Rows counted whose area is missing; they add nothing to the sums. */
  withoutArea: z.int(),
});

/**
 * What `npm run detect -- <contracts.csv> --as-of <date> --report json` writes. Land that is only suspected is never
 * published or exported with its holder's name (domain dossier 2.3), so rows are named by number and place.
 */
export const DetectionReport = z.object({
  format: z.literal('luodi.detection-report.1'),
  asOf: PlainDate,
  source: z.object({
    fileName: z.string(),
    encoding: z.string(),
    rows: z.int(),
    rowsRead: z.int(),
    agreedStarts: z.int(),
    actualStarts: z.int(),
  }),
  states: z.record(MonitoringState, z.int()),
  suspected: Share,
  /** The part of the suspected land that is more than two years past its date. */
  pastTwoYears: Share,
  possibleRepeats: z.object({
    /** Rows that repeat another row's holder, place and agreed start; they are counted all the same. */
    repeatingRows: z.int(),
    counted: z.literal(true),
    groups: z.array(z.object({ firstRow: z.int(), repeatingRows: z.array(z.int()) })),
  }),
  suspectedRows: z.array(
    z.object({
      rowNumber: z.int(),
      administration: z.string(),
      location: z.string(),
      landPurpose: z.string(),
      areaSquareMetres: z.number().nullable(),
      clockStart: PlainDate,
      suspectedFrom: PlainDate,
      idleDaysGross: z.int(),
      idleDaysNet: z.int(),
      pastTwoYears: z.boolean(),
      possibleRepeat: z.boolean(),
      explanation: z.array(z.string()),
      warnings: z.array(z.string()),
    }),
  ),
  rules: z.array(RuleParam),
  issues: z.array(SupplyTableIssue),
});
export type DetectionReport = z.infer<typeof DetectionReport>;
