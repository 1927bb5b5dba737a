import type { Actor } from '../../geodata/model/api-session.ts';
import type { ZoneList } from '../../geodata/model/api-zones.ts';
import type { FeatureDeps } from '../feature-deps.ts';
import { nameSortKey } from '../text/pinyin.ts';
import { readZones } from './zones.repository.ts';

/** The zones this actor may see, in Chinese order of their names. */
export async function listZones(
  { sql, revisions }: Pick<FeatureDeps, 'sql' | 'revisions'>,
  actor: Actor,
): Promise<ZoneList> {
  const states = new Map((await revisions.zones(actor)).map((state) => [state.zoneCode, state]));
  const rows = await readZones(sql, actor);
  const zones = rows.map((row) => {
    const state = states.get(row.zoneCode);
    return { ...row, asOf: state?.asOf ?? null, seed: state?.seed ?? null };
  });
  const keys = new Map(zones.map(({ zoneCode, name }) => [zoneCode, nameSortKey(name)]));
  const keyOf = ({ zoneCode }: { zoneCode: string }) => keys.get(zoneCode) ?? '';
  return { zones: zones.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)) };
}
