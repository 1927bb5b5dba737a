import { Session } from '../../geodata/model/api-session.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';

/** Who asks, and what this installation shows: the first thing the client reads. */
export const sessionRoutes = ({ config, database, revisions, version }: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/session',
    summary: { zh: '当前身份和本系统的设置', en: 'Caller and settings of this installation' },
    access: 'reach-service',
    response: { name: 'Session', schema: Session },
    handler: async ({ actor }) => {
      const zones = await revisions.zones(actor);
      const { asOf } = await revisions.freshness(actor);
      const { mapApprovalNo, qualificationNo, icpNo, tiandituKey } = config;
      const session: Session = {
        actor,
        mode: 'local',
        settings: {
          mapApprovalNo,
          qualificationNo,
          icpNo,
          tiandituKey,
          engine: database.engine,
          demonstration: zones.some(({ isDemonstration }) => isDemonstration),
        },
        dataAsOf: asOf,
        version,
      };
      return json(session);
    },
  }),
];
