import { parks } from '../../geodata/catalog/parks.ts';
import type { ParkCard } from '../../geodata/model/api-park-card.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { itemFeature } from '../collections/collections.service.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { readParkSurroundings } from './parks.repository.ts';

/** Everything known of a park. @throws NotFoundError, also for a park the actor may not see. */
export async function parkCard(
  deps: Pick<FeatureDeps, 'sql' | 'revisions'>,
  actor: Actor,
  id: number,
): Promise<ParkCard> {
  const { zoneCode, feature } = await itemFeature(deps, parks, actor, id);
  const { parent, children, inventory } = await readParkSurroundings(deps.sql, actor, zoneCode, id);
  const { asOf } = await deps.revisions.freshness(actor, undefined, [zoneCode]);
  return { park: feature, ...(parent === null ? {} : { parent }), inventory, children, asOf };
}
