import type { Demand } from '../../model/demand.ts';
import type { MatchParameters } from '../../model/match-parameters.ts';
import type { MatchGap, MatchNote, MatchStatement } from '../../model/match-result.ts';
import type { SupplyArea } from '../../model/supply-area.ts';
import type { SupplyRecord } from '../../model/supply-record.ts';
import type { ProjectStanding } from './mask-query.ts';
import { chinesePhrases } from './phrases-zh.ts';
import { type PhraseKey, type PhraseValues, say, worded } from './statements.ts';

/** What a check knows besides record and demand. */
export type ExplainContext = {
  asOf: string;
  parameters: MatchParameters;
  /** The area of the record. */
  area: SupplyArea;
  /** H14 applies to the demand's applicant. */
  isApplicantBlocked: boolean;
  /** Which of the applicants it is for; empty for who may not see cases. */
  blockedApplicants: readonly string[];
  standing: ProjectStanding | undefined;
  /** Versions of the data behind the verdicts, from the snapshot. */
  dataVersions: Readonly<Record<string, string>>;
};

/** Who of the applicants may not be given new land (H14): named only to who may see cases. */
export const blockedApplicantsOf = (
  { applicantCodes }: Pick<Demand, 'applicantCodes'>,
  blockedHolders: ReadonlySet<string>,
  namesBlocked: boolean,
): string[] => (namesBlocked ? applicantCodes.filter((code) => blockedHolders.has(code)) : []);

/** What a check found: what was compared, and how much is missing. */
export type Finding = { isPassed: boolean; statement: MatchStatement; gap: MatchGap | null };
export type RuleCheck = (record: SupplyRecord, demand: Demand, context: ExplainContext) => Finding;

export const passed = <Key extends PhraseKey>(key: Key, values: PhraseValues[Key]): Finding => ({
  isPassed: true,
  statement: say(key, values),
  gap: null,
});
export const failed = <Key extends PhraseKey>(
  key: Key,
  values: PhraseValues[Key],
  gap: MatchGap | null = null,
): Finding => ({ isPassed: false, statement: say(key, values), gap });

/** The Chinese words of a statement made here. */
export const chinese = (statement: MatchStatement): string => worded(statement, chinesePhrases) ?? '';

/** A reason or warning: a code, its words, and the statement behind them. */
export const noteOf = <Key extends PhraseKey>(
  code: string,
  key: Key,
  values: PhraseValues[Key],
): MatchNote => {
  const statement = say(key, values);
  return { code, text: chinese(statement), statement };
};
