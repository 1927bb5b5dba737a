import { describe, expect, it } from 'vitest';
import { applyEvent } from '../../../../geodata/analysis/disposal/apply-event.ts';
import { foldCase } from '../../../../geodata/analysis/disposal/fold-case.ts';
import { transitionTable } from '../../../../geodata/analysis/disposal/transition-table.ts';
import { FactEvent, type FactEventType } from '../../../../geodata/model/idle-case-event.ts';
import { caseEventLabels } from '../../../../geodata/model/idle-case-event-labels.ts';
import { CaseStage } from '../../../../geodata/model/idle-case-terms.ts';
import { bondAt } from './bond-scenarios.ts';
import {
  caseIn,
  determined,
  feeDecided,
  feeDecision,
  feeEnforced,
  feeHearing,
  feePaid,
  finding,
  negotiating,
  outcomes,
  planApproved,
  reclaimDecision,
  reclaimEnforced,
  reclaimHearing,
  resumedFinding,
  startedFinding,
} from './case-scenarios.ts';
import {
  type CaseWalk,
  contextOn,
  contract,
  countyApproval,
  expectRefused,
  type Fields,
} from './case-walk.ts';

/** An event that the domain dossier lets pass, and where it says the case goes. */
interface Trial {
  to: CaseStage;
  walk?: () => CaseWalk;
  on?: string;
  fields?: Fields | ((walk: CaseWalk, on: string) => Fields);
}

/** A pair that has a row in the table but fails one named guard in the plain case of that state. */
interface Refusal {
  guard: string;
}

type Expectations = Partial<Record<CaseStage, Trial | Refusal>>;

/** A day on which nothing in the plain case of a state is too early. */
const dayIn: Record<CaseStage, string> = {
  OVERDUE_LT1Y: '2024-09-02',
  SUSPENDED_LT1Y: '2024-09-02',
  SUSPECTED: '2023-06-01',
  INVESTIGATING: '2023-07-03',
  NOT_IDLE: '2023-08-01',
  DETERMINED: '2023-07-20',
  NEGOTIATING: '2023-07-20',
  PLAN_APPROVED: '2023-08-15',
  EXTENDED: '2023-09-01',
  USE_CHANGED: '2023-09-01',
  TEMP_USE: '2023-09-01',
  PAID_TAKEBACK: '2023-09-01',
  SWAPPED: '2023-09-01',
  OTHER: '2023-09-01',
  FEE_HEARING: '2023-07-20',
  FEE_DECIDED: '2023-08-10',
  FEE_PAID: '2023-09-01',
  RECLAIM_HEARING: '2024-05-23',
  RECLAIM_DECIDED: '2024-06-10',
  RECLAIMED: '2024-07-10',
  ENFORCEMENT: '2024-03-04',
  RESUMED: '2023-08-01',
  CLOSED: '2023-09-01',
};

const open = CaseStage.options.filter((state) => state !== 'NOT_IDLE' && state !== 'CLOSED');
const undetermined: CaseStage[] = ['SUSPECTED', 'INVESTIGATING', 'OVERDUE_LT1Y', 'SUSPENDED_LT1Y'];
const determinedAndOpen = open.filter((state) => !undetermined.includes(state));

const each = (states: readonly CaseStage[], expectation: (state: CaseStage) => Trial | Refusal) =>
  Object.fromEntries(states.map((state) => [state, expectation(state)])) as Expectations;

const stays =
  (fields?: Trial['fields'], prepare?: (walk: CaseWalk, on: string) => CaseWalk) => (state: CaseStage) => ({
    to: state,
    fields,
    walk: prepare ? () => prepare(caseIn[state](), dayIn[state]) : undefined,
  });

const refused = (guard: string) => (): Refusal => ({ guard });

const filed = (walk: CaseWalk, on: string) =>
  walk.take('remedy_filed', on, {
    filingNo: '复受〔2023〕1号',
    kind: 'suit',
    targetDocNo: '认字〔2023〕1号',
    lateAcceptanceNo: '准字1号',
  });

const reclaimedAndDone = () =>
  caseIn
    .RECLAIMED()
    .take('reuse_decided', '2024-07-02', { reuse: 'RESERVED' })
    .take('duty_done', '2024-07-03', { duty: 'change_survey_and_registration' });

