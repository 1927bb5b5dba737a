import type { FactoryUnitRecord } from '../../model/factory.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { FactoryPlan } from '../zone-definition.ts';

/** A unit while it is being let; areas in hundredths of a square metre, so that sums are exact. */
export type LettableUnit = Omit<
  FactoryUnitRecord,
  'areaSquareMetres' | 'rentYuanPerSquareMetreMonth' | 'sourceName' | 'sourcePeriod' | 'isDemonstration'
> & { areaHundredths: number };

interface Shell {
  buildingCode: string;
  storeys: number;
  storeyHundredths: number;
  handoverOn: string | null;
  random: SeededRandom;
}

const letters = ['A', 'B', 'C', 'D'];

/** Two to four units a storey; together they are the storey. */
export function unitsOf(shell: Shell): LettableUnit[] {
  const { random: r, storeyHundredths } = shell;
  const parts = storeyHundredths > 300_000 ? r.integer(2, 4) : r.integer(1, 3);
  return Array.from({ length: shell.storeys }, (_, i) => i + 1).flatMap((storey) => {
    const isGround = storey === 1;
    let left = storeyHundredths;
    return Array.from({ length: parts }, (_, k): LettableUnit => {
      const share = k === parts - 1 ? left : Math.round((storeyHundredths / parts) * r.range(0.86, 1.14));
      left -= share;
      return {
        buildingCode: shell.buildingCode,
        unitCode: `${shell.buildingCode}-${storey}${letters[k]}`,
        storey,
        areaHundredths: share,
        status: shell.handoverOn ? 'under_construction' : 'vacant',
        tenantName: null,
        clearHeightMetres: isGround ? r.pick([7.2, 7.9, 8.1]) : r.pick([4.5, 4.8, 5.4]),
        floorLoadKilonewtonPerSquareMetre: isGround ? r.pick([15, 20, 30]) : r.pick([7.5, 8, 10]),
        craneTonnes: isGround ? r.pick([0, 5, 10]) : 0,
        powerKilovoltAmpere: r.pick([160, 250, 315, 400, 630]),
        handoverOn: shell.handoverOn,
      };
    });
  });
}

/**
 * Lets units until the wanted area is reached exactly: the last one is divided so that its let part fills the rest.
 * Of what remains a little is reserved. Throws when there is less completed space than is to be let.
 */
export function letUnits(units: LettableUnit[], plan: FactoryPlan, random: SeededRandom): void {
  const completed = units.filter((unit) => unit.status === 'vacant');
  const total = completed.reduce((sum, unit) => sum + unit.areaHundredths, 0);
  const wanted =
    plan.leasedSquareMetres !== undefined
      ? Math.round(plan.leasedSquareMetres * 100)
      : Math.round(total * plan.leasedShare);
  if (wanted > total)
    throw new RangeError(`only ${total / 100} m² of factory space for ${wanted / 100} m² to let`);
  const tenants = plan.tenantCount ?? Math.max(4, Math.round(completed.length / 3));
  let left = wanted;
  let next = 0;
  for (const unit of random.shuffle(completed)) {
    if (left === 0) {
      if (random.chance(0.12)) unit.status = 'reserved';
      continue;
    }
    if (unit.areaHundredths > left) {
      const rest = { ...unit, unitCode: `${unit.unitCode}2`, areaHundredths: unit.areaHundredths - left };
      unit.unitCode = `${unit.unitCode}1`;
      unit.areaHundredths = left;
      units.splice(units.indexOf(unit) + 1, 0, rest);
    }
    unit.status = 'leased';
    unit.tenantName = `演示租户企业 ${String((next++ % tenants) + 1).padStart(3, '0')}`;
    left -= unit.areaHundredths;
  }
}
