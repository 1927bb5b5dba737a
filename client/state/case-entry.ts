import { nextBondStep } from '../../geodata/analysis/disposal/bond-purchase.ts';
import { dutiesOf } from '../../geodata/analysis/disposal/closing-duties.ts';
import type { IdleCaseItem } from '../../geodata/model/api-idle-cases.ts';
import { CaseEvent, type CaseEventType } from '../../geodata/model/idle-case-event.ts';
import { CaseDocumentType } from '../../geodata/model/idle-case-terms.ts';
import { fenToYuanText, parseFen } from '../../geodata/units/money.ts';
import {
  changeDraft,
  type Draft,
  draftOfVariant,
  type EventField,
  emptyDraft,
  fieldsOf,
} from './event-fields.ts';

/** What the server sets by itself. */
const givenByServer = ['type', 'id', 'recordedAt', 'actor'];
/** Idle days are those of the day of publication; the server knows them better than anybody. */
const filledByServer: Readonly<Partial<Record<CaseEventType, readonly string[]>>> = {
  published: ['idleDaysGross', 'idleDaysNet'],
};

/** The fields of an event's form. */
export function eventFields(type: CaseEventType): EventField[] {
  const schema = CaseEvent.options.find(({ shape }) => shape.type.value === type);
  if (!schema) throw new Error(`no event ${type}`);
  return fieldsOf(schema, [...givenByServer, ...(filledByServer[type] ?? [])]);
}

const numberPlaces: Readonly<
  Partial<Record<CaseEventType, readonly [path: string, docType: CaseDocumentType]>>
> = {
  investigation_notice_issued: ['docNo', 'investigation_notice'],
  determined: ['finding.docNo', 'determination'],
  redetermined: ['finding.docNo', 'determination'],
  hearing_upheld: ['finding.docNo', 'determination'],
  remedy_resolved: ['finding.docNo', 'determination'],
  not_idle_concluded: ['docNo', 'not_idle_memo'],
  published: ['situationNoticeNo', 'situation_notice'],
  plan_approved: ['planNo', 'disposal_plan'],
  fee_rights_told: ['docNo', 'hearing_rights_notice'],
  reclaim_rights_told: ['docNo', 'hearing_rights_notice'],
  hearing_scheduled: ['docNo', 'hearing_notice'],
  fee_decided: ['docNo', 'fee_decision'],
  reclaim_decided: ['docNo', 'reclaim_decision'],
  demand_issued: ['docNo', 'demand_letter'],
  enforcement_applied: ['docNo', 'enforcement_application'],
};

/** The numbers an event gets where its form leaves them empty, by path. */
export function automaticNumbers(
  type: CaseEventType,
  draft: Draft,
  suggested: Readonly<Record<string, string>>,
): Record<string, string> {
  const numberOf = (docType: CaseDocumentType) => suggested[docType] ?? '';
  if (type === 'option_executed')
    return { 'outcome.agreementNo': numberOf('agreement'), 'outcome.arrangementNo': numberOf('agreement') };
  if (type === 'document_issued') {
    const docType = CaseDocumentType.safeParse(draft.docType).data;
    return docType ? { docNo: numberOf(docType) } : {};
  }
  const place = numberPlaces[type];
  return place ? { [place[0]]: numberOf(place[1]) } : {};
}

const unpaidFen = ({ amountYuan, paidYuan }: { amountYuan: string; paidYuan: string }): bigint =>
  (parseFen(amountYuan) ?? 0n) - (parseFen(paidYuan) ?? 0n);

/** Fee decisions of which something is still to be paid. */
const unpaidFees = ({ case: { facts } }: IdleCaseItem): string[] =>
  facts.fees.filter((fee) => !fee.annulled && unpaidFen(fee) > 0n).map(({ docNo }) => docNo);

/** Served papers against which there is a remedy. */
const contestable = ({ registers }: IdleCaseItem): string[] =>
  registers.documents
    .filter(({ docType, servedOn }) => servedOn !== null && contestableTypes.includes(docType))
    .map(({ docNo }) => docNo);

const contestableTypes: readonly CaseDocumentType[] = ['determination', 'fee_decision', 'reclaim_decision'];

/** The next step of a purchase with bond money; the land goes back whole unless somebody says otherwise. */
function bondStepDraft({ case: { facts }, parcel }: IdleCaseItem): Readonly<Record<string, unknown>> {
  const next = nextBondStep(facts.bond?.step ?? null);
  const detail = eventFields('bond_advanced').find(({ name }) => name === 'detail');
  if (!next || !detail) return {};
  const known = next === 'DEREGISTERED' ? { areaSquareMetres: String(parcel.areaSquareMetres) } : {};
  return { detail: { ...draftOfVariant(detail.discriminator, next, detail.variants), ...known } };
}

