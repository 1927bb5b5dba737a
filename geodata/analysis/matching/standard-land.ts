import type { AssessmentKind } from '../../model/land-state.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import type { SupplyRecord } from '../../model/supply-record.ts';
import { chinesePhrases } from './phrases-zh.ts';

export type StandardLandReadiness = {
  isReady: boolean;
  valid: number;
  required: number;
  missing: AssessmentKind[];
  expired: AssessmentKind[];
  /** '标准地 6/6', or '标准地筹备 5/6，缺：区域节能'. */
  text: string;
};

/** Whether all required 区域评估 are valid on the day, and which are not (domain dossier 4.2, M20). */
export const standardLandReadiness = (
  { assessments }: Pick<SupplyRecord, 'assessments'>,
  { requiredAssessments }: Pick<MatchParameters, 'requiredAssessments'>,
  asOf: string,
): StandardLandReadiness => {
  const isValid = (kind: AssessmentKind): boolean =>
    assessments.some(
      (entry) => entry.kind === kind && (entry.validUntil === null || entry.validUntil >= asOf),
    );
  const lacking = requiredAssessments.filter((kind) => !isValid(kind));
  const expired = lacking.filter((kind) => assessments.some((entry) => entry.kind === kind));
  const missing = lacking.filter((kind) => !expired.includes(kind));
  const required = requiredAssessments.length;
  const valid = required - lacking.length;
  const text = chinesePhrases.ASSESSMENTS_MISSING({ valid, required, missing, expired });
  return { isReady: lacking.length === 0, valid, required, missing, expired, text };
};
