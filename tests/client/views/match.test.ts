import { describe, expect, it } from 'vitest';
import { matchEnglish } from '../../../client/language/match-messages-en.ts';
import { matchChinese } from '../../../client/language/match-messages-zh.ts';
import { comparedText, isTelling } from '../../../client/language/match-sayings.ts';
import { lawChip } from '../../../client/language/match-terms.ts';
import { judgementsOf, ratioOfStep, stepOfRatio } from '../../../client/state/pairwise-judgements.ts';
import { demandFacts } from '../../../client/views/match/demand-facts.ts';
import { boundsOfPlaces, matchMap } from '../../../client/views/match/match-map.ts';
import { funnelRows, gapText } from '../../../client/views/match/why-none.ts';
import { weightsFromPairs } from '../../../geodata/analysis/matching/ahp.ts';
import { constraints } from '../../../geodata/analysis/matching/constraints.ts';
import { say } from '../../../geodata/analysis/matching/statements.ts';
import type { MatchPlace, MatchResponse } from '../../../geodata/model/api-matches.ts';
import type { FactorWeights } from '../../../geodata/model/match-parameters.ts';
import type {
  MatchCandidate,
  MatchFunnelStep,
  MatchNearMiss,
  MatchStatement,
} from '../../../geodata/model/match-result.ts';

const place = (parcelId: number, lng: number): MatchPlace => ({
  collection: 'parcels',
  recordId: parcelId,
  parcelId,
  zoneCode: 'WFJJQ',
  zoneName: '潍坊经济区',
  parkName: null,
  buildingName: null,
  landClass: 'approved_unsupplied',
  point: [lng, 36],
  bounds: [lng - 0.01, 35.99, lng + 0.01, 36.01],
  distances: [
    { kind: 'expressway_exit', name: '出口', distanceMetres: 2184, from: [lng, 36], to: [lng + 0.1, 36] },
  ],
  needsReview: false,
});
const response = {
  places: { 'parcel-7': place(7, 119), 'parcel-3': place(3, 119.2), 'parcel-9': place(9, 119.4) },
} as unknown as MatchResponse;
const candidate = (id: string, rank: number) => ({ id, rank }) as MatchCandidate;

describe('the map of a match', () => {
  const pieces = {
    candidates: [candidate('parcel-7', 1)],
    potential: [candidate('parcel-3', 1)],
    misses: [{ id: 'parcel-9' } as MatchNearMiss],
  };

  it('pins ranks, letters near misses and keeps all of them undimmed', () => {
    const { shapes, focus } = matchMap(response, pieces, null);
    expect(shapes.map(({ role, label }) => [role, label])).toEqual([
      ['miss', 'a'],
      ['miss', '1'],
      ['pin', '1'],
    ]);
    expect(focus).toEqual({ parcels: [3, 7, 9] });
  });

  it('draws the distances of the open candidate only, with kilometres a little beyond the middle', () => {
    const { shapes } = matchMap(response, pieces, 'parcel-7');
    const pill = shapes.find(({ role }) => role === 'pill');
    expect(pill?.label).toBe('2.18 km');
    expect(pill?.geometry).toMatchObject({ type: 'Point' });
    expect(shapes.filter(({ role }) => role === 'distance')).toHaveLength(1);
    expect(shapes.find(({ role }) => role === 'pin-open')?.label).toBe('1');
  });

  it('fits all places', () => {
    expect(boundsOfPlaces([])).toBeNull();
    const bounds = boundsOfPlaces(Object.values(response.places));
    expect(bounds?.map((degrees) => degrees.toFixed(2))).toEqual(['118.99', '35.99', '119.41', '36.01']);
    const plot = { ...place(7, 119), bounds: [119, 36, 119.002, 36.001] as [number, number, number, number] };
    expect(boundsOfPlaces([plot])?.map((degrees) => degrees.toFixed(4))).toEqual([
      '118.9940',
      '35.9935',
      '119.0080',
      '36.0075',
    ]);
  });
});

