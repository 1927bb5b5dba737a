import { z } from 'zod';

/** Roles that accounts can have (domain dossier 1.1); what each may see and do is declared in server/access/roles.ts. */
export const RoleId = z.enum([
  'visitor',
  'planner',
  'investment',
  'reporter',
  'officer',
  'reviewer',
  'operator',
  'leader',
  'administrator',
]);
export type RoleId = z.infer<typeof RoleId>;

/** Names of the roles for people. */
export const roleLabels: Readonly<Record<RoleId, { zh: string; en: string }>> = {
  visitor: { zh: '访客', en: 'Visitor' },
  planner: { zh: '规划人员', en: 'Planner' },
  investment: { zh: '招商组', en: 'Investment team' },
  reporter: { zh: '填报员', en: 'Reporter' },
  officer: { zh: '项目推进专员', en: 'Project officer' },
  reviewer: { zh: '联审部门', en: 'Joint reviewer' },
  operator: { zh: '园区运营商', en: 'Park operator' },
  leader: { zh: '帮包领导', en: 'Leader' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
};
