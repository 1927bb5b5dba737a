import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CommitmentList,
  EnclaveStatement,
  LandQuotaList,
  UnusedLandReport,
  UnusedParcelList,
} from '../../../geodata/model/api-stock-reports.ts';
import { roundHalfUp } from '../../../geodata/units/area.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { loadDemonstrationZones } from '../../support/load-demonstration-zones.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer, testDay } from '../../support/test-server.ts';

const actorOf = (role: string) => actorOfRole(role, { id: role, name: role, zones: 'all' });

describe('what rules make of the ledgers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await loadDemonstrationZones(server.sql, ['YSKFQ'], testDay);
  });
  afterAll(() => server?.close());

  describe('next year’s quota', () => {
    const quotas = async (query = '') =>
      LandQuotaList.parse(await server.json(`/api/reports/land-quota?zone=YSKFQ${query}`));

    it('follows both tasks: +10 % when done, −20 % when one is missed', async () => {
      server.actAs(actorOf('leader'));
      const { rule, zones } = await quotas('&year=2025');
      expect(rule).toEqual({ bonus: 0.1, cut: 0.2 });
      const [zone] = zones;
      expect(zone).toMatchObject({ year: 2025, isFinal: true, asOf: '2025-12-31' });
      expect(zone!.tasks.map(({ ledger }) => ledger)).toEqual(['unsupplied', 'idle']);
      for (const { completion, disposedSquareMetres, taskSquareMetres } of zone!.tasks)
        expect(completion).toBeCloseTo(disposedSquareMetres / taskSquareMetres!, 12);
      const isDone = zone!.tasks.every(({ completion }) => completion! >= 1);
      expect(zone!.outcome).toBe(isDone ? 'bonus' : 'cut');
      expect(zone!.factor).toBeCloseTo(isDone ? 1.1 : 0.8, 12);
      expect(zone!.nextQuotaSquareMetres).toBe(roundHalfUp(zone!.quotaSquareMetres! * zone!.factor, 2));
    });

    it('counts the records behind each task', async () => {
      const { zones } = await quotas();
      for (const { drill, itemCount } of zones[0]!.tasks) {
        const query = new URLSearchParams({ zone: 'YSKFQ', limit: '1', ...drill.filters });
        const path = `/api/collections/${drill.collection}/items?${query}`;
        expect((await server.json<{ numberMatched: number }>(path)).numberMatched).toBe(itemCount);
      }
    });

    it('is unknown without tasks or quota, and refused for a year to come', async () => {
      const [zone] = (await quotas('&year=2010')).zones;
      expect(zone).toMatchObject({ outcome: 'unchanged', factor: 1, nextQuotaSquareMetres: null });
      expect(zone!.tasks.map(({ completion }) => completion)).toEqual([null, null]);
      for (const [year, words] of [
        ['2027', '尚未到来'],
        ['26', '不是年度'],
      ]) {
        const refused = await server.get(`/api/reports/land-quota?year=${year}`);
        expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining(words!)]);
      }
    });
  });

  describe('supplied land that is not used', () => {
    const report = async () =>
      UnusedLandReport.parse(await server.json('/api/reports/unused-land?zone=YSKFQ'));

    it('falls into buckets and ages that add up to the land, each leading to its parcels and contracts', async () => {
      server.actAs(actorOf('planner'));
      const { cells } = await report();
      const [all] = await server.sql<{ count: number }[]>`
        SELECT count(*)::integer AS count FROM parcel WHERE zone_code = 'YSKFQ' AND stock_class = 'supplied_unused'`;
      expect(cells.reduce((sum, { count }) => sum + count, 0)).toBe(all!.count);
      expect(new Set(cells.map(({ bucket }) => bucket)).size).toBeGreaterThanOrEqual(3);
      for (const { bucket, age, count } of cells) {
        const query = `zone=YSKFQ&bucket=${bucket}&age=${encodeURIComponent(age)}`;
        const { total, parcels } = UnusedParcelList.parse(
          await server.json(`/api/reports/unused-land/parcels?${query}`),
        );
        expect([bucket, age, total, parcels.length]).toEqual([bucket, age, count, count]);
      }
    });

    it('leads to the contract of a parcel', async () => {
      const [cell] = (await report()).cells;
      const query = `zone=YSKFQ&bucket=${cell!.bucket}&age=${encodeURIComponent(cell!.age)}`;
      const ask = async () =>
        UnusedParcelList.parse(await server.json(`/api/reports/unused-land/parcels?${query}`)).parcels[0]!;
      const { parcelId } = await ask();
      const contract = {
        kind: 'transfer',
        parcelId,
        areaSquareMetres: 1000,
        projectName: '供地项目',
        sourceName: '测试',
      };
      const made = await send<{ item: { id: number } }>(server, 'POST', '/collections/contracts/items', {
        zoneCode: 'YSKFQ',
        values: contract,
      });
      expect(made.status).toBe(201);
      expect((await ask()).contract).toEqual({ id: made.body.item.id, title: '供地项目' });
    });

    it('puts suspected land where the calendar puts it for who may not know', async () => {
      server.actAs(actorOf('planner'));
      const full = (await report()).cells;
      server.actAs(actorOf('investment'));
      const seen = (await report()).cells;
      expect(full.some(({ bucket }) => bucket === 'suspected')).toBe(true);
      expect(seen.some(({ bucket }) => bucket === 'suspected')).toBe(false);
      const total = (cells: typeof full) => cells.reduce((sum, { count }) => sum + count, 0);
      expect(total(seen)).toBe(total(full));
      const refused = await server.get('/api/reports/unused-land/parcels?bucket=suspected&age=lt1');
      expect(refused.status).toBe(400);
      expect(await refused.text()).not.toContain('suspected');
    });
  });

  describe('commitments of standard land', () => {
    const list = async () =>
      CommitmentList.parse(await server.json('/api/reports/commitments?zone=YSKFQ')).commitments;

    /** A contract that agrees 20 万元 a 亩 over 100 亩, and what was paid a 亩. */
    const check = async (
      name: string,
      paidTenThousandYuanPerMu: number,
      more: { contract?: object; check?: object } = {},
    ) => {
      const add = (collection: string, values: object) =>
        send<{ item: { id: number } }>(server, 'POST', `/collections/${collection}/items`, {
          zoneCode: 'YSKFQ',
          values: { sourceName: '测试', ...values },
        });
      const contract = await add('contracts', {
        kind: 'transfer',
        projectName: name,
        areaSquareMetres: 66_666.67,
        taxMinYuanPerSquareMetre: 300,
        farMin: 1.2,
        ...more.contract,
      });
      expect(contract.status).toBe(201);
      const checked = await add('commitment-checks', {
        contractId: contract.body.item.id,
        year: 2025,
        taxYuan: paidTenThousandYuanPerMu * 100 * 10_000,
        outputYuan: 5_000_000,
        farBuilt: 1.1,
        ...more.check,
      });
      expect(checked.status).toBe(201);
    };

    it('stand against what was reached: 20 agreed, 17.5 paid, 100 亩 cost 250 万元; 21 paid cost nothing', async () => {
      server.actAs(actorOf('planner'));
      await check('短缺', 17.5);
      await check('达到', 21);
      await check('正好', 20);
      const rows = new Map((await list()).map((row) => [row.title, row]));
      expect(rows.get('短缺')).toMatchObject({ penaltyYuan: 2_500_000 });
      expect(rows.get('短缺')!.items.map(({ isMet }) => isMet)).toEqual([
        false,
        null,
        null,
        false,
        null,
        null,
      ]);
      expect(rows.get('正好')).toMatchObject({ penaltyYuan: 0 });
      expect(rows.get('达到')).toMatchObject({
        penaltyYuan: 0,
        items: [{ item: 'tax', isMet: true }, {}, {}, {}, {}, {}],
      });
      const { zones } = await server.json<{ zones: { indicators: { id: string; numerator: number }[] }[] }>(
        '/api/reports/progress?zone=YSKFQ',
      );
      const kept = [...rows.values()].filter(({ items }) => items[0]!.isMet).length;
      expect(zones[0]!.indicators.find(({ id }) => id === 'R28')!.numerator).toBe(kept);
    });

    it('compare energy and emission with the indicators of the parcel', async () => {
      const [coal, emission] = [18_000, 9_000_000];
      const { features } = await server.json<{ features: { id: number }[] }>(
        '/api/collections/parcels/items?zone=YSKFQ&stockClass=in_use&limit=1',
      );
      const parcelId = features[0]!.id;
      const term = await send(server, 'POST', '/collections/standard-terms/items', {
        zoneCode: 'YSKFQ',
        values: {
          parcelId,
          edition: '2026',
          addedValueMinYuanPerTce: coal,
          addedValueMinYuanPerTonneEmission: emission,
          sourceName: '测试',
        },
      });
      expect(term.status).toBe(201);
      await check('能耗', 20, {
        contract: { parcelId },
        // Exactly the agreed value added by energy; a little short of it by emission.
        check: {
          valueAddedYuan: coal * 1000,
          energyTonnesCoal: 1000,
          pollutantTonnes: (coal * 1001) / emission,
        },
      });
      const { items } = (await list()).find(({ title }) => title === '能耗')!;
      expect(items.slice(4).map(({ item, isMet }) => [item, isMet])).toEqual([
        ['energy', true],
        ['emission', false],
      ]);
      expect(items[4]).toMatchObject({ agreed: coal, actual: coal });
    });

    it('say nothing of tax and output to who may not see taxes', async () => {
      server.actAs(actorOf('officer'));
      for (const { items, penaltyYuan } of await list()) {
        expect([items[0]!.actual, items[2]!.actual, penaltyYuan]).toEqual([null, null, null]);
        expect(items[3]!.actual).toBe(1.1);
      }
    });
  });

  describe('taxes of enclave projects', () => {
    it('are shared 5 : 3 : 2 to the 分, by unit', async () => {
      server.actAs(actorOf('leader'));
      const { taxYuan, shares, periods } = EnclaveStatement.parse(
        await server.json('/api/reports/enclave-statement?zone=YSKFQ'),
      );
      const fen = (role?: string) =>
        shares
          .filter((share) => role === undefined || share.role === role)
          .reduce((sum, { shareYuan }) => sum + Math.round(shareYuan * 100), 0);
      expect(fen()).toBe(Math.round(taxYuan * 100));
      expect(fen('landing') / fen()).toBeCloseTo(0.3, 6);
      expect(periods).toContain('2026Q1');
    });

    it('of 1,000 万元 are 500, 300 and 200', async () => {
      const [row] = await server.sql<{ period: string; origin: string; landing: string }[]>`
        SELECT period, origin_unit AS origin, landing_unit AS landing FROM enclave_tax
        WHERE zone_code = 'YSKFQ' AND tax_yuan = 10000000`;
      const whole = await server.json<{ entries: { kind: string; amountYuan: number; shares: object[] }[] }>(
        '/api/reports/attention?zone=YSKFQ',
      );
      const entry = whole.entries.find(
        ({ kind, amountYuan }) => kind === 'tax_shares' && amountYuan === 1e7,
      )!;
      expect(entry.shares).toEqual([
        { name: row!.origin, amountYuan: 5_000_000 },
        { name: row!.landing, amountYuan: 3_000_000 },
        { name: '开发区', amountYuan: 2_000_000 },
      ]);
    });

    it('are refused to who may not see taxes, in Chinese', async () => {
      server.actAs(actorOf('investment'));
      const refused = await server.get('/api/reports/enclave-statement');
      expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('不能查看')]);
    });
  });
});
