import type { Attachment } from '../../geodata/model/api-attachments.ts';
import type { CaseEventType } from '../../geodata/model/idle-case-event.ts';
import { eventFields } from './case-entry.ts';
import { type Draft, missingFields, payloadOf } from './event-fields.ts';

/** What stands in the form of one event. */
export interface EventEntry {
  type: CaseEventType;
  draft: Draft;
  /** The numbers the server would give, by path; none in a correction. */
  automatic: Readonly<Record<string, string>>;
  /** The entry that is corrected, with the reason; null for a new event. A struck entry is replaced by nothing. */
  correction: { eventId: string; reason: string; isStruck: boolean } | null;
  /** The day a correction is made on. */
  asOf: string;
}

/** The field of a server's message, as a path of the form. */
export const pathOfProblem = (field: string): string =>
  field
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .replace(/^event\./, '')
    .replace(/^replacement\./, '');

/** The fields in which something must be entered and nothing was; `mendReason` for the reason of a correction. */
export function missingOf({ type, draft, automatic, correction }: EventEntry): string[] {
  const missing = correction?.isStruck ? [] : missingFields(eventFields(type), draft, Object.keys(automatic));
  return correction && !correction.reason.trim() ? [...missing, 'mendReason'] : missing;
}

/** What is sent for an entry; a number left empty is left out, for the server then gives the next one. */
export function eventPayload({ type, draft, automatic, correction, asOf }: EventEntry): {
  type: string;
  occurredOn: string;
} {
  const entered = payloadOf(eventFields(type), draft);
  if (!correction) {
    const told = Object.entries(entered).filter(
      ([name, value]) => !(value === null && automatic[name] !== undefined),
    );
    return { ...Object.fromEntries(told), type, occurredOn: String(draft.occurredOn) };
  }
  const { eventId, reason, isStruck } = correction;
  return {
    type: 'corrected',
    occurredOn: asOf,
    ...{ corrects: eventId, reason: reason.trim(), replacement: isStruck ? null : { ...entered, type } },
  };
}

/** Evidence with files just uploaded: the file names itself, a photo its place. */
export function withFiles(draft: Draft, files: readonly Attachment[]): Draft {
  const [first] = files;
  if (!first) return draft;
  const { position, thumbnailHref, fileName } = first;
  return {
    ...draft,
    ref: files.map(({ id }) => `附件${id}`).join('、'),
    ...(draft.kind === '' ? { kind: thumbnailHref ? 'photo' : 'document' } : {}),
    ...(draft.description === '' ? { description: fileName } : {}),
    ...(position ? { position: position.map((degrees) => degrees.toFixed(6)) } : {}),
  };
}
