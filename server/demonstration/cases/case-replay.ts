import { applyEvent } from '../../../geodata/analysis/disposal/apply-event.ts';
import type { EngineContext } from '../../../geodata/analysis/disposal/engine-context.ts';
import { parseCaseEvent } from '../../../geodata/analysis/disposal/parse-event.ts';
import type { CaseEventType } from '../../../geodata/model/idle-case-event.ts';
import type { CaseState } from '../../../geodata/model/idle-case-state.ts';
import type { CaseDocumentType } from '../../../geodata/model/idle-case-terms.ts';
import { addDays, yearOf } from '../../../geodata/units/days/plain-date.ts';
import { documentNumber } from '../../disposal/document-numbers.ts';
import { basisOf } from '../../disposal/save-case.ts';

type Fields = Record<string, unknown>;

/** Numbers of papers of a zone, by series and year. */
export class PaperNumbers {
  readonly #word: string;
  readonly last = new Map<string, { series: string; year: number; serial: number }>();

  constructor(word: string) {
    this.#word = word;
  }

  serial(series: string, year: number): number {
    const key = `${series} ${year}`;
    const serial = (this.last.get(key)?.serial ?? 0) + 1;
    this.last.set(key, { series, year, serial });
    return serial;
  }

  next(docType: CaseDocumentType, on: string): string {
    const year = yearOf(on);
    return documentNumber(this.#word, docType, year, this.serial(docType, year));
  }
}

const officers = ['王建国', '李晓梅', '张志强', '刘海燕'];

/**
 * A case replayed event by event, each judged by the engine on its own day; events of days to come are left out. A
 * refused event is a fault of the demonstration and throws.
 */
export class CaseReplay {
  state: CaseState | undefined;
  readonly statesAfter: string[] = [];
  readonly bases: string[] = [];
  readonly numbers: PaperNumbers;
  readonly #asOf: string;
  readonly #from: string;
  readonly #context: (asOf: string) => EngineContext;
  readonly #key: string;
  #isOver = false;

  constructor(options: {
    key: string;
    asOf: string;
    /** Day 0 of the offsets. */
    from: string;
    numbers: PaperNumbers;
    context: (asOf: string) => EngineContext;
  }) {
    this.#key = options.key;
    this.#asOf = options.asOf;
    this.#from = options.from;
    this.#context = options.context;
    this.numbers = options.numbers;
  }

  /** The day of an offset. */
  on(day: number): string {
    return addDays(this.#from, day);
  }

  /** Takes an event so many days after the first, unless that day is still to come; `fields` may ask for numbers. */
  take(type: CaseEventType, day: number, fields: Fields | ((on: string) => Fields) = {}): this {
    const on = this.on(day);
    if (this.#isOver || on > this.#asOf) {
      this.#isOver = true;
      return this;
    }
    const index = this.statesAfter.length;
    const parsed = parseCaseEvent({
      reason: '按规定办理',
      ref: `附件${index + 1}`,
      ...(typeof fields === 'function' ? fields(on) : fields),
      type,
      id: `${this.#key}-${index + 1}`,
      occurredOn: on,
      recordedAt: `${on}T10:00:00Z`,
      actor:
        officers[(this.#key.charCodeAt(this.#key.length - 1) + Math.floor(index / 4)) % officers.length]!,
    });
    if (!parsed.ok) throw new RangeError(`演示案件 ${this.#key}：${parsed.message}`);
    const result = applyEvent(this.state ?? null, parsed.event, this.#context(on));
    if (!result.ok) {
      throw new RangeError(`演示案件 ${this.#key}：${type} ${on} ${result.guard} ${result.message}`);
    }
    this.bases.push(basisOf(parsed.event, this.state ?? null));
    this.state = result.state;
    this.statesAfter.push(result.state.state);
    return this;
  }

  /** Issues a paper with an event, and serves it some days later. */
  issue(
    type: CaseEventType,
    day: number,
    docType: CaseDocumentType,
    fields: (docNo: string, on: string) => Fields = (docNo) => ({ docNo }),
    servedAfterDays: number | null = 2,
  ): this {
    if (this.#isOver || this.on(day) > this.#asOf) {
      this.#isOver = true;
      return this;
    }
    const docNo = this.numbers.next(docType, this.on(day));
    this.take(type, day, (on) => fields(docNo, on));
    if (servedAfterDays === null || this.on(day + servedAfterDays) > this.#asOf) return this;
    return this.take('document_served', day + servedAfterDays, {
      docNo,
      method: 'direct',
      receiptRef: `送达回证 ${docNo}`,
    });
  }
}
