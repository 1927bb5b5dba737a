import type { CaseContract, Suspension } from '../../../geodata/model/idle-case-parts.ts';
import type { DisposalOption } from '../../../geodata/model/idle-case-terms.ts';
import { addDays, addYears, daysBetween } from '../../../geodata/units/days/plain-date.ts';
import { fenToYuanText, parseFen, shareOf } from '../../../geodata/units/money.ts';
import type { CaseAim } from './arrange-parcels.ts';
import type { CaseReplay } from './case-replay.ts';

export interface CourseFacts {
  aim: CaseAim;
  contract: CaseContract;
  suspension: Suspension | null;
  location: string;
  point: readonly [number, number];
  /** Whether somebody has made a plan (一地一策) for it. */
  hasPlan: boolean;
  asOf: string;
}

const causeTexts = {
  GOV: '城市规划依法修改，造成不具备动工开发条件',
  FORCE_MAJEURE: '自然灾害导致场地长期不具备施工条件',
  PREP_WORK: '动工开发必需的前期工作造成迟延',
  HOLDER: '因企业自身资金和投资计划调整，未按约定动工开发',
} as const;

/** Suspicion and investigation: 367 days after the first idle day the case is raised, 392 the notice issued. */
function investigate(replay: CaseReplay, facts: CourseFacts): void {
  const { aim, contract, suspension } = facts;
  replay.take('opened', 367, (on) => ({
    parcelCode: aim.parcelCode,
    contract,
    idleType: aim.isSuspended ? 'SUSPENDED' : 'NOT_STARTED',
    suspension,
    foundOn: on,
    reason: aim.isSuspended ? '中止建设满一年，巡查发现' : '超过约定动工日期满一年未动工，巡查发现',
  }));
  replay.issue('investigation_notice_issued', 392, 'investigation_notice');
  replay.take('evidence_recorded', 400, {
    kind: 'photo',
    ref: '现场照片 1-4',
    description: aim.isSuspended ? '现场照片：主体停工，塔吊停用' : '现场照片：地块空置，未见施工',
    position: [...facts.point],
  });
  replay.take('evidence_recorded', 401, {
    kind: 'site_visit',
    ref: '现场踏勘记录',
    description: '两名工作人员现场踏勘，核对四至',
    position: [...facts.point],
  });
  replay.take('holder_material_received', 415, { ref: '闲置原因说明及证明材料' });
}

function determine(replay: CaseReplay, { aim, contract, location, hasPlan }: CourseFacts): void {
  const cause = aim.cause ?? 'HOLDER';
  replay.issue('determined', 430, 'determination', (docNo) => ({
    finding: {
      docNo,
      cause,
      governmentCause: cause === 'GOV' ? 'plan_modified' : null,
      conclusion: causeTexts[cause],
    },
  }));
  const isGovernment = cause !== 'HOLDER';
  const publish = (on: string, situationNoticeNo: string | null) => ({
    location,
    holderName: contract.holder.name,
    // No pause is accepted in a demonstration case: net and gross are the same.
    idleDaysGross: daysBetween(aim.idleSince, on),
    idleDaysNet: daysBetween(aim.idleSince, on),
    causeText: isGovernment ? causeTexts[cause] : null,
    responsibleAuthority: isGovernment ? '开发区规划建设局' : null,
    situationNoticeNo,
    ref: `闲置土地公开 ${on}`,
  });
  if (isGovernment) {
    replay.issue('published', 436, 'situation_notice', (docNo, on) => publish(on, docNo), null);
  } else {
    replay.take('published', 436, (on) => publish(on, null));
  }
  if (hasPlan) {
    replay.take('parcel_plan_recorded', 445, (on) => ({
      plan: {
        route: aim.state === 'PAID_TAKEBACK' ? 'government_takeback' : 'enterprise_development',
        ownerUnit: '开发区自然资源分局',
        mode: isGovernment ? '协商处置' : '依法征缴闲置费、督促动工',
        milestones: [
          { name: '约谈使用权人', dueOn: addDays(on, 30) },
          { name: '确定处置方式', dueOn: addDays(on, 120) },
        ],
        deadlineOn: addDays(on, 420),
      },
    }));
  }
}

