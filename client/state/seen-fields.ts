import type { Actor } from '../../geodata/model/api-session.ts';
import { knownCollection } from '../api/land-query.ts';

/**
 * Those of some fields of a collection that exist for this person: the server answers a question about others like one
 * about fields nobody knows. What the answer then holds is the server's to decide.
 */
export function seenFields(collection: string, names: readonly string[], actor: Actor): string[] {
  const { fields } = knownCollection(collection);
  const { sees, publicMap, ownParkIds } = actor;
  const isSeen = (name: string): boolean => {
    const field = fields.find((entry) => entry.name === name);
    if (field === undefined) return false;
    if (publicMap !== null && field.isHiddenOnPublicMap) return false;
    if (field.publicColumn === null && !sees.suspected) return false;
    if (field.visibility === 'public') return true;
    const isOwn = field.visibility === 'internal' && ownParkIds.length > 0;
    return publicMap === null && (sees[field.visibility] || isOwn);
  };
  return names.filter(isSeen);
}
