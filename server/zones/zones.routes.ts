import { ZoneList } from '../../geodata/model/api-zones.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { listZones } from './zones.service.ts';

/** Zones as the entry to their land. */
export const zoneRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/zones',
    summary: { zh: '开发区一览：范围、宗数、数据日期', en: 'Zones with bounds, counts and data day' },
    access: 'read-land',
    response: { name: 'ZoneList', schema: ZoneList },
    revision: async ({ actor }) => (await deps.revisions.freshness(actor)).fingerprint,
    handler: async ({ actor }) => json(await listZones(deps, actor)),
  }),
];
