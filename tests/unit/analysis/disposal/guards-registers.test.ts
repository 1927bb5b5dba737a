import {
  determined,
  feeDecided,
  investigating,
  reclaimDecided,
  reclaimed,
  resumedFinding,
  startedFinding,
  suspected,
} from './case-scenarios.ts';
import { describeRefusals } from './refusals.ts';

describeRefusals('guards of registers', [
  [
    '送达',
    'document_known',
    suspected,
    'document_served',
    '2023-06-01',
    { docNo: 'X1', method: 'direct', receiptRef: 'r' },
  ],
  [
    '送达',
    'not_yet_served',
    investigating,
    'document_served',
    '2023-06-01',
    { docNo: '调字〔2023〕1号', method: 'direct', receiptRef: 'r' },
  ],
  [
    '送达',
    'served_after_issue',
    () => suspected().take('investigation_notice_issued', '2023-05-20', { docNo: '调1' }),
    'document_served',
    '2023-05-19',
    { docNo: '调1', method: 'direct', receiptRef: 'r' },
  ],
  [
    'domain.md 2.4: pauses',
    'pause_dates',
    investigating,
    'pause_accepted',
    '2023-06-01',
    { pause: { from: '2023-05-01', to: '2023-06-02', cause: 'GOV', materialRef: 'm' } },
  ],
  [
    'domain.md 2.4: pauses',
    'pause_open',
    investigating,
    'pause_ended',
    '2023-06-01',
    { from: '2023-05-01', to: '2023-05-30' },
  ],
  [
    'domain.md 9.3: RECLAIM_DECIDED requires idle ≥ 2 years',
    'pause_leaves_decisions',
    reclaimDecided,
    'pause_accepted',
    '2024-06-10',
    { pause: { from: '2024-01-01', to: '2024-02-29', cause: 'GOV', materialRef: 'm' } },
  ],
  [
    '53号令第十三条:抵押权人',
    'mortgagee_new',
    () => determined().take('mortgagee_registered', '2023-07-15', { name: '示范银行' }),
    'mortgagee_registered',
    '2023-07-16',
    { name: '示范银行' },
  ],
  [
    '行政复议法（2023）第二十条',
    'remedy_target_served',
    investigating,
    'remedy_filed',
    '2023-07-01',
    { filingNo: 'F1', kind: 'suit', targetDocNo: '调字〔2023〕1号' },
  ],
  [
    '行政复议法（2023）第二十条:六十日',
    'remedy_in_time',
    determined,
    'remedy_filed',
    '2023-09-05',
    { filingNo: 'F1', kind: 'reconsideration', targetDocNo: '认字〔2023〕1号' },
  ],
  [
    '行政诉讼法第四十六条:六个月',
    'remedy_in_time',
    determined,
    'remedy_filed',
    '2024-01-06',
    { filingNo: 'F1', kind: 'suit', targetDocNo: '认字〔2023〕1号' },
  ],
  [
    '行政诉讼法第四十五条:十五日',
    'remedy_in_time',
    () =>
      determined()
        .take('remedy_filed', '2023-07-20', {
          filingNo: 'F1',
          kind: 'reconsideration',
          targetDocNo: '认字〔2023〕1号',
        })
        .take('remedy_resolved', '2023-09-04', { filingNo: 'F1', docNo: '复决1', result: 'upheld' }),
    'remedy_filed',
    '2023-09-20',
    { filingNo: 'F2', kind: 'suit', targetDocNo: '认字〔2023〕1号' },
  ],
  [
    '行政诉讼法第四十四条、第四十五条',
    'remedy_available',
    () =>
      determined().take('remedy_filed', '2023-07-20', {
        filingNo: 'F1',
        kind: 'suit',
        targetDocNo: '认字〔2023〕1号',
      }),
    'remedy_filed',
    '2023-07-25',
    { filingNo: 'F2', kind: 'reconsideration', targetDocNo: '认字〔2023〕1号' },
  ],
  [
    '复议、诉讼结果',
    'remedy_known',
    determined,
    'remedy_resolved',
    '2023-07-25',
    { filingNo: 'F1', docNo: 'X', result: 'upheld' },
  ],
  [
    'domain.md 2.7: annulled → DETERMINED or CLOSED',
    'annulment_next',
    () =>
      determined().take('remedy_filed', '2023-07-20', {
        filingNo: 'F1',
        kind: 'suit',
        targetDocNo: '认字〔2023〕1号',
      }),
    'remedy_resolved',
    '2023-10-25',
    { filingNo: 'F1', docNo: '判1', result: 'annulled' },
  ],
]);

describeRefusals('guards of start and closing', [
  [
    '53号令第三十条:完成基础三分之一',
    'start_test',
    determined,
    'start_found',
    '2023-07-20',
    { finding: { ...startedFinding, foundation: { kind: 'other', foundationDone: '33/100' } } },
  ],
  [
    '53号令第三十条:基坑开挖完毕',
    'start_test',
    determined,
    'start_found',
    '2023-07-20',
    { finding: { ...startedFinding, foundation: { kind: 'deep_pit', excavationFinished: false } } },
  ],
  [
    '53号令第三十条:打入所有基础桩',
    'start_test',
    determined,
    'start_found',
    '2023-07-20',
    { finding: { ...startedFinding, foundation: { kind: 'piles', allPilesDriven: false } } },
  ],
  [
    '53号令第二条第二款:复工',
    'start_test',
    () => determined({ idleType: 'SUSPENDED' }),
    'start_found',
    '2023-07-20',
    { finding: startedFinding },
  ],
  [
    '53号令第三十条',
    'start_test',
    determined,
    'start_found',
    '2023-07-20',
    { finding: resumedFinding('2023-07-19') },
  ],
  ['收尾', 'duty_relevant', determined, 'duty_done', '2023-07-20', { duty: 'fee_refunded' }],
  ['53号令第二十条:土地变更调查', 'duties_done', reclaimed, 'closed', '2024-07-10'],
  [
    '53号令第十四条:已动工而闲置费未缴',
    'duties_done',
    () => feeDecided().take('start_found', '2023-08-10', { finding: startedFinding }),
    'closed',
    '2023-08-20',
  ],
]);

describeRefusals('guards of corrections', [
  [
    '更正',
    'correction_target',
    determined,
    'corrected',
    '2023-07-20',
    { corrects: 'none', replacement: null },
  ],
  ['更正', 'correction_target', determined, 'corrected', '2023-07-20', { corrects: 'e1', replacement: null }],
]);