const afterDuty = (
  state: 'USE_CHANGED' | 'SWAPPED' | 'TEMP_USE' | 'OTHER' | 'PAID_TAKEBACK',
  ...duties: string[]
) => ({
  to: 'CLOSED' as const,
  walk: () => duties.reduce((walk, duty) => walk.take('duty_done', '2023-08-20', { duty }), caseIn[state]()),
});

const heard = (walk: CaseWalk, requestedOn: string, noticeOn: string, hearingOn: string) =>
  walk
    .take('hearing_requested', requestedOn)
    .take('hearing_scheduled', noticeOn, { docNo: '听通〔2023〕1号', hearingOn })
    .take('hearing_held', hearingOn);

const started =
  (to: CaseStage) =>
  (state: CaseStage): Trial => ({
    to,
    fields: (_walk, on) => ({
      finding: state === 'SUSPENDED_LT1Y' ? resumedFinding(on) : startedFinding,
    }),
  });

/** The table of domain.md 2.3 with the gaps of 2.7, written down a second time by hand. */
const expected: Record<FactEventType, Expectations> = {
  opened: {},
  adopted: {},
  investigation_notice_issued: {
    SUSPECTED: { to: 'INVESTIGATING', fields: { docNo: '调字〔2023〕9号' } },
  },
  holder_material_received: { INVESTIGATING: { to: 'INVESTIGATING' } },
  evidence_recorded: each(open, stays({ kind: 'survey', description: '勘测报告' })),
  determined: {
    INVESTIGATING: { to: 'DETERMINED', fields: { finding: finding('HOLDER') } },
  },
  not_idle_concluded: { INVESTIGATING: { to: 'NOT_IDLE', fields: { docNo: '结字〔2023〕9号' } } },
  redetermined: {
    DETERMINED: { to: 'DETERMINED', fields: { finding: finding('GOV', '认字〔2023〕2号') } },
  },
  published: each(
    determinedAndOpen,
    stays((walk, on) => {
      const { gross, net } = foldCase(walk.events, contextOn(on)).idleDays;
      return {
        location: '示范路以东',
        holderName: contract.holder.name,
        idleDaysGross: gross,
        idleDaysNet: net,
        causeText: '规划修改',
        responsibleAuthority: '县住建局',
        situationNoticeNo: '告字〔2023〕1号',
      };
    }),
  ),
  talks_started: {
    DETERMINED: {
      to: 'NEGOTIATING',
      walk: () => determined({ cause: 'GOV' }),
      fields: { materialRef: '说明', materialAccepted: true },
    },
  },
  talks_failed: { NEGOTIATING: { to: 'DETERMINED' } },
  plan_approved: {
    NEGOTIATING: {
      to: 'PLAN_APPROVED',
      fields: { option: 'EXTENDED', planNo: '方案〔2023〕9号', approval: countyApproval },
    },
  },
  option_executed: { PLAN_APPROVED: { to: 'EXTENDED', fields: { outcome: outcomes.EXTENDED } } },
  bond_advanced: {
    PAID_TAKEBACK: {
      to: 'PAID_TAKEBACK',
      walk: () => bondAt(0),
      fields: { detail: { step: 'CANDIDATE', reserveAgency: '土地储备中心', agencyListed: true } },
    },
  },
  bond_repriced: { PAID_TAKEBACK: { guard: 'bond_funding' } },
  bond_resupplied: {
    PAID_TAKEBACK: {
      to: 'PAID_TAKEBACK',
      on: '2024-02-01',
      walk: () => bondAt(10),
      fields: { use: 'real_economy', areaSquareMetres: 20_000 },
    },
  },
  clock_passed: {
    EXTENDED: { to: 'OVERDUE_LT1Y', on: '2024-08-16' },
    OVERDUE_LT1Y: { to: 'SUSPECTED', on: '2025-08-16' },
    SUSPENDED_LT1Y: { to: 'SUSPECTED', on: '2025-08-16' },
    TEMP_USE: { to: 'NEGOTIATING', on: '2025-08-16' },
  },
  fee_rights_told: { DETERMINED: { to: 'FEE_HEARING', fields: { docNo: '听告〔2023〕9号' } } },
  reclaim_rights_told: each(['DETERMINED', 'FEE_HEARING', 'FEE_DECIDED', 'FEE_PAID'], () => ({
    to: 'RECLAIM_HEARING',
    on: '2024-05-11',
    fields: { docNo: '听告〔2024〕9号' },
  })),
  hearing_requested: {
    FEE_HEARING: { to: 'FEE_HEARING', on: '2023-07-18' },
    RECLAIM_HEARING: { to: 'RECLAIM_HEARING', on: '2024-05-21' },
  },
  hearing_scheduled: {
    FEE_HEARING: {
      to: 'FEE_HEARING',
      walk: () => feeHearing().take('hearing_requested', '2023-07-14'),
      fields: { docNo: '听通〔2023〕9号', hearingOn: '2023-08-01' },
    },
    RECLAIM_HEARING: {
      to: 'RECLAIM_HEARING',
      walk: () => reclaimHearing().take('hearing_requested', '2024-05-15'),
      fields: { docNo: '听通〔2024〕9号', hearingOn: '2024-06-05' },
    },
  },
  hearing_held: {
    FEE_HEARING: {
      to: 'FEE_HEARING',
      on: '2023-08-01',
      walk: () =>
        feeHearing()
          .take('hearing_requested', '2023-07-14')
          .take('hearing_scheduled', '2023-07-20', { docNo: '听通〔2023〕9号', hearingOn: '2023-08-01' }),
    },
    RECLAIM_HEARING: {
      to: 'RECLAIM_HEARING',
      on: '2024-06-05',
      walk: () =>
        reclaimHearing()
          .take('hearing_requested', '2024-05-15')
          .take('hearing_scheduled', '2024-05-20', { docNo: '听通〔2024〕9号', hearingOn: '2024-06-05' }),
    },
  },
  hearing_waived: {
    FEE_HEARING: { to: 'FEE_HEARING', walk: () => feeHearing().take('hearing_requested', '2023-07-14') },
    RECLAIM_HEARING: {
      to: 'RECLAIM_HEARING',
      walk: () => reclaimHearing().take('hearing_requested', '2024-05-15'),
    },
  },
  hearing_upheld: {
    FEE_HEARING: {
      to: 'DETERMINED',
      on: '2023-08-02',
      walk: () => heard(feeHearing(), '2023-07-14', '2023-07-20', '2023-08-01'),
      fields: { next: 'DETERMINED', finding: finding('GOV', '认字〔2023〕3号') },
    },
    RECLAIM_HEARING: {
      to: 'NOT_IDLE',
      on: '2024-06-06',
      walk: () => heard(reclaimHearing(), '2024-05-15', '2024-05-20', '2024-06-05'),
      fields: { next: 'NOT_IDLE', finding: null },
    },
  },
  fee_decided: { FEE_HEARING: { to: 'FEE_DECIDED', fields: feeDecision } },
  fee_payment_recorded: {
    ...each(determinedAndOpen, refused('fee_outstanding')),
    FEE_DECIDED: { to: 'FEE_PAID', fields: { feeDocNo: '费字〔2023〕1号', amountYuan: '2400000' } },
    ENFORCEMENT: { to: 'FEE_PAID', fields: { feeDocNo: '费字〔2023〕1号', amountYuan: '2400000' } },
  },
  reclaim_decided: { RECLAIM_HEARING: { to: 'RECLAIM_DECIDED', on: '2024-06-03', fields: reclaimDecision } },
  deregistered: {
    RECLAIM_DECIDED: { to: 'RECLAIMED', fields: { manner: 'certificate_returned' } },
    ENFORCEMENT: {
      to: 'RECLAIMED',
      walk: reclaimEnforced,
      on: '2025-01-10',
      fields: { manner: 'announced' },
    },
  },
  reuse_decided: { RECLAIMED: { to: 'RECLAIMED', fields: { reuse: 'REALLOCATED' } } },
  demand_issued: {
    FEE_DECIDED: { to: 'FEE_DECIDED', on: '2024-02-05', fields: { docNo: '催字〔2024〕9号' } },
    RECLAIM_DECIDED: { to: 'RECLAIM_DECIDED', on: '2024-12-05', fields: { docNo: '催字〔2024〕9号' } },
  },
  enforcement_applied: {
    FEE_DECIDED: {
      to: 'ENFORCEMENT',
      on: '2024-02-27',
      walk: () =>
        feeDecided()
          .take('demand_issued', '2024-02-05', { docNo: '催字1' })
          .take('document_served', '2024-02-06', { docNo: '催字1', method: 'direct', receiptRef: '回证' }),
      fields: { docNo: '执申9', manner: 'court' },
    },
    RECLAIM_DECIDED: {
      to: 'ENFORCEMENT',
      on: '2024-12-23',
      walk: () =>
        caseIn
          .RECLAIM_DECIDED()
          .take('demand_issued', '2024-12-05', { docNo: '催字1' })
          .take('document_served', '2024-12-06', { docNo: '催字1', method: 'direct', receiptRef: '回证' }),
      fields: { docNo: '注公9', manner: 'announce_cancellation' },
    },
  },
  document_issued: each(open, stays({ docNo: '交确1号', docType: 'delivery_confirmation' })),
  document_served: each(
    open,
    stays({ docNo: '申请1号', method: 'left', receiptRef: '回证9' }, (walk, on) =>
      walk.take('document_issued', on, { docNo: '申请1号', docType: 'start_application' }),
    ),
  ),
  pause_accepted: each(
    open,
    stays((_walk, on) => ({ pause: { from: on, to: null, cause: 'GOV', materialRef: '证明' } })),
  ),
  pause_ended: each(
    open,
    stays(
      (_walk, on) => ({ from: on, to: on }),
      (walk, on) =>
        walk.take('pause_accepted', on, {
          pause: { from: on, to: null, cause: 'FORCE_MAJEURE', materialRef: '证明' },
        }),
    ),
  ),
  mortgagee_registered: each(open, stays({ name: '示范农商银行' })),
  parcel_plan_recorded: each(
    open,
    stays({
      plan: {
        route: 'enterprise_development',
        ownerUnit: '自然资源局',
        mode: '督促动工',
        milestones: [],
        deadlineOn: '2025-12-31',
      },
    }),
  ),
  remedy_filed: {
    ...each(
      open,
      stays({
        filingNo: '复受〔2023〕1号',
        kind: 'suit',
        targetDocNo: '认字〔2023〕1号',
        lateAcceptanceNo: '准字1号',
      }),
    ),
    ...each(['SUSPECTED', 'INVESTIGATING'], refused('remedy_target_served')),
  },
  remedy_resolved: {
    ...each(open, stays({ filingNo: '复受〔2023〕1号', docNo: '判1', result: 'withdrawn' }, filed)),
    ...each(['SUSPECTED', 'INVESTIGATING'], refused('remedy_known')),
  },
  start_found: {
    ...each(
      open.filter((state) => state !== 'RECLAIMED' && state !== 'RESUMED'),
      started('RESUMED'),
    ),
    ...each(['SUSPECTED', 'INVESTIGATING'], started('NOT_IDLE')),
  },
  duty_done: {
    ...each(determinedAndOpen, refused('duty_relevant')),
    ...each(
      ['RECLAIMED', 'USE_CHANGED', 'SWAPPED', 'PAID_TAKEBACK'],
      stays({ duty: 'change_survey_and_registration' }),
    ),
    TEMP_USE: { to: 'TEMP_USE', fields: { duty: 'temporary_use_ended' } },
    OTHER: { to: 'OTHER', fields: { duty: 'measure_done' } },
  },
  closed: {
    RECLAIMED: { to: 'CLOSED', walk: reclaimedAndDone },
    RESUMED: { to: 'CLOSED' },
    EXTENDED: { to: 'CLOSED' },
    USE_CHANGED: afterDuty('USE_CHANGED', 'change_survey_and_registration'),
    SWAPPED: afterDuty('SWAPPED', 'change_survey_and_registration'),
    PAID_TAKEBACK: afterDuty('PAID_TAKEBACK', 'change_survey_and_registration', 'compensation_paid'),
    TEMP_USE: afterDuty('TEMP_USE', 'temporary_use_ended'),
    OTHER: afterDuty('OTHER', 'measure_done'),
  },
};

