import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseStateOn } from '../../../../geodata/analysis/disposal/case-state-on.ts';
import { foldCase } from '../../../../geodata/analysis/disposal/fold-case.ts';
import { violatedInvariant } from '../../../../geodata/analysis/disposal/invariants.ts';
import { permittedEvents } from '../../../../geodata/analysis/disposal/permitted-events.ts';
import { FactEvent, type FactEventType } from '../../../../geodata/model/idle-case-event.ts';
import type { CaseState } from '../../../../geodata/model/idle-case-state.ts';
import { CaseStage } from '../../../../geodata/model/idle-case-terms.ts';
import { addDays, addYears, daysBetween } from '../../../../geodata/units/days/plain-date.ts';
import { parseFen } from '../../../../geodata/units/money.ts';
import { bondAt } from './bond-scenarios.ts';
import { caseIn } from './case-scenarios.ts';
import { type CaseWalk, contextOn } from './case-walk.ts';
import { type Dice, diceFrom, randomFields } from './random-fields.ts';

const eventTypes = FactEvent.options.map((option) => option.shape.type.value) as FactEventType[];
const beginnings = CaseStage.options.filter((state) => state !== 'NOT_IDLE' && state !== 'CLOSED');
const endings: FactEventType[] = ['start_found', 'not_idle_concluded', 'closed'];
const registers: FactEventType[] = [
  'evidence_recorded',
  'document_issued',
  'mortgagee_registered',
  'parcel_plan_recorded',
  'pause_accepted',
  'remedy_filed',
  'remedy_resolved',
  'published',
  'fee_payment_recorded',
  'duty_done',
];
const publicStates = CaseStage.options.filter(
  (state) =>
    !['SUSPECTED', 'INVESTIGATING', 'NOT_IDLE', 'CLOSED', 'OVERDUE_LT1Y', 'SUSPENDED_LT1Y'].includes(state),
);

/** The rules of domain.md 9 that a single case can break, in words of their own. */
function brokenRule({ state, facts, idleDays, flags }: CaseState): string | undefined {
  const { determination, reclaim, outcome, publication } = facts;
  const hasPaper = (docNo: string | undefined) => facts.documents.some((paper) => paper.docNo === docNo);
  if (publicStates.includes(state) && !(determination && hasPaper(determination.docNo))) {
    return '3: DETERMINED requires 认定书';
  }
  for (const fee of facts.fees) {
    const told = facts.documents.some(
      ({ docType, servedOn }) => docType === 'hearing_rights_notice' && (servedOn ?? '9') <= fee.decidedOn,
    );
    if (!fee.approval.docNo || !told) return '3: FEE_DECIDED requires approval and hearing notice';
    const exact = parseFen(facts.contract.priceYuan)! / 5n;
    if (parseFen(fee.amountYuan) !== exact) return '5: fee = 20 % of the price';
    const standing = !fee.annulled && fee.round === facts.round;
    if (standing && determination && determination.cause !== 'HOLDER') return '5: no fee when cause≠HOLDER';
    if (facts.idleType === 'SUSPENDED') return '2.3: no fee for SUSPENDED';
  }
  if (reclaim) {
    const paused = facts.pauses.reduce((days, { from, to }) => {
      const end = to === null || to > reclaim.decidedOn ? reclaim.decidedOn : to;
      const start = from > facts.clockStart ? from : addDays(facts.clockStart, 1);
      return days + Math.max(0, daysBetween(start, end) + 1);
    }, 0);
    // Overlapping pauses are counted twice here, so this bound is only used when there is at most one.
    const net = addDays(reclaim.decidedOn, facts.pauses.length > 1 ? 0 : -paused);
    if (net <= addYears(facts.clockStart, 2)) return '3: RECLAIM_DECIDED requires idle ≥ 2 y';
    if (determination?.cause !== 'HOLDER' || facts.idleType !== 'NOT_STARTED') {
      return '3: RECLAIM_DECIDED requires HOLDER and NOT_STARTED';
    }
  } else if (state === 'RECLAIM_DECIDED' || state === 'RECLAIMED') return '3: no decision';
  if (outcome?.option === 'EXTENDED' && outcome.newStart > addYears(outcome.agreementSignedOn, 1)) {
    return '4: EXTENDED new_start ≤ ref + 1 y';
  }
  if (outcome?.option === 'TEMP_USE' && outcome.endOn > addYears(outcome.startOn, 2))
    return '4: TEMP_USE ≤ 2 y';
  if (publication && !publication.withdrawnOn && !publicStates.includes(state)) {
    return '6: only determined, open cases are public';
  }
  if (flags.published !== (publication !== null && publication.withdrawnOn === null)) return '6: flag';
  const { bond } = facts;
  const year = bond?.takenBackOn?.slice(0, 4);
  const again = (bond?.resupplies ?? []).filter(
    ({ use, on }) => use === 'real_estate' && on.slice(0, 4) === year,
  );
  const resupplied = again.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0);
  if (bond && resupplied > (bond.takenBackSquareMetres ?? 0) / 2) return '2.6: half of the area in the year';
  if (idleDays.net > idleDays.gross || idleDays.net < 0) return '2.7: net ≤ gross';
  if (
    state === 'CLOSED' &&
    facts.fees.some((fee) => !fee.annulled && fee.paidYuan === '0') &&
    !facts.closedOn
  ) {
    return '2: closed without a day';
  }
  return undefined;
}

