import { describe, expect, it } from 'vitest';
import { buildSnapshot } from '../../../../geodata/analysis/matching/build-snapshot.ts';
import { match, RelaxationError } from '../../../../geodata/analysis/matching/match.ts';
import { builtInMatchParameters as parameters } from '../../../../geodata/analysis/matching/parameters.ts';
import { standardLandReadiness } from '../../../../geodata/analysis/matching/standard-land.ts';
import type { DemandInput } from '../../../../geodata/model/demand.ts';
import { SupplyMode } from '../../../../geodata/model/land-state.ts';
import { MatchResult } from '../../../../geodata/model/match-result.ts';
import type { SupplyRecordInput } from '../../../../geodata/model/supply-record.ts';
import { asOf, demandOf, matchPlots, mu, perMu, plot, zone } from './builders.ts';

const failedOf = (result: MatchResult): string[] =>
  result.nearestMisses.flatMap(({ failed }) => failed.map(({ code }) => code));

describe('domain cases of matching', () => {
  it('finds the plot that meets everything, and says with what it compared', () => {
    const result = matchPlots([plot()], demandOf());
    expect(MatchResult.parse(result)).toEqual(result);
    expect(result.candidates).toHaveLength(1);
    expect(result.candidates[0]!.conditions.every(({ isPassed }) => isPassed)).toBe(true);
    expect(result.candidates[0]!.conditions.find(({ code }) => code === 'INTENSITY')?.sentence).toBe(
      '投资强度 303.33 万元/亩，要求 240.00 万元/亩。',
    );
    expect(result).toMatchObject({ parametersVersion: '内置 1', dataRevision: 3, asOf });
  });

  it('a demand needing 先租后让 never meets a plot that excludes it', () => {
    const without = SupplyMode.options.filter((mode) => mode !== 'lease_then_transfer');
    const plots = [
      plot({ id: 'a', supplyModes: without }),
      plot({ id: 'b', supplyModes: [] }),
      plot({ id: 'c', supplyModes: ['lease_then_transfer'] }),
    ];
    const result = matchPlots(plots, demandOf({ supplyModes: ['lease_then_transfer'] }));
    expect(result.candidates.map(({ id }) => id)).toEqual(['c']);
    expect(result.nearestMisses.find(({ id }) => id === 'b')?.failed[0]?.sentence).toBe(
      '项目要求先租后让，可供方式：无（依据：地块公布的供应方式）。',
    );
  });

  it('a chemical project only goes inside a certified park where its province demands it', () => {
    const land = { landUse: { scheme: 'YDYH2023', code: '100103' } } as const;
    const plots = [plot({ ...land, id: 'in', isInChemicalPark: true }), plot({ ...land, id: 'out' })];
    const demand = demandOf({ industryCode: '2614' });
    expect(matchPlots(plots, demand).candidates.map(({ id }) => id)).toEqual(['in']);

    const elsewhere = matchPlots(plots, demand, { areas: [{ ...zone, provinceCode: '15' }] });
    expect(elsewhere.candidates.map(({ id }) => id).sort()).toEqual(['in', 'out']);
    expect(elsewhere.candidates[0]!.warnings.map(({ code }) => code)).toContain('CHEM_RULE_UNKNOWN');
  });

  it('5 of 6 assessments is not 标准地-ready, and the missing one is named', () => {
    const full = plot();
    const five = plot({ assessments: full.assessments.filter(({ kind }) => kind !== 'energy_saving') });
    expect(standardLandReadiness(full, parameters, asOf)).toMatchObject({
      isReady: true,
      text: '标准地 6/6',
    });
    expect(standardLandReadiness(five, parameters, asOf)).toMatchObject({
      isReady: false,
      missing: ['energy_saving'],
      text: '标准地筹备 5/6，缺：区域节能',
    });
    const [candidate] = matchPlots([five], demandOf()).candidates;
    expect(candidate?.warnings).toContainEqual(
      expect.objectContaining({ code: 'ASSESSMENTS_MISSING', text: '标准地筹备 5/6，缺：区域节能' }),
    );
    const lapsed = plot({
      assessments: full.assessments.map((entry) => ({ ...entry, validUntil: '2026-11-19' })),
    });
    expect(standardLandReadiness(lapsed, parameters, asOf).valid).toBe(0);
  });

  it('stock comes first where scores tie, and the reason is shown', () => {
    const weights = { ...parameters.weights, stock: 0, area: 24 };
    const plots = [
      plot({ id: 'new', code: '370703001001GB00001', stockOrigin: 'new' }),
      plot({ id: 'stock', code: '370703001001GB00002', stockOrigin: 'inefficient' }),
    ];
    const result = matchPlots(plots, demandOf(), { weights });
    expect(result.candidates.map(({ id }) => id)).toEqual(['stock', 'new']);
    expect(result.candidates[0]!.shownScore).toBe(result.candidates[1]!.shownScore);
    expect(result.candidates[0]!.reasons.map(({ code }) => code)).toEqual(['STOCK_FIRST']);
    expect(result.candidates[1]!.reasons).toEqual([]);
  });

  it('fixed constraints are never offered for relaxing, and refused when asked for', () => {
    const plots = [
      plot({ landUse: { scheme: 'YDYH2023', code: '110101' } }),
      plot({ id: 'b', soil: 'listed' }),
    ];
    const result = matchPlots(plots, demandOf());
    expect(result.counts).toEqual({ considered: 2, feasible: 0, offerable: 0, potential: 0 });
    expect(result.smallestRelaxations).toEqual([]);
    expect(result.nearestMisses).toEqual([]);
    expect(result.funnel.find(({ code }) => code === 'USE')).toMatchObject({
      alone: 1,
      onlyThis: 1,
      isRelaxable: false,
    });
    expect(() => matchPlots(plots, demandOf(), { relaxations: ['USE'] })).toThrow(RelaxationError);
    expect(() => matchPlots(plots, demandOf(), { relaxations: ['USE'] })).toThrow(
      '“用途”是法定或安全条件，不可放宽',
    );
  });

  it('tells the smallest relaxation and the numeric gap of the nearest miss', () => {
    const plots = [
      plot({ id: 'small', areaSquareMetres: mu(26.6) }),
      plot({ id: 'flat', farMin: null, farMax: 1.4 }),
      plot({ id: 'both', areaSquareMetres: mu(30), farMin: null, farMax: 1.4 }),
    ];
    const result = matchPlots(plots, demandOf());
    expect(result.smallestRelaxations.map(({ constraints, gain }) => [constraints, gain])).toEqual([
      [['FAR'], 1],
      [['AREA_MIN'], 1],
      [['FAR', 'AREA_MIN'], 3],
    ]);
    const small = result.nearestMisses.find(({ id }) => id === 'small')?.failed[0];
    expect(small?.sentence).toBe('面积 26.60 亩，下限 45.00 亩，少 18.40 亩（依据：项目用地需求）。');
    expect(small?.gap?.value).toBeCloseTo(18.4, 4);
    const flat = result.nearestMisses.find(({ id }) => id === 'flat')?.failed[0];
    expect(flat?.sentence).toContain('低 0.10');
    const relaxed = matchPlots(plots, demandOf(), { relaxations: ['AREA_MIN'] });
    expect(relaxed.candidates.map(({ id, relaxed: given }) => [id, given])).toEqual([
      ['small', ['AREA_MIN']],
    ]);
  });

  it('land still held is a group of its own, ready after its disposal, and can be hidden', () => {
    const plots = [
      plot({ id: 'free' }),
      plot({ id: 'held', state: 'idle', stockOrigin: 'idle', isNetLand: false }),
    ];
    const demand = demandOf({ needBy: '2028-12-31' });
    const shown = matchPlots(plots, demand);
    expect(shown.candidates.map(({ id }) => id)).toEqual(['free']);
    expect(shown.potential.map(({ id, availableOn }) => [id, availableOn])).toEqual([['held', '2028-01-04']]);
    expect(shown.potential[0]!.reasons[0]).toMatchObject({ code: 'NEEDS_DISPOSAL' });
    expect(matchPlots(plots, demand, { includePotential: false })).toMatchObject({
      potential: [],
      counts: { considered: 1 },
    });
    expect(failedOf(matchPlots(plots, demandOf({ needBy: '2027-06-30' })))).toEqual(['READY']);
  });

  it('never offers what is in use, planned only, withdrawn, lapsed, or in another zone', () => {
    const plots = [
      plot({ id: 'a', state: 'in_use' }),
      plot({ id: 'b', state: 'planned_park' }),
      plot({ id: 'c', state: 'withdrawn' }),
      plot({ id: 'd', state: 'approved_unsupplied', lapsesOn: '2026-11-19' }),
      plot({ id: 'e', state: 'approved_unsupplied', lapsesOn: '2026-11-20' }),
      plot({ id: 'f', zoneCode: 'YSXK' }),
    ];
    const result = matchPlots(plots, demandOf());
    expect(result.candidates.map(({ id }) => id)).toEqual(['e']);
    expect(result.counts.considered).toBe(1);
  });

  it('a unit under construction meets a demand only from its handover on (M41)', () => {
    const unit = { kind: 'factory_unit', state: 'unit_under_construction', areaSquareMetres: 2000 } as const;
    const parts = {
      ...unit,
      isNetLand: false,
      floorPriceYuanPerSquareMetre: 15,
      priceYuanPerSquareMetre: 16,
    };
    const plots = [plot({ ...parts, id: 'dated', readyOn: '2027-10-01' }), plot({ ...parts, id: 'undated' })];
    const wish = {
      kinds: ['factory_unit' as const],
      floorAreaMinSquareMetres: 1500,
      rentMaxYuanPerSquareMetreMonth: 20,
    };
    expect(
      matchPlots(plots, demandOf({ ...wish, needBy: '2027-10-01' })).candidates.map(({ id }) => id),
    ).toEqual(['dated']);
    const early = matchPlots(plots, demandOf({ ...wish, needBy: '2027-09-30' }));
    expect(early.counts).toMatchObject({ considered: 1, feasible: 0 });
    expect(failedOf(early)).toEqual(['READY']);
  });

  it('another project excludes a reserved plot until the day it expires; its own does not', () => {
    const reserved = (until: string) => plot({ reservation: { projectNo: 'XM-1', until } });
    expect(failedOf(matchPlots([reserved('2026-11-20')], demandOf()))).toEqual(['RESERVED']);
    expect(matchPlots([reserved('2026-11-19')], demandOf()).counts.feasible).toBe(1);
    expect(matchPlots([reserved('2027-01-01')], demandOf({ projectNo: 'XM-1' })).counts.feasible).toBe(1);
  });

  it('does not take a project of another zone with the same number for the one that holds a plot', () => {
    const held = plot({ reservation: { projectNo: 'XM-1', zoneCode: 'WFJJ', until: '2027-01-01' } });
    const of = (zoneCode: string) =>
      matchPlots([held], demandOf({ projectNo: 'XM-1' }), { standing: { zoneCode, energyTce: 0 } });
    expect(of('WFJJ').counts.feasible).toBe(1);
    expect(failedOf(of('YSXK'))).toEqual(['RESERVED']);
  });

  it('a holder under review gets no new land, but may use its own, and nothing tells why', () => {
    const plots = [plot({ id: 'new' }), plot({ id: 'own', holderCode: '91A' })];
    const options = { blockedHolders: new Set(['91A']) };
    const result = matchPlots(plots, demandOf({ applicantCodes: ['91A'] }), options);
    expect(result.candidates.map(({ id }) => id)).toEqual(['own']);
    expect(result.nearestMisses[0]!.failed[0]!.sentence).not.toMatch(/闲置土地未|认定/);
    expect(matchPlots(plots, demandOf(), options).counts.feasible).toBe(2);
  });

  it('energy thresholds are duties, only a lack of quota excludes', () => {
    const result = matchPlots([plot()], demandOf({ energyTce: 1000 }));
    expect(result.counts.feasible).toBe(1);
    expect(result.notes.map(({ code }) => code)).toEqual(['ENERGY_REVIEW']);
    expect(matchPlots([plot()], demandOf({ energyTce: 10_000 })).notes[0]?.code).toBe(
      'ENERGY_REVIEW_PROVINCIAL',
    );
    expect(failedOf(matchPlots([plot()], demandOf({ energyTce: 5000.01 })))).toEqual(['ENERGY']);
  });

  it('counts the energy quota a project was given already as left for it', () => {
    const areas = [{ ...zone, energyQuotaTce: 300 }];
    const demand = demandOf({ energyTce: 1500 });
    expect(failedOf(matchPlots([plot()], demand, { areas }))).toEqual(['ENERGY']);
    const own = matchPlots([plot()], demand, { areas, standing: { zoneCode: 'WFJJ', energyTce: 1200 } });
    expect(own.candidates[0]?.conditions.find(({ code }) => code === 'ENERGY')?.sentence).toBe(
      '潍坊经济区剩余能耗指标 300.00 吨标准煤，另已安排本项目 1,200.00 吨标准煤，项目需 1,500.00 吨标准煤。',
    );
    const short = matchPlots([plot()], demand, { areas, standing: { zoneCode: 'WFJJ', energyTce: 1199 } });
    expect(
      failedOf(matchPlots([plot()], demand, { areas, standing: { zoneCode: 'YSXK', energyTce: 9000 } })),
    ).toEqual(['ENERGY']);
    expect(short.nearestMisses[0]?.failed[0]?.gap).toMatchObject({ value: 1 });
  });

  it('names the blocked applicant to who may see cases only', () => {
    const options = { blockedHolders: new Set(['91A']) };
    const sentence = (namesBlocked: boolean) =>
      matchPlots([plot()], demandOf({ applicantCodes: ['91A', '91B'] }), { ...options, namesBlocked })
        .nearestMisses[0]!.failed[0]!.sentence;
    expect(sentence(false)).not.toContain('91A');
    expect(sentence(true)).toContain('（91A）有因企业原因认定、尚未处置完毕的闲置土地');
  });

  it('leaves the evaluation out where no park has one, and says so', () => {
    const result = matchPlots([plot()], demandOf(), { areas: [{ ...zone, evaluation: null }] });
    expect(result.leftOut.land).toEqual(['evaluation']);
    expect(result.notes.map(({ code }) => code)).toEqual(['EVALUATION_UNKNOWN']);
    const [candidate] = result.candidates;
    expect(candidate!.factors.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(100, 9);
    expect(candidate!.warnings).toEqual([]);
    // A park without a rank among others that have one counts 0, and is marked.
    const areas = [zone, { zoneCode: 'WFJJ', parkCode: 'P1', name: '一园' }];
    const [found] = matchPlots([plot({ parkCode: 'P1' })], demandOf(), { areas }).candidates;
    expect(found!.factors.find(({ factor }) => factor === 'evaluation')).toMatchObject({
      value: 0,
      isMissing: true,
    });
  });

  it('judges a verdict by the control lines of its own zone, whatever other zones have', () => {
    const areas = [{ ...zone, controlLineVersion: '2026-11' }];
    const [candidate] = matchPlots([plot()], demandOf(), { areas }).candidates;
    expect(candidate!.warnings.map(({ text }) => text)).toEqual([
      '三线核查用的是 2026-09 版数据，现行 2026-11 版，待复核',
    ]);
  });

  it('flags a project with an impact report where no environmental assessment covers the plot (H9)', () => {
    const uncovered = plot({ assessments: plot().assessments.filter(({ kind }) => kind !== 'environment') });
    const warned = (record: typeof uncovered, eiaClass: 'report_book' | 'report_form') =>
      matchPlots([record], demandOf({ eiaClass })).candidates[0]!.warnings.map(({ code }) => code);
    expect(warned(uncovered, 'report_book')).toContain('EIA_UNCOVERED');
    expect(warned(uncovered, 'report_form')).not.toContain('EIA_UNCOVERED');
    expect(warned(plot(), 'report_book')).toEqual([]);
  });

  it('flags a demand tagged 补链 where the link is not missing (M60)', () => {
    const warned = (linkCode: string) =>
      matchPlots([plot()], demandOf({ linkCode, chainAction: 'fill' })).candidates[0]!.warnings;
    expect(warned('封测')).toEqual([]);
    expect(warned('整机').map(({ text }) => text)).toEqual(['需求标为补链，但潍坊经济区该链环未列为缺失']);
  });

  it('takes part of a divisible plot: the area, the intensity and the score are those of the part', () => {
    const large = { areaSquareMetres: mu(300), investmentMinYuanPerSquareMetre: perMu(240) };
    const result = matchPlots(
      [plot({ ...large, id: 'part', isDivisible: true }), plot({ ...large, id: 'whole' })],
      demandOf(),
    );
    expect(result.candidates.map(({ id, takenSquareMetres }) => [id, takenSquareMetres])).toEqual([
      ['part', mu(70)],
    ]);
    expect(result.nearestMisses[0]!.failed.map(({ code }) => code)).toEqual(['INTENSITY', 'TAX', 'AREA_MAX']);
  });

  it('accepts an area up to 15 % over the maximum, and not a hundredth more', () => {
    const limit = 53_666.67;
    const demand = demandOf({ areaMaxSquareMetres: 46_666.67 });
    const loose = { investmentMinYuanPerSquareMetre: null, taxMinYuanPerSquareMetre: null };
    expect(matchPlots([plot({ ...loose, areaSquareMetres: limit })], demand).counts.feasible).toBe(1);
    expect(matchPlots([plot({ ...loose, areaSquareMetres: limit + 0.01 })], demand).counts.feasible).toBe(0);
  });

  it('answers when there is no land at all', () => {
    const result = match(buildSnapshot([], { revision: 1, dataVersions: {}, areas: [] }), demandOf(), {
      asOf,
      parameters,
    });
    expect(result).toMatchObject({
      candidates: [],
      potential: [],
      nearestMisses: [],
      counts: { considered: 0 },
    });
    expect(result.funnel.every(({ remaining }) => remaining === 0)).toBe(true);
  });

  it('marks a control-line verdict of an older data version as 待复核', () => {
    const old = plot({ controlLine: { verdict: 'ok', findings: [], dataVersion: '2026-03' } });
    expect(matchPlots([old], demandOf()).candidates[0]!.warnings[0]!.text).toContain('待复核');
    expect(matchPlots([plot()], demandOf()).candidates[0]!.warnings).toEqual([]);
  });

  it.each<[string, Partial<SupplyRecordInput>, Partial<SupplyRecordInput>, Partial<DemandInput>]>([
    [
      'AREA_MIN',
      { areaSquareMetres: 30_000 },
      { areaSquareMetres: 29_999.99 },
      { areaMinSquareMetres: 30_000 },
    ],
    ['PRICE', { floorPriceYuanPerSquareMetre: 300 }, { floorPriceYuanPerSquareMetre: 300.01 }, {}],
    [
      'PRICE',
      { floorPriceYuanPerSquareMetre: 300 },
      { floorPriceYuanPerSquareMetre: 300.01 },
      { priceMaxYuanPerSquareMetre: 210, isEncouragedIntensive: true },
    ],
    [
      'PRICE',
      { floorPriceYuanPerSquareMetre: 210, landUse: { scheme: 'YDYH2023', code: '110101' } },
      { floorPriceYuanPerSquareMetre: 210.01, landUse: { scheme: 'YDYH2023', code: '110101' } },
      { priceMaxYuanPerSquareMetre: 210, isEncouragedIntensive: true, siteUse: 'logistics' },
    ],
    ['READY', { readyOn: '2027-05-16' }, { readyOn: '2027-05-17' }, { needBy: '2027-06-30' }],
    ['FAR', { farMin: null, farMax: 1.5 }, { farMin: null, farMax: 1.49 }, { farMin: 1.5 }],
    ['FAR', { farMin: 2.2 }, { farMin: 2.21 }, { farMax: 2.2 }],
    [
      'INTENSITY',
      { areaSquareMetres: 40_000, investmentMinYuanPerSquareMetre: 4550 },
      { areaSquareMetres: 40_000, investmentMinYuanPerSquareMetre: 4550.01 },
      { fixedInvestmentYuan: 182_000_000 },
    ],
    [
      'TAX',
      { areaSquareMetres: 40_000, taxMinYuanPerSquareMetre: 390 },
      { areaSquareMetres: 40_000, taxMinYuanPerSquareMetre: 390.01 },
      { taxYuanPerYear: 15_600_000 },
    ],
    [
      'HAZARD',
      { nearestSensitive: { kind: 'school', name: '某校', distanceMetres: 300 } },
      { nearestSensitive: { kind: 'school', name: '某校', distanceMetres: 299.9 } },
      { hazardRadiusMetres: 300 },
    ],
    ['TERM', { termYearsMax: 30 }, { termYearsMax: 29 }, { termYears: 30 }],
    [
      'UTILITIES',
      { utilities: ['water', 'road'], plannedUtilities: [{ utility: 'power', on: '2027-06-30' }] },
      { utilities: ['water', 'road'], plannedUtilities: [{ utility: 'power', on: '2027-07-01' }] },
      {},
    ],
  ])('%s: the limit itself passes, one step beyond fails', (code, at, beyond, wish) => {
    expect(matchPlots([plot(at)], demandOf(wish)).counts.feasible).toBe(1);
    const result = matchPlots([plot(beyond)], demandOf(wish));
    expect(result.funnel.filter(({ alone }) => alone > 0).map((step) => step.code)).toEqual([code]);
  });

  it('orders near misses by the number of failures, then by how much is missing', () => {
    const plots = [
      plot({ id: 'two', areaSquareMetres: mu(44.9), farMin: null, farMax: 1.49 }),
      plot({ id: 'far', areaSquareMetres: mu(20) }),
      plot({ id: 'near', areaSquareMetres: mu(44) }),
    ];
    expect(matchPlots(plots, demandOf()).nearestMisses.map(({ id }) => id)).toEqual(['near', 'far', 'two']);
  });

  it('a park has the quota, the province and the negative list of its zone unless it has its own', () => {
    const plots = [plot({ id: 'park', parkCode: 'P1' }), plot({ id: 'unknown', parkCode: 'P9' })];
    const areas = [
      {
        ...zone,
        energyQuotaTce: 100,
        negativeList: [{ industryPrefix: '39', level: 'forbidden' as const, source: '清单' }],
      },
      { zoneCode: 'WFJJ', parkCode: 'P1', name: '一园' },
    ];
    const result = matchPlots(plots, demandOf({ energyTce: 200 }), { areas });
    const alone = Object.fromEntries(result.funnel.map((step) => [step.code, step.alone]));
    expect(alone).toMatchObject({ ENERGY: 2, NEGATIVE_LIST: 2 });
  });
});
