import type { PlainDate } from '../../model/field-formats.ts';
import type { CaseEvent, FactEvent } from '../../model/idle-case-event.ts';
import type { CaseFacts } from '../../model/idle-case-facts.ts';
import { fromDayNumber } from '../../units/days/plain-date.ts';
import { articles } from './articles.ts';
import type { EngineContext } from './engine-context.ts';
import { issuedDocuments } from './issued-documents.ts';
import { type Refusal, refuse } from './refusal.ts';

const beijingOffsetMilliseconds = 8 * 3_600_000;
const dayMilliseconds = 86_400_000;

/** The calendar day in China at an instant; China has kept UTC+8 without summer time since 1992. */
export function chinaDay(instant: string): PlainDate {
  return fromDayNumber(Math.floor((Date.parse(instant) + beijingOffsetMilliseconds) / dayMilliseconds));
}

/** What every event must respect, whatever the table says: nothing from the future, nothing before the contract. */
export function checkDates(facts: CaseFacts, event: FactEvent, context: EngineContext): Refusal | undefined {
  const { occurredOn } = event;
  const recordedDay = chinaDay(event.recordedAt);
  if (occurredOn > recordedDay || occurredOn > context.asOf) {
    return refuse(
      'occurred_in_future',
      articles.product,
      `发生日期 ${occurredOn} 在将来，请填写已经发生的日期`,
    );
  }
  if (occurredOn < facts.contract.signedOn) {
    return refuse(
      'occurred_before_contract',
      articles.product,
      `发生日期 ${occurredOn} 早于合同签订日期 ${facts.contract.signedOn}，请更正日期`,
    );
  }
  return undefined;
}

/** A change of state cannot be dated before the last one; entries in registers can. */
export function checkSequence(facts: CaseFacts, event: FactEvent): Refusal | undefined {
  return event.occurredOn < facts.stateSince
    ? refuse(
        'occurred_out_of_order',
        articles.product,
        `发生日期 ${event.occurredOn} 早于案件进入现状态的日期 ${facts.stateSince}；前面的日期有误请用更正`,
      )
    : undefined;
}

export function checkRecording(history: readonly CaseEvent[], event: CaseEvent): Refusal | undefined {
  if (history.some(({ id }) => id === event.id)) {
    return refuse('duplicate_event_id', articles.product, `事件编号 ${event.id} 已经用过`);
  }
  const last = history.at(-1);
  return last && Date.parse(event.recordedAt) < Date.parse(last.recordedAt)
    ? refuse('recorded_out_of_order', articles.product, '录入时间早于上一条记录的录入时间')
    : undefined;
}

export function checkNumbers(facts: CaseFacts, event: FactEvent): Refusal | undefined {
  const numbers = issuedDocuments(event).map(({ docNo }) => docNo);
  const taken = numbers.find((docNo) => facts.documents.some((document) => document.docNo === docNo));
  return taken === undefined
    ? undefined
    : refuse('document_number_free', articles.product, `文号 ${taken} 在本案中已经用过，请核对文号`);
}
