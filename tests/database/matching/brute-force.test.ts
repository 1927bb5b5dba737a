import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { buildSnapshot } from '../../../geodata/analysis/matching/build-snapshot.ts';
import { constraints } from '../../../geodata/analysis/matching/constraints.ts';
import { createMaskEngine } from '../../../geodata/analysis/matching/mask-engine.ts';
import { prepareMaskQuery } from '../../../geodata/analysis/matching/mask-query.ts';
import { match } from '../../../geodata/analysis/matching/match.ts';
import { builtInMatchParameters as parameters } from '../../../geodata/analysis/matching/parameters.ts';
import { seededRandom } from '../../../geodata/analysis/matching/seeded-random.ts';
import { maskHistogram, relaxationCounts, relaxedCodes } from '../../../geodata/analysis/matching/what-if.ts';
import { createTestDatabase, describeEachEngine, type TestDatabase } from '../../support/database.ts';
import {
  createReferenceTables,
  fillReferenceAreas,
  fillReferenceSupply,
  referenceAnswer,
} from '../../support/sql-match-reference.ts';
import {
  asOf,
  generateAreas,
  generateDemand,
  generateSupply,
} from '../../unit/analysis/matching/generate-supply.ts';

const records = generateSupply(1, 20_000);
const snapshot = buildSnapshot(records, { revision: 7, dataVersions: {}, areas: generateAreas(2) });
const engine = createMaskEngine(snapshot);
const blockedHolders = ['91370700B'];
const scope = { asOf, includePotential: true, blockedHolders: new Set(blockedHolders) };
const byteOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

describeEachEngine('the engine against brute force in SQL, 20,000 pieces', (kind) => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase(kind, { statementTimeoutMs: 120_000 });
    await createReferenceTables(test.sql);
    await fillReferenceAreas(test.sql, snapshot.areas);
    await fillReferenceSupply(test.sql, records);
    await test.sql`ANALYZE reference_supply`;
  }, 400_000);
  afterAll(() => test?.dispose());

  // All of them on one engine every day; where both are there the slower one takes the rest in the long run only.
  const isSecond = kind === 'embedded' && !('missing' in inject('postgresForTests'));
  const demands = isSecond && process.env.ROUNDS === undefined ? 40 : 200;

  it(`finds the same feasible sets, top 20, scores and relaxation counts for ${demands} demands`, {
    timeout: 900_000,
  }, async () => {
    const random = seededRandom(11);
    let served = 0;
    for (let place = 0; place < demands; place += 1) {
      const demand = generateDemand(place);
      const masks = engine.failMask(prepareMaskQuery(snapshot, demand, parameters, scope)).slice();
      const counts = relaxationCounts(maskHistogram(masks));
      const sets = Array.from(
        { length: place % 5 === 0 ? 8 : 0 },
        () => Math.floor(random() * counts.length) & Math.floor(random() * counts.length),
      );
      const expected = await referenceAnswer(
        test.sql,
        demand,
        { parameters, asOf, blockedHolders },
        sets.map(relaxedCodes),
      );
      const result = match(snapshot, demand, {
        asOf,
        parameters,
        blockedHolders: scope.blockedHolders,
        engine,
      });
      const feasible = snapshot.ids.filter((_, row) => masks[row] === 0).toSorted(byteOrder);
      expect({ place, considered: result.counts.considered, feasible: feasible.length }).toEqual({
        place,
        considered: expected.considered,
        feasible: expected.feasible,
      });
      expect(createHash('md5').update(feasible.join(',')).digest('hex')).toBe(expected.feasibleMd5);
      for (const [mine, theirs] of [
        [result.candidates, expected.offerable],
        [result.potential, expected.potential],
      ] as const) {
        expect(mine.map(({ id }) => id)).toEqual(theirs.map(({ id }) => id));
        mine.forEach(({ score }, index) => {
          expect(Math.abs(score - theirs[index]!.score)).toBeLessThan(1e-9);
        });
      }
      expect(sets.map((set) => counts[set])).toEqual(expected.relaxed);
      served += Number(feasible.length > 0);
    }
    expect(served).toBeGreaterThan(0.6 * demands);
    expect(constraints).toHaveLength(20);
  });
});
