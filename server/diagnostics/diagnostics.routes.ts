import { z } from 'zod';
import { Diagnostics, IntegrityReport } from '../../geodata/model/api-diagnostics.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { checkIntegrity, describeInstallation } from './diagnostics.service.ts';

/** What administrators look at when something is wrong. */
export const diagnosticsRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/diagnostics',
    summary: {
      zh: '诊断：版本、数据库、备份、最近的错误',
      en: 'Diagnostics: versions, database, backups, recent errors',
    },
    access: 'administer',
    response: { name: 'Diagnostics', schema: Diagnostics },
    handler: async ({ actor }) => json(await describeInstallation(deps, actor)),
  }),
  defineRoute({
    method: 'post',
    path: '/diagnostics/checks',
    summary: { zh: '核对审计链和数据完整性', en: 'Prove the audit chains and check the data' },
    access: 'administer',
    body: z.strictObject({}),
    response: { name: 'IntegrityReport', schema: IntegrityReport },
    handler: async ({ actor }) => json(await checkIntegrity(deps, actor)),
  }),
];
