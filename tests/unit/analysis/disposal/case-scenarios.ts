import type { CaseStage, DisposalOption } from '../../../../geodata/model/idle-case-terms.ts';
import { CaseWalk, contract, countyApproval, type Fields, suspension } from './case-walk.ts';

export type Cause = 'GOV' | 'FORCE_MAJEURE' | 'PREP_WORK' | 'HOLDER';

export interface Setup {
  cause?: Cause;
  idleType?: 'NOT_STARTED' | 'SUSPENDED';
  contract?: Fields;
}

export const finding = (cause: Cause, docNo = '认字〔2023〕1号') => ({
  docNo,
  cause,
  governmentCause: cause === 'GOV' ? 'plan_modified' : null,
  conclusion: '构成闲置土地',
});

/** Details with which each option of art. 12 may be executed on 2023-08-15. */
export const outcomes: Record<DisposalOption, Fields> = {
  EXTENDED: {
    option: 'EXTENDED',
    agreementNo: '补协〔2023〕1号',
    agreementSignedOn: '2023-08-15',
    newStart: '2024-08-15',
    newCompletion: '2026-08-15',
    breachLiability: '按合同约定',
  },
  USE_CHANGED: {
    option: 'USE_CHANGED',
    agreementNo: '补协〔2023〕2号',
    newUse: '物流仓储用地',
    compliesWithPlan: true,
    priceSettled: true,
    newStart: '2024-06-01',
  },
  TEMP_USE: {
    option: 'TEMP_USE',
    arrangementNo: '临用〔2023〕1号',
    purpose: '公共停车场',
    startOn: '2023-08-15',
    endOn: '2025-08-15',
  },
  PAID_TAKEBACK: {
    option: 'PAID_TAKEBACK',
    agreementNo: '收协〔2023〕1号',
    funding: 'other',
    compensationYuan: '9000000',
  },
  SWAPPED: {
    option: 'SWAPPED',
    newContractNo: 'HT-2023-009',
    contractStatesSwap: true,
    pricePaidYuan: '12000000.00',
    fundsReady: true,
    oldValueYuan: '13000000',
    newValueYuan: '13050000',
    oldUse: '工业用地',
    newUse: '工业用地',
    newStart: '2024-03-01',
  },
  OTHER: { option: 'OTHER', description: '分割转让', localBasis: '县政规〔2022〕3号' },
};

export const startedFinding = {
  kind: 'started',
  permitNo: '370700202301010101',
  foundation: { kind: 'piles', allPilesDriven: true },
  photoRefs: ['照片1'],
};

export const resumedFinding = (on: string) => ({
  kind: 'work_resumed',
  resumedOn: on,
  description: '主体工程恢复施工',
  photoRefs: ['照片1'],
});

export function suspected({ idleType = 'NOT_STARTED', contract: changes = {} }: Setup = {}): CaseWalk {
  return new CaseWalk().take('opened', '2023-05-15', {
    parcelCode: '370781001001GB00012',
    contract: { ...contract, ...changes },
    idleType,
    suspension: idleType === 'SUSPENDED' ? suspension : null,
    foundOn: '2023-05-12',
  });
}

export function investigating(setup: Setup = {}): CaseWalk {
  return suspected(setup)
    .take('investigation_notice_issued', '2023-05-20', { docNo: '调字〔2023〕1号' })
    .take('document_served', '2023-05-22', {
      docNo: '调字〔2023〕1号',
      method: 'direct',
      receiptRef: '回证1',
    })
    .take('evidence_recorded', '2023-05-25', {
      kind: 'photo',
      description: '现场照片',
      position: [119.1, 36.7],
    });
}

export function determined(setup: Setup = {}): CaseWalk {
  return investigating(setup)
    .take('holder_material_received', '2023-06-10')
    .take('determined', '2023-07-03', { finding: finding(setup.cause ?? 'HOLDER') })
    .take('document_served', '2023-07-05', {
      docNo: '认字〔2023〕1号',
      method: 'direct',
      receiptRef: '回证2',
    });
}

export function negotiating(setup: Setup = { cause: 'GOV' }): CaseWalk {
  return determined(setup).take('talks_started', '2023-07-10', {
    materialRef: '原因说明材料',
    materialAccepted: true,
  });
}

export function planApproved(option: DisposalOption, setup: Setup = { cause: 'GOV' }): CaseWalk {
  return negotiating(setup).take('plan_approved', '2023-08-01', {
    option,
    planNo: '方案〔2023〕1号',
    approval: countyApproval,
  });
}

export function executed(
  option: DisposalOption,
  setup: Setup = { cause: 'GOV' },
  changes: Fields = {},
): CaseWalk {
  return planApproved(option, setup).take('option_executed', '2023-08-15', {
    outcome: { ...outcomes[option], ...changes },
  });
}

