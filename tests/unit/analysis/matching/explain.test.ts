import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../../../geodata/analysis/matching/build-snapshot.ts';
import {
  basisText,
  codesOf,
  constraints,
  fixedCount,
  outOfScope,
} from '../../../../geodata/analysis/matching/constraints.ts';
import { explain } from '../../../../geodata/analysis/matching/explain.ts';
import { failMaskOf } from '../../../../geodata/analysis/matching/fail-mask.ts';
import { prepareMaskQuery } from '../../../../geodata/analysis/matching/mask-query.ts';
import { builtInMatchParameters as parameters } from '../../../../geodata/analysis/matching/parameters.ts';
import { recordAt } from '../../../../geodata/analysis/matching/snapshot-record.ts';
import type { SupplyArea } from '../../../../geodata/model/supply-area.ts';
import { asOf, generateAreas, generateDemand, generateSupply } from './generate-supply.ts';

const records = generateSupply(11, 1500);
const snapshot = buildSnapshot(records, { revision: 1, dataVersions: {}, areas: generateAreas(12) });
const scope = { asOf, includePotential: true, blockedHolders: new Set(['91370700B']) };

describe('explaining a record', () => {
  it('finds the same failures as the mask, with a sentence, numbers and a basis for each', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      const demand = generateDemand(seed);
      const query = prepareMaskQuery(snapshot, demand, parameters, scope);
      const masks = failMaskOf(snapshot, query);
      for (let row = 0; row < snapshot.count; row += 1) {
        if (masks[row]! >= outOfScope) continue;
        const context = {
          asOf,
          parameters,
          area: snapshot.areas[snapshot.score.area[row]!] as SupplyArea,
          isApplicantBlocked: query.isApplicantBlocked,
          blockedApplicants: [],
          standing: undefined,
          dataVersions: {},
        };
        const conditions = explain(recordAt(snapshot, row), demand, context);
        const failed = conditions.filter(({ isPassed }) => !isPassed);
        expect(failed.map(({ code }) => code)).toEqual(codesOf(masks[row]!));
        for (const { sentence, basis, gap } of failed) {
          expect(sentence.endsWith(`（依据：${basis}）。`)).toBe(true);
          expect(gap === null || (gap.ratio >= 0 && gap.value >= 0)).toBe(true);
        }
      }
    }
  });

  it('reads every record back from the columns', () => {
    const byId = new Map(records.map((record) => [record.id, record]));
    for (let row = 0; row < snapshot.count; row += 1) {
      const record = byId.get(snapshot.ids[row]!)!;
      const sorted = <T extends { kind: string }>(list: T[]) =>
        list.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
      const back = recordAt(snapshot, row);
      expect({ ...back, assessments: sorted(back.assessments) }).toEqual({
        ...record,
        assessments: sorted(record.assessments),
      });
    }
  });

  it('has fixed constraints in the low bits and a basis for every one, 待核 where the wording was not seen', () => {
    expect(constraints.map(({ bit }) => bit)).toEqual(constraints.map((_, place) => place));
    expect(constraints.slice(0, fixedCount).map(({ code }) => code)).toEqual([
      'USE',
      'LINE',
      'SOIL',
      'NEGATIVE_LIST',
      'CHEM',
      'HAZARD',
      'TERM',
    ]);
    for (const constraint of constraints) {
      expect(constraint.basis.length).toBeGreaterThan(0);
      const unseen = constraint.basis.filter(({ status }) => status === 'K').length;
      expect(basisText(constraint).split('（待核）').length - 1).toBe(unseen);
    }
  });
});
