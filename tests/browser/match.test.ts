import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { openBrowser, openPage, waitForMap } from '../support/browser.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');

/** A demand that several pieces of 潍坊经济区 meet and more of them just miss. */
const demand = {
  industryCode: '3491',
  zoneCodes: ['WFJJQ'],
  areaMinSquareMetres: 20_000,
  areaOptimumSquareMetres: 24_000,
  areaMaxSquareMetres: 30_000,
};

const projectName = '浏览器里的机器人项目';

const linkTo = (question: object, more = '') =>
  `${url}/?zone=WFJJQ&ws=match&match.demand=${encodeURIComponent(JSON.stringify(question))}${more}`;

const rows = (page: Page) => page.locator('ld-candidate-list .row');
const scores = async (page: Page) =>
  (await page.locator('ld-candidate-list .score').allInnerTexts()).map(Number);

const waitForCandidates = (page: Page) => rows(page).first().waitFor({ timeout: 60_000 });

describe('项目匹配', () => {
  it('takes an investment officer from a demand to a reserved parcel and a printed comparison', async () => {
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser, { as: 'investment' });
      await page.goto(`${url}/?zone=WFJJQ&ws=match`);
      await page.getByRole('button', { name: '录入需求' }).click();
      await page.getByLabel(/^项目名称/).fill(projectName);
      await page.getByLabel(/^行业/).fill('3491');
      await page.getByLabel(/^用地面积下限/).fill('50');
      await page.getByLabel(/^用地面积上限/).fill('45');
      await page.getByText('用地面积下限（50 亩）大于用地面积上限（45 亩）').waitFor();
      await page.getByLabel(/^用地面积下限/).fill('30');
      await page.getByLabel(/^最优用地面积/).fill('36');
      await expect.poll(() => page.getByLabel(/^用地类型/).inputValue()).toBe('industry_2');
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('button', { name: '登记并匹配' }).click();
      await waitForCandidates(page);
      expect(new URL(page.url()).searchParams.get('match.project')).toMatch(/^\d+$/);

      // Why the first is first: its points sum to its score, and every condition names its rule.
      await rows(page).first().locator('.opener').click();
      const first = rows(page).first();
      await first.getByText('怎么算的').click();
      const points = await first.locator('.calculation tbody tr td:last-child').allInnerTexts();
      const sum = points.reduce((total, text) => total + (Number(text) || 0), 0);
      expect(sum).toBeCloseTo(Number(await first.locator('.calculation tfoot td').innerText()), 6);
      expect(await first.locator('.condition .law').count()).toBeGreaterThanOrEqual(10);
      const [best = 0, second = 0] = await scores(page);
      expect(best).toBeGreaterThanOrEqual(second);
      expect(await accessibilityViolations(page)).toEqual([]);

      // Relax a constraint, and take it back.
      const before = await rows(page).count();
      await page.locator('ld-why-none .relaxation button').first().click();
      await page.getByText('已放宽：').first().waitFor();
      await expect.poll(() => rows(page).count()).toBeGreaterThan(before);
      await page.locator('ld-match-workspace .relaxed .chip').first().click();
      await expect.poll(() => rows(page).count()).toBe(before);

      // Compare three: the open one by its key, two by their buttons.
      await page.keyboard.press('c');
      for (const at of [1, 2]) {
        await rows(page).nth(at).locator('.opener').click();
        await rows(page).nth(at).getByRole('button', { name: '加入对比' }).click();
      }
      await page.getByText('3 / 4').waitFor();
      await page.getByRole('button', { name: '并排对比' }).click();
      const sheet = page.locator('ld-compare-sheet');
      await expect.poll(() => sheet.locator('img').count(), { timeout: 60_000 }).toBe(4);
      expect(await sheet.locator('thead th').count()).toBe(3);
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.evaluate(() => {
        window.print = () => document.body.toggleAttribute('data-printed', true);
      });
      await sheet.getByRole('button', { name: '打印' }).click();
      expect(await page.locator('body[data-printed]').count()).toBe(1);
      for (const [button, ending] of [
        ['Word 文档', '.docx'],
        ['Excel 表格', '.xlsx'],
      ] as const) {
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          sheet.getByRole('button', { name: button }).click(),
        ]);
        expect(file.suggestedFilename()).toContain(ending);
      }
      await page.keyboard.press('Escape');

      // Reserve one; a second project is told who holds it and until when.
      await rows(page).nth(2).getByRole('button', { name: '预留', exact: true }).click();
      const dialog = page.getByRole('dialog');
      const day = dialog.getByLabel(/^预留至/);
      await expect.poll(() => day.inputValue()).not.toBe('');
      const until = await day.inputValue();
      await dialog.getByRole('button', { name: '预留', exact: true }).click();
      await page.getByText(`已预留至 ${until}`).waitFor();
      const ask = await fetchAs(url, 'investment');
      const { reservations } = await (await ask('/api/reservations?zone=WFJJQ&status=active')).json();
      const held = reservations.find((entry: { projectName: string }) => entry.projectName === projectName);
      expect(held.until).toBe(until);
      const { projects } = await (await ask('/api/projects?zone=WFJJQ&stage=signed')).json();
      const rival = projects.find((entry: { id: number }) => entry.id !== held.projectId);
      const refused = await ask('/api/reservations', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ projectId: rival.id, supplyId: held.supplyId, until, note: null }),
      });
      expect(refused.status).toBe(409);
      expect(await refused.json()).toMatchObject({ holder: { projectNo: held.projectNo, until } });
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 300_000);

  it('orders anew while a weight moves, keeps it in the link, and refuses contradictory pairs', async () => {
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser, { as: 'investment' });
      await page.goto(linkTo(demand));
      await waitForCandidates(page);
      const before = await scores(page);
      const slider = page.locator('ld-weights-panel input[type=range]').first();
      await slider.focus();
      for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowRight');
      await page.getByText('合计 100').waitFor();
      await expect.poll(() => scores(page)).not.toEqual(before);
      const after = await scores(page);
      const weights = new URL(page.url()).searchParams.get('match.weights') ?? '';
      const sum = weights.split(',').reduce((total, text) => total + Number(text), 0);
      expect(sum).toBeCloseTo(100, 9);
      await page.reload();
      await waitForCandidates(page);
      await expect.poll(() => scores(page)).toEqual(after);

      await page.getByRole('button', { name: '两两比较' }).click();
      const pairs = page.locator('ld-pairwise-dialog .pair input');
      for (const [at, value] of [-8, 8, -8].entries()) await pairs.nth(at).fill(String(value));
      await page.getByText(/一致性比例 CR 为/).waitFor();
      expect(await page.getByRole('button', { name: '采用' }).isDisabled()).toBe(true);
      expect(await accessibilityViolations(page)).toEqual([]);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);

  it('says why there is none, locks the statutory conditions, and offers the smallest change', async () => {
    const browser = await openBrowser();
    try {
      const { page } = await openPage(browser, { as: 'investment', colorScheme: 'dark' });
      await page.goto(
        linkTo(
          {
            ...demand,
            areaMinSquareMetres: 2_000_000,
            areaMaxSquareMetres: 2_100_000,
            areaOptimumSquareMetres: null,
          },
          '&lang=en',
        ),
      );
      await page.getByRole('heading', { name: 'Why none' }).waitFor({ timeout: 60_000 });
      expect(await page.locator('ld-why-none .lock').count()).toBeGreaterThan(0);
      expect(await page.locator('ld-why-none .miss').count()).toBeGreaterThan(0);
      expect(await page.locator('ld-why-none .relaxation').first().innerText()).toContain('Least area');
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.locator('ld-why-none .relaxation button').first().click();
      await waitForCandidates(page);
    } finally {
      await browser.close();
    }
  }, 120_000);

  it('fits a phone: candidates in the sheet, weights below, no violation', async () => {
    const browser = await openBrowser();
    try {
      const { page } = await openPage(browser, { as: 'investment', width: 390, height: 844, hasTouch: true });
      await page.goto(linkTo(demand));
      await waitForCandidates(page);
      await waitForMap(page);
      await page.locator('ld-sheet .handle').press('ArrowUp');
      await rows(page).first().locator('.opener').click();
      await rows(page).first().getByRole('button', { name: '加入对比' }).click();
      await page.locator('ld-compare-tray').getByText('1 / 4').waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 120_000);

  it('is not offered to visitors, whose link opens the land map', async () => {
    const browser = await openBrowser();
    try {
      const { page } = await openPage(browser, { as: 'visitor' });
      await page.goto(`${url}/?zone=WFJJQ&ws=match`);
      await page.locator('ld-left-panel').waitFor();
      expect(await page.getByRole('link', { name: '项目匹配' }).count()).toBe(0);
      expect(await page.locator('ld-match-workspace').count()).toBe(0);
    } finally {
      await browser.close();
    }
  });
});
