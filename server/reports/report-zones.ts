import type { Actor } from '../../geodata/model/api-session.ts';

import type { Revisions } from '../revisions/revisions.ts';

/** The zones a report speaks of: those asked for that the actor sees, else all that the actor sees. */
export async function zonesOf(
  revisions: Revisions,
  actor: Actor,
  wanted: readonly string[] | undefined,
): ReturnType<Revisions['zones']> {
  const seen = await revisions.zones(actor);
  return wanted === undefined ? seen : seen.filter(({ zoneCode }) => wanted.includes(zoneCode));
}