const approval = (replay: CaseReplay, day: number, number: string) => ({
  level: 'county',
  withApprovalPower: true,
  docNo: `政批〔${replay.on(day).slice(0, 4)}〕${number}号`,
  approvedOn: replay.on(day),
});

const serialOf = (docNo: string): string => /(\d+)号$/.exec(docNo)?.[1] ?? '1';

/** The holder's branch: fee within the second year, take-back after two. */
function sanction(replay: CaseReplay, { contract }: CourseFacts): void {
  const fee = fenToYuanText(shareOf(parseFen(contract.priceYuan) ?? 0n, 20n, 100n));
  let feeDocNo = '';
  replay.issue('fee_rights_told', 520, 'hearing_rights_notice', undefined, 1);
  replay.issue(
    'fee_decided',
    572,
    'fee_decision',
    (docNo) => {
      feeDocNo = docNo;
      return {
        docNo,
        approval: approval(replay, 565, serialOf(docNo)),
        rate: '20/100',
        amountYuan: fee,
      };
    },
    1,
  );
  replay.take('fee_payment_recorded', 602, () => ({ feeDocNo, amountYuan: fee, ref: '非税收入缴款书' }));
}

function reclaim(replay: CaseReplay): void {
  let docNo = '';
  replay.issue('reclaim_rights_told', 738, 'hearing_rights_notice', undefined, 1);
  replay.issue(
    'reclaim_decided',
    800,
    'reclaim_decision',
    (number) => {
      docNo = number;
      return { docNo: number, approval: approval(replay, 790, `收${serialOf(number)}`) };
    },
    1,
  );
  replay.take('remedy_filed', 810, (on) => ({
    filingNo: `复议〔${on.slice(0, 4)}〕${serialOf(docNo)}号`,
    kind: 'reconsideration',
    targetDocNo: docNo,
  }));
  replay.take('remedy_resolved', 840, (on) => ({
    filingNo: `复议〔${replay.on(810).slice(0, 4)}〕${serialOf(docNo)}号`,
    docNo: `复决〔${on.slice(0, 4)}〕${serialOf(docNo)}号`,
    result: 'upheld',
  }));
  replay.issue('demand_issued', 870, 'demand_letter', undefined, 1);
  replay.issue(
    'enforcement_applied',
    905,
    'enforcement_application',
    (number) => ({ docNo: number, manner: 'court' }),
    null,
  );
}

/** Details of an executed option of art. 12, agreed on a day. */
function outcomeOf(
  option: DisposalOption,
  on: string,
  docNo: string,
  facts: CourseFacts,
): Record<string, unknown> {
  const newStart = facts.aim.newStart ?? addDays(on, 300);
  switch (option) {
    case 'EXTENDED':
      return {
        option,
        agreementNo: docNo,
        agreementSignedOn: on,
        newStart,
        newCompletion: addYears(newStart, 2),
        breachLiability: '逾期动工的，按补充协议和合同约定承担违约责任',
      };
    case 'USE_CHANGED':
      return {
        option,
        agreementNo: docNo,
        newUse: '一类工业用地（调整容积率和出入口）',
        compliesWithPlan: true,
        priceSettled: true,
        newStart,
      };
    case 'TEMP_USE':
      return {
        option,
        arrangementNo: docNo,
        purpose: '公共停车和应急物资堆场',
        startOn: on,
        endOn: addYears(on, 2),
      };
    case 'PAID_TAKEBACK':
      return { option, agreementNo: docNo, funding: 'other', compensationYuan: facts.contract.priceYuan };
    case 'SWAPPED':
      return {
        option,
        newContractNo: `${facts.contract.contractNo}-置换`,
        contractStatesSwap: true,
        pricePaidYuan: facts.contract.priceYuan,
        fundsReady: true,
        oldValueYuan: facts.contract.priceYuan,
        newValueYuan: facts.contract.priceYuan,
        oldUse: facts.contract.landUse,
        newUse: facts.contract.landUse,
        newStart,
      };
    case 'OTHER':
      return { option, description: '引入合作方，股权合作分期开发', localBasis: '开发区管委会专题会议纪要' };
  }
}

