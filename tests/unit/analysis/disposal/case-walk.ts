import { expect } from 'vitest';
import { type ApplyResult, applyEvent } from '../../../../geodata/analysis/disposal/apply-event.ts';
import type { EngineContext } from '../../../../geodata/analysis/disposal/engine-context.ts';
import { idleParamsOf } from '../../../../geodata/analysis/disposal/idle-params.ts';
import { parseCaseEvent } from '../../../../geodata/analysis/disposal/parse-event.ts';
import { stateCouncilCalendar } from '../../../../geodata/codes/holidays/state-council-calendar.ts';
import { idleLandRuleParams } from '../../../../geodata/codes/rule-params/idle-land.ts';
import type { CaseEvent, CaseEventType } from '../../../../geodata/model/idle-case-event.ts';
import type { CaseState } from '../../../../geodata/model/idle-case-state.ts';

export const params = idleParamsOf(idleLandRuleParams);

export function contextOn(asOf: string, more: Partial<EngineContext> = {}): EngineContext {
  return { asOf, calendar: stateCouncilCalendar, params, ...more };
}

/** An industrial contract over 1,200 万元 that should have started on 2022-05-10. */
export const contract = {
  contractNo: 'HT-2021-001',
  electronicSupervisionNo: '3707002021B00012',
  basis: 'contract',
  holder: { name: '示范新材料有限公司', address: '示范路 1 号', creditCode: null },
  signedOn: '2021-05-10',
  agreedStart: '2022-05-10',
  actualDelivery: '2021-06-01',
  priceYuan: '12000000.00',
  landUse: '工业用地',
  isRealEstate: false,
  authorityLevel: 'county',
} as const;

export const suspension = {
  suspendedOn: '2022-05-10',
  builtAreaSquareMetres: 1_000,
  shouldBuildAreaSquareMetres: 9_000,
  investedYuan: '5000000',
  totalInvestmentYuan: '10000000',
} as const;

export const countyApproval = {
  level: 'county',
  withApprovalPower: true,
  docNo: '县政批〔2023〕1号',
  approvedOn: '2023-07-01',
} as const;

export type Fields = Record<string, unknown>;

/** A case being built event by event; events are parsed as they would be from outside. */
export class CaseWalk {
  state: CaseState | null = null;
  readonly events: CaseEvent[] = [];
  private serial = 0;

  /** An event of a type on a day, recorded that evening in China. */
  event(type: CaseEventType, on: string, fields: Fields = {}): CaseEvent {
    this.serial += 1;
    const parsed = parseCaseEvent({
      type,
      id: `e${this.serial}`,
      occurredOn: on,
      recordedAt: `${laterOf(on, this.lastRecorded())}T18:00:00+08:00`,
      actor: '张经办',
      reason: '按规定办理',
      ref: '附件',
      ...fields,
    });
    if (!parsed.ok) throw new Error(parsed.message);
    return parsed.event;
  }

  /** Tries an event and leaves the case as it is. */
  try(type: CaseEventType, on: string, fields: Fields = {}, more: Partial<EngineContext> = {}): ApplyResult {
    const event = this.event(type, on, fields);
    return applyEvent(this.state, event, contextOn(laterOf(on, this.state?.asOf ?? on), more));
  }

  /** Takes an event that must be accepted. */
  take(type: CaseEventType, on: string, fields: Fields = {}): this {
    const event = this.event(type, on, fields);
    const result = applyEvent(this.state, event, contextOn(laterOf(on, this.state?.asOf ?? on)));
    if (!result.ok) throw new Error(`${type} on ${on}: ${result.guard} ${result.message}`);
    this.state = result.state;
    this.events.push(event);
    return this;
  }

  /** Goes on from a state that `try` gave. */
  accept(state: CaseState): void {
    this.state = state;
    this.events.push(state.history.at(-1)!);
  }

  get current(): CaseState {
    if (!this.state) throw new Error('no case yet');
    return this.state;
  }

  private lastRecorded(): string {
    return this.events.at(-1)?.recordedAt.slice(0, 10) ?? '';
  }
}

export function expectRefused(result: ApplyResult, guard: string, article?: string): void {
  expect(result).toMatchObject({ ok: false, guard, ...(article ? { article } : {}) });
  if (!result.ok) expect(result.message).toMatch(/[\u4e00-\u9fa5]/);
}

function laterOf(a: string, b: string): string {
  return a > b ? a : b;
}
