import {
  determined,
  feeDecision,
  finding,
  investigating,
  startedFinding,
  suspected,
} from './case-scenarios.ts';
import { CaseWalk, contract, suspension } from './case-walk.ts';
import { describeRefusals, nothing, parcel, served } from './refusals.ts';

describeRefusals('guards of opening a case', [
  [
    '53号令第二条第一款:满一年',
    'idle_year_passed',
    nothing,
    'opened',
    '2023-05-10',
    { ...parcel, contract, foundOn: null },
  ],
  [
    '53号令第二十二条:没有约定动工日期的自实际交付土地之日起一年',
    'start_date_known',
    nothing,
    'opened',
    '2023-05-15',
    { ...parcel, contract: { ...contract, agreedStart: null, actualDelivery: null } },
  ],
  [
    '53号令第二条第二款:已动工面积不足三分之一或投资额不足百分之二十五',
    'suspension_below_share',
    nothing,
    'opened',
    '2023-05-15',
    {
      ...parcel,
      contract,
      idleType: 'SUSPENDED',
      suspension: { ...suspension, builtAreaSquareMetres: 3_000, investedYuan: '2500000' },
    },
  ],
  [
    '53号令第五条第一款:发现之日',
    'found_on_order',
    nothing,
    'opened',
    '2023-05-15',
    { ...parcel, contract, foundOn: '2023-05-16' },
  ],
  [
    'domain.md 9.2: a running case is adopted in an open state',
    'adopted_state',
    nothing,
    'adopted',
    '2023-05-15',
    { facts: { parcelCode: 'P', contract, idleType: 'NOT_STARTED', state: 'CLOSED' } },
  ],
  [
    'domain.md 9.3: DETERMINED requires 认定书',
    'adopted_complete',
    nothing,
    'adopted',
    '2023-08-15',
    { facts: { parcelCode: 'P', contract, idleType: 'NOT_STARTED', state: 'DETERMINED' } },
  ],
]);

describeRefusals('guards of every event', [
  [
    'domain.md 9.2: not from the future',
    'occurred_before_contract',
    suspected,
    'evidence_recorded',
    '2021-05-09',
    { kind: 'photo', description: '照片' },
  ],
  [
    'domain.md 2.7: order of states',
    'occurred_out_of_order',
    determined,
    'start_found',
    '2023-07-02',
    { finding: startedFinding },
  ],
  [
    'one number, one document',
    'document_number_free',
    determined,
    'fee_rights_told',
    '2023-07-20',
    { docNo: '认字〔2023〕1号' },
  ],
  ['the table', 'not_permitted_in_state', suspected, 'fee_decided', '2023-06-01', feeDecision],
  ['the table', 'case_missing', nothing, 'closed', '2023-06-01'],
  ['the table', 'case_exists', suspected, 'opened', '2023-06-01', { ...parcel, contract }],
]);

describeRefusals('guards of investigation', [
  [
    '53号令第五条第一款:发现之日起30日内',
    'found_on_set',
    () => new CaseWalk().take('opened', '2023-05-15', { ...parcel, contract, foundOn: null }),
    'investigation_notice_issued',
    '2023-05-20',
    { docNo: 'X1' },
  ],
  [
    '53号令第七条:现场勘测、拍照、摄像,查阅复制资料',
    'evidence_present',
    () =>
      served(
        suspected().take('investigation_notice_issued', '2023-05-20', { docNo: '调1' }),
        '调1',
        '2023-05-22',
      ).take('evidence_recorded', '2023-05-25', { kind: 'statement', description: '当事人陈述' }),
    'determined',
    '2023-07-03',
    { finding: finding('HOLDER') },
  ],
  [
    '53号令第五条第二款:收到通知书之日起30日内',
    'holder_heard',
    investigating,
    'determined',
    '2023-06-21',
    { finding: finding('HOLDER') },
  ],
  [
    '53号令第二条第一款:满一年,扣除认可期间',
    'idle_period_complete',
    () =>
      investigating().take('pause_accepted', '2023-06-30', {
        pause: { from: '2023-01-01', to: '2023-06-30', cause: 'GOV', materialRef: '证明' },
      }),
    'determined',
    '2023-07-03',
    { finding: finding('HOLDER') },
  ],
  [
    '53号令第八条第一款:政府原因的六种情形',
    'government_cause_named',
    investigating,
    'determined',
    '2023-07-03',
    { finding: { ...finding('GOV'), governmentCause: null } },
  ],
  [
    '53号令第十一条:公开位置、使用权人名称、闲置时间',
    'publication_fields',
    determined,
    'published',
    '2023-07-20',
    { location: '某地', holderName: contract.holder.name, idleDaysGross: 437, idleDaysNet: 436 },
  ],
  [
    '53号令第十一条:属于政府原因的同时公开原因并书面告知',
    'publication_government',
    () => determined({ cause: 'GOV' }),
    'published',
    '2023-07-20',
    { location: '某地', holderName: contract.holder.name, idleDaysGross: 436, idleDaysNet: 436 },
  ],
  [
    '53号令第十一条:公开一次',
    'publication_current',
    () =>
      determined().take('published', '2023-07-20', {
        location: '某地',
        holderName: contract.holder.name,
        idleDaysGross: 436,
        idleDaysNet: 436,
      }),
    'published',
    '2023-07-21',
    { location: '某地', holderName: contract.holder.name, idleDaysGross: 437, idleDaysNet: 437 },
  ],
]);
