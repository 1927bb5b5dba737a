import { z } from 'zod';
import { optional, PlainDate, yuan } from './field-formats.ts';
import { ledgerOrigin } from './ledger-origin.ts';

/** 重点项目 of a plan year. Money of the whole project and of the year, in yuan; shares are of the year's plan. */
export const KeyProjectRecord = z.object({
  name: z.string().min(1),
  planYear: z.number().int(),
  startYear: z.number().int(),
  endYear: z.number().int(),
  locationText: z.string().min(1),
  stage: z.enum(['planned', 'negotiating', 'signed', 'landed', 'started', 'completed', 'producing']),
  category: z.enum(['industry', 'infrastructure', 'livelihood', 'service']),
  ownerUnit: optional(z.string()),
  totalInvestmentYuan: yuan,
  plannedYuan: yuan,
  completedYuan: yuan.default(0),
  /** Share of the year's plan that should be done by now. */
  plannedShare: z.number().nonnegative().default(0),
  stageDueOn: optional(PlainDate),
  officerName: optional(z.string()),
  officerUnit: optional(z.string()),
  sponsorName: optional(z.string()),
  parcelCode: optional(z.string()),
  ...ledgerOrigin,
});
export type KeyProjectRecord = z.infer<typeof KeyProjectRecord>;

/** A visit to a key project: of its officer with one of four duties, or of its sponsoring leader (M68-M70). */
export const ProjectVisitRecord = z.object({
  projectName: z.string().min(1),
  visitorName: z.string().min(1),
  visitorRole: z.enum(['officer', 'sponsor']),
  duty: optional(z.enum(['clerk', 'adviser', 'attendant', 'promoter'])),
  visitedOn: PlainDate,
  note: optional(z.string()),
  ...ledgerOrigin,
});
export type ProjectVisitRecord = z.infer<typeof ProjectVisitRecord>;

/** One line of the 问题清单; 销号 (verified) needs evidence (M52). */
export const ProjectProblemRecord = z.object({
  projectName: optional(z.string()),
  title: z.string().min(1),
  domain: z.enum([
    'procedures',
    'land',
    'factors',
    'energy',
    'environment',
    'funding',
    'policy',
    'construction',
    'utilities',
    'labour',
  ]),
  ownerUnit: optional(z.string()),
  raisedOn: PlainDate,
  dueOn: PlainDate,
  status: z.enum(['raised', 'assigned', 'in_progress', 'resolved', 'verified', 'reopened']).default('raised'),
  resolvedOn: optional(PlainDate),
  verifiedOn: optional(PlainDate),
  evidence: optional(z.string()),
  ...ledgerOrigin,
});
export type ProjectProblemRecord = z.infer<typeof ProjectProblemRecord>;

/** One approval from acceptance to the last permit, in calendar days (M17, M18). */
export const ApprovalRunRecord = z.object({
  projectName: z.string().min(1),
  flow: z.enum([
    'standard_land',
    'transfer',
    'allocation',
    'lease',
    'technical_upgrade',
    'government_investment',
  ]),
  startedOn: PlainDate,
  finishedOn: optional(PlainDate),
  awardedOn: optional(PlainDate),
  permittedOn: optional(PlainDate),
  ...ledgerOrigin,
});
export type ApprovalRunRecord = z.infer<typeof ApprovalRunRecord>;
