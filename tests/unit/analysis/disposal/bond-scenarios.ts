import { executed } from './case-scenarios.ts';
import { type CaseWalk, countyApproval, type Fields } from './case-walk.ts';

export const bondCandidate = { step: 'CANDIDATE', reserveAgency: '土地储备中心', agencyListed: true };

/** A purchase with bond money, step by step; the land, 20,000 m², goes back on 2023-12-25. */
export const bondSteps: [string, Fields][] = [
  ['2023-08-16', bondCandidate],
  ['2023-08-20', { step: 'APPRAISED', agency: '评估所', agencyFiled: true, marketValueYuan: '9000000' }],
  ['2023-08-25', { step: 'BASE_PRICED', enterpriseLandCostYuan: '8800000', basePriceYuan: '8800000' }],
  ['2023-09-01', { step: 'COLLECTIVE_DECISION', priceYuan: '8500000' }],
  ['2023-09-12', { step: 'PUBLICITY', from: '2023-09-02', to: '2023-09-11', objections: 0 }],
  ['2023-09-20', { step: 'APPROVED', approval: { ...countyApproval, approvedOn: '2023-09-18' } }],
  ['2023-10-09', { step: 'CONTRACTED', priceYuan: '8500000', completeBy: '2023-12-31' }],
  ['2023-12-20', { step: 'PAID', amountYuan: '8500000' }],
  ['2023-12-25', { step: 'DEREGISTERED', areaSquareMetres: 20_000 }],
  ['2023-12-26', { step: 'RESERVED', openProblems: [] }],
];

/** The case after so many steps of the purchase; 0 is the take-back agreed and no step taken. */
export const bondAt = (steps: number, contract: Fields = {}): CaseWalk =>
  bondSteps
    .slice(0, steps)
    .reduce(
      (walk, [on, detail]) => walk.take('bond_advanced', on, { detail }),
      executed('PAID_TAKEBACK', { cause: 'GOV', contract }, { funding: 'bond', compensationYuan: null }),
    );
