import { expect, it } from 'vitest';
import {
  determined,
  executed,
  feeDecided,
  feeHearing,
  finding,
  investigating,
  planApproved,
  reclaimDecided,
  reclaimed,
  startedFinding,
  suspected,
  waiting,
} from './case-scenarios.ts';
import { expectRefused } from './case-walk.ts';
import { describeRefusals, served } from './refusals.ts';

/** Requested, scheduled and held on 2023-07-27. */
const heard = () =>
  feeHearing()
    .take('hearing_requested', '2023-07-13')
    .take('hearing_scheduled', '2023-07-14', { docNo: '听通1', hearingOn: '2023-07-27' })
    .take('hearing_held', '2023-07-27');

const noticed = () =>
  served(
    suspected().take('investigation_notice_issued', '2023-05-20', { docNo: '调1' }),
    '调1',
    '2023-05-22',
  );

describeRefusals('what an event rests on must have happened by its day', [
  [
    '53号令第七条: evidence recorded after the finding does not carry it',
    'evidence_present',
    () => noticed().take('evidence_recorded', '2023-07-10', { kind: 'photo', description: '照片' }),
    'determined',
    '2023-07-03',
    { finding: finding('HOLDER') },
  ],
  [
    '53号令第七条: a visit without photo, survey or document is no proof',
    'evidence_present',
    () => noticed().take('evidence_recorded', '2023-06-01', { kind: 'site_visit', description: '踏勘' }),
    'determined',
    '2023-07-03',
    { finding: finding('HOLDER') },
  ],
  [
    '53号令第五条第二款: material that came later does not end the 30 days',
    'holder_heard',
    () => investigating().take('holder_material_received', '2023-06-19'),
    'determined',
    '2023-06-12',
    { finding: finding('HOLDER') },
  ],
  [
    '53号令第五条第二款: material cannot come before the investigation',
    'occurred_out_of_order',
    investigating,
    'holder_material_received',
    '2023-05-19',
  ],
  [
    '53号令第十五条: no decision before the hearing was held',
    'hearing_respected',
    heard,
    'fee_decided',
    '2023-07-26',
    {
      docNo: '费1',
      approval: { level: 'county', withApprovalPower: true, docNo: '批1', approvedOn: '2023-07-20' },
      rate: '20/100',
      amountYuan: '2400000.00',
    },
  ],
  [
    '53号令第十五条: no outcome before the hearing was held',
    'hearing_held',
    heard,
    'hearing_upheld',
    '2023-07-26',
    { next: 'NOT_IDLE', finding: null },
  ],
  [
    '53号令第十七条: a fee is not paid before it is decided',
    'fee_outstanding',
    feeDecided,
    'fee_payment_recorded',
    '2023-07-31',
    { feeDocNo: '费字〔2023〕1号', amountYuan: '1000000' },
  ],
  [
    '53号令第十九条: land is not used again before it came back',
    'occurred_out_of_order',
    reclaimed,
    'reuse_decided',
    '2024-06-30',
    { reuse: 'RESERVED' },
  ],
  [
    '53号令第二十条: registration follows the take-back',
    'duty_relevant',
    reclaimed,
    'duty_done',
    '2024-06-30',
    { duty: 'change_survey_and_registration' },
  ],
  [
    '53号令第十一条: not closed before the last duty is done',
    'duties_done',
    () =>
      reclaimed()
        .take('reuse_decided', '2024-07-10', { reuse: 'RESERVED' })
        .take('duty_done', '2024-07-12', { duty: 'change_survey_and_registration' }),
    'closed',
    '2024-07-11',
  ],
  [
    '53号令第十八条: no demand on a day on which a filing was pending',
    'no_remedy_pending',
    () =>
      reclaimDecided()
        .take('remedy_filed', '2024-11-20', { filingNo: 'F1', kind: 'suit', targetDocNo: '收字〔2024〕1号' })
        .take('remedy_resolved', '2025-01-10', { filingNo: 'F1', docNo: '裁1', result: 'withdrawn' }),
    'demand_issued',
    '2025-01-06',
    { docNo: '催1' },
  ],
]);

describeRefusals('limits that hang on days', [
  [
    '53号令第十二条第（三）项: two years count from the arrangement, not from a later first day',
    'temporary_use_limit',
    () => planApproved('TEMP_USE'),
    'option_executed',
    '2023-08-15',
    {
      outcome: {
        option: 'TEMP_USE',
        arrangementNo: '临1',
        purpose: '停车场',
        startOn: '2024-08-15',
        endOn: '2026-08-14',
      },
    },
  ],
  [
    '53号令第十三条: no temporary use before its plan is approved',
    'temporary_use_limit',
    () => planApproved('TEMP_USE'),
    'option_executed',
    '2023-08-15',
    {
      outcome: {
        option: 'TEMP_USE',
        arrangementNo: '临1',
        purpose: '停车场',
        startOn: '2023-07-31',
        endOn: '2024-07-31',
      },
    },
  ],
  [
    '53号令第十二条第（一）项: the supplementary agreement comes out of the talks',
    'extension_limit',
    () => planApproved('EXTENDED'),
    'option_executed',
    '2023-08-15',
    {
      outcome: {
        option: 'EXTENDED',
        agreementNo: '补1',
        agreementSignedOn: '2023-07-09',
        newStart: '2024-07-01',
        newCompletion: '2026-07-01',
        breachLiability: '按合同约定',
      },
    },
  ],
]);

