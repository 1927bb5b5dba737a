import { beforeAll, describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../../../geodata/analysis/matching/build-snapshot.ts';
import { codesOf, constraints, outOfScope } from '../../../../geodata/analysis/matching/constraints.ts';
import {
  createJsMaskEngine,
  createWasmMaskEngine,
} from '../../../../geodata/analysis/matching/mask-engine.ts';
import { prepareMaskQuery } from '../../../../geodata/analysis/matching/mask-query.ts';
import { match } from '../../../../geodata/analysis/matching/match.ts';
import { builtInMatchParameters as parameters } from '../../../../geodata/analysis/matching/parameters.ts';
import { seededRandom } from '../../../../geodata/analysis/matching/seeded-random.ts';
import {
  maskHistogram,
  relaxationCounts,
  relaxedCodes,
} from '../../../../geodata/analysis/matching/what-if.ts';
import type { SupplyArea } from '../../../../geodata/model/supply-area.ts';
import type { SupplyRecord } from '../../../../geodata/model/supply-record.ts';
import { asOf, generateAreas, generateDemand, generateSupply } from './generate-supply.ts';
import { factorsOf, type Judged, judge, scoreOf } from './reference.ts';

const records = generateSupply(1, 20_000);
const snapshot = buildSnapshot(records, {
  revision: 7,
  dataVersions: { controlLine: '2026-09' },
  areas: generateAreas(2),
});
const areas = new Map(snapshot.areas.map((area) => [`${area.zoneCode} ${area.parkCode}`, area]));
const areaOf = ({ zoneCode, parkCode }: SupplyRecord): SupplyArea =>
  areas.get(`${zoneCode} ${parkCode}`) as SupplyArea;
const byId = new Map(records.map((record) => [record.id, record]));
const blockedHolders = new Set(['91370700B']);
const scope = { asOf, includePotential: true, blockedHolders };
const demands = Array.from({ length: 200 }, (_, place) => generateDemand(place));
const engines = { js: createJsMaskEngine(snapshot), wasm: createWasmMaskEngine(snapshot) };

const bitOf = new Map(constraints.map(({ code, bit }) => [code as string, 1 << bit]));
const maskOf = (judged: Judged | null): number =>
  judged === null ? outOfScope : judged.failed.reduce((mask, code) => mask | (bitOf.get(code) as number), 0);

type Ranked = { id: string; score: number };

/** The naive ranking: score to 0.01, stock, readiness, surplus, code, id. */
const rank = (feasible: readonly Judged[], demand: (typeof demands)[number]): Ranked[] =>
  feasible
    .map(({ record }) => {
      const factors = factorsOf(record, areaOf(record), demand, parameters, asOf);
      const score = scoreOf(factors, parameters.weights);
      const min = record.kind === 'land' ? demand.areaMinSquareMetres : demand.floorAreaMinSquareMetres;
      const keys = [
        -Math.floor(score * 100 + 0.5 + 1e-7),
        -factors.stock!,
        -Math.round(factors.readiness! * 1e8),
        Math.round((record.areaSquareMetres - (min ?? 0)) * 100),
      ];
      return { id: record.id, score, keys, code: record.code };
    })
    .sort((a, b) => {
      for (const [place, key] of a.keys.entries()) {
        if (key !== b.keys[place]) return key - b.keys[place]!;
      }
      return a.code !== b.code ? (a.code < b.code ? -1 : 1) : a.id < b.id ? -1 : 1;
    });

describe('the engine against the naive reference, 200 demands over 20,000 records', {
  timeout: 120_000,
}, () => {
  let reference: (Judged | null)[][] = [];

  beforeAll(() => {
    const rows = snapshot.ids.map((id) => byId.get(id) as SupplyRecord);
    reference = demands.map((demand) =>
      rows.map((record) => judge(record, areaOf(record), demand, parameters, asOf, blockedHolders)),
    );
  });

  it('tests something: most demands find land, and every constraint excludes somewhere', () => {
    const withLand = reference.filter((rows) => rows.some((row) => row?.failed.length === 0));
    expect(withLand.length).toBeGreaterThan(120);
    const seen = new Set(reference.flat().flatMap((row) => row?.failed ?? []));
    expect([...seen].sort()).toEqual(constraints.map(({ code }) => code).sort());
  });

  it.each(['js', 'wasm'] as const)('the %s mask names the same failures for every record', (kind) => {
    demands.forEach((demand, place) => {
      const masks = engines[kind].failMask(prepareMaskQuery(snapshot, demand, parameters, scope));
      for (let row = 0; row < snapshot.count; row += 1) {
        const expected = maskOf(reference[place]![row]!);
        const actual = Math.min(masks[row]!, outOfScope);
        if (actual !== expected) {
          expect({ demand: place, id: snapshot.ids[row], failed: codesOf(actual) }).toEqual({
            demand: place,
            id: snapshot.ids[row],
            failed: codesOf(expected),
          });
        }
      }
      expect(masks.length).toBe(snapshot.count);
    });
  });

  it('gives the same feasible sets, the same top 20 in order, and scores within 1e-9', () => {
    demands.forEach((demand, place) => {
      const result = match(snapshot, demand, { asOf, parameters, blockedHolders, engine: engines.wasm });
      const feasible = reference[place]!.filter((row): row is Judged => row?.failed.length === 0);
      expect(result.counts.feasible).toBe(feasible.length);
      expect(result.counts.considered).toBe(reference[place]!.filter((row) => row !== null).length);
      for (const [group, list] of [
        ['offerable', result.candidates],
        ['potential', result.potential],
      ] as const) {
        const expected = rank(
          feasible.filter((row) => row.group === group),
          demand,
        ).slice(0, 20);
        expect(list.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
        list.forEach(({ score }, at) => {
          expect(Math.abs(score - expected[at]!.score)).toBeLessThan(1e-9);
        });
      }
    });
  });

  it('counts the gain of relaxing as brute force does, on sampled combinations', () => {
    const random = seededRandom(5);
    demands.slice(0, 60).forEach((demand, place) => {
      const masks = engines.js.failMask(prepareMaskQuery(snapshot, demand, parameters, scope));
      const counts = relaxationCounts(maskHistogram(masks));
      for (let sample = 0; sample < 12; sample += 1) {
        const set = Math.floor(random() * counts.length) & Math.floor(random() * counts.length);
        const codes: string[] = relaxedCodes(set);
        const expected = reference[place]!.filter((row) =>
          row?.failed.every((code) => codes.includes(code)),
        ).length;
        expect(counts[set]).toBe(expected);
      }
    });
  });
});
