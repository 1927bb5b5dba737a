import ExcelJs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EvaluationItem, EvaluationList, EvaluationSummary } from '../../../geodata/model/api-evaluations.ts';
import { actorOfRole } from '../../../server/access/roles.ts';
import { loadDemonstrationZones } from '../../support/load-demonstration-zones.ts';
import { send } from '../../support/send.ts';
import { startTestServer, type TestServer, testDay } from '../../support/test-server.ts';

const planner = actorOfRole('planner', { id: 'planner', name: '规划员', zones: 'all' });
const officer = actorOfRole('officer', { id: 'officer', name: '专员', zones: 'all' });

describe('the evaluation of enterprises', () => {
  let server: TestServer;
  let first: EvaluationList['evaluations'][number];
  beforeAll(async () => {
    server = await startTestServer();
    await loadDemonstrationZones(server.sql, ['ZZKFQ'], testDay);
    server.actAs(planner);
    const list = EvaluationList.parse(await server.json('/api/reports/evaluations?zone=ZZKFQ'));
    first = list.evaluations[0]!;
  });
  afterAll(() => server?.close());

  const run = (body: object) =>
    send<Record<string, unknown>>(server, 'POST', '/reports/evaluations', { zoneCode: 'ZZKFQ', ...body });

  it('of 枣庄 has 739 and 1,346 enterprises within the limits of A and D; the faulty are left out by fault', () => {
    const [above, below] = first.cohorts;
    expect([above!.base, below!.base]).toEqual([739, 1346]);
    for (const { base, aMost, dLeast, classes } of first.cohorts) {
      expect([aMost, dLeast]).toEqual([Math.floor(base / 5), Math.ceil(base / 20)]);
      expect(classes.A).toBeLessThanOrEqual(aMost);
      expect(classes.D).toBeGreaterThanOrEqual(dLeast);
      expect(classes.A + classes.B + classes.C + classes.D + classes.T).toBe(base);
    }
    expect(above!.leftOut).toEqual([
      { fault: 'missing_tax', count: 1 },
      { fault: 'negative', count: 1 },
      { fault: 'absurd', count: 1 },
    ]);
    expect(below!.leftOut).toEqual([
      { fault: 'missing_tax', count: 1 },
      { fault: 'missing_land', count: 1 },
    ]);
  });

  it('runs again as a new version with a reason only, writes classes as one change set, and keeps the old run', async () => {
    const before = EvaluationItem.parse(await server.json(`/api/reports/evaluations/${first.id}`));
    const best = before.enterprises.filter((row) => row.class === 'A')[0]!;
    const path = `/api/collections/enterprise-reports/items/${best.reportId}`;
    const { properties } = await server.json<{ properties: { revision: number } }>(path);
    const edited = await send(server, 'PATCH', path.slice(4), {
      revision: properties.revision,
      changes: { taxYuan: null },
    });
    expect(edited.status).toBe(200);
    expect(await run({ year: first.year })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'reason', message: expect.stringContaining('再次评价须填写理由') }] },
    });
    const made = await run({ year: first.year, reason: '税收更正' });
    expect(made).toMatchObject({ status: 201, body: { version: 2, reason: '税收更正', runBy: '规划员' } });
    const second = EvaluationSummary.parse(made.body);
    expect(second.cohorts[0]!.leftOut[0]).toEqual({ fault: 'missing_tax', count: 2 });
    const now = await server.json<{ properties: { class: string | null } }>(path);
    expect(now.properties.class ?? null).toBeNull();
    expect(EvaluationItem.parse(await server.json(`/api/reports/evaluations/${first.id}`))).toEqual(before);
  });

  it('raises the price of electricity in class D by its years, never stacked', async () => {
    const { enterprises } = EvaluationItem.parse(await server.json(`/api/reports/evaluations/${first.id}`));
    const byYears = new Map(
      enterprises
        .filter((row) => row.class === 'D')
        .map((row) => [row.consecutiveYearsInD, row.surchargeYuanPerKilowattHour]),
    );
    expect([...byYears].sort()).toEqual([
      [1, 0.05],
      [2, 0.1],
      [3, 0.15],
    ]);
    expect(enterprises.every((row) => row.class === 'D' || row.surchargeYuanPerKilowattHour === 0)).toBe(
      true,
    );
  });

  it('is a workbook of results, enterprises and what was left out', async () => {
    const response = await server.get(`/api/reports/evaluations/${first.id}/workbook`);
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('第1版.xlsx');
    const workbook = new ExcelJs.Workbook();
    await workbook.xlsx.load(await response.arrayBuffer());
    expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['评价结果', 4],
      ['企业', 2 + 739 + 1346],
      ['未评企业', 2 + 5],
    ]);
  });

  it('shows points and bases, which lead to taxes, only to who may see taxes', async () => {
    server.actAs(officer);
    const seen = EvaluationItem.parse(await server.json(`/api/reports/evaluations/${first.id}`));
    expect(seen.enterprises.every(({ contributions }) => contributions === null)).toBe(true);
    expect(seen.cohorts.every(({ method }) => method.every(({ base }) => base === null))).toBe(true);
    server.actAs(planner);
  });

  it('refuses years without reports, years that are none, other zones, and who may not work on reports', async () => {
    const refusals: [object, number, string][] = [
      [{ year: 2001 }, 400, '没有企业申报'],
      [{ year: 25 }, 400, '评价年度须在'],
      [{ year: '去年' }, 400, '评价年度须为四位年份'],
      [{ year: 2025, zoneCode: 'NOWHERE' }, 404, '没有开发区'],
    ];
    for (const [body, status, words] of refusals) {
      const refused = await run(body);
      expect([body, refused.status]).toEqual([body, status]);
      expect(JSON.stringify(refused.body)).toContain(words);
    }
    server.actAs(actorOfRole('investment', { id: 'i', name: '招商', zones: 'all' }));
    expect((await run({ year: first.year, reason: 'x' })).status).toBe(403);
    server.actAs(planner);
  });
});
