import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectionOf } from '../../../geodata/catalog/catalog.ts';
import { indicators } from '../../../geodata/catalog/indicators.ts';
import { FigureRecordList } from '../../../geodata/model/api-figure-records.ts';
import {
  type IndicatorValue,
  ProgressReport,
  Ranking,
  SnapshotList,
  Trend,
  WaterfallList,
} from '../../../geodata/model/api-reports.ts';
import { roundHalfUp, toMu } from '../../../geodata/units/area.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { loadDemonstrationZones } from '../../support/load-demonstration-zones.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer, testDay } from '../../support/test-server.ts';

const leader = actorOfRole('leader', { id: 'leader', name: '领导', zones: 'all' });
const planner = actorOfRole('planner', { id: 'planner', name: '规划员', zones: 'all' });

describe('reports', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await loadDemonstrationZones(server.sql, ['YSKFQ', 'ZZKFQ', 'CCJKQ'], testDay);
    server.actAs(leader);
  });
  afterAll(() => server?.close());

  const figuresOf = async (zoneCode: string, quarter = ''): Promise<Map<string, IndicatorValue>> => {
    const query = quarter === '' ? '' : `&quarter=${quarter}`;
    const report = ProgressReport.parse(await server.json(`/api/reports/progress?zone=${zoneCode}${query}`));
    return new Map(report.zones[0]?.indicators.map((value) => [value.id, value]));
  };

  const recordsOf = async (zoneCode: string, indicator: string, more = ''): Promise<FigureRecordList> =>
    FigureRecordList.parse(
      await server.json(`/api/reports/records?zone=${zoneCode}&indicator=${indicator}${more}`),
    );

  it('have every figure of the catalog, in its order', async () => {
    const figures = await figuresOf('ZZKFQ');
    expect([...figures.keys()]).toEqual(indicators.map(({ id }) => id));
  });

  it('reproduce 枣庄: 181 projects, 566.2 亿元, 123.6 % unclamped, 29 slow, 739 + 1,346 evaluated, 4,978.13 亩', async () => {
    const figures = await figuresOf('ZZKFQ');
    const projects = figures.get('R20')!;
    expect([projects.count, projects.numerator]).toEqual([181, 56_620_000_000]);
    expect(roundHalfUp(projects.value! * 100, 1)).toBe(123.6);
    expect(figures.get('R21')!.value).toBe(29);
    expect(figures.get('R19')!.count).toBe(739 + 1346);
    const old = figures.get('R08')!.parts.find(({ key }) => key === '2009-2018')!;
    expect(roundHalfUp(toMu(old.value), 2)).toBe(4978.13);
    expect(figures.get('R23')!.denominator).toBe(50);
  });

  it('reproduce 沂水: 14 enterprises, at least 1,400 亩; taxes 5 : 3 : 2 to the 分', async () => {
    const figures = await figuresOf('YSKFQ');
    expect(figures.get('R12')!.count).toBe(14);
    expect(toMu(figures.get('R12')!.value!)).toBeGreaterThanOrEqual(1400);
    const [whole] = await server.sql<{ tax: number }[]>`
      SELECT sum(tax_yuan)::float8 AS tax FROM enclave_tax WHERE zone_code = 'YSKFQ'`;
    expect(figures.get('R27')!.value).toBeCloseTo(whole!.tax, 2);
    const shares = figures.get('R27')!.parts.map(({ value }) => value);
    expect(shares[0]! / shares[2]!).toBeCloseTo(2.5, 5);
  });

  it('reproduce 长春: 535 raised, 479 solved', async () => {
    const solved = (await figuresOf('CCJKQ')).get('R22')!;
    expect([solved.numerator, solved.denominator]).toEqual([479, 535]);
    expect(roundHalfUp(solved.value! * 100, 0)).toBe(90);
  });

  it('count what the list behind them holds, whole and in every part', async () => {
    let checked = 0;
    for (const zoneCode of ['ZZKFQ', 'CCJKQ']) {
      for (const figure of (await figuresOf(zoneCode)).values()) {
        const drills = [
          ...(figure.drill ? [['', figure.drill, figure.drill.count]] : []),
          ...figure.parts.map(({ key, drill, count }) => [key, drill, count]),
        ] as [string, NonNullable<typeof figure.drill>, number][];
        for (const [part, drill, count] of drills) {
          const place = new URLSearchParams({ zone: zoneCode, indicator: figure.id });
          if (part !== '') place.set('part', part);
          expect([figure.id, part, drill === null]).toEqual([figure.id, part, false]);
          const { records } = FigureRecordList.parse(await server.json(`/api/reports/records?${place}`));
          expect([figure.id, part, records.length]).toEqual([figure.id, part, count]);
          checked += 1;
          if (collectionOf(drill.collection) === undefined) continue;
          const query = new URLSearchParams({ zone: zoneCode, limit: '1', ...drill.filters });
          const list = await server.json<{ numberMatched: number }>(
            `/api/collections/${drill.collection}/items?${query}`,
          );
          expect([figure.id, drill, list.numberMatched]).toEqual([figure.id, drill, count]);
          checked += 1;
        }
      }
    }
    expect(checked).toBeGreaterThan(200);
  });

  it('say of land and enterprises all that the evaluation of intensive use asks', async () => {
    const partsOf = async (id: string) =>
      new Map((await figuresOf('YSKFQ')).get(id)!.parts.map((part) => [part.key, part]));
    const parcels = await server.json<{ features: { id: number; properties: Record<string, unknown> }[] }>(
      '/api/collections/parcels/items?zone=YSKFQ&sortby=name&limit=100',
    );
    const edit = async (name: string, changes: object): Promise<number> => {
      const { id, properties } = parcels.features.find((parcel) => parcel.properties.name === name)!;
      const path = `/collections/parcels/items/${id}`;
      expect((await send(server, 'PATCH', path, { revision: properties.revision, changes })).status).toBe(
        200,
      );
      return Number(properties.areaSquareMetres);
    };
    server.actAs(planner);
    const built = await edit('测试地块1', { buildingDensityBuilt: 0.4, farBuilt: 1.2 });
    const ready = await edit('测试地块2', { isLevelled: true, utilities: ['road', 'water', 'power'] });
    const sold = await edit('测试地块7', { standardStage: 'AWARDED', suppliedOn: '2026-01-10' });
    server.actAs(leader);

    const density = (await partsOf('R16')).get('density')!;
    expect([density.value, density.of, density.count]).toEqual([expect.closeTo(built * 0.4, 1), built, 1]);
    const [waiting, developed] = ['waiting', 'developed'].map(
      async (key) => (await partsOf('R15')).get(key)!,
    );
    expect(await waiting).toMatchObject({ value: expect.closeTo(ready, 1), count: 1 });
    const [all] = await server.sql<{ area: number }[]>`
      SELECT sum(area_square_metres)::float8 AS area FROM collection_parcel WHERE zone_code = 'YSKFQ'`;
    expect((await developed)!.of).toBeCloseTo(all!.area, 1);
    const standard = (await figuresOf('YSKFQ')).get('R13')!;
    expect([standard.numerator, standard.denominator, standard.count]).toEqual([sold, sold, 1]);

    const figures = await figuresOf('YSKFQ');
    const [taxes] = await server.sql<{ industry: number; overall: number; intensity: number }[]>`
      SELECT (sum(tax_yuan) FILTER (WHERE is_industrial) / sum(land_square_metres) FILTER (WHERE is_industrial))::float8 AS industry,
             (sum(tax_yuan) / sum(land_square_metres))::float8 AS overall,
             (sum(fixed_assets_yuan) FILTER (WHERE is_industrial) / sum(land_square_metres) FILTER (WHERE is_industrial))::float8 AS intensity
      FROM collection_enterprise_report WHERE zone_code = 'YSKFQ' AND class <> 'T'`;
    expect(figures.get('R18')!.value).toBeCloseTo(taxes!.industry, 4);
    for (const [key, value] of [
      ['overall', taxes!.overall],
      ['intensity', taxes!.intensity],
    ] as const) {
      const part = figures.get('R18')!.parts.find((entry) => entry.key === key)!;
      expect(part.value / part.of!).toBeCloseTo(value, 4);
    }
    expect(taxes!.overall).not.toBeCloseTo(taxes!.industry, 4);
    const leases = new Map((await figuresOf('CCJKQ')).get('R26')!.parts.map((part) => [part.key, part]));
    const tax = leases.get('tax_density')!;
    expect(tax.value / tax.of!).toBeCloseTo(291.9, 1);
  });

  it('pass projects through a funnel in which no step holds more than the one before', async () => {
    const parts = (await figuresOf('ZZKFQ')).get('R24')!.parts;
    const funnel = ['demand', 'matched', 'visited', 'reserved', 'supplied', 'broken_ground'].map(
      (step) => parts.find(({ key }) => key === step)!.value,
    );
    expect(funnel).toEqual(funnel.toSorted((a, b) => b - a));
    expect(funnel[0]).toBeGreaterThan(funnel[5]!);
    const stages = parts.slice(funnel.length).reduce((sum, { value }) => sum + value, 0);
    expect(stages).toBe(funnel[0]);
  });

  it('rank within the peer group, with the places gained', async () => {
    const ranking = Ranking.parse(await server.json('/api/reports/ranking?indicator=R20'));
    expect(
      ranking.groups.map(({ peerGroup, entries }) => [peerGroup, entries.map(({ rank }) => rank)]),
    ).toEqual([
      ['industry', [1, 2]],
      ['city', [1]],
    ]);
    expect(ranking.groups[0]!.entries[0]).toMatchObject({ zoneCode: 'ZZKFQ', change: 0 });
  });

  it('show eight quarters, the running one last', async () => {
    const trend = Trend.parse(await server.json('/api/reports/trend?indicator=R08&zone=ZZKFQ'));
    expect(trend.points.map(({ quarter }) => quarter)).toEqual([
      '2024Q3',
      '2024Q4',
      '2025Q1',
      '2025Q2',
      '2025Q3',
      '2025Q4',
      '2026Q1',
      '2026Q2',
    ]);
    const values = trend.points.map(({ value }) => value).filter((value) => value !== null);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });

  it('lead from the base through new land and disposals to the closing', async () => {
    const { waterfalls } = WaterfallList.parse(
      await server.json('/api/reports/waterfalls?ledger=unsupplied&zone=ZZKFQ'),
    );
    const old = waterfalls.find(({ yearBand }) => yearBand === '2009-2018')!;
    const gone = old.disposed.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0);
    expect(roundHalfUp(toMu(gone), 2)).toBe(4978.13);
    expect(old.openingSquareMetres + old.addedSquareMetres - gone).toBeCloseTo(old.closingSquareMetres, 4);
  });

  it('do not change a frozen quarter when land and ledgers change today', async () => {
    const before = [...(await figuresOf('ZZKFQ', '2026Q1')).values()];
    expect(before.length).toBe(indicators.length);
    server.actAs(planner);
    const added = await send(server, 'POST', '/collections/stock-movements/items', {
      zoneCode: 'ZZKFQ',
      values: {
        ledger: 'unsupplied',
        kind: 'disposed',
        itemCode: 'LATE-1',
        itemName: '补录地块',
        mode: 'granted',
        areaSquareMetres: 100_000,
        occurredOn: '2026-02-01',
        evidence: '补录凭证',
        approvalYear: 2012,
        sourceName: '补录',
      },
    });
    expect(added.status).toBe(201);
    server.actAs(leader);
    expect([...(await figuresOf('ZZKFQ', '2026Q1')).values()]).toEqual(before);
    const kept = await recordsOf('ZZKFQ', 'R08', '&quarter=2026Q1');
    expect(kept.records).toHaveLength(before.find(({ id }) => id === 'R08')!.count!);
    expect(kept.records.map(({ title }) => title)).not.toContain('补录地块');
    expect(kept.records.every(({ standing }) => standing === 'same')).toBe(true);
    const live = (await figuresOf('ZZKFQ')).get('R08')!;
    expect(toMu(live.parts.find(({ key }) => key === '2009-2018')!.value)).toBeCloseTo(4978.13 + 150, 2);
  });

  it('keep the records of a frozen quarter as they were, and tell which are others by now', async () => {
    const before = await recordsOf('ZZKFQ', 'R20', '&quarter=2026Q1');
    expect(before.records).toHaveLength(181);
    const [first, second] = before.records;
    server.actAs(planner);
    const edited = await send(server, 'PATCH', `/collections/key-projects/items/${first!.id}`, {
      revision: first!.revision,
      changes: { name: '改名后的项目' },
    });
    expect(edited.status).toBe(200);
    const gone = await send(server, 'POST', `/collections/key-projects/items/${second!.id}/withdraw`, {
      revision: second!.revision,
      reason: '重复登记',
    });
    expect(gone.status).toBe(200);
    server.actAs(leader);
    const after = await recordsOf('ZZKFQ', 'R20', '&quarter=2026Q1');
    expect(after.records.map(({ title }) => title)).toEqual(before.records.map(({ title }) => title));
    const standings = after.records.map(({ standing }) => standing);
    expect(standings.filter((standing) => standing !== 'same').toSorted()).toEqual(['changed', 'gone']);
  });

  it('do not lead to records of figures somebody may not know', async () => {
    server.actAs(actorOfRole('investment', { id: 'investment', name: '招商员', zones: 'all' }));
    for (const indicator of ['R02', 'R05', 'R06', 'R18', 'R30'])
      for (const quarter of ['', '&quarter=2026Q1']) {
        const answer = await server.get(`/api/reports/records?zone=ZZKFQ&indicator=${indicator}${quarter}`);
        expect([indicator, quarter, answer.status]).toEqual([indicator, quarter, 403]);
      }
    const idle = await recordsOf('ZZKFQ', 'R01', '&quarter=2026Q1');
    expect(idle.records.every(({ parts }) => !parts.includes('suspected'))).toBe(true);
    server.actAs(leader);
  });

  it('refuse to freeze a quarter that runs, and a correction without reason', async () => {
    server.actAs(planner);
    const freeze = (body: object) =>
      send(server, 'POST', '/reports/snapshots', { zoneCode: 'YSKFQ', ...body });
    expect(await freeze({ quarter: '2026Q2' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'quarter', message: expect.stringContaining('尚未结束') }] },
    });
    expect(await freeze({ quarter: '2026Q1' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason' }] },
    });
    expect(await freeze({ quarter: '2026Q1', reason: '补录一宗' })).toMatchObject({
      status: 201,
      body: { version: 2, reason: '补录一宗' },
    });
    const { snapshots } = SnapshotList.parse(await server.json('/api/reports/snapshots?zone=YSKFQ'));
    expect(snapshots.filter(({ quarter }) => quarter === '2026Q1').map(({ version }) => version)).toEqual([
      2, 1,
    ]);
    server.actAs(leader);
  });

  it.each([
    ['/api/reports/progress?quarter=2026Q5', '不是季度'],
    ['/api/reports/progress?quarter=2027Q1', '尚未到来'],
    ['/api/reports/ranking?indicator=R99', '没有指标'],
    ['/api/reports/waterfalls?ledger=all', 'unsupplied'],
    ['/api/reports/waterfalls?ledger=idle&until=2026-02-30', '不是日期'],
  ])('refuse %s in Chinese', async (path, words) => {
    const response = await server.get(path);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(words);
  });
});
