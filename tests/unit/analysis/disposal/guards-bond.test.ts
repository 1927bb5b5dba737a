import { bondAt, bondCandidate, bondSteps } from './bond-scenarios.ts';
import { executed, finding, outcomes } from './case-scenarios.ts';
import { CaseWalk, contract, countyApproval, type Fields } from './case-walk.ts';
import { describeRefusals, type Refusal } from './refusals.ts';

const bondTry = (rule: string, guard: string, steps: number, detail: Fields, on = '2024-06-01'): Refusal => [
  rule,
  guard,
  () => bondAt(steps),
  'bond_advanced',
  on,
  { detail },
];

/** A contract signed one day after the cut-off, in the state PAID_TAKEBACK. */
function bondAfterCutoff(): CaseWalk {
  const late = {
    ...contract,
    signedOn: '2024-11-08',
    agreedStart: '2025-11-08',
    actualDelivery: '2024-11-20',
  };
  const determination = {
    ...finding('GOV', '认1'),
    version: 1,
    determinedOn: '2027-01-10',
    idleSince: '2025-11-08',
  };
  const approval = { ...countyApproval, approvedOn: '2027-02-01' };
  return new CaseWalk().take('adopted', '2027-03-01', {
    facts: {
      parcelCode: 'P',
      contract: late,
      idleType: 'NOT_STARTED',
      state: 'PAID_TAKEBACK',
      documents: [{ docNo: '认1', docType: 'determination', issuedOn: '2027-01-10', round: 1 }],
      determination,
      plan: { option: 'PAID_TAKEBACK', planNo: '方1', approval, approvedOn: '2027-02-02' },
      outcome: { ...outcomes.PAID_TAKEBACK, funding: 'bond', compensationYuan: null },
    },
  });
}

describeRefusals('guards of the bond purchase', [
  [
    '自然资发〔2024〕242号',
    'bond_funding',
    () => executed('PAID_TAKEBACK'),
    'bond_advanced',
    '2023-09-01',
    { detail: bondCandidate },
  ],
  bondTry('自然资发〔2024〕242号:步骤', 'bond_order', 1, { step: 'PAID', amountYuan: '1' }),
  [
    '自然资发〔2025〕45号:2024年11月7日之后供应的不属于存量闲置土地',
    'bond_cutoff',
    () => bondAfterCutoff(),
    'bond_advanced',
    '2027-06-01',
    { detail: bondCandidate },
  ],
  bondTry('自然资发〔2025〕45号:名录内的土地储备机构', 'bond_agency', 0, {
    ...bondCandidate,
    agencyListed: false,
  }),
  bondTry('自然资发〔2024〕242号:步骤依次进行', 'bond_order', 2, bondSteps[2]![1], '2023-08-19'),
  bondTry(
    '自然资发〔2024〕242号:集体决策之后公示',
    'bond_publicity',
    4,
    { step: 'PUBLICITY', from: '2023-08-31', to: '2023-09-11', objections: 0 },
    '2023-09-12',
  ),
  [
    '自然资发〔2024〕242号: a step of the purchase cannot lie before the take-back',
    'occurred_out_of_order',
    () => bondAt(0),
    'bond_advanced',
    '2023-08-14',
    { detail: bondCandidate },
  ],
  bondTry('自然资发〔2024〕242号:备案的评估机构', 'bond_appraisal', 1, {
    step: 'APPRAISED',
    agency: '评估所',
    agencyFiled: false,
    marketValueYuan: '9000000',
  }),
  bondTry('自然资发〔2024〕242号:基础价格取评估价与企业土地成本的较低者', 'bond_base_price', 2, {
    step: 'BASE_PRICED',
    enterpriseLandCostYuan: '8800000',
    basePriceYuan: '9000000',
  }),
  bondTry('自然资发〔2024〕242号:集体决策', 'bond_price', 3, {
    step: 'COLLECTIVE_DECISION',
    priceYuan: '8800000.01',
  }),
  bondTry('自然资发〔2024〕242号:公示无异议', 'bond_publicity', 4, {
    step: 'PUBLICITY',
    from: '2023-09-02',
    to: '2023-09-11',
    objections: 1,
  }),
  bondTry('自然资发〔2024〕242号:市县政府批准', 'bond_approval', 5, {
    step: 'APPROVED',
    approval: { ...countyApproval, level: 'province' },
  }),
  bondTry(
    '自然资发〔2024〕242号:价款',
    'bond_payment',
    7,
    { step: 'PAID', amountYuan: '8499999' },
    '2023-12-01',
  ),
  bondTry('自然资发〔2024〕242号:未在约定时间内完成的重新定价', 'bond_price_expired', 7, {
    step: 'PAID',
    amountYuan: '8500000',
  }),
  [
    '自然资发〔2024〕242号:重新定价',
    'bond_price_still_valid',
    () => bondAt(7),
    'bond_repriced',
    '2023-12-31',
  ],
  bondTry('土地储备管理办法（自然资规〔2025〕2号）:不得入库', 'reserve_conditions', 9, {
    step: 'RESERVED',
    openProblems: ['contaminated'],
  }),
]);

describeRefusals('guards of closing a bond purchase', [
  [
    '自然资发〔2024〕242号:入库',
    'duties_done',
    () => bondAt(9).take('duty_done', '2024-01-03', { duty: 'change_survey_and_registration' }),
    'closed',
    '2024-01-10',
  ],
]);