/** What of an event the case knows already, by path. */
function knownValues(type: CaseEventType, item: IdleCaseItem): Readonly<Record<string, unknown>> {
  const { facts } = item.case;
  const { registers, next } = item;
  switch (type) {
    case 'published': {
      const isGovernment = item.cause !== null && item.cause !== 'HOLDER';
      return {
        location: item.parcel.locationText ?? item.parcel.name,
        holderName: item.holderName,
        causeText: isGovernment ? (facts.determination?.conclusion ?? '') : '',
      };
    }
    case 'fee_decided':
      return next.fee ? { rate: next.fee.rate, amountYuan: next.fee.amountYuan } : {};
    case 'fee_payment_recorded': {
      const due = facts.fees.findLast(({ docNo }) => unpaidFees(item).includes(docNo));
      return due ? { feeDocNo: due.docNo, amountYuan: fenToYuanText(unpaidFen(due)) } : {};
    }
    case 'document_served':
      return { docNo: registers.documents.findLast(({ servedOn }) => servedOn === null)?.docNo ?? '' };
    case 'bond_advanced':
      return bondStepDraft(item);
    case 'bond_resupplied':
      return { areaSquareMetres: String(facts.bond?.takenBackSquareMetres ?? '') };
    case 'reclaim_decided':
      return { mortgageesCopied: facts.mortgagees };
    case 'plan_approved':
      return { mortgageeNotices: facts.mortgagees.map((name) => ({ name, notifiedOn: '', docNo: '' })) };
    case 'pause_ended':
      return { from: facts.pauses.find(({ to }) => to === null)?.from ?? '' };
    case 'remedy_resolved':
      return { filingNo: facts.remedies.find(({ result }) => result === null)?.filingNo ?? '' };
    default:
      return {};
  }
}

/** The form of an event as it opens: today, and what the case knows. */
export function openingDraft(type: CaseEventType, item: IdleCaseItem): Draft {
  const start = { ...emptyDraft(eventFields(type)), occurredOn: item.next.asOf };
  return Object.entries(knownValues(type, item)).reduce<Draft>(
    (draft, [path, value]) => changeDraft(draft, path, value),
    start,
  );
}

/** Numbers and names that a field can only have one of, by path. */
export function knownChoices(type: CaseEventType, item: IdleCaseItem): Record<string, readonly string[]> {
  const { facts } = item.case;
  switch (type) {
    case 'document_served':
      return {
        docNo: item.registers.documents.filter(({ servedOn }) => servedOn === null).map(({ docNo }) => docNo),
      };
    case 'fee_payment_recorded':
      return { feeDocNo: unpaidFees(item) };
    case 'remedy_filed':
      return { targetDocNo: contestable(item) };
    case 'duty_done':
      return { duty: dutiesOf(facts).filter((duty) => !facts.duties.includes(duty)) };
    case 'remedy_resolved':
      return {
        filingNo: facts.remedies.filter(({ result }) => result === null).map(({ filingNo }) => filingNo),
      };
    case 'pause_ended':
      return { from: facts.pauses.filter(({ to }) => to === null).map(({ from }) => from) };
    case 'reclaim_decided':
      return { mortgageesCopied: facts.mortgagees };
    default:
      return {};
  }
}

/** The recorded event as a draft of its form, to be mended. */
export function draftOfEvent(type: CaseEventType, recorded: Readonly<Record<string, unknown>>): Draft {
  return draftOf(eventFields(type), recorded);
}

function draftOf(fields: readonly EventField[], recorded: Readonly<Record<string, unknown>>): Draft {
  return Object.fromEntries(fields.map((field) => [field.name, draftValue(field, recorded[field.name])]));
}

function draftValue(field: EventField, value: unknown): unknown {
  if (value === null || value === undefined) return field.isOptional ? field.empty : (field.empty ?? '');
  const held = value as Readonly<Record<string, unknown>>;
  switch (field.kind) {
    case 'group':
      return draftOf(field.fields, held);
    case 'variants': {
      const chosen = String(held[field.discriminator]);
      return { [field.discriminator]: chosen, ...draftOf(field.variants[chosen] ?? [], held) };
    }
    case 'list':
      return (value as readonly Readonly<Record<string, unknown>>[]).map((entry) =>
        draftOf(field.fields, entry),
      );
    case 'point':
      return (value as readonly number[]).map(String);
    case 'yes-no':
    case 'choices':
    case 'texts':
      return value;
    default:
      return String(value);
  }
}

/** Whether there is anything the event could be about: a paper to be served, a fee to be paid, a pause to be ended. */
export const hasObject = (type: CaseEventType, item: IdleCaseItem): boolean =>
  type === 'reclaim_decided' ||
  Object.values(knownChoices(type, item)).every((choices) => choices.length > 0);
