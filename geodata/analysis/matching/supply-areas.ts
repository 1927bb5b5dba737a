import { SupplyArea, type SupplyAreaInput } from '../../model/supply-area.ts';
import type { SupplyRecord } from '../../model/supply-record.ts';
import { compareText } from './text-order.ts';

const areaKey = (zoneCode: string, parkCode: string | null): string => `${zoneCode} ${parkCode ?? ''}`;

/** A park without a province or quota of its own has its zone's; the zone's negative list holds in every park. */
const withinZone = (park: SupplyArea, zone: SupplyArea): SupplyArea => ({
  ...park,
  provinceCode: park.provinceCode ?? zone.provinceCode,
  energyQuotaTce: park.energyQuotaTce ?? zone.energyQuotaTce,
  controlLineVersion: park.controlLineVersion ?? zone.controlLineVersion,
  negativeList: [...zone.negativeList, ...park.negativeList],
});

/** The areas that records lie in: numbered as they appear, sorted by zone and park at the end. */
export class AreaIndex {
  readonly #numbers = new Map<string, number>();
  readonly #places: { zoneCode: string; parkCode: string | null }[] = [];

  /** The number of a record's area, in order of appearance. */
  numberOf({ zoneCode, parkCode }: Pick<SupplyRecord, 'zoneCode' | 'parkCode'>): number {
    const key = areaKey(zoneCode, parkCode);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.#places.length);
    return this.#places.push({ zoneCode, parkCode }) - 1;
  }

  /**
   * The areas described and those only seen, sorted, and the sorted place of each number. A zone nobody described
   * knows nothing; a park nobody described takes all from its zone.
   */
  resolve(inputs: readonly SupplyAreaInput[]): { areas: SupplyArea[]; placeOf: Uint32Array } {
    const described = inputs.map((input) => SupplyArea.parse(input));
    const zones = new Map(
      described.filter((area) => area.parkCode === null).map((area) => [area.zoneCode, area]),
    );
    const zoneOf = (zoneCode: string): SupplyArea =>
      zones.get(zoneCode) ?? SupplyArea.parse({ zoneCode, name: zoneCode });
    const areas = new Map<string, SupplyArea>();
    for (const area of described) {
      const resolved = area.parkCode === null ? area : withinZone(area, zoneOf(area.zoneCode));
      areas.set(areaKey(area.zoneCode, area.parkCode), resolved);
    }
    for (const { zoneCode, parkCode } of this.#places) {
      const key = areaKey(zoneCode, parkCode);
      if (!areas.has(key)) areas.set(key, { ...zoneOf(zoneCode), parkCode });
    }
    const keys = [...areas.keys()].toSorted(compareText);
    const places = new Map(keys.map((key, place) => [key, place]));
    return {
      areas: keys.map((key) => areas.get(key) as SupplyArea),
      placeOf: Uint32Array.from(
        this.#places,
        ({ zoneCode, parkCode }) => places.get(areaKey(zoneCode, parkCode)) as number,
      ),
    };
  }
}
