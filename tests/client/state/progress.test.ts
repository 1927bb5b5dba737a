import { describe, expect, it } from 'vitest';
import { indicatorQuantity, partQuantity } from '../../../client/format/indicator-quantity.ts';
import { totalProgress } from '../../../client/state/progress-total.ts';
import { bandsOf, waterfallSteps } from '../../../client/state/progress-waterfall.ts';
import { sparklinePoints } from '../../../client/views/progress/charts/sparkline.ts';
import { hallBar, hallPages, turnSeconds } from '../../../client/views/progress/hall-pages.ts';
import { indicatorOf } from '../../../geodata/catalog/indicators.ts';
import type { IndicatorValue, Waterfall, ZoneProgress } from '../../../geodata/model/api-reports.ts';

const value = (id: string, rest: Partial<IndicatorValue>): IndicatorValue => ({
  id,
  value: null,
  numerator: null,
  denominator: null,
  count: null,
  parts: [],
  reason: null,
  isAlarm: false,
  drill: null,
  ...rest,
});
const zone = (zoneCode: string, indicators: IndicatorValue[]): ZoneProgress => ({
  zoneCode,
  name: zoneCode,
  peerGroup: 'industry',
  quarter: '2026Q3',
  asOf: '2026-09-30',
  snapshot: null,
  indicators,
});
const figureOf = (zones: ZoneProgress[], id: string) =>
  totalProgress(zones).find((entry) => entry.id === id)!;

describe('figures of several zones', () => {
  it('add numerators and denominators before they divide', () => {
    const zones = [
      zone('A', [value('R20', { value: 2, numerator: 200, denominator: 100 })]),
      zone('B', [value('R20', { value: 0.5, numerator: 150, denominator: 300 })]),
    ];
    expect(figureOf(zones, 'R20').value).toBeCloseTo(350 / 400, 12);
  });

  it('have no value without base, and say so', () => {
    const zones = ['A', 'B'].map((code) =>
      zone(code, [value('R20', { numerator: 0, denominator: 0, reason: 'no_base' })]),
    );
    expect(figureOf(zones, 'R20')).toMatchObject({ value: null, reason: 'no_base', zoneCount: 0 });
  });

  it('do not add up medians', () => {
    const zones = [zone('A', [value('R14', { value: 40 })]), zone('B', [value('R14', { value: 50 })])];
    expect(figureOf(zones, 'R14').value).toBeNull();
  });

  it('leave one zone as it is', () => {
    expect(figureOf([zone('A', [value('R14', { value: 40 })])], 'R14').value).toBe(40);
  });
});

describe('a figure', () => {
  it('of more than 100 % stays more: 123.6 %', () => {
    expect(indicatorQuantity(566.2 / 458.09, indicatorOf('R20')!, 'zh')).toEqual({
      text: '123.6',
      unit: '%',
    });
  });

  it('of areas is in 亩 with two places, of money in 亿元', () => {
    expect(partQuantity(3_318_753.33, 'squareMetre', 'R08', 'zh')).toEqual({ text: '4,978.13', unit: '亩' });
    expect(partQuantity(56_620_000_000, 'yuan', 'R20', 'zh')).toEqual({ text: '566.20', unit: '亿元' });
    expect(partQuantity(15, 'yuanPerSquareMetre', 'R18', 'zh')).toEqual({ text: '1.00', unit: '万元/亩' });
  });
});

describe('a waterfall', () => {
  const band = (yearBand: string, opening: number): Waterfall => ({
    zoneCode: 'A',
    ledger: 'unsupplied',
    yearBand,
    baseOn: '2023-12-31',
    lastOn: '2026-09-30',
    openingSquareMetres: opening,
    addedSquareMetres: 10,
    disposed: [
      { mode: 'leased', label: { zh: '租赁', en: 'Leased' }, areaSquareMetres: 5, itemCount: 1 },
      { mode: 'granted', label: { zh: '出让', en: 'Granted' }, areaSquareMetres: 20, itemCount: 2 },
    ],
    closingSquareMetres: opening + 10 - 25,
    netReduction: 15 / opening,
    taskSquareMetres: null,
    unprovenCount: 0,
  });

  it('runs from opening over new and the largest mode down to closing, without a gap', () => {
    const steps = waterfallSteps([band('2009-2018', 100), band('2019-', 60)]);
    expect(steps.map(({ key, amount }) => [key, amount])).toEqual([
      ['opening', 160],
      ['added', 20],
      ['granted', -40],
      ['leased', -10],
      ['closing', 130],
    ]);
    expect(steps.at(-2)!.to).toBe(130);
  });

  it('names its year bands once', () => {
    expect(bandsOf([band('2019-', 1), band('2009-2018', 1), band('2019-', 2)])).toEqual([
      '2009-2018',
      '2019-',
    ]);
  });
});

describe('a sparkline', () => {
  it('keeps gaps as gaps and lays a flat line in the middle', () => {
    const points = sparklinePoints([2, null, 2]);
    expect(points[1]).toBeNull();
    expect(points[0]![1]).toBe(13);
  });
});

describe('the hall screen', () => {
  it('shows five rows a page: 181 projects are 37 pages, the last with one', () => {
    const pages = hallPages(Array.from({ length: 181 }, (_, index) => index));
    expect([pages.length, pages.at(-1)!.length]).toEqual([37, 1]);
    expect(hallPages([])).toEqual([[]]);
  });

  it('turns every twelve seconds unless the link says otherwise', () => {
    expect([null, '3', '0', '1.5', 'x', '9999'].map(turnSeconds)).toEqual([12, 3, 12, 12, 12, 12]);
  });

  it('scales bars with the largest share, so that nothing over 100 % is cut', () => {
    expect(hallBar(1.5, 1.5)).toEqual({ end: 100, plan: (1 / 1.5) * 100 });
    expect(hallBar(0.5, 0.8)).toEqual({ end: 50, plan: 100 });
  });
});
