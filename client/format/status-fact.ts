import { optionOf } from '../../geodata/codes/option-sets.ts';
import type { PlainDate } from '../../geodata/model/field-formats.ts';
import type { AssessmentKind, IdleState, LandClass } from '../../geodata/model/land-state.ts';
import { daysBetween } from '../../geodata/units/days/plain-date.ts';
import { type Language, labelIn } from '../language/language.ts';
import { messages } from '../language/messages.ts';
import { formatDuration } from './durations.ts';

/** What the status fact of a parcel is decided by; null where the reader may not see a field. */
export interface StatusFacts {
  landClass: LandClass | null;
  idleState?: IdleState | null;
  idleSince?: PlainDate | null;
  inefficientReason?: string | null;
  approvalLapsesOn?: PlainDate | null;
  agreedStartOn?: PlainDate | null;
  assessmentValidCount?: number | null;
  missingAssessments?: readonly AssessmentKind[] | null;
}

/** The one fact that decides about a parcel: missing assessment, idle time, days until the approval lapses. */
export function statusFact(facts: StatusFacts, asOf: PlainDate, language: Language): string {
  const text = messages[language];
  switch (facts.landClass) {
    case 'standard':
      return assessmentFact(facts, language) ?? text.assessedOf(facts.assessmentValidCount ?? 0);
    case 'idle':
      return facts.idleSince
        ? text.idleFor(formatDuration(facts.idleSince, asOf, language))
        : stateName(facts, language);
    case 'suspected':
      return stateName(facts, language);
    case 'inefficient':
      return facts.inefficientReason ?? className(facts.landClass, language);
    case 'approved_unsupplied':
      return assessmentFact(facts, language) ?? approvalFact(facts, asOf, language);
    case 'supplied_unused':
      return startFact(facts, asOf, language);
    default:
      return facts.landClass ? className(facts.landClass, language) : '';
  }
}

/** Named when one or two assessments are missing: more than that is a plot nobody has begun to prepare. */
function assessmentFact(facts: StatusFacts, language: Language): string | undefined {
  const missing = facts.missingAssessments ?? [];
  if (missing.length === 0 || missing.length > 2) return undefined;
  return messages[language].missing(assessmentNames(missing, language));
}

/** Assessments by name, as a list within a sentence. */
export const assessmentNames = (kinds: readonly AssessmentKind[], language: Language): string =>
  kinds
    .map((kind) => labelIn(optionOf('assessmentKind', kind) ?? { zh: kind, en: kind }, language))
    .join(messages[language].listSeparator);

function approvalFact(facts: StatusFacts, asOf: PlainDate, language: Language): string {
  if (!facts.approvalLapsesOn) return className('approved_unsupplied', language);
  const left = daysBetween(asOf, facts.approvalLapsesOn);
  return left >= 0 ? messages[language].approvalLeft(left) : messages[language].approvalLapsed(-left);
}

function startFact(facts: StatusFacts, asOf: PlainDate, language: Language): string {
  if (!facts.agreedStartOn) return className('supplied_unused', language);
  if (facts.agreedStartOn > asOf) return messages[language].startDue(facts.agreedStartOn);
  return messages[language].startOverdue(daysBetween(facts.agreedStartOn, asOf));
}

function stateName(facts: StatusFacts, language: Language): string {
  const option = facts.idleState ? optionOf('idleState', facts.idleState) : undefined;
  return option ? labelIn(option, language) : className(facts.landClass ?? 'suspected', language);
}

function className(landClass: LandClass, language: Language): string {
  const option = optionOf('landClass', landClass);
  return option ? labelIn(option, language) : landClass;
}