it('行政强制法第五十三条: a filing that was withdrawn gives its three months from the withdrawal', () => {
  const walk = reclaimDecided()
    .take('remedy_filed', '2024-11-20', { filingNo: 'F1', kind: 'suit', targetDocNo: '收字〔2024〕1号' })
    .take('remedy_resolved', '2025-06-10', { filingNo: 'F1', docNo: '裁1', result: 'withdrawn' })
    .take('demand_issued', '2025-06-11', { docNo: '催1' });
  served(walk, '催1', '2025-06-12');
  expectRefused(
    walk.try('enforcement_applied', '2025-09-11', { docNo: '执1', manner: 'court' }),
    'enforcement_window',
    '行政强制法第五十三条',
  );
  walk.take('enforcement_applied', '2025-09-10', { docNo: '执1', manner: 'court' });
  expect(walk.current.state).toBe('ENFORCEMENT');
});

it('53号令第十一条: an entry withdrawn when an extension ran out is neither owed nor taken again', () => {
  const walk = executed('EXTENDED')
    .take('published', '2023-08-16', {
      location: '示范路',
      holderName: '示范新材料有限公司',
      idleDaysGross: 462,
      idleDaysNet: 462,
      causeText: '规划修改',
      responsibleAuthority: '住建局',
      situationNoticeNo: '告1',
    })
    .take('clock_passed', '2024-08-16')
    .take('start_found', '2024-10-01', { finding: startedFinding });
  expect(walk.current.clocks.map(({ code }) => code)).not.toContain('publish');
  expectRefused(
    walk.try('published', '2024-10-02', {
      location: '示范路',
      holderName: '示范新材料有限公司',
      idleDaysGross: 47,
      idleDaysNet: 47,
      causeText: '规划修改',
      responsibleAuthority: '住建局',
      situationNoticeNo: '告2',
    }),
    'publication_current',
  );
});

it.each([
  ['EXTENDED', '2024-08-15', '53号令第十二条第（一）项'],
  ['USE_CHANGED', '2024-06-01', '53号令第十二条第（二）项'],
  ['SWAPPED', '2024-03-01', '53号令第十二条第（五）项'],
] as const)('53号令第十二条: %s counts the start from the newly agreed day', (option, dueOn, article) => {
  const clock = executed(option).current.clocks.find(({ code }) => code === 'new_start');
  expect(clock).toMatchObject({ dueOn, article });
});

it('a refusal quotes the paragraph of the case it refuses', () => {
  const quoted = (result: ReturnType<ReturnType<typeof suspected>['try']>) =>
    result.ok ? undefined : [result.guard, result.article];
  const served1 = determined().take('document_issued', '2023-07-06', {
    docNo: '交1',
    docType: 'delivery_confirmation',
  });
  expect(
    quoted(
      served1.try('remedy_filed', '2024-03-01', {
        filingNo: 'F1',
        kind: 'reconsideration',
        targetDocNo: '认字〔2023〕1号',
      }),
    ),
  ).toEqual(['remedy_in_time', '行政复议法（2023）第二十条']);
  expect(
    quoted(
      served1.try('remedy_filed', '2024-03-01', {
        filingNo: 'F1',
        kind: 'suit',
        targetDocNo: '认字〔2023〕1号',
      }),
    ),
  ).toEqual(['remedy_in_time', '行政诉讼法第四十六条']);
  expect(
    quoted(determined({ cause: 'GOV' }).try('reclaim_rights_told', '2024-06-01', { docNo: '听1' })),
  ).toEqual(['holder_cause', '53号令第十四条第（二）项']);
  expect(quoted(determined({ cause: 'GOV' }).try('fee_rights_told', '2023-07-20', { docNo: '听1' }))).toEqual(
    ['holder_cause', '53号令第十四条第（一）项'],
  );
  expect(quoted(waiting('SUSPENDED').try('clock_passed', '2025-08-15'))).toEqual([
    'clock_due',
    '53号令第二条第二款',
  ]);
  expect(quoted(executed('TEMP_USE').try('clock_passed', '2024-08-16'))).toEqual([
    'clock_due',
    '53号令第十二条第（三）项',
  ]);
});
