import { describe, expect, it } from 'vitest';
import { feeDecision, finding, outcomes } from './case-scenarios.ts';
import { CaseWalk, contract, countyApproval, expectRefused, suspension } from './case-walk.ts';

describe('adopting a running case', () => {
  const adopt = (facts: Record<string, unknown>, on = '2023-09-01') =>
    new CaseWalk().try('adopted', on, {
      facts: { parcelCode: 'P', contract, idleType: 'NOT_STARTED', ...facts },
    });
  const papers = [
    { docNo: '认1', docType: 'determination', issuedOn: '2023-07-03', servedOn: '2023-07-05', round: 1 },
    { docNo: '听1', docType: 'hearing_rights_notice', issuedOn: '2023-07-10', round: 1 },
    { docNo: '费1', docType: 'fee_decision', issuedOn: '2023-08-01', servedOn: '2023-08-02', round: 1 },
  ];
  const determination = {
    ...finding('HOLDER', '认1'),
    version: 1,
    determinedOn: '2023-07-03',
    idleSince: '2022-05-10',
  };
  const fee = { ...feeDecision, docNo: '费1', round: 1, decidedOn: '2023-08-01' };

  it('takes up its state, clocks and papers, and goes on by the same table', () => {
    const walk = new CaseWalk().take('adopted', '2023-08-20', {
      facts: {
        parcelCode: 'P',
        contract,
        idleType: 'NOT_STARTED',
        state: 'FEE_DECIDED',
        documents: papers,
        determination,
        fees: [fee],
      },
    });
    expect(walk.current.clocks.find(({ code }) => code === 'performance')?.dueOn).toBe('2023-09-01');
    walk.take('fee_payment_recorded', '2023-08-25', { feeDocNo: '费1', amountYuan: '2400000' });
    expect(walk.current.state).toBe('FEE_PAID');
  });

  it.each([
    ['DETERMINED without its 认定书', { state: 'DETERMINED', determination }],
    [
      'FEE_DECIDED without the notice of hearing rights',
      { state: 'FEE_DECIDED', determination, fees: [fee], documents: [papers[0], papers[2]] },
    ],
    [
      'a fee that is not 20 %',
      {
        state: 'FEE_DECIDED',
        determination,
        documents: papers,
        fees: [{ ...fee, amountYuan: '2400000.01' }],
      },
    ],
    [
      'a take-back before two years',
      {
        state: 'RECLAIM_DECIDED',
        determination,
        documents: [
          ...papers,
          { docNo: '收1', docType: 'reclaim_decision', issuedOn: '2023-08-10', round: 1 },
        ],
        reclaim: { docNo: '收1', approval: countyApproval, decidedOn: '2023-08-10' },
      },
    ],
    [
      'an extension beyond a year',
      {
        state: 'EXTENDED',
        determination: { ...determination, cause: 'GOV', governmentCause: 'petition' },
        documents: papers.slice(0, 1),
        plan: { option: 'EXTENDED', planNo: '方1', approval: countyApproval, approvedOn: '2023-08-01' },
        outcome: { ...outcomes.EXTENDED, newStart: '2024-08-16' },
      },
    ],
    [
      'papers from the future',
      { state: 'DETERMINED', determination, documents: [{ ...papers[0], servedOn: '2023-09-02' }] },
    ],
    ['RESUMED without a finding', { state: 'RESUMED', determination, documents: papers.slice(0, 1) }],
  ])('refuses %s', (_what, facts) => {
    expectRefused(adopt(facts), 'adopted_complete');
  });

  it.each([
    ['53号令第二条第一款', 'a suspicion before its year', { state: 'SUSPECTED' }, '2023-05-10'],
    [
      '53号令第二条第二款',
      'a stopped site before its year',
      { state: 'SUSPECTED', idleType: 'SUSPENDED', suspension },
      '2023-05-10',
    ],
    [
      '53号令第二条第一款',
      'a finding that counts from another day',
      {
        state: 'DETERMINED',
        documents: papers.slice(0, 1),
        determination: { ...determination, idleSince: '2021-06-01' },
      },
    ],
    [
      '53号令第十五条',
      'a hearing without its notice',
      {
        state: 'FEE_HEARING',
        documents: papers.slice(0, 1),
        determination,
        hearing: { about: 'fee', rightsNoticeNo: '听9' },
      },
    ],
    [
      '53号令第十四条第（一）项',
      'a fee without its decision',
      { state: 'FEE_DECIDED', documents: papers.slice(0, 2), determination, fees: [fee] },
    ],
    [
      '53号令第十二条第（五）项',
      'a swap of land whose plan was not modified',
      {
        state: 'PLAN_APPROVED',
        documents: papers.slice(0, 1),
        determination: { ...determination, cause: 'GOV', governmentCause: 'petition' },
        plan: { option: 'SWAPPED', planNo: '方1', approval: countyApproval, approvedOn: '2023-08-01' },
      },
    ],
    [
      '53号令第十三条',
      'a plan of which a mortgagee was not told',
      {
        state: 'PLAN_APPROVED',
        documents: papers.slice(0, 1),
        determination: { ...determination, cause: 'GOV', governmentCause: 'petition' },
        mortgagees: ['某银行'],
        plan: { option: 'EXTENDED', planNo: '方1', approval: countyApproval, approvedOn: '2023-08-01' },
      },
    ],
    [
      '53号令第十二条第（二）项',
      'a new use that no plan allows',
      {
        state: 'USE_CHANGED',
        documents: papers.slice(0, 1),
        determination: { ...determination, cause: 'GOV', governmentCause: 'petition' },
        plan: { option: 'USE_CHANGED', planNo: '方1', approval: countyApproval, approvedOn: '2023-08-01' },
        outcome: { ...outcomes.USE_CHANGED, compliesWithPlan: false },
      },
    ],
    [
      '自然资发〔2025〕45号',
      'bond money for land supplied after the cut-off',
      {
        contract: {
          ...contract,
          signedOn: '2024-11-08',
          agreedStart: '2025-11-08',
          actualDelivery: '2024-11-20',
        },
        state: 'PAID_TAKEBACK',
        documents: [{ ...papers[0], issuedOn: '2027-01-10', servedOn: null }],
        determination: {
          ...determination,
          cause: 'GOV',
          governmentCause: 'petition',
          determinedOn: '2027-01-10',
          idleSince: '2025-11-08',
        },
        plan: {
          option: 'PAID_TAKEBACK',
          planNo: '方1',
          approval: { ...countyApproval, approvedOn: '2027-02-01' },
          approvedOn: '2027-02-02',
        },
        outcome: { ...outcomes.PAID_TAKEBACK, funding: 'bond', compensationYuan: null },
        bond: { step: 'APPRAISED' },
      },
      '2027-03-01',
    ],
    [
      '自然资发〔2024〕242号',
      'more land supplied again than was taken back',
      {
        state: 'PAID_TAKEBACK',
        documents: papers.slice(0, 1),
        determination: { ...determination, cause: 'GOV', governmentCause: 'petition' },
        plan: { option: 'PAID_TAKEBACK', planNo: '方1', approval: countyApproval, approvedOn: '2023-08-01' },
        outcome: { ...outcomes.PAID_TAKEBACK, funding: 'bond', compensationYuan: null },
        bond: {
          step: 'RESERVED',
          takenBackOn: '2024-03-01',
          takenBackSquareMetres: 8_000,
          resupplies: [{ on: '2024-04-01', use: 'livelihood', areaSquareMetres: 8_000.01 }],
        },
      },
      '2024-05-01',
    ],
    [
      '本产品案件管理规则',
      'a paper older than the contract',
      { state: 'DETERMINED', determination, documents: [{ ...papers[0], issuedOn: '2021-05-09' }] },
    ],
  ] as [string, string, Record<string, unknown>, string?][])(
    '%s: refuses %s',
    (article, _what, facts, on) => {
      expectRefused(adopt(facts, on), 'adopted_complete', article);
    },
  );

  it('refuses states that are no running case', () => {
    expectRefused(adopt({ state: 'OVERDUE_LT1Y' }), 'adopted_state');
    expectRefused(adopt({ state: 'NOT_IDLE' }), 'adopted_state');
  });
});
