import { readFile } from 'node:fs/promises';
import ExcelJs from 'exceljs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { FigureRecordList } from '../../geodata/model/api-figure-records.ts';
import { IdleCaseList } from '../../geodata/model/api-idle-case-list.ts';
import { ProgressReport } from '../../geodata/model/api-reports.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { readDocx } from '../support/docx-text.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');
const patience = { timeout: 60_000 };
/** The demonstration's bulletin of the last quarter waits here for a leader. */
const waiting = { zone: 'WFJJQ', quarter: '2026Q1', title: '潍坊经济区2026年第1季度通报' };

const ranking = (page: Page) => page.locator('ld-ranking-card');
const bulletins = (page: Page) => page.locator('ld-bulletins-page');

/** Takes the month as one of the three files there are; its name and content. */
async function exported(page: Page, note: string): Promise<{ name: string; bytes: Buffer }> {
  await page.locator('ld-progress-view').getByRole('button', { name: /^报告/ }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitemradio', { name: `月通报 ${note}` }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

async function openBulletin(page: Page): Promise<void> {
  await page.goto(`${url}/?zone=${waiting.zone}&ws=disposal&disposal.tab=progress&disposal.part=bulletins`);
  await bulletins(page).getByRole('button', { name: '批准', exact: true }).waitFor(patience);
}

describe('the leaders view', () => {
  it('leads from the worst ranking down to the parcel on the map, and the month goes out as three files', async () => {
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser, { as: 'leader' });
      await page.goto(`${url}/?zone=all&ws=disposal`);
      await ranking(page).locator('.rank').first().waitFor(patience);
      expect(await accessibilityViolations(page)).toEqual([]);

      const month = await exported(page, 'docx');
      expect(month.name).toMatch(/^土地处置与项目推进\d{4}年\d{1,2}月通报\.docx$/);
      expect((await readDocx(month.bytes)).text).toContain('批而未供处置率');
      const workbook = new ExcelJs.Workbook();
      await workbook.xlsx.load((await exported(page, 'xlsx')).bytes as never);
      expect(workbook.worksheets.length).toBeGreaterThan(8);
      const picture = await exported(page, '图片');
      expect(picture.name).toBe(month.name.replace('.docx', '.png'));
      const drawn = await sharp(picture.bytes).stats();
      expect((await sharp(picture.bytes).metadata()).width).toBe(2480);
      expect(Math.min(...drawn.channels.slice(0, 3).map(({ stdev }) => stdev))).toBeGreaterThan(5);

      // The last of its peers, its rate, the disposals behind it: as many as the figure says.
      const ranked = page.locator('tr', { has: page.locator('.rank', { hasText: /^\d+$/ }) });
      await ranking(page).locator('tbody').first().locator(ranked).last().getByRole('button').click();
      await expect.poll(() => new URL(page.url()).searchParams.get('zone')).not.toBe('all');
      await page.locator('ld-indicator-tile', { hasText: '低效再开发率' }).getByRole('button').click();
      const lead = page.locator('ld-figure-card').getByRole('button', { name: /^看 \d+ 条记录$/ });
      const count = /\d+/.exec(await lead.innerText())?.[0];
      expect(await accessibilityViolations(page)).toEqual([]);
      await lead.click();
      const list = page.locator('ld-ledger-list');
      await list.getByText(`${count} 笔`, { exact: true }).waitFor(patience);
      expect(await accessibilityViolations(page)).toEqual([]);
      const parcel = list.locator('ld-record-table td:last-child .link').first();
      const name = await parcel.innerText();
      await parcel.click();
      await page.locator('ld-detail-drawer').getByText(name).first().waitFor(patience);
      expect(new URL(page.url()).searchParams.get('ws')).toBeNull();

      // A frozen quarter leads to what it froze.
      await page.goBack();
      await page.goto(
        `${url}/?zone=ZZKFQ&ws=disposal&disposal.tab=progress&disposal.quarter=2026Q1&disposal.part=ledgers&disposal.ledger=figure&disposal.narrow=R20`,
      );
      await page.locator('ld-figure-records').getByText('181 条记录', { exact: true }).waitFor(patience);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('counts overdue cases as their list does, on the day the demonstration lives on', async () => {
    const ask = await fetchAs(url);
    const [report, list] = await Promise.all(
      [
        `/api/reports/progress?zone=${waiting.zone}`,
        `/api/idle-cases?zone=${waiting.zone}&open=true&overdue=true&limit=1`,
      ].map(async (path) => (await ask(path)).json()),
    );
    const { zones } = ProgressReport.parse(report);
    const overdue = zones[0]?.indicators.find(({ id }) => id === 'R05');
    const { numberMatched } = IdleCaseList.parse(list);
    expect(numberMatched).toBeGreaterThan(0);
    expect([overdue?.value, overdue?.count]).toEqual([numberMatched, numberMatched]);
    const listed = FigureRecordList.parse(
      await (await ask(`/api/reports/records?zone=${waiting.zone}&indicator=R05`)).json(),
    );
    expect(listed.records).toHaveLength(numberMatched);
  });

  it('approves a bulletin once, publishes it, and the hall screen turns by itself', async () => {
    const browser = await openBrowser();
    try {
      const [first, second] = await Promise.all([
        openPage(browser, { as: 'leader' }),
        openPage(browser, { as: 'leader' }),
      ]);
      await Promise.all([openBulletin(first.page), openBulletin(second.page)]);
      expect(await accessibilityViolations(first.page)).toEqual([]);

      // Two approvals at once: one holds, the other is told why not.
      await Promise.all(
        [first, second].map(({ page }) =>
          bulletins(page).getByRole('button', { name: '批准', exact: true }).click(),
        ),
      );
      const told = await Promise.all(
        [first, second].map(({ page }) => page.locator('ld-toast .toast').innerText(patience)),
      );
      expect(told.map((text) => text.trim().slice(0, 5)).toSorted()).toEqual(
        ['已批准', '通报已批准'].toSorted(),
      );
      await Promise.all(
        [first, second].map(({ page }) =>
          bulletins(page).getByRole('button', { name: '发布', exact: true }).waitFor(patience),
        ),
      );

      const { page } = first;
      await bulletins(page).getByLabel('门户网站').check();
      await bulletins(page).getByLabel('大厦电子屏').check();
      await bulletins(page).getByRole('button', { name: '发布', exact: true }).click();
      await bulletins(page).getByRole('link', { name: '公开页面' }).waitFor(patience);
      expect(await bulletins(page).getByRole('button', { name: '作废' }).count()).toBe(0);

      const hall = await openPage(browser, { as: 'visitor', width: 1920, height: 1080 });
      await hall.page.goto(`${url}/`);
      await hall.page.getByRole('link', { name: '公开亮屏' }).click();
      await hall.page.getByRole('link', { name: waiting.title, exact: true }).click();
      await hall.page.getByRole('heading', { name: waiting.title }).waitFor(patience);
      expect(await accessibilityViolations(hall.page)).toEqual([]);
      await hall.page.goto(`${url}/?bulletin=${waiting.zone}/${waiting.quarter}&hall=on&turn=1`);
      await hall.page.locator('[data-page]').waitFor(patience);
      expect(await accessibilityViolations(hall.page)).toEqual([]);
      const shown = await hall.page.locator('ld-hall-screen td.name').first().innerText();
      await expect
        .poll(() => hall.page.locator('ld-hall-screen td.name').first().innerText(), patience)
        .not.toBe(shown);
      // Nothing under 30 pixels, table 34, key figures 66.
      const sizes = await hall.page.locator('ld-hall-screen').evaluate((screen) =>
        [...(screen.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((element) => {
          const hasText = [...element.childNodes].some(
            (node) => node.nodeType === 3 && node.textContent?.trim(),
          );
          return hasText ? [Number.parseFloat(getComputedStyle(element).fontSize)] : [];
        }),
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(30);
      for (const size of [34, 66, 164]) expect(sizes).toContain(size);
      // Either may be the one who came late.
      const isRefusal = (line: string) => line.includes('409');
      const complaints = [...first.complaints, ...second.complaints];
      expect(complaints.filter(isRefusal)).toHaveLength(1);
      expect([...complaints.filter((line) => !isRefusal(line)), ...hall.complaints]).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
