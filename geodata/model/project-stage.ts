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

/** Chinese and English names of a closed list; every list of the interface, of files and of messages is made of them. */
type Names<Code extends string> = Readonly<Record<Code, { zh: string; en: string }>>;

export const projectStageLabels: Names<ProjectStage> = {
  planned: { zh: '谋划', en: 'Planned' },
  negotiating: { zh: '在谈', en: 'Negotiating' },
  signed: { zh: '签约', en: 'Signed' },
  landed: { zh: '落地', en: 'Landed' },
  started: { zh: '开工', en: 'Started' },
  completed: { zh: '竣工', en: 'Completed' },
  producing: { zh: '达产', en: 'Producing' },
  ended: { zh: '终止', en: 'Ended' },
};

export const leadSourceLabels: Names<LeadSource> = {
  park: { zh: '园区招商', en: 'Park' },
  government: { zh: '政府招商', en: 'Government' },
  enterprise: { zh: '以商招商', en: 'Enterprise' },
  event: { zh: '节会招商', en: 'Event' },
  online: { zh: '线上', en: 'Online' },
};

export const queueKeyLabels: Readonly<Record<QueueKey, string>> = {
  quality: '好项目优先',
  urgency: '急用优先',
  start: '开工优先',
};

export const reviewDepartmentLabels: Names<ReviewDepartment> = {
  development_reform: { zh: '发改', en: 'Development and reform' },
  industry: { zh: '工信', en: 'Industry' },
  natural_resources: { zh: '自然资源', en: 'Natural resources' },
  ecology: { zh: '生态环境', en: 'Ecology' },
  emergency: { zh: '应急', en: 'Emergency' },
  housing: { zh: '住建', en: 'Housing' },
};