describe('reasons', () => {
  it('show the numbers apart from the law, which stands in its chip', () => {
    const short = say('areaMin.compared', { kind: 'land', area: 20_000, minimum: 30_000, short: 10_000 });
    const sentence = '面积 30.00 亩，下限 45.00 亩，少 15.00 亩（依据：项目用地需求）。';
    const words = '面积 30.00 亩，下限 45.00 亩，少 15.00 亩';
    expect(comparedText({ statement: short, sentence }, 'zh')).toBe(words);
    expect(comparedText({ statement: short, sentence }, 'en')).toBe(
      'Area 30.00 mu, minimum 45.00 mu, 15.00 mu short',
    );
    // What only a newer server can say keeps the sentence it came with.
    expect(comparedText({ statement: { key: 'newer', values: {} }, sentence }, 'en')).toBe(words);
  });

  it('fold what nobody asked for', () => {
    const telling = (statement: MatchStatement) => isTelling({ isPassed: true, statement });
    expect(telling(say('term.unasked', {}))).toBe(false);
    expect(telling(say('ready.unasked', { on: null }))).toBe(false);
    expect(telling(say('ready.unasked', { on: '2027-01-01' }))).toBe(true);
    expect(isTelling({ isPassed: false, statement: say('holder.blocked', { codes: [] }) })).toBe(true);
  });

  it('give every constraint a law chip with the state of its basis', () => {
    for (const { code } of constraints) {
      const chip = lawChip(code, 'zh');
      expect(lawChip(code, 'en')?.text, code).toMatch(/^[\x20-\x7e]+$/);
      expect(chip?.text, code).toMatch(/\S/);
      expect(['V', 'K', 'D']).toContain(chip?.status);
    }
    expect(lawChip('LINE', 'zh')).toEqual({ text: '土地管理法 35、44 条', status: 'V' });
    expect(lawChip('TERM', 'zh')).toEqual({ text: '暂行条例 12 条', status: 'V' });
    expect(lawChip('READY', 'zh')).toEqual({ text: '53 号令 21 条', status: 'V' });
  });

  it('list the steps of the funnel that exclude something', () => {
    const step = (code: string, alone: number, removed: number) =>
      ({ code, alone, removed }) as MatchFunnelStep;
    const funnel = [step('USE', 60, 60), step('LINE', 0, 0), step('READY', 70, 0)];
    expect(funnelRows(funnel, true)).toEqual({ rows: [funnel[0]], others: 2 });
    expect(funnelRows(funnel, false).rows.map(({ code }) => code)).toEqual(['READY', 'USE']);
  });

  it('say what a relaxation has to give', () => {
    const nearest = {
      failed: [{ code: 'AREA_MIN', gap: { value: 2.958, unit: '亩', ratio: 0.06 } }],
    } as unknown as MatchNearMiss;
    const relaxation = {
      constraints: ['AREA_MIN', 'MODE'],
      labels: ['面积下限', '供应方式'],
      gain: 3,
      nearest,
    };
    expect(gapText(relaxation, 'zh')).toBe('面积下限差 2.96 亩 + 供应方式');
    expect(gapText(relaxation, 'en')).toBe('Least area off by 2.96 mu + Supply mode');
  });
});

describe('pairwise judgements', () => {
  it('stand for Saaty’s ratios both ways', () => {
    expect([-8, -2, 0, 1, 8].map(ratioOfStep)).toEqual([9, 3, 1, 1 / 2, 1 / 9]);
    for (let step = -8; step <= 8; step += 1) expect(stepOfRatio(ratioOfStep(step))).toBe(step);
  });

  it('begin with what the weights imply, which is consistent, and are refused when they contradict', () => {
    const weights = { chain: 40, area: 20, stock: 20, readiness: 20 } as unknown as FactorWeights;
    const factors = ['chain', 'area', 'stock'] as const;
    const first = weightsFromPairs(factors, judgementsOf(factors, {}, weights));
    expect(first).toMatchObject({ ok: true });
    expect(first.consistencyRatio).toBeLessThan(0.01);
    const said = { 'chain area': -8, 'area stock': -8, 'chain stock': 8 };
    const refused = weightsFromPairs(factors, judgementsOf(factors, said, weights));
    expect(refused).toMatchObject({ ok: false, reason: expect.stringContaining('一致性比例 CR') });
  });
});

describe('a demand at a glance', () => {
  it('says only what was asked for, in the units people use', () => {
    const facts = demandFacts(
      {
        industryCode: '3983',
        areaMinSquareMetres: 30_000,
        areaMaxSquareMetres: 46_666.67,
        fixedInvestmentYuan: 182_000_000,
        supplyModes: ['lease_then_transfer'],
        priceMaxYuanPerSquareMetre: 300,
      },
      'zh',
    );
    expect(facts.map(({ name, value }) => `${name} ${value.text} ${value.unit}`.trim())).toEqual([
      '用地 45 – 70 亩',
      '固定投资 1.82 亿元',
      '底价上限 20.00 万元/亩',
      '供应方式 先租后让',
    ]);
  });
});

describe('texts of 项目匹配', () => {
  const textOf = (entry: unknown): string =>
    typeof entry === 'function'
      ? String(entry(...Array.from({ length: entry.length }, () => '7')))
      : typeof entry === 'object' && entry !== null
        ? Object.values(entry).join(' ')
        : String(entry);

  it('exist in both languages, without Chinese in the English ones', () => {
    expect(Object.keys(matchEnglish).toSorted()).toEqual(Object.keys(matchChinese).toSorted());
    const mixed = Object.entries(matchEnglish).filter(([, entry]) => /[\u4e00-\u9fff]/.test(textOf(entry)));
    expect(mixed.map(([key]) => key)).toEqual([]);
  });

  it('use full-width punctuation in Chinese', () => {
    for (const [key, entry] of Object.entries(matchChinese)) {
      expect(textOf(entry), key).not.toMatch(/[\u4e00-\u9fff][,;!?]/);
    }
  });
});
