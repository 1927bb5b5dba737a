import type { Demand } from '../../model/demand.ts';
import type { BuildingFacts } from '../../model/supply-record.ts';
import { failed, passed, type RuleCheck } from './explain-context.ts';
import type { BuildingMeasure } from './statements.ts';

const units: Readonly<Record<BuildingMeasure, string>> = {
  clearHeight: '米',
  floorLoad: 'kN/㎡',
  crane: '吨',
};

/** What is asked of a building beside what it has, measure by measure; those not asked about are left out. */
export const comparedMeasures = (
  needs: NonNullable<Demand['building']>,
  has: BuildingFacts | null,
): { measure: BuildingMeasure; needs: number; has: number | null }[] => {
  const rows: [BuildingMeasure, number | null, number | null | undefined][] = [
    ['clearHeight', needs.clearHeightMinMetres, has?.clearHeightMetres],
    ['floorLoad', needs.floorLoadMinKilonewtonPerSquareMetre, has?.floorLoadKilonewtonPerSquareMetre],
    ['crane', needs.craneMinTonnes, has?.craneTonnes],
  ];
  return rows.flatMap(([measure, need, offered]) =>
    need === null ? [] : [{ measure, needs: need, has: offered ?? null }],
  );
};

/** M45: height, load and crane of floor space carry the project's machines; land has no building yet. */
export const checkBuilding: RuleCheck = ({ kind, building }, demand) => {
  if (kind === 'land') return passed('building.land', {});
  const measures = demand.building ? comparedMeasures(demand.building, building) : [];
  if (measures.length === 0) return passed('building.unasked', {});
  const shorts = measures.flatMap(({ measure, needs, has }) =>
    has !== null && Math.round(has * 100) < Math.round(needs * 100) ? [{ measure, short: needs - has }] : [],
  );
  const [first] = shorts;
  if (!first) return passed('building.compared', { measures, shorts });
  const need = measures.find(({ measure }) => measure === first.measure)?.needs ?? 1;
  const gap = { value: first.short, unit: units[first.measure], ratio: first.short / need };
  return failed('building.compared', { measures, shorts }, gap);
};
