import { z } from 'zod';
import { IdleState } from './land-state.ts';

/** States an idle-land case can be in. SUPPLIED and DUE_SOON only monitor a contract; a case begins at SUSPECTED. */
export const CaseStage = IdleState.exclude(['SUPPLIED', 'DUE_SOON']);
export type CaseStage = z.infer<typeof CaseStage>;

/** 未动工 or 中止建设: 53号令 art. 2 ¶1 and ¶2. */
export const IdleType = z.enum(['NOT_STARTED', 'SUSPENDED']);
export type IdleType = z.infer<typeof IdleType>;

/** 53号令 art. 8 (1)-(6): which act of government. Only `plan_modified` opens the way to a swap (art. 12 (5)). */
export const GovernmentCause = z.enum([
  'not_delivered',
  'plan_modified',
  'policy_changed',
  'petition',
  'military_or_relics',
  'other_government_act',
]);
export type GovernmentCause = z.infer<typeof GovernmentCause>;

/** Ways of disposal of 53号令 art. 12 (1)-(6); each becomes a state of the case once executed. */
export const DisposalOption = z.enum([
  'EXTENDED',
  'USE_CHANGED',
  'TEMP_USE',
  'PAID_TAKEBACK',
  'SWAPPED',
  'OTHER',
]);
export type DisposalOption = z.infer<typeof DisposalOption>;

/** The ten official documents in their order (示范文本(试行)), then the further papers of the procedure. */
export const CaseDocumentType = z.enum([
  'investigation_notice',
  'determination',
  'situation_notice',
  'hearing_rights_notice',
  'fee_decision',
  'reclaim_decision',
  'start_application',
  'completion_report',
  'delivery_confirmation',
  'service_receipt',
  'not_idle_memo',
  'hearing_notice',
  'demand_letter',
  'enforcement_application',
  'disposal_plan',
  'agreement',
]);
export type CaseDocumentType = z.infer<typeof CaseDocumentType>;

export const caseDocumentLabels: Readonly<Record<CaseDocumentType, string>> = {
  investigation_notice: '闲置土地调查通知书',
  determination: '闲置土地认定书',
  situation_notice: '闲置土地情况告知书',
  hearing_rights_notice: '闲置土地处置听证权利告知书',
  fee_decision: '征缴土地闲置费决定书',
  reclaim_decision: '收回国有建设用地使用权决定书',
  start_application: '建设项目动工开发申请书',
  completion_report: '建设项目竣工申报书',
  delivery_confirmation: '国有建设用地交地确认书',
  service_receipt: '送达回证',
  not_idle_memo: '不构成闲置的调查结论',
  hearing_notice: '听证通知书',
  demand_letter: '催告书',
  enforcement_application: '强制执行申请书或注销公告',
  disposal_plan: '闲置土地处置方案',
  agreement: '补充协议或新合同',
};

export const ServiceMethod = z.enum(['direct', 'left', 'post', 'announcement']);
export type ServiceMethod = z.infer<typeof ServiceMethod>;

export const EvidenceKind = z.enum(['photo', 'survey', 'document', 'statement', 'site_visit']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

/** What a hearing, a decision or its enforcement is about. */
export const SanctionKind = z.enum(['fee', 'reclaim']);
export type SanctionKind = z.infer<typeof SanctionKind>;

/** Steps of a take-back paid with special bonds (domain dossier 2.6), in their order. */
export const BondStep = z.enum([
  'CANDIDATE',
  'APPRAISED',
  'BASE_PRICED',
  'COLLECTIVE_DECISION',
  'PUBLICITY',
  'APPROVED',
  'CONTRACTED',
  'PAID',
  'DEREGISTERED',
  'RESERVED',
]);
export type BondStep = z.infer<typeof BondStep>;

/** What land taken back with bond money is supplied again for; the cap of the year holds for real estate alone. */
export const BondResupplyUse = z.enum(['real_estate', 'livelihood', 'real_economy']);
export type BondResupplyUse = z.infer<typeof BondResupplyUse>;

/** What must still be done before a case is closed, besides what its state already proves. */
export const ClosingDuty = z.enum([
  'change_survey_and_registration',
  'compensation_paid',
  'temporary_use_ended',
  'measure_done',
  'fee_refunded',
]);
export type ClosingDuty = z.infer<typeof ClosingDuty>;

export const closingDutyLabels: Readonly<Record<ClosingDuty, string>> = {
  change_survey_and_registration: '当年土地变更调查和变更登记',
  compensation_paid: '收回补偿款付清',
  temporary_use_ended: '临时使用结束并重新约定动工',
  measure_done: '其他处置措施完成',
  fee_refunded: '退还已缴的闲置费',
};
