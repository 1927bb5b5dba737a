import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');

/** Little map to draw: these tests are about the panels. */
const small = { width: 960, height: 640 };

/** Names of this run: a product that is already running has those of the last one. */
const mark = randomUUID().slice(0, 6);
const [first, second] = [`导入的甲项目${mark}`, `导入的乙项目${mark}`];

const dialogOf = (page: Page) => page.getByRole('dialog');
const confirm = (page: Page, name: string) =>
  dialogOf(page).getByRole('button', { name, exact: true }).click();

const sheet = (rows: readonly string[]) => ({
  name: '招商项目.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['项目名称,行业代码,用地面积下限（亩）,用地面积上限（亩）', ...rows].join('\n')),
});

describe('the register of projects', () => {
  it('imports a sheet only when every row is right, and moves a project in the queue with a reason', async () => {
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser, small);
      await page.goto(`${url}/?zone=YSKFQ&ws=match`);
      await page.getByRole('button', { name: '导入表格' }).click();
      const file = page.locator('ld-project-import input[type=file]');
      await file.setInputFiles(sheet([`${first},3491,20,40`, `${second},3983,50,40`]));
      await page.getByText(/处问题，改正后再导入/).waitFor();
      const problems = page.locator('ld-project-import tbody tr');
      expect((await problems.allInnerTexts()).join('\n')).toContain(
        '用地面积下限（50 亩）大于用地面积上限（40 亩）',
      );
      expect(await page.getByRole('button', { name: /^导入 \d+ 个项目$/ }).isDisabled()).toBe(true);
      expect(await accessibilityViolations(page)).toEqual([]);
      await file.setInputFiles(sheet([`${first},3491,20,40`, `${second},3983,30,40`]));
      await page.getByRole('button', { name: '导入 2 个项目' }).click();
      await page.getByText('已导入 2 个项目').waitFor();
      await confirm(page, '关闭');
      const line = page.locator('ld-project-list .project', { hasText: second });
      await line.waitFor();

      await line.getByRole('button', { name: `调整位次 ${second}` }).click();
      await dialogOf(page).getByLabel('调到第几位').fill('900');
      await confirm(page, '保存');
      await dialogOf(page)
        .getByText(/位次请填 1–\d+ 的整数/)
        .waitFor();
      await dialogOf(page).getByLabel('调到第几位').fill('1');
      await confirm(page, '保存');
      await dialogOf(page).getByText('请填写理由').waitFor();
      await dialogOf(page).getByLabel(/^理由/).fill('市级重点项目');
      expect(await accessibilityViolations(page)).toEqual([]);
      await confirm(page, '保存');
      const top = page.locator('ld-project-list .project').first();
      await top.getByText(second, { exact: true }).waitFor();
      expect(await top.innerText()).toContain('市级重点项目');
      await top.getByRole('button', { name: `调整位次 ${second}` }).click();
      await dialogOf(page).getByLabel(/^理由/).fill('恢复');
      await confirm(page, '恢复规则位次');
      await expect.poll(() => top.innerText()).not.toContain(second);

      await page.getByRole('button', { name: '修改', exact: true }).click();
      await dialogOf(page).getByLabel('1', { exact: true }).selectOption({ label: '急用' });
      await dialogOf(page).getByLabel(/^理由/).fill('季度攻坚');
      await confirm(page, '保存');
      await page.getByText('急用 → 好项目 → 开工').waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);

  it('lets administrators change a rule: a new version, which results name, beside the earlier ones', async () => {
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser, { ...small, as: 'administrator' });
      await page.goto(`${url}/?ws=data`);
      await page.getByRole('tab', { name: '匹配规则' }).click();
      await page.getByRole('searchbox', { name: '参数' }).fill('slack_days_full');
      const row = page.locator('ld-rule-params tbody tr');
      await expect.poll(() => row.count()).toBe(1);
      await row.getByRole('textbox').first().fill('满分');
      await page.getByRole('group', { name: '匹配规则' }).waitFor();
      const save = page.getByRole('button', { name: /^保存 \d+ 项修改$/ });
      expect(await save.isDisabled()).toBe(true);
      await row.getByRole('textbox').first().fill('180');
      await row.getByRole('textbox').last().fill(`匹配规则会议纪要${mark}`);
      await page.getByLabel('理由', { exact: true }).fill('补记出处');
      await page.getByRole('button', { name: '保存 1 项修改' }).click();
      await page.getByText(/规则已更新为 第 \d+ 版/).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await row.getByRole('button', { name: /^历次版本 / }).click();
      const versions = dialogOf(page).locator('tbody tr');
      await expect.poll(() => versions.count()).toBeGreaterThan(1);
      expect(await versions.first().innerText()).toMatch(
        new RegExp(`v\\d[\\s\\S]*匹配规则会议纪要${mark}[\\s\\S]*补记出处`),
      );
      expect(await versions.last().innerText()).toMatch(/v1[\s\S]*系统[\s\S]*产品内置/);
      expect(await accessibilityViolations(page)).toEqual([]);

      const ask = await fetchAs(url, 'investment');
      const { parametersVersion } = await (await ask('/api/match-settings')).json();
      expect(parametersVersion).not.toBe('第 1 版');
      const demand = { industryCode: '3491', areaMinSquareMetres: 20_000, zoneCodes: ['WFJJQ'] };
      const answer = await ask('/api/matches', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ demand }),
      });
      expect((await answer.json()).parametersVersion).toBe(parametersVersion);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);
});