/** A well-formed event of each type, for the pairs that must be refused whatever it says. */
const anyFields: Partial<Record<FactEventType, Fields>> = {
  opened: {
    parcelCode: 'P1',
    contract,
    idleType: 'NOT_STARTED',
    foundOn: '2023-05-12',
  },
  adopted: {
    facts: { parcelCode: 'P1', contract, idleType: 'NOT_STARTED', state: 'SUSPECTED' },
  },
  investigation_notice_issued: { docNo: 'X1' },
  evidence_recorded: { kind: 'photo', description: '照片' },
  determined: { finding: finding('HOLDER', 'X1') },
  redetermined: { finding: finding('HOLDER', 'X1') },
  not_idle_concluded: { docNo: 'X1' },
  published: { location: '某地', holderName: '某公司', idleDaysGross: 1, idleDaysNet: 1 },
  talks_started: { materialRef: '材料', materialAccepted: true },
  plan_approved: { option: 'OTHER', planNo: 'X1', approval: countyApproval },
  option_executed: { outcome: outcomes.OTHER },
  bond_advanced: { detail: { step: 'CANDIDATE', reserveAgency: '土地储备中心', agencyListed: true } },
  bond_resupplied: { use: 'livelihood', areaSquareMetres: 1 },
  fee_rights_told: { docNo: 'X1' },
  reclaim_rights_told: { docNo: 'X1' },
  hearing_scheduled: { docNo: 'X1', hearingOn: '2030-01-01' },
  hearing_upheld: { next: 'NOT_IDLE', finding: null },
  fee_decided: { ...feeDecision, docNo: 'X1' },
  fee_payment_recorded: { feeDocNo: 'X1', amountYuan: '1' },
  demand_issued: { docNo: 'X1' },
  enforcement_applied: { docNo: 'X1', manner: 'court' },
  reclaim_decided: { ...reclaimDecision, docNo: 'X1' },
  deregistered: { manner: 'court' },
  reuse_decided: { reuse: 'RESERVED' },
  document_issued: { docNo: 'X1', docType: 'service_receipt' },
  document_served: { docNo: 'X1', method: 'direct', receiptRef: '回证' },
  pause_accepted: { pause: { from: '2023-06-01', to: '2023-06-02', cause: 'GOV', materialRef: '证明' } },
  pause_ended: { from: '2023-06-01', to: '2023-06-02' },
  mortgagee_registered: { name: '某银行' },
  parcel_plan_recorded: {
    plan: {
      route: 'market_transfer',
      ownerUnit: '某局',
      mode: '转让',
      milestones: [],
      deadlineOn: '2025-01-01',
    },
  },
  remedy_filed: { filingNo: 'F1', kind: 'suit', targetDocNo: 'X1' },
  remedy_resolved: { filingNo: 'F1', docNo: 'X2', result: 'withdrawn' },
  start_found: { finding: startedFinding },
  duty_done: { duty: 'fee_refunded' },
};

