import { describe, expect, it } from 'vitest';
import { bondAt, bondSteps } from './bond-scenarios.ts';
import { expectRefused } from './case-walk.ts';
import { describeRefusals } from './refusals.ts';

const realEstate = { landUse: '商服用地', isRealEstate: true };
const forHomes = (areaSquareMetres: number) => ({ use: 'real_estate', areaSquareMetres });
const bought = () => bondAt(10, realEstate);

describeRefusals('guards of supplying bond-bought land again', [
  [
    '自然资发〔2024〕242号:先入库储备',
    'bond_reserved',
    () => bondAt(9, realEstate),
    'bond_resupplied',
    '2023-12-28',
    forHomes(1),
  ],
  [
    '自然资发〔2024〕242号: not before it entered the reserve',
    'bond_order',
    bought,
    'bond_resupplied',
    '2023-12-25',
    forHomes(1),
  ],
  [
    '自然资发〔2024〕242号:收回面积',
    'bond_area',
    () => bondAt(8),
    'bond_advanced',
    '2023-12-25',
    { detail: { step: 'DEREGISTERED' } },
  ],
  [
    '自然资发〔2024〕242号: no more than was taken back',
    'bond_resupply_area',
    () => bought().take('bond_resupplied', '2023-12-27', { use: 'livelihood', areaSquareMetres: 15_000 }),
    'bond_resupplied',
    '2024-03-01',
    { use: 'real_economy', areaSquareMetres: 5_000.01 },
  ],
  [
    '自然资发〔2024〕242号:当年再供应不超过当年收回面积的50%',
    'bond_resupply_cap',
    bought,
    'bond_resupplied',
    '2023-12-31',
    forHomes(10_000.01),
  ],
  [
    '自然资发〔2024〕242号: what was supplied again counts on',
    'bond_resupply_cap',
    () => bought().take('bond_resupplied', '2023-12-27', forHomes(6_000)),
    'bond_resupplied',
    '2023-12-28',
    forHomes(4_000.01),
  ],
  [
    '自然资发〔2024〕242号: land that was no real-estate land adds nothing to the cap',
    'bond_resupply_cap',
    () => bondAt(10),
    'bond_resupplied',
    '2023-12-28',
    forHomes(1),
  ],
]);

describe('the cap on supplying again', () => {
  it('自然资发〔2024〕242号: exactly half may go to real estate in the year, all of it from the next year on', () => {
    expect(
      bought().take('bond_resupplied', '2023-12-31', forHomes(10_000)).current.facts.bond?.resupplies,
    ).toEqual([{ on: '2023-12-31', use: 'real_estate', areaSquareMetres: 10_000 }]);
    expect(bought().try('bond_resupplied', '2024-01-01', forHomes(20_000))).toMatchObject({ ok: true });
  });

  it('自然资发〔2024〕242号: livelihood and the real economy are exempt', () => {
    for (const use of ['livelihood', 'real_economy']) {
      expect(bought().try('bond_resupplied', '2023-12-28', { use, areaSquareMetres: 20_000 })).toMatchObject({
        ok: true,
      });
    }
  });

  it('自然资发〔2024〕242号: all the land of the year counts, that of other cases too', () => {
    const others = (takenBackSquareMetres: number, resuppliedSquareMetres: number, year = 2023) => ({
      otherBondYears: new Map([[year, { takenBackSquareMetres, resuppliedSquareMetres }]]),
    });
    const tried = (area: number, more: ReturnType<typeof others>) =>
      bought().try('bond_resupplied', '2023-12-28', forHomes(area), more);
    expect(tried(15_000, others(10_000, 0))).toMatchObject({ ok: true });
    expectRefused(tried(15_000.01, others(10_000, 0)), 'bond_resupply_cap', '自然资发〔2024〕242号');
    expectRefused(tried(1, others(0, 10_000)), 'bond_resupply_cap');
    expectRefused(tried(10_000.01, others(10_000, 0, 2022)), 'bond_resupply_cap');
    expect(tried(10_000, others(10_000, 10_000, 2022))).toMatchObject({ ok: true });
  });

  it('an old record without area is mended first, then supplied again', () => {
    const [on, detail] = bondSteps[8]!;
    const walk = bought();
    const target = walk.events.findLast(({ occurredOn }) => occurredOn === on)!;
    const correct = (areaSquareMetres: number | null) => {
      const replacement = { ...target, detail: { ...detail, areaSquareMetres } };
      return walk.try('corrected', '2023-12-27', { corrects: target.id, replacement });
    };
    expectRefused(correct(null), 'correction_breaks_history', '自然资发〔2024〕242号');
    const mended = correct(8_000);
    if (!mended.ok) throw new Error(mended.message);
    walk.accept(mended.state);
    expectRefused(walk.try('bond_resupplied', '2023-12-28', forHomes(4_000.01)), 'bond_resupply_cap');
  });
});
