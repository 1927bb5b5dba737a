import { determined, executed, negotiating, outcomes, planApproved } from './case-scenarios.ts';
import { countyApproval, type Fields } from './case-walk.ts';
import { describeRefusals, type Refusal } from './refusals.ts';

const execute = (rule: string, guard: string, outcome: Fields, setup: Fields = { cause: 'GOV' }): Refusal => [
  rule,
  guard,
  () => planApproved(outcome.option as 'EXTENDED', setup),
  'option_executed',
  '2023-08-15',
  { outcome },
];

describeRefusals('guards of negotiation', [
  [
    '53号令第十二条:因第八条情形造成的',
    'talks_branch',
    determined,
    'talks_started',
    '2023-07-10',
    { materialRef: 'a', materialAccepted: true },
  ],
  [
    '53号令第八条第二款:应当提供闲置原因说明材料',
    'art8_material',
    () => determined({ cause: 'GOV' }),
    'talks_started',
    '2023-07-10',
    { materialRef: '材料', materialAccepted: false },
  ],
  [
    '53号令第十二条第（五）项:因规划依法修改',
    'option_allowed',
    () => negotiating({ cause: 'FORCE_MAJEURE' }),
    'plan_approved',
    '2023-08-01',
    { option: 'SWAPPED', planNo: 'X1', approval: countyApproval },
  ],
  [
    '53号令第十三条:报本级人民政府批准',
    'same_level_approval',
    negotiating,
    'plan_approved',
    '2023-08-01',
    { option: 'EXTENDED', planNo: 'X1', approval: { ...countyApproval, level: 'city' } },
  ],
  [
    '53号令第十三条:书面通知抵押权人',
    'mortgagees_notified',
    () => negotiating().take('mortgagee_registered', '2023-07-15', { name: '示范银行' }),
    'plan_approved',
    '2023-08-01',
    { option: 'EXTENDED', planNo: 'X1', approval: countyApproval },
  ],
  [
    '53号令第十三条:按批准的方案',
    'option_as_planned',
    () => planApproved('EXTENDED'),
    'option_executed',
    '2023-08-15',
    { outcome: outcomes.OTHER },
  ],
  execute('53号令第十二条第（一）项:延长动工开发期限最长不得超过一年', 'extension_limit', {
    ...outcomes.EXTENDED,
    newStart: '2024-08-16',
  }),
  execute('53号令第十二条第（三）项:临时使用期限最长不得超过两年', 'temporary_use_limit', {
    ...outcomes.TEMP_USE,
    endOn: '2025-08-16',
  }),
  execute('53号令第十二条第（二）项:符合规划', 'use_change_complies', {
    ...outcomes.USE_CHANGED,
    compliesWithPlan: false,
  }),
  execute('53号令第十二条第（二）项:核算、收缴或者退还价款', 'use_change_complies', {
    ...outcomes.USE_CHANGED,
    priceSettled: false,
  }),
  execute('53号令第十二条第（四）项:协议有偿收回没有新的动工时间', 'takeback_terms', {
    ...outcomes.PAID_TAKEBACK,
    newStart: '2024-01-01',
  }),
  ...(
    [
      ['已缴清土地价款', { pricePaidYuan: '11999999.99' }],
      ['落实项目资金', { fundsReady: false }],
      ['同类用途', { newUse: '仓储用地' }],
      ['等价值', { newValueYuan: '13130000.01' }],
      ['合同中应当注明为置换土地', { contractStatesSwap: false }],
    ] as const
  ).map(([words, change]) =>
    execute(`53号令第十二条第（五）项:${words}`, 'swap_conditions', { ...outcomes.SWAPPED, ...change }),
  ),
  ['53号令第十二条:新约定的动工时间', 'clock_due', () => executed('EXTENDED'), 'clock_passed', '2024-08-15'],
  ['53号令第十二条第（三）项:两年', 'clock_due', () => executed('TEMP_USE'), 'clock_passed', '2025-08-15'],
]);