const eventTypes = FactEvent.options.map((option) => option.shape.type.value) as FactEventType[];
const pairs = CaseStage.options.flatMap((state) =>
  eventTypes.map((event) => ({ state, event, expectation: expected[event][state] })),
);

describe('every state and event', () => {
  it('is covered: 23 states, 42 events', () => {
    expect(CaseStage.options).toHaveLength(23);
    expect(eventTypes.toSorted()).toEqual(Object.keys(expected).toSorted());
    expect(pairs).toHaveLength(23 * eventTypes.length);
  });

  const allowed = pairs.filter(({ expectation }) => expectation && 'to' in expectation);
  it.each(allowed)('domain.md 2.3/2.7: $state takes $event', ({ state, event, expectation }) => {
    const trial = expectation as Trial;
    const walk = trial.walk?.() ?? caseIn[state]();
    expect(walk.current.state).toBe(state);
    const on = trial.on ?? dayIn[state];
    const fields = typeof trial.fields === 'function' ? trial.fields(walk, on) : trial.fields;
    expect(walk.take(event, on, fields).current.state).toBe(trial.to);
  });

  const guarded = pairs.filter(({ expectation }) => expectation && 'guard' in expectation);
  it.each(guarded)('$state refuses $event by a named guard', ({ state, event, expectation }) => {
    expectRefused(caseIn[state]().try(event, dayIn[state], anyFields[event]), (expectation as Refusal).guard);
  });

  const forbidden = pairs.filter(({ expectation }) => !expectation);
  it.each(forbidden)('$state refuses $event altogether', ({ state, event }) => {
    const result = caseIn[state]().try(event, dayIn[state], anyFields[event]);
    const beginning = event === 'opened' || event === 'adopted';
    expectRefused(result, beginning ? 'case_exists' : 'not_permitted_in_state');
    if (result.ok || beginning) return;
    const row = transitionTable.find((candidate) => candidate.event === event);
    expect(result.article).toBe(row?.article);
    expect(result.message).toContain(caseEventLabels[event]);
  });

  it('has at most one row for each pair', () => {
    const keys = transitionTable.flatMap(({ event, from }) => from.map((state) => `${state} ${event}`));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('refuses everything but a beginning where there is no case', () => {
    for (const event of eventTypes) {
      if (event === 'opened' || event === 'adopted') continue;
      const walk = caseIn.SUSPECTED();
      const parsed = walk.event(event, '2023-06-01', anyFields[event]);
      expectRefused(applyEvent(null, parsed, contextOn('2023-06-01')), 'case_missing');
    }
  });
});

describe('both branches and both types', () => {
  it('domain.md 2.7: DETERMINED[HOLDER, SUSPENDED] negotiates and is flagged, never fee or take-back', () => {
    const walk = determined({ idleType: 'SUSPENDED' });
    expect(walk.current.flags.legalReview).toBe(true);
    expectRefused(
      walk.try('fee_rights_told', '2023-07-20', { docNo: 'X1' }),
      'not_started_type',
      '53号令第十四条第（一）项',
    );
    expectRefused(walk.try('reclaim_rights_told', '2025-07-20', { docNo: 'X1' }), 'not_started_type');
    for (const option of ['EXTENDED', 'PAID_TAKEBACK', 'OTHER'] as const) {
      expect(planApproved(option, { idleType: 'SUSPENDED' }).current.state).toBe('PLAN_APPROVED');
    }
    for (const option of ['USE_CHANGED', 'TEMP_USE', 'SWAPPED'] as const) {
      expectRefused(
        negotiating({ idleType: 'SUSPENDED' }).try('plan_approved', '2023-08-01', {
          option,
          planNo: 'X1',
          approval: countyApproval,
        }),
        'option_allowed',
      );
    }
  });

  it.each(['GOV', 'FORCE_MAJEURE', 'PREP_WORK'] as const)(
    '53号令第八条、第十二条: %s goes to talks, neither to fee nor to take-back',
    (cause) => {
      expect(negotiating({ cause }).current.state).toBe('NEGOTIATING');
      expectRefused(
        determined({ cause }).try('fee_rights_told', '2023-07-20', { docNo: 'X1' }),
        'holder_cause',
      );
      expectRefused(
        determined({ cause }).try('reclaim_rights_told', '2024-07-20', { docNo: 'X1' }),
        'holder_cause',
      );
    },
  );

  it('domain.md 2.7: ENFORCEMENT ends in FEE_PAID or RECLAIMED, each by its own decision', () => {
    expectRefused(
      feeEnforced().try('deregistered', '2024-03-04', { manner: 'court' }),
      'enforcement_about_reclaim',
      '53号令第十八条',
    );
    expect(
      feeEnforced().take('fee_payment_recorded', '2024-03-04', {
        feeDocNo: '费字〔2023〕1号',
        amountYuan: '2400000',
      }).current.state,
    ).toBe('FEE_PAID');
    expect(reclaimEnforced().take('deregistered', '2025-01-10', { manner: 'court' }).current.state).toBe(
      'RECLAIMED',
    );
  });

  it('domain.md 2.7: FEE_HEARING and FEE_DECIDED go on to RECLAIM_HEARING only once two years are past', () => {
    for (const walk of [feeHearing(), feeDecided(), feePaid()]) {
      expectRefused(
        walk.try('reclaim_rights_told', '2024-05-10', { docNo: 'X1' }),
        'idle_over_two_years',
        '53号令第十四条第（二）项',
      );
      expect(walk.take('reclaim_rights_told', '2024-05-11', { docNo: 'X1' }).current.state).toBe(
        'RECLAIM_HEARING',
      );
    }
  });
});
