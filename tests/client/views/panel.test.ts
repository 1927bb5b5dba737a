import { describe, expect, it } from 'vitest';
import { noFilters } from '../../../client/api/filters.ts';
import { defaultLayers } from '../../../client/state/layers-store.ts';
import type { PanelSummary } from '../../../client/state/panel-summary.ts';
import { figureCells } from '../../../client/views/map/figure-cells.ts';
import { namedChips, optionChips, readinessChips } from '../../../client/views/map/filter-chips.ts';
import { conditionsOf } from '../../../client/views/map/filter-conditions.ts';
import { legendRows } from '../../../client/views/map/legend-rows.ts';
import { rangeInStore, rangeInUnit } from '../../../client/views/map/range-units.ts';
import { remember } from '../../../client/views/map/remember.ts';
import { resultItem } from '../../../client/views/map/result-item.ts';
import type { CollectionSummary } from '../../../geodata/model/api-summary.ts';
import { toMu, toSquareMetres } from '../../../geodata/units/area.ts';

const tally = (value: string | boolean, count: number, mu: number, label?: string) => ({
  value,
  count,
  areaSquareMetres: toSquareMetres(mu, 'mu'),
  ...(label ? { label } : {}),
});
const summaryOf = (change: Partial<CollectionSummary>): CollectionSummary => ({
  total: { count: 0, areaSquareMetres: 0 },
  groups: {},
  facets: {},
  histograms: {},
  asOf: '2026-11-22',
  revision: 1,
  ...change,
});
const parcels = summaryOf({
  total: { count: 66, areaSquareMetres: toSquareMetres(1600, 'mu') },
  facets: {
    landClass: [
      tally('standard', 15, 275.11),
      tally('idle', 10, 200),
      tally('suspected', 8, 117.89),
      tally('in_use', 400, 9000),
    ],
    supplyModes: [tally('with_project', 41, 1), tally('one_off', 0, 0)],
    isNetLand: [tally(true, 193, 1), tally(false, 7, 1)],
    landUseCode: [tally('100102', 74, 1, '二类工业用地'), tally('100101', 59, 1, '一类工业用地')],
  },
});
const panel: PanelSummary = {
  parcels,
  factories: summaryOf({ total: { count: 9, areaSquareMetres: 146_200 } }),
  parks: summaryOf({ total: { count: 10, areaSquareMetres: toSquareMetres(23_380.4, 'mu') } }),
  wholeCount: 900,
  readiness: { fullyAssessed: 51, readyToBuild: 0 },
};
const legend = (change = {}) =>
  legendRows({
    summary: panel,
    visible: defaultLayers,
    language: 'zh',
    seesSuspected: true,
    isWhole: false,
    ...change,
  });

describe('the legend', () => {
  it('names the classes in order, with factories before land that others hold', () => {
    expect(legend().map(({ name }) => name)).toEqual([
      '标准地',
      '闲置土地(已认定)',
      '疑似闲置',
      '低效用地',
      '批而未供',
      '标准厂房',
      '供而未用',
      '园区',
    ]);
  });

  it('shows counts and areas, and zero for a class nobody has', () => {
    const rows = new Map(legend().map((row) => [row.id, row]));
    expect(rows.get('standard')).toMatchObject({
      count: '15',
      area: { text: '275.11', unit: '亩' },
      isVisible: true,
    });
    expect(rows.get('inefficient')).toMatchObject({ count: '0', area: { text: '0.00' } });
    expect(rows.get('factory-buildings')).toMatchObject({
      count: '9',
      area: { text: '14.62', unit: '万㎡' },
    });
    expect(rows.get('supplied_unused')?.isVisible).toBe(false);
  });

  it('keeps suspected land from those who may not see it', () => {
    expect(legend({ seesSuspected: false }).map(({ id }) => id)).not.toContain('suspected');
  });

  it('opens to land in use, planned land and the surroundings', () => {
    expect(
      legend({ isWhole: true })
        .slice(-4)
        .map(({ id }) => id),
    ).toEqual(['in_use', 'planned', 'facilities', 'surroundings']);
  });

  it('has its rows before it has figures', () => {
    expect(legend({ summary: null })[0]).toMatchObject({ id: 'standard', isVisible: true });
    expect(legend({ summary: null })[0]).not.toHaveProperty('count');
  });
});

