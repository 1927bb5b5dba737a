import { ParcelCard } from '../../geodata/model/api-parcel-card.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { defineRoute, json, type Route } from '../http/define-route.ts';
import { recordId } from '../http/record-id.ts';
import { parcelCard } from './parcels.service.ts';

/** What the drawer shows of a parcel. */
export const parcelRoutes = (deps: FeatureDeps): Route[] => [
  defineRoute({
    method: 'get',
    path: '/parcels/{id}/card',
    summary: {
      zh: '地块卡片：指标、评估、相邻地块、设施、历史',
      en: 'Parcel card: terms, assessments, neighbours, facilities, history',
    },
    access: 'read-land',
    params: { id: recordId },
    response: { name: 'ParcelCard', schema: ParcelCard },
    // Assessments of real land expire with the day.
    revision: async ({ actor }) => `${deps.today()} ${(await deps.revisions.freshness(actor)).fingerprint}`,
    handler: async ({ actor, path: { id } }) => json(await parcelCard(deps, actor, id)),
  }),
];
