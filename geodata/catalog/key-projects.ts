import { date, integer, number, option, text } from './field.ts';
import { chosen, inside, ledger, measured } from './ledger.ts';

const year = { required: true, min: 1990, max: 2200 };
const money = { min: 0, max: 999_999_999_999_999 };
const projectName = text('projectName', '项目名称', 'Project', { ...chosen, sortable: true });
const projectId = integer('keyProjectId', '重点项目编号', 'Key project id', {
  ...inside,
  filter: 'values',
  section: 'identity',
});

/** 重点项目. */
export const keyProjects = ledger({
  id: 'key-projects',
  title: { zh: '重点项目', en: 'Key projects' },
  description: {
    zh: '年度计划、进度、推进专员和帮包领导',
    en: 'Plan of the year, progress, officer and sponsor',
  },
  counter: { zh: '个', en: 'projects' },
  relation: 'collection_key_project',
  titleField: 'name',
  defaultSort: ['-planYear', 'name'],
  fields: [
    text('name', '项目名称', 'Project', { ...chosen, sortable: true }),
    integer('planYear', '计划年度', 'Plan year', { ...measured, section: 'identity' }),
    text('yearsText', '起止年限', 'Years', { ...inside, section: 'identity' }),
    integer('startYear', '开始年份', 'From', measured),
    integer('endYear', '结束年份', 'To', measured),
    text('locationText', '建设地点', 'Place', chosen),
    option('stage', '建设阶段', 'Stage', 'projectStage', chosen),
    option('category', '类别', 'Category', 'projectCategory', chosen),
    text('ownerUnit', '责任单位', 'Responsible unit', chosen),
    number('totalInvestmentYuan', '总投资', 'Total investment', 'yuan', measured),
    number('plannedYuan', '年度计划投资', 'Planned this year', 'yuan', measured),
    number('completedYuan', '完成投资', 'Done', 'yuan', measured),
    number('completedShare', '占比', 'Share done', 'ratio', measured),
    number('plannedShare', '序时进度', 'Scheduled share', 'ratio', measured),
    date('stageDueOn', '阶段到期日', 'Stage due', measured),
    text('officerName', '项目推进专员', 'Officer', chosen),
    text('officerUnit', '专员单位', "Officer's unit", chosen),
    text('sponsorName', '帮包领导', 'Sponsor', chosen),
    integer('parcelId', '宗地编号', 'Parcel id', { ...inside, filter: 'values' }),
    text('parcelName', '关联地块', 'Parcel', { ...inside, section: 'identity' }),
  ],
  editing: {
    name: { required: true },
    planYear: year,
    startYear: year,
    endYear: year,
    locationText: { required: true },
    stage: { required: true },
    category: { required: true },
    ownerUnit: {},
    totalInvestmentYuan: { ...money, required: true },
    plannedYuan: { ...money, required: true },
    completedYuan: { ...money, required: true },
    plannedShare: { required: true, min: 0, max: 10 },
    stageDueOn: {},
    officerName: {},
    officerUnit: {},
    sponsorName: {},
    parcelId: { reference: 'parcels' },
  },
});

/** 走访记录. */
export const projectVisits = ledger({
  id: 'project-visits',
  title: { zh: '走访记录', en: 'Visits' },
  description: { zh: '推进专员和帮包领导的走访', en: 'Visits of officers and sponsors' },
  counter: { zh: '次', en: 'visits' },
  relation: 'collection_project_visit',
  titleField: 'projectName',
  defaultSort: ['-visitedOn', 'projectName'],
  fields: [
    projectName,
    projectId,
    text('visitorName', '走访人', 'Visitor', chosen),
    option('visitorRole', '身份', 'Role', 'visitorRole', chosen),
    option('duty', '职责', 'Duty', 'officerDuty', chosen),
    date('visitedOn', '走访日期', 'Date', measured),
    text('note', '记录', 'Note', { ...inside, section: 'operation' }),
  ],
  editing: {
    keyProjectId: { required: true, reference: 'key-projects' },
    visitorName: { required: true },
    visitorRole: { required: true },
    duty: {},
    visitedOn: { required: true },
    note: { multiline: true },
  },
});

/** 问题清单. */
export const projectProblems = ledger({
  id: 'project-problems',
  title: { zh: '问题清单', en: 'Problems' },
  description: {
    zh: '问题、责任单位、期限和销号',
    en: 'Problems, who answers for them, when, and their closing',
  },
  counter: { zh: '件', en: 'problems' },
  relation: 'collection_project_problem',
  titleField: 'title',
  defaultSort: ['dueOn', 'title'],
  fields: [
    text('title', '问题', 'Problem', { ...inside, sortable: true, section: 'identity' }),
    projectName,
    projectId,
    option('domain', '类别', 'Domain', 'problemDomain', chosen),
    text('ownerUnit', '责任单位', 'Responsible unit', chosen),
    date('raisedOn', '提出日期', 'Raised', measured),
    date('dueOn', '办结期限', 'Due', measured),
    option('status', '状态', 'Status', 'problemStatus', chosen),
    date('resolvedOn', '解决日期', 'Resolved', measured),
    date('verifiedOn', '销号日期', 'Verified', measured),
    text('evidence', '销号凭证', 'Evidence', { ...inside, section: 'operation' }),
  ],
  editing: {
    title: { required: true },
    keyProjectId: { reference: 'key-projects' },
    domain: { required: true },
    ownerUnit: {},
    raisedOn: { required: true },
    dueOn: { required: true },
    status: { required: true },
    resolvedOn: {},
    verifiedOn: {},
    evidence: { multiline: true },
  },
});

/** 审批用时. */
export const approvalRuns = ledger({
  id: 'approval-runs',
  title: { zh: '审批用时', en: 'Approval times' },
  description: { zh: '全过程审批用时和拿地即开工', en: 'Days from acceptance to the last permit' },
  counter: { zh: '个', en: 'approvals' },
  relation: 'collection_approval_run',
  titleField: 'projectName',
  defaultSort: ['-startedOn', 'projectName'],
  fields: [
    projectName,
    option('flow', '审批流程', 'Flow', 'approvalFlow', chosen),
    date('startedOn', '受理日期', 'Accepted', measured),
    date('finishedOn', '办结日期', 'Finished', measured),
    integer('elapsedDays', '用时（自然日）', 'Calendar days', measured),
    date('awardedOn', '拿地日期', 'Land awarded', measured),
    date('permittedOn', '施工许可日期', 'Building permit', measured),
    integer('startAfterAwardDays', '拿地至许可（天）', 'Award to permit, days', measured),
  ],
  editing: {
    projectName: { required: true },
    flow: { required: true },
    startedOn: { required: true },
    finishedOn: {},
    awardedOn: {},
    permittedOn: {},
  },
});
