import { ParkCard } from '../../geodata/model/api-park-card.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { parkCard } from './parks.service.ts';

/** What the drawer shows of a park. */
export const parkRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/parks/{id}/card',
    summary: { zh: '园区卡片：概况、存量、区中园', en: 'Park card: facts, inventory, parks inside' },
    access: 'read-land',
    params: { id: recordId },
    response: { name: 'ParkCard', schema: ParkCard },
    revision: async ({ actor }) => (await deps.revisions.freshness(actor)).fingerprint,
    handler: async ({ actor, path: { id } }) => json(await parkCard(deps, actor, id)),
  }),
];
