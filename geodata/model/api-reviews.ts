import { z } from 'zod';
import { PlainDate } from './field-formats.ts';
import { ReviewDepartment } from './project-stage.ts';

export const OpinionVerdict = z.enum(['agree', 'conditional', 'reject']);
export type OpinionVerdict = z.infer<typeof OpinionVerdict>;

export const ReviewStatus = z.enum(['open', 'approved', 'refused', 'withdrawn']);
export type ReviewStatus = z.infer<typeof ReviewStatus>;

export const ReviewRequest = z.strictObject({
  projectId: z.int().positive(),
  supplyId: z.string().regex(/^(parcel|unit)-\d{1,15}$/, '载体编号须形如 parcel-12 或 unit-12'),
  /** Departments whose opinion is needed; all six unless said otherwise. */
  departments: z.array(ReviewDepartment).min(1, '请至少选择一个部门').optional(),
  dueOn: z.iso.date('须为日期，如 2027-03-31').nullable().default(null),
  note: z.string().trim().max(1000, '最多 1000 字').nullable().default(null),
});
export type ReviewRequest = z.input<typeof ReviewRequest>;

/** A department may change its opinion until the decision is made; each version is kept. */
export const OpinionRequest = z.strictObject({
  department: ReviewDepartment,
  verdict: OpinionVerdict,
  /** Needed for conditions and for a refusal. */
  text: z.string().trim().max(2000, '最多 2000 字').nullable().default(null),
});
export type OpinionRequest = z.input<typeof OpinionRequest>;

export const DecisionRequest = z.strictObject({
  revision: z.int('请附上所读联审的版本（revision）').positive(),
  decision: z.enum(['approve', 'refuse', 'withdraw']),
  /** Needed to approve against a refusing opinion, to refuse, and to withdraw. */
  reason: z.string().trim().max(1000, '最多 1000 字').nullable().default(null),
});
export type DecisionRequest = z.input<typeof DecisionRequest>;

export const Review = z.object({
  id: z.number().int(),
  zoneCode: z.string(),
  projectId: z.number().int(),
  projectNo: z.string(),
  projectName: z.string(),
  supplyId: z.string(),
  supplyName: z.string(),
  status: ReviewStatus,
  departments: z.array(
    z.object({
      department: ReviewDepartment,
      label: z.string(),
      opinion: z
        .object({ verdict: OpinionVerdict, text: z.string().nullable(), by: z.string(), at: z.string() })
        .nullable(),
      /** Opinions given before the present one. */
      earlier: z.array(
        z.object({ verdict: OpinionVerdict, text: z.string().nullable(), by: z.string(), at: z.string() }),
      ),
    }),
  ),
  /** Departments that have not spoken: while there is one, nothing can be decided. */
  waitingFor: z.array(ReviewDepartment),
  rejectedBy: z.array(ReviewDepartment),
  canDecide: z.boolean(),
  /** To approve, a leader must override a refusing opinion and say why. */
  needsOverride: z.boolean(),
  decision: z
    .object({
      decision: z.enum(['approve', 'refuse', 'withdraw']),
      isOverride: z.boolean(),
      reason: z.string().nullable(),
      by: z.string(),
      at: z.string(),
    })
    .nullable(),
  dueOn: PlainDate.nullable(),
  note: z.string().nullable(),
  openedBy: z.string(),
  openedAt: z.string(),
  revision: z.number().int(),
});
export type Review = z.infer<typeof Review>;

export const ReviewList = z.object({
  reviews: z.array(Review),
  numberMatched: z.number().int(),
  asOf: PlainDate,
});
export type ReviewList = z.infer<typeof ReviewList>;