/** The branch of art. 12: talks, an approved plan, the option carried out. */
function negotiate(
  replay: CaseReplay,
  facts: CourseFacts,
  option: DisposalOption,
  days: { plan: number; executed: number },
): void {
  const isContractRoute = facts.aim.isSuspended;
  replay.take('talks_started', isContractRoute && facts.aim.cause === 'HOLDER' ? 540 : 520, {
    materialRef: '原因说明及证明材料',
    materialAccepted: true,
    reason: '使用权人提交的材料经核实',
  });
  replay.issue(
    'plan_approved',
    days.plan,
    'disposal_plan',
    (docNo) => ({
      option,
      planNo: docNo,
      approval: approval(replay, days.plan - 5, `方案${serialOf(docNo)}`),
    }),
    null,
  );
  replay.issue(
    'option_executed',
    days.executed,
    'agreement',
    (docNo, on) => ({ outcome: outcomeOf(option, on, docNo, facts) }),
    null,
  );
}

function start(replay: CaseReplay, day: number): void {
  replay.take('start_found', day, (on) => ({
    finding: {
      kind: 'started',
      permitNo: `37${on.replaceAll('-', '')}0101`,
      foundation: { kind: 'piles', allPilesDriven: true },
      photoRefs: ['现场照片 5-8'],
    },
    reason: '现场核实，施工许可证齐备，桩基全部打入',
  }));
}

const executedStates: readonly string[] = ['USE_CHANGED', 'SWAPPED', 'OTHER', 'PAID_TAKEBACK'];

/** Lets a case live until the as-of date along the course that leads to its state. */
export function liveCase(replay: CaseReplay, facts: CourseFacts): void {
  const { state, cause, isSuspended } = facts.aim;
  investigate(replay, facts);
  if (state === 'NOT_IDLE') {
    replay.issue(
      'not_idle_concluded',
      440,
      'not_idle_memo',
      (docNo) => ({
        docNo,
        reason: '经查，土地实际交付晚于约定，扣除后未满一年',
      }),
      null,
    );
    return;
  }
  if (cause === null) return;
  determine(replay, facts);
  if (state === 'EXTENDED' || state === 'OVERDUE_LT1Y' || state === 'SUSPENDED_LT1Y') {
    negotiate(replay, facts, 'EXTENDED', { plan: 655, executed: 670 });
    if (state !== 'EXTENDED') replay.take('clock_passed', 1000, { reason: '延长的动工日期已过' });
    return;
  }
  if (executedStates.includes(state)) {
    negotiate(replay, facts, state as DisposalOption, { plan: 660, executed: 690 });
    return;
  }
  if (state === 'RESUMED') {
    start(replay, 470);
    return;
  }
  if (state === 'CLOSED' && cause === 'HOLDER') {
    start(replay, 470);
    replay.take('closed', 500, { reason: '已动工，公开信息撤下' });
    return;
  }
  if (state === 'CLOSED') {
    negotiate(replay, facts, 'USE_CHANGED', { plan: 660, executed: 690 });
    replay.take('duty_done', 720, { duty: 'change_survey_and_registration', ref: '变更登记凭证' });
    replay.take('closed', 740, { reason: '处置完毕，公开信息撤下' });
    return;
  }
  if (isSuspended || cause !== 'HOLDER') {
    negotiate(replay, facts, isSuspended ? 'OTHER' : 'TEMP_USE', {
      plan: isSuspended ? 775 : 660,
      executed: isSuspended ? 800 : 770,
    });
    return;
  }
  sanction(replay, facts);
  if (state === 'RECLAIMED') {
    replay.issue('reclaim_rights_told', 738, 'hearing_rights_notice', undefined, 1);
    replay.issue(
      'reclaim_decided',
      800,
      'reclaim_decision',
      (docNo) => ({ docNo, approval: approval(replay, 790, `收${serialOf(docNo)}`) }),
      1,
    );
    replay.take('deregistered', 825, { manner: 'certificate_returned', ref: '注销登记凭证' });
    return;
  }
  reclaim(replay);
}
