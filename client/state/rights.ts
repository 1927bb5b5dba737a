import type { Feature } from '../../geodata/model/api-feature.ts';
import type { Session } from '../../geodata/model/api-session.ts';
import type { Capability } from '../../geodata/model/capability.ts';
import { knownCollection } from '../api/land-query.ts';

/** Whether the caller has a right; nobody has one before the session is known. */
export const may = (session: Session | null, capability: Capability): boolean =>
  session?.actor.capabilities.includes(capability) ?? false;

/** Whether there is such a collection for the caller. */
export function seesCollection(session: Session | null, id: string): boolean {
  const { visibility = 'public', rights } = knownCollection(id);
  if (session === null || !may(session, rights?.read ?? 'read-land')) return false;
  return visibility === 'public' || (session.actor.publicMap === null && session.actor.sees[visibility]);
}

/** Whether the caller sees what is internal of this record: who does is told its revision. */
export const seesInternals = ({ properties }: Feature): boolean => typeof properties.revision === 'number';

/** Whether the caller may change this record: has the right to, and is told the revision that a change has to name. */
export const mayWriteRecord = (session: Session | null, collection: string, feature: Feature): boolean =>
  may(session, knownCollection(collection).rights?.write ?? 'write-land') && seesInternals(feature);
