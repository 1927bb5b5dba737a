import { describe, expect, it } from 'vitest';
import { CaseStage } from '../../../geodata/model/idle-case-terms.ts';
import { demonstrationZones } from '../../../geodata/samples/demonstration-zones.ts';
import { generateZone } from '../../../geodata/samples/generate-zone.ts';
import { arrangeParcels } from '../../../server/demonstration/cases/arrange-parcels.ts';
import { demonstrationCases } from '../../../server/demonstration/cases/demonstration-cases.ts';
import { demonstrationContracts } from '../../../server/demonstration/demonstration-contracts.ts';

const landClassCounts = (parcels: { stockClass: string; isInefficient: boolean }[]) => {
  const counts = new Map<string, number>();
  for (const { stockClass, isInefficient } of parcels) {
    const name = `${stockClass} ${isInefficient}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
};

const suspects = ['SUSPECTED', 'INVESTIGATING'];
const idle = [
  'DETERMINED',
  'NEGOTIATING',
  'PLAN_APPROVED',
  'TEMP_USE',
  'FEE_HEARING',
  'FEE_DECIDED',
  'FEE_PAID',
  'RECLAIM_HEARING',
  'RECLAIM_DECIDED',
  'ENFORCEMENT',
];

describe.each(demonstrationZones.map((zone) => [zone.name, zone] as const))('cases of %s', (_name, zone) => {
  // Days on which rounds begin, year ends, a leap day and holidays lie in the courses.
  const days = ['2025-01-07', '2026-05-07', '2028-02-29'];
  it.each(days)('on %s are in every state, lawfully, and leave the counts of the classes alone', (asOf) => {
    const generated = generateZone(zone, { seed: 1, asOf });
    const { sample, aims } = arrangeParcels(generated);
    const { cases } = demonstrationCases(sample, aims, demonstrationContracts(sample));
    const states = new Map(cases.map(({ parcelCode, state }) => [parcelCode, state.state]));
    expect([...new Set(states.values())].toSorted()).toEqual(CaseStage.options.toSorted());
    expect(aims.filter(({ parcelCode, state }) => states.get(parcelCode) !== state)).toEqual([]);
    expect(new Set(cases.map(({ state }) => state.idleType))).toEqual(new Set(['NOT_STARTED', 'SUSPENDED']));
    expect(landClassCounts(sample.parcels)).toEqual(landClassCounts(generated.parcels));
    for (const group of [suspects, idle]) {
      const count = (parcels: typeof sample.parcels) =>
        parcels.filter(({ idleState }) => group.includes(idleState ?? '')).length;
      expect(count(sample.parcels)).toBe(count(generated.parcels));
    }
  });

  it('are a function of seed and day', () => {
    const make = () => {
      const { sample, aims } = arrangeParcels(generateZone(zone, { seed: 7, asOf: '2026-05-01' }));
      return demonstrationCases(sample, aims, demonstrationContracts(sample));
    };
    expect(make()).toEqual(make());
  });
});