export function feeHearing(setup: Setup = {}): CaseWalk {
  return determined(setup)
    .take('fee_rights_told', '2023-07-10', { docNo: '听告〔2023〕1号' })
    .take('document_served', '2023-07-11', {
      docNo: '听告〔2023〕1号',
      method: 'post',
      receiptRef: '回证3',
    });
}

export const feeDecision = {
  docNo: '费字〔2023〕1号',
  approval: { ...countyApproval, docNo: '县政批〔2023〕2号' },
  rate: '20/100',
  amountYuan: '2400000.00',
};

export function feeDecided(setup: Setup = {}): CaseWalk {
  return feeHearing(setup)
    .take('fee_decided', '2023-08-01', feeDecision)
    .take('document_served', '2023-08-02', {
      docNo: '费字〔2023〕1号',
      method: 'direct',
      receiptRef: '回证4',
    });
}

export function feePaid(): CaseWalk {
  return feeDecided().take('fee_payment_recorded', '2023-08-20', {
    feeDocNo: '费字〔2023〕1号',
    amountYuan: '2400000.00',
  });
}

export function feeEnforced(): CaseWalk {
  return feeDecided()
    .take('demand_issued', '2024-02-05', { docNo: '催字〔2024〕1号' })
    .take('document_served', '2024-02-06', {
      docNo: '催字〔2024〕1号',
      method: 'direct',
      receiptRef: '回证5',
    })
    .take('enforcement_applied', '2024-02-27', { docNo: '执申〔2024〕1号', manner: 'court' });
}

export function reclaimHearing(): CaseWalk {
  return feePaid()
    .take('reclaim_rights_told', '2024-05-13', { docNo: '听告〔2024〕1号' })
    .take('document_served', '2024-05-14', {
      docNo: '听告〔2024〕1号',
      method: 'direct',
      receiptRef: '回证6',
    });
}

export const reclaimDecision = {
  docNo: '收字〔2024〕1号',
  approval: { level: 'city', withApprovalPower: true, docNo: '市政批〔2024〕1号', approvedOn: '2024-05-30' },
};

export function reclaimDecided(): CaseWalk {
  return reclaimHearing()
    .take('reclaim_decided', '2024-06-03', reclaimDecision)
    .take('document_served', '2024-06-04', {
      docNo: '收字〔2024〕1号',
      method: 'direct',
      receiptRef: '回证7',
    });
}

export function reclaimed(): CaseWalk {
  return reclaimDecided().take('deregistered', '2024-07-01', { manner: 'certificate_returned' });
}

export function reclaimEnforced(): CaseWalk {
  return reclaimDecided()
    .take('demand_issued', '2024-12-05', { docNo: '催字〔2024〕2号' })
    .take('document_served', '2024-12-06', {
      docNo: '催字〔2024〕2号',
      method: 'direct',
      receiptRef: '回证8',
    })
    .take('enforcement_applied', '2024-12-23', { docNo: '执申〔2024〕2号', manner: 'court' });
}

/** A case whose extension ran out: it waits another year. */
export function waiting(idleType: 'NOT_STARTED' | 'SUSPENDED' = 'NOT_STARTED'): CaseWalk {
  const setup: Setup = { cause: 'GOV', idleType };
  return executed('EXTENDED', setup).take('clock_passed', '2024-08-16');
}

/** A case in each state, as short as the procedure allows. */
export const caseIn: Record<CaseStage, () => CaseWalk> = {
  OVERDUE_LT1Y: () => waiting(),
  SUSPENDED_LT1Y: () => waiting('SUSPENDED'),
  SUSPECTED: () => suspected(),
  INVESTIGATING: () => investigating(),
  NOT_IDLE: () => investigating().take('not_idle_concluded', '2023-07-01', { docNo: '结字〔2023〕1号' }),
  DETERMINED: () => determined(),
  NEGOTIATING: () => negotiating(),
  PLAN_APPROVED: () => planApproved('EXTENDED'),
  EXTENDED: () => executed('EXTENDED'),
  USE_CHANGED: () => executed('USE_CHANGED'),
  TEMP_USE: () => executed('TEMP_USE'),
  PAID_TAKEBACK: () => executed('PAID_TAKEBACK'),
  SWAPPED: () => executed('SWAPPED'),
  OTHER: () => executed('OTHER'),
  FEE_HEARING: () => feeHearing(),
  FEE_DECIDED: () => feeDecided(),
  FEE_PAID: () => feePaid(),
  RECLAIM_HEARING: () => reclaimHearing(),
  RECLAIM_DECIDED: () => reclaimDecided(),
  RECLAIMED: () => reclaimed(),
  ENFORCEMENT: () => feeEnforced(),
  RESUMED: () => determined().take('start_found', '2023-07-20', { finding: startedFinding }),
  CLOSED: () =>
    determined().take('start_found', '2023-07-20', { finding: startedFinding }).take('closed', '2023-07-25'),
};
