import { optionOf } from '../../geodata/codes/option-sets.ts';
import type { BondResupplyUse, EvidenceKind, ServiceMethod } from '../../geodata/model/idle-case-terms.ts';
import type { IdleCause } from '../../geodata/model/land-state.ts';

/** 闲置原因 in Chinese. */
export const causeLabel = (cause: IdleCause): string => optionOf('idleCause', cause)?.zh ?? cause;

export const evidenceLabels: Readonly<Record<EvidenceKind, string>> = {
  photo: '照片',
  survey: '现场勘测',
  document: '书面材料',
  statement: '询问陈述',
  site_visit: '现场踏勘',
};

/** What land taken back with bond money is supplied again for. */
export const resupplyLabels: Readonly<Record<BondResupplyUse, string>> = {
  real_estate: '用于房地产开发',
  livelihood: '用于民生项目',
  real_economy: '用于实体经济',
};

export const serviceLabels: Readonly<Record<ServiceMethod, string>> = {
  direct: '直接送达',
  left: '留置送达',
  post: '邮寄送达',
  announcement: '公告送达',
};
