import type { Actor } from '../../geodata/model/api-session.ts';
import type { FeatureDeps } from '../feature-deps.ts';

export type CaseDeps = Pick<FeatureDeps, 'sql' | 'revisions' | 'today'>;

/** Who works on cases, as part of which request. */
export interface CaseWorker {
  actor: Actor;
  requestId: string;
}

/** Codes of the zones whose cases this actor may see. */
export const caseZones = async ({ revisions }: CaseDeps, actor: Actor): Promise<string[]> =>
  (await revisions.zones(actor)).map(({ zoneCode }) => zoneCode);

/** The day cases of each zone stand on: a demonstration lives on its own as-of day. */
export async function caseDays({ revisions, today }: CaseDeps, actor: Actor): Promise<Map<string, string>> {
  const zones = await revisions.zones(actor);
  return new Map(
    zones.map(({ zoneCode, isDemonstration, seed, asOf }) => [
      zoneCode,
      isDemonstration && seed !== null ? (asOf ?? today()) : today(),
    ]),
  );
}
