import { describe, expect, it } from 'vitest';
import type { DemandInput } from '../../../../geodata/model/demand.ts';
import type { SupplyRecordInput } from '../../../../geodata/model/supply-record.ts';
import { demandOf, matchPlots, plot } from './builders.ts';

const building = { clearHeightMetres: 7.5, floorLoadKilonewtonPerSquareMetre: 10, craneTonnes: 5 };

const unit = (parts: Partial<SupplyRecordInput> = {}) =>
  plot({
    id: 'unit-1',
    kind: 'factory_unit',
    state: 'unit_vacant',
    stockOrigin: 'vacated_factory',
    areaSquareMetres: 3000,
    supplyModes: null,
    isNetLand: false,
    farMin: null,
    farMax: null,
    investmentMinYuanPerSquareMetre: null,
    taxMinYuanPerSquareMetre: null,
    priceYuanPerSquareMetre: 15,
    floorPriceYuanPerSquareMetre: 15,
    building,
    ...parts,
  });

const wish: Partial<DemandInput> = {
  kinds: ['land', 'factory_unit'],
  floorAreaMinSquareMetres: 2000,
  floorAreaOptimumSquareMetres: 3000,
  floorAreaMaxSquareMetres: 4000,
  rentMaxYuanPerSquareMetreMonth: 20,
};
const machines = { floorLoadMinKilonewtonPerSquareMetre: 10, craneMinTonnes: 5 };

describe('floor space beside land', () => {
  it('ranks plots and units in one result, each by its own limits', () => {
    const result = matchPlots([plot(), unit()], demandOf(wish));
    expect(result.candidates.map(({ kind }) => kind).toSorted()).toEqual(['factory_unit', 'land']);
    const found = result.candidates.find(({ kind }) => kind === 'factory_unit');
    expect(found?.conditions.find(({ code }) => code === 'AREA_MIN')?.sentence).toBe(
      '面积 3,000.00 平方米，下限 2,000.00 平方米。',
    );
    expect(found?.conditions.find(({ code }) => code === 'PRICE')?.sentence).toBe(
      '租金底价 15.00 元/平方米·月，项目上限 20.00 元/平方米·月。',
    );
  });

  it.each<[string, Partial<typeof building>, boolean]>([
    ['just enough', {}, true],
    ['too weak a floor', { floorLoadKilonewtonPerSquareMetre: 9.99 }, false],
    ['no crane', { craneTonnes: 0 }, false],
    ['height is not asked for', { clearHeightMetres: 3.9 }, true],
  ])('carries the machines: %s', (_, has, isFeasible) => {
    const result = matchPlots(
      [unit({ building: { ...building, ...has } })],
      demandOf({ ...wish, building: machines }),
    );
    expect(result.counts.feasible).toBe(Number(isFeasible));
    expect(result.funnel.find(({ code }) => code === 'BUILDING')?.alone).toBe(Number(!isFeasible));
  });

  it('says by how much, may be relaxed, and does not ask land', () => {
    const weak = unit({ building: { ...building, floorLoadKilonewtonPerSquareMetre: 5, craneTonnes: 0 } });
    const demand = demandOf({ ...wish, building: machines });
    const result = matchPlots([plot(), weak], demand);
    expect(result.candidates.map(({ kind }) => kind)).toEqual(['land']);
    expect(result.nearestMisses[0]?.failed).toMatchObject([
      {
        code: 'BUILDING',
        sentence:
          '楼面荷载 5.00 kN/㎡（需 10.00）、行车 0.00 吨（需 5.00），楼面荷载差 5.00 kN/㎡，行车差 5.00 吨（依据：项目设备对净高、荷载和行车的要求）。',
        gap: { value: 5, unit: 'kN/㎡', ratio: 0.5 },
      },
    ]);
    expect(result.smallestRelaxations[0]).toMatchObject({ constraints: ['BUILDING'], gain: 1 });
    expect(matchPlots([weak], demand, { relaxations: ['BUILDING'] }).candidates[0]?.relaxed).toEqual([
      'BUILDING',
    ]);
  });

  it('lets what nobody recorded pass, and says so', () => {
    const unknown = unit({ building: { ...building, craneTonnes: null } });
    for (const candidate of [unknown, unit({ building: null })]) {
      const [found] = matchPlots([candidate], demandOf({ ...wish, building: machines })).candidates;
      expect(found?.warnings.map(({ code }) => code)).toContain('BUILDING_UNKNOWN');
    }
  });

  it('takes a wish for a way of land supply as none of its business', () => {
    const [found] = matchPlots(
      [unit()],
      demandOf({ ...wish, supplyModes: ['lease_then_transfer'] }),
    ).candidates;
    expect(found?.conditions.find(({ code }) => code === 'MODE')?.sentence).toBe(
      '厂房、楼宇按租售办理，不涉及土地供应方式。',
    );
    expect(found?.warnings.map(({ code }) => code)).not.toContain('MODES_UNDECIDED');
  });
});