describe('the figures strip', () => {
  it('adds idle and suspected land, whether they are shown or not', () => {
    const cells = figureCells(parcels, ['standard'], 'zh');
    expect(cells.map(({ name, count }) => [name, count])).toEqual([
      ['视野内', '66 宗'],
      ['标准地', '15 宗'],
      ['闲置与疑似', '18 宗'],
      ['低效', '0 宗'],
      ['批而未供', '0 宗'],
    ]);
    expect(cells[2]).toMatchObject({ area: { text: '317.89' }, isVisible: false });
  });

  it('shows nothing in view when no class is on', () => {
    expect(figureCells(parcels, ['parks'], 'zh')[0]).toMatchObject({ count: '0 宗', area: { text: '0.00' } });
  });
});

describe('chips', () => {
  it('say what choosing them would give', () => {
    const chips = readinessChips(noFilters, panel, 'zh');
    expect(chips.map(({ name, count }) => [name, count])).toEqual([
      ['净地', 193],
      ['评估 6/6', 51],
      ['可即开工', 0],
    ]);
  });

  it('know when they are chosen', () => {
    const filters = {
      ...noFilters,
      ranges: { assessmentValidCount: { from: 6, to: null } },
      values: { isNetLand: ['true'] },
    };
    expect(readinessChips(filters, panel, 'zh').map(({ isChosen }) => isChosen)).toEqual([true, true, false]);
  });

  it('stay when they are chosen although nothing matches', () => {
    const filters = { ...noFilters, values: { supplyModes: ['one_off'] } };
    const ids = (given: typeof filters | typeof noFilters) =>
      optionChips('supplyModes', 'supplyMode', given, parcels, 'zh').map(({ id }) => id);
    expect(ids(noFilters)).toEqual(['with_project']);
    expect(ids(filters)).toEqual(['one_off', 'with_project']);
  });

  it('name themselves, the most frequent first, chosen ones in any case', () => {
    const filters = { ...noFilters, values: { landUseCode: ['0902'] } };
    const chips = namedChips('landUseCode', filters, parcels, (value, label) => label ?? value);
    expect(chips.map(({ name }) => name)).toEqual(['二类工业用地', '一类工业用地', '0902']);
  });
});

describe('conditions in words', () => {
  const filters = {
    text: '光电',
    values: { supplyModes: ['lease_then_transfer'], isNetLand: ['true'] },
    ranges: { areaSquareMetres: { from: toSquareMetres(10, 'mu'), to: toSquareMetres(120, 'mu') } },
    within: null,
  };

  it('name the field, the span and the unit', () => {
    expect(conditionsOf(filters, 'zh').map(({ name }) => name)).toEqual([
      '面积 10.00–120.00 亩',
      '先租后让',
      '净地',
      '“光电”',
    ]);
  });

  it('each know the filters without themselves', () => {
    const [area] = conditionsOf(filters, 'zh');
    expect(area?.without).toEqual({ ...filters, ranges: {} });
  });
});

describe('rows and ranges', () => {
  it('put park and deciding fact below the name', () => {
    const row = {
      id: 1,
      name: '光电街北 05 号地块',
      parkName: '新材料产业园',
      landClass: 'approved_unsupplied' as const,
      areaSquareMetres: toSquareMetres(52.99, 'mu'),
      floorPriceYuanPerSquareMetre: 276,
      missingAssessments: ['energy_saving' as const],
      bounds: null,
    };
    expect(resultItem(row, '2026-11-22', 'zh')).toMatchObject({
      fact: '新材料产业园 · 缺：区域节能',
      area: { text: '52.99', unit: '亩' },
      price: { text: '18.40', unit: '万元/亩' },
    });
    expect(resultItem({ ...row, floorPriceYuanPerSquareMetre: null }, '2026-11-22', 'zh').price).toBeNull();
  });

  it('come back from the stored unit as they were chosen', () => {
    const stored = rangeInStore({ from: 10, to: null }, (mu) => toSquareMetres(mu, 'mu'));
    expect(stored).toEqual({ from: 6666.67, to: null });
    expect(rangeInUnit(stored, toMu)).toEqual({ from: 10, to: null });
  });

  it('are computed once as long as their input stays', () => {
    let calls = 0;
    const double = remember((value: number) => {
      calls += 1;
      return value * 2;
    });
    expect([double(2), double(2), double(3), double(3)]).toEqual([4, 4, 6, 6]);
    expect(calls).toBe(2);
  });
});