const bondPurchase = (dice: Dice) =>
  bondAt(dice.of([0, 0, 0, 8, 10]), { landUse: '商服用地', isRealEstate: true });

/** Walks one case on from one of the open states until it ends or has so many events; checks every accepted event. */
function walkOnce(seed: number, limit: number, seen: { states: Set<string>; events: Set<string> }): CaseWalk {
  const dice: Dice = diceFrom(seed);
  const beginning = beginnings[seed % beginnings.length]!;
  const walk = beginning === 'PAID_TAKEBACK' && dice.chance(70) ? bondPurchase(dice) : caseIn[beginning]();
  let on = walk.current.asOf;
  for (let attempt = 0; attempt < limit * 4 && walk.events.length < limit; attempt += 1) {
    const { state } = walk.current;
    if (state === 'NOT_IDLE' || state === 'CLOSED') break;
    if (dice.chance(60)) on = addDays(on, dice.below(dice.chance(15) ? 240 : 25));
    const today = caseStateOn(walk.current.facts, walk.current.history, contextOn(on));
    const open = permittedEvents(today, contextOn(on)).map(({ event }) => event as FactEventType);
    const unserved = walk.current.facts.documents.some(({ servedOn }) => !servedOn);
    const moving = open.filter(
      (event) => !registers.includes(event) && (unserved || event !== 'document_served'),
    );
    const pool = dice.chance(15) ? eventTypes : dice.chance(60) && moving.length > 0 ? moving : open;
    // A hearing that was held is rare enough: its outcome must not be rarer still.
    const isHeard = open.includes('hearing_upheld') && dice.chance(30);
    const type = isHeard ? 'hearing_upheld' : dice.of(pool);
    if (type === 'opened' || type === 'adopted' || (endings.includes(type) && dice.chance(90))) continue;
    const fields = randomFields(type, today, on, `文${attempt}`, dice);
    const result = walk.try(type, on, fields);
    if (!result.ok) {
      if (!result.guard || !result.article || !result.message)
        expect.fail(`${seed}: ${type} without a reason`);
      continue;
    }
    walk.accept(result.state);
    seen.states.add(result.state.state);
    seen.events.add(type);
    const broken = brokenRule(result.state) ?? violatedInvariant(result.state.facts, contextOn(on))?.message;
    if (broken) expect.fail(`${seed}: ${type}: ${broken}`);
  }
  return walk;
}

describe('random walks', () => {
  it('of 10,000 accepted events break no rule of domain.md 9, and every prefix folds the same', () => {
    const seen = { states: new Set<string>(), events: new Set<string>() };
    let accepted = 0;
    for (let seed = 1; accepted < 10_000; seed += 1) {
      const walk = walkOnce(seed, 120, seen);
      accepted += walk.events.length;
      const { asOf } = walk.current;
      expect(foldCase(walk.events, contextOn(asOf))).toEqual(walk.current);
    }
    expect([...seen.states].toSorted()).toEqual(CaseStage.options.toSorted());
    const reachable = eventTypes.filter((type) => type !== 'opened' && type !== 'adopted');
    expect(reachable.filter((type) => !seen.events.has(type))).toEqual([]);
  }, 120_000);

  it('from any seed keep the rules', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: 2_000_000_000 }), (seed) => {
        walkOnce(seed, 40, { states: new Set(), events: new Set() });
      }),
      { seed: 53, numRuns: 25 },
    );
  }, 120_000);
});
