import type postgres from 'postgres';

import { CaseDocumentType } from '../../geodata/model/idle-case-terms.ts';
import { documentNumber, serialOf } from './document-numbers.ts';
import { raiseNumber, readLastNumbers, readZoneName, takeNumbers } from './numbers.repository.ts';

type Fields = Record<string, unknown>;

/** Where an event of a type carries the number of the paper it issues: object within the event, field, type of paper. */
interface NumberPlace {
  within?: string;
  field: string;
  docType: CaseDocumentType;
}

const simple = (docType: CaseDocumentType): NumberPlace => ({ field: 'docNo', docType });

const places: Readonly<Record<string, NumberPlace>> = {
  investigation_notice_issued: simple('investigation_notice'),
  determined: { within: 'finding', ...simple('determination') },
  redetermined: { within: 'finding', ...simple('determination') },
  hearing_upheld: { within: 'finding', ...simple('determination') },
  remedy_resolved: { within: 'finding', ...simple('determination') },
  not_idle_concluded: simple('not_idle_memo'),
  published: { field: 'situationNoticeNo', docType: 'situation_notice' },
  plan_approved: { field: 'planNo', docType: 'disposal_plan' },
  fee_rights_told: simple('hearing_rights_notice'),
  reclaim_rights_told: simple('hearing_rights_notice'),
  hearing_scheduled: simple('hearing_notice'),
  fee_decided: simple('fee_decision'),
  reclaim_decided: simple('reclaim_decision'),
  demand_issued: simple('demand_letter'),
  enforcement_applied: simple('enforcement_application'),
};

const agreementFields: Readonly<Record<string, string>> = {
  EXTENDED: 'agreementNo',
  USE_CHANGED: 'agreementNo',
  PAID_TAKEBACK: 'agreementNo',
  TEMP_USE: 'arrangementNo',
};

function placeOf(event: Fields): NumberPlace | undefined {
  if (event.type === 'option_executed') {
    const field = agreementFields[String((event.outcome as Fields | undefined)?.option)];
    return field === undefined ? undefined : { within: 'outcome', field, docType: 'agreement' };
  }
  if (event.type === 'document_issued') {
    const docType = CaseDocumentType.safeParse(event.docType);
    return docType.success ? simple(docType.data) : undefined;
  }
  return places[String(event.type)];
}

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === '';

/** 机关代字 of a zone's authority. */
export async function authorityWord(sql: postgres.ISql, zoneCode: string): Promise<string> {
  const { name, shortName } = await readZoneName(sql, zoneCode);
  return `${shortName ?? name}自然资`;
}

/** The number each paper would get next in a year. */
export async function suggestedNumbers(
  sql: postgres.ISql,
  zoneCode: string,
  year: number,
): Promise<Record<string, string>> {
  const last = await readLastNumbers(sql, zoneCode, year);
  const word = await authorityWord(sql, zoneCode);
  return Object.fromEntries(
    CaseDocumentType.options.map((docType) => [
      docType,
      documentNumber(word, docType, year, (last.get(docType) ?? 0) + 1),
    ]),
  );
}

/**
 * The event with the number of its paper: the one given, which then is never given again, or the next of its series.
 * A 情况告知书 gets one only where the cause is the government's.
 */
export async function withNumbers(
  sql: postgres.TransactionSql,
  zoneCode: string,
  event: Fields,
  { hasGovernmentCause }: { hasGovernmentCause: boolean },
): Promise<Fields> {
  const place = placeOf(event);
  if (place === undefined) return event;
  const holder = place.within === undefined ? event : event[place.within];
  if (typeof holder !== 'object' || holder === null) return event;
  const given = (holder as Fields)[place.field];
  const word = await authorityWord(sql, zoneCode);
  if (!isMissing(given)) {
    const known = serialOf(String(given), word, place.docType);
    if (known) await raiseNumber(sql, zoneCode, place.docType, known.year, known.serial);
    return event;
  }
  if (place.docType === 'situation_notice' && !hasGovernmentCause && event.type === 'published') return event;
  const day = String(event.occurredOn);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return event;
  const year = Number(day.slice(0, 4));
  const serial = await takeNumbers(sql, zoneCode, place.docType, year);
  const filled = { ...(holder as Fields), [place.field]: documentNumber(word, place.docType, year, serial) };
  return place.within === undefined ? filled : { ...event, [place.within]: filled };
}
