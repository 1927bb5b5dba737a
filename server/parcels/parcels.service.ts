import { parcels } from '../../geodata/catalog/parcels.ts';
import type { Neighbour, ParcelCard } from '../../geodata/model/api-parcel-card.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { itemFeature } from '../collections/collections.service.ts';
import { asDatabaseUnavailable } from '../database/database-errors.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { readParcelChanges } from './parcel-history.repository.ts';
import { type ParcelKey, readAttachments, readNeighbours } from './parcels.repository.ts';
import { visibleHistory } from './visible-history.ts';

type Deps = Pick<FeatureDeps, 'sql' | 'revisions' | 'log' | 'today'>;

/** Neighbours, or none when the overlay of two boundaries fails: the rest of the card is worth showing without them. */
async function neighboursOf({ sql, log }: Deps, key: ParcelKey, actor: Actor): Promise<Neighbour[]> {
  try {
    return await readNeighbours(sql, key, actor);
  } catch (error) {
    if (asDatabaseUnavailable(error) !== undefined) throw error;
    log.error({ err: error, ...key }, '相邻地块计算失败');
    return [];
  }
}

/** Everything known of a parcel. @throws NotFoundError, also for a parcel the actor may not see. */
export async function parcelCard(deps: Deps, actor: Actor, id: number): Promise<ParcelCard> {
  const { zoneCode, feature } = await itemFeature(deps, parcels, actor, id);
  const key = { zoneCode, id };
  const zone = (await deps.revisions.zones(actor)).find((state) => state.zoneCode === zoneCode);
  // A demonstration lives on its own as-of day; real land lives today.
  const day = zone?.isDemonstration ? (zone.asOf ?? deps.today()) : deps.today();
  const [attachments, neighbours, changes] = await Promise.all([
    readAttachments(deps.sql, key, actor, day),
    neighboursOf(deps, key, actor),
    readParcelChanges(deps.sql, key),
  ]);
  const { park, standardTerm, assessments, facilities, factoryBuildings, sourceAttributes } = attachments;
  return {
    parcel: feature,
    ...(park === null ? {} : { park }),
    ...(standardTerm === null ? {} : { standardTerm }),
    assessments,
    neighbours,
    facilities,
    factoryBuildings,
    history: visibleHistory(changes, actor),
    ...(sourceAttributes !== null && actor.sees.internal ? { sourceAttributes } : {}),
    asOf: day,
  };
}
