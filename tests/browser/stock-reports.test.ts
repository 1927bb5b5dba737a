import { describe, expect, inject, it } from 'vitest';
import { EvaluationList } from '../../geodata/model/api-evaluations.ts';
import { ProgressReport } from '../../geodata/model/api-reports.ts';
import { roundHalfUp, toMu } from '../../geodata/units/area.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');
const linkTo = (zone: string, page: string, narrow = '') =>
  `${url}/?zone=${zone}&ws=disposal&disposal.tab=progress&disposal.part=ledgers&disposal.ledger=${page}&disposal.narrow=${encodeURIComponent(narrow)}`;

describe('the ledgers of the demonstration', () => {
  // What moves with the day, such as slow projects and land of the last 24 months, is proven in tests/server/reports on one.
  it('reproduce the articles: every figure comes out of the API', async () => {
    const ask = await fetchAs(url, 'leader');
    const read = async (path: string) => await (await ask(path)).json();
    const figuresOf = async (zone: string) => {
      const { zones } = ProgressReport.parse(await read(`/api/reports/progress?zone=${zone}`));
      return new Map(zones[0]!.indicators.map((figure) => [figure.id, figure]));
    };
    const sumOf = async (path: string, field: string): Promise<number> => {
      const { features } = (await read(path)) as { features: { properties: Record<string, number> }[] };
      return features.reduce((sum, { properties }) => sum + (properties[field] ?? 0), 0);
    };
    const mu = (squareMetres: number) => roundHalfUp(toMu(squareMetres), 2);
    // 枣庄
    const zaozhuang = await figuresOf('ZZKFQ');
    const projects = zaozhuang.get('R20')!;
    expect([projects.count, projects.numerator! / 1e8]).toEqual([181, 566.2]);
    expect(roundHalfUp(projects.value! * 100, 1)).toBe(123.6);
    const { evaluations } = EvaluationList.parse(await read('/api/reports/evaluations?zone=ZZKFQ'));
    expect(evaluations.at(-1)!.cohorts.map(({ base }) => base)).toEqual([739, 1346]);
    const band = zaozhuang.get('R08')!.parts.find(({ key }) => key === '2009-2018')!;
    expect(mu(band.value)).toBe(4978.13);
    const supports = '/api/collections/land-supports/items?zone=ZZKFQ&limit=200';
    expect(mu(await sumOf(supports, 'areaSquareMetres'))).toBe(722.8);
    // 沂水
    const attention = (await read('/api/reports/attention?zone=YSKFQ')) as {
      entries: { kind: string; amountYuan: number | null; shares: { amountYuan: number }[] }[];
    };
    const thousand = attention.entries.find(
      ({ kind, amountYuan }) => kind === 'tax_shares' && amountYuan === 10_000_000,
    )!;
    expect(thousand.shares.map(({ amountYuan }) => amountYuan / 10_000)).toEqual([500, 300, 200]);
    // 长春
    const changchun = await figuresOf('CCJKQ');
    expect([changchun.get('R22')!.denominator, changchun.get('R22')!.numerator]).toEqual([535, 479]);
    const leases = changchun.get('R26')!.parts.find(({ key }) => key === 'lease_projects')!;
    expect([leases.count, leases.value]).toEqual([19, 206_624]);
    const sameYear = changchun.get('R26')!.parts.find(({ key }) => key === 'same_year')!;
    expect(roundHalfUp((sameYear.value / sameYear.of!) * 100, 1)).toBe(47.4);
    // 潍坊
    const { features } = (await read('/api/collections/parks/items?zone=WFJJQ&limit=100')) as {
      features: { properties: { name: string; signedEnterpriseCount: number | null } }[];
    };
    const park = features.find(({ properties }) => properties.name === '中南高科·鸢都汇智产业园')!;
    expect(park.properties.signedEnterpriseCount).toBe(81);
    const approvals = (await figuresOf('WFJJQ')).get('R14')!;
    expect(approvals.parts.find(({ key }) => key === 'fastest')!.value).toBe(25);
  });

  it('are evaluated by a press, and lead from unused land to its contract and the map', async () => {
    const ask = await fetchAs(url);
    const list = await (await ask('/api/reports/evaluations?zone=KDLJS')).json();
    const next = EvaluationList.parse(list).evaluations[0]!.version + 1;
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      page.setDefaultTimeout(60_000);
      await page.goto(linkTo('KDLJS', 'evaluation'));
      await page.getByLabel('再次评价的理由').fill('税收更正');
      await page.getByRole('button', { name: '运行评价' }).click();
      await page.getByRole('button', { name: `第 ${next} 版`, pressed: true }).waitFor();
      await page.getByText('缺少实缴税收').first().waitFor();
      await page.getByRole('button', { name: /^D\s*\d+$/ }).click();
      await page
        .getByText(/^\+0\.(05|10|15)$/)
        .first()
        .waitFor();

      await page.getByRole('button', { name: '增存挂钩', exact: true }).click();
      await page
        .getByText(/亩 × (1\.10|0\.80|1\.00) = /)
        .first()
        .waitFor();

      await page.getByRole('button', { name: '供而未用', exact: true }).click();
      await page.getByRole('button', { name: /^逾期，不满 1 年/ }).click();
      await page.getByRole('columnheader', { name: '供地合同' }).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.locator('ld-unused-land-page tbody .link').first().click();
      await page.waitForURL(/[?&]sel=parcels/);
      expect(new URL(page.url()).searchParams.get('ws') ?? 'map').toBe('map');
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
