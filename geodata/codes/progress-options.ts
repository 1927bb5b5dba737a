import { ProjectStage, projectStageLabels } from '../model/project-stage.ts';

/** Labels of the closed lists of the ledgers: domain dossier 3, 5, 8, and the mechanisms of the zones' own reports. */
const option = (code: string, zh: string, en: string) => ({ code, zh, en });

export const progressOptionSets = {
  approvalLevel: [option('state_council', '国务院', 'State Council'), option('province', '省级', 'Province')],
  approvalKind: [
    option('batch', '城市批次', 'City batch'),
    option('standalone', '单独选址', 'Stand-alone site'),
  ],
  stockLedger: [
    option('unsupplied', '批而未供', 'Not yet supplied'),
    option('idle', '闲置土地', 'Idle land'),
    option('inefficient', '低效用地', 'Inefficient land'),
  ],
  movementKind: [option('added', '新增', 'Added'), option('disposed', '处置', 'Disposed of')],
  disposalMode: [
    option('granted', '出让', 'Granted'),
    option('allocated', '划拨', 'Allocated'),
    option('leased', '租赁', 'Leased'),
    option('equity', '作价出资', 'Equity contribution'),
    option('paperwork_completed', '补办供地手续', 'Paperwork completed'),
    option('approval_revoked', '撤回批文', 'Approval revoked'),
    option('approval_lapsed', '批文失效', 'Approval lapsed'),
    option('adjusted', '调整核减', 'Adjusted'),
    option('extended', '延期动工', 'Start extended'),
    option('use_changed', '调整用途/规划', 'Use changed'),
    option('temporary_use', '临时使用', 'Temporary use'),
    option('paid_takeback', '协议有偿收回', 'Paid take-back'),
    option('swapped', '置换', 'Swapped'),
    option('fee_paid', '缴纳闲置费', 'Idle fee paid'),
    option('reclaimed', '无偿收回', 'Taken back'),
    option('started', '已动工', 'Construction started'),
    option('redeveloped', '再开发', 'Redeveloped'),
    option('other', '其他', 'Other'),
  ],
  revitalisedKind: [
    option('idle', '闲置土地', 'Idle land'),
    option('inefficient', '低效用地', 'Inefficient land'),
    option('unsupplied', '批而未供', 'Not yet supplied'),
  ],
  revitalisationMode: [
    option('technical_upgrade', '增资技改', 'Technical upgrade'),
    option('transfer', '转让', 'Transfer'),
    option('merger', '兼并重组', 'Merger'),
    option('takeback', '收回再供', 'Take-back and new supply'),
    option('sublease', '厂房转租', 'Sublease'),
    option('redevelopment', '再开发', 'Redevelopment'),
  ],
  // A project that has ended is no longer reported.
  projectStage: ProjectStage.options
    .filter((stage) => stage !== 'ended')
    .map((stage) => option(stage, projectStageLabels[stage].zh, projectStageLabels[stage].en)),
  projectCategory: [
    option('industry', '产业类', 'Industry'),
    option('infrastructure', '基础设施类', 'Infrastructure'),
    option('livelihood', '民生类', 'Livelihood'),
    option('service', '服务业类', 'Services'),
  ],
  visitorRole: [
    option('officer', '项目推进专员', 'Project officer'),
    option('sponsor', '帮包领导', 'Sponsoring leader'),
  ],
  officerDuty: [
    option('clerk', '办事员', 'Clerk'),
    option('adviser', '参谋员', 'Adviser'),
    option('attendant', '服务员', 'Attendant'),
    option('promoter', '宣传员', 'Promoter'),
  ],
  problemDomain: [
    option('procedures', '手续办理', 'Procedures'),
    option('land', '用地保障', 'Land'),
    option('factors', '要素保障', 'Production factors'),
    option('energy', '能耗指标', 'Energy quota'),
    option('environment', '环境评价', 'Environment'),
    option('funding', '资金筹措', 'Funding'),
    option('policy', '政策扶持', 'Policy'),
    option('construction', '施工建设', 'Construction'),
    option('utilities', '配套设施', 'Utilities'),
    option('labour', '用工保障', 'Labour'),
  ],
  problemStatus: [
    option('raised', '已提出', 'Raised'),
    option('assigned', '已交办', 'Assigned'),
    option('in_progress', '办理中', 'In progress'),
    option('resolved', '已解决', 'Resolved'),
    option('verified', '已销号', 'Verified'),
    option('reopened', '重新办理', 'Reopened'),
  ],
  approvalFlow: [
    option('standard_land', '标准地项目', 'Standard land'),
    option('transfer', '一般出让项目', 'Transfer'),
    option('allocation', '划拨项目', 'Allocation'),
    option('lease', '租赁厂房项目', 'Factory lease'),
    option('technical_upgrade', '技改项目', 'Technical upgrade'),
    option('government_investment', '政府投资项目', 'Government investment'),
  ],
  evaluationCohort: [
    option('above_scale', '规上', 'Above designated size'),
    option('below_scale', '规下', 'Below designated size'),
  ],
  evaluationClass: [
    option('A', 'A 优先发展', 'A priority'),
    option('B', 'B 支持发展', 'B supported'),
    option('C', 'C 提升发展', 'C to improve'),
    option('D', 'D 限制发展', 'D restricted'),
    option('T', 'T 暂不评价', 'T not evaluated'),
  ],
} as const;
