import type { Demand } from '../../model/demand.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import type { MatchGap } from '../../model/match-result.ts';
import type { SupplyArea } from '../../model/supply-area.ts';
import type { SupplyRecord } from '../../model/supply-record.ts';

/** What a check knows besides record and demand. */
export type ExplainContext = {
  asOf: string;
  parameters: MatchParameters;
  /** The area of the record. */
  area: SupplyArea;
  /** H14 applies to the demand's applicant. */
  isApplicantBlocked: boolean;
  /** Versions of the data behind the verdicts, from the snapshot. */
  dataVersions: Readonly<Record<string, string>>;
};

/** What a check found: a clause with the numbers compared, and how much is missing. */
export type Finding = { isPassed: boolean; text: string; gap: MatchGap | null };
export type RuleCheck = (record: SupplyRecord, demand: Demand, context: ExplainContext) => Finding;

export const passed = (text: string): Finding => ({ isPassed: true, text, gap: null });
export const failed = (text: string, gap: MatchGap | null = null): Finding => ({
  isPassed: false,
  text,
  gap,
});
