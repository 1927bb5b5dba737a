import { describe, expect, it } from 'vitest';
import { foldCase } from '../../../../geodata/analysis/disposal/fold-case.ts';
import {
  isClockDue,
  permittedEvents,
  waitingEvents,
} from '../../../../geodata/analysis/disposal/permitted-events.ts';
import { NextStep, WaitingStep } from '../../../../geodata/model/idle-case-next-step.ts';
import { CaseStage } from '../../../../geodata/model/idle-case-terms.ts';
import { bondAt } from './bond-scenarios.ts';
import { caseIn, determined, executed, feeDecided, feeHearing } from './case-scenarios.ts';
import { type CaseWalk, contextOn } from './case-walk.ts';

const steps = (walk: CaseWalk, asOf: string) => {
  const context = contextOn(asOf);
  const state = foldCase(walk.events, context);
  return {
    open: permittedEvents(state, context),
    waiting: waitingEvents(state, context),
    names: permittedEvents(state, context).map(({ event }) => event),
  };
};

describe('the next permitted steps', () => {
  it('follow the branch: the holder is told of a fee before two years, of the take-back after', () => {
    const before = steps(determined(), '2024-05-10');
    expect(before.names).toContain('fee_rights_told');
    expect(before.names).not.toContain('reclaim_rights_told');
    expect(before.names).not.toContain('talks_started');
    const after = steps(determined(), '2024-05-11');
    expect(after.names).toContain('reclaim_rights_told');
    expect(after.names).not.toContain('fee_rights_told');
    const government = steps(determined({ cause: 'GOV' }), '2024-05-11');
    expect(government.names).toContain('talks_started');
    expect(government.names).not.toContain('reclaim_rights_told');
  });

  it('say what they need, with the article, and the paper they issue', () => {
    const decide = steps(feeHearing(), '2023-07-20').open.find(({ event }) => event === 'fee_decided');
    expect(decide).toMatchObject({
      label: '决定征缴闲置费',
      leadsTo: ['FEE_DECIDED'],
      documents: [{ docType: 'fee_decision', label: '征缴土地闲置费决定书' }],
    });
    expect(decide?.needs).toContainEqual({
      guard: 'government_approval',
      article: '53号令第十四条第（一）项',
      need: '同级人民政府批准文件',
      met: false,
    });
    expect(decide?.needs).toContainEqual(expect.objectContaining({ guard: 'hearing_respected', met: true }));
  });

  it('wait for their day, and say for which', () => {
    const waiting = steps(feeHearing(), '2023-07-18').waiting.find(({ event }) => event === 'fee_decided');
    expect(waiting).toMatchObject({
      guard: 'hearing_respected',
      message: expect.stringContaining('2023-07-18'),
    });
    expect(steps(feeDecided(), '2023-09-01').waiting).toContainEqual(
      expect.objectContaining({ event: 'demand_issued', guard: 'performance_overdue' }),
    );
  });

  it('have a clock of their own only when it has run out', () => {
    const due = (walk: CaseWalk, asOf: string) =>
      isClockDue(foldCase(walk.events, contextOn(asOf)), contextOn(asOf));
    expect(due(executed('EXTENDED'), '2024-08-15')).toBe(false);
    expect(due(executed('EXTENDED'), '2024-08-16')).toBe(true);
    expect(due(determined(), '2030-01-01')).toBe(false);
  });

  it.each(CaseStage.options)('of %s fit their schema, and none is left at the end', (state) => {
    const walk = caseIn[state]();
    const { open, waiting } = steps(walk, walk.current.asOf);
    for (const step of open) expect(NextStep.parse(step)).toEqual(step);
    for (const step of waiting) expect(WaitingStep.parse(step)).toEqual(step);
    if (state === 'NOT_IDLE' || state === 'CLOSED') expect([...open, ...waiting]).toEqual([]);
    else expect(open.length).toBeGreaterThan(0);
  });

  it('lists of a bond purchase what its next step asks, and none once it is in the reserve', () => {
    const open = (taken: number) =>
      steps(bondAt(taken), '2023-12-28').open.find(({ event }) => event === 'bond_advanced');
    expect(open(1)?.needs.map(({ guard }) => guard)).toEqual([
      'bond_funding',
      'bond_order',
      'bond_order',
      'bond_appraisal',
    ]);
    expect(open(8)?.needs.map(({ guard }) => guard)).toContain('bond_area');
    expect(open(10)).toBeUndefined();
  });
});
