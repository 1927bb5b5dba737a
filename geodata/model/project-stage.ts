import { z } from 'zod';

/** 谋划→在谈→签约→落地→开工→竣工→达产, and 终止 for a project given up. */
export const ProjectStage = z.enum([
  'planned',
  'negotiating',
  'signed',
  'landed',
  'started',
  'completed',
  'producing',
  'ended',
]);
export type ProjectStage = z.infer<typeof ProjectStage>;

/** 招商来源 (M40). */
export const LeadSource = z.enum(['park', 'government', 'enterprise', 'event', 'online']);
export type LeadSource = z.infer<typeof LeadSource>;

/** The keys of the queue: 好项目 (quality), 急用 (need date), 开工 (readiness to start) (M07). */
export const QueueKey = z.enum(['quality', 'urgency', 'start']);
export type QueueKey = z.infer<typeof QueueKey>;

/** 六部门联审 (M11): 发改、工信、自然资源、生态环境、应急、住建. */
export const ReviewDepartment = z.enum([
  'development_reform',
  'industry',
  'natural_resources',
  'ecology',
  'emergency',
  'housing',
]);
export type ReviewDepartment = z.infer<typeof ReviewDepartment>;

export const projectStageLabels: Readonly<Record<ProjectStage, string>> = {
  planned: '谋划',
  negotiating: '在谈',
  signed: '签约',
  landed: '落地',
  started: '开工',
  completed: '竣工',
  producing: '达产',
  ended: '终止',
};

export const leadSourceLabels: Readonly<Record<LeadSource, string>> = {
  park: '园区招商',
  government: '政府招商',
  enterprise: '以商招商',
  event: '节会招商',
  online: '线上',
};

export const queueKeyLabels: Readonly<Record<QueueKey, string>> = {
  quality: '好项目优先',
  urgency: '急用优先',
  start: '开工优先',
};

export const reviewDepartmentLabels: Readonly<Record<ReviewDepartment, string>> = {
  development_reform: '发改',
  industry: '工信',
  natural_resources: '自然资源',
  ecology: '生态环境',
  emergency: '应急',
  housing: '住建',
};
