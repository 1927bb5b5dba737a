import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { ReviewDepartment } from '../../geodata/model/project-stage.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');

/** Little map to draw: these tests are about the panels. */
const small = { width: 960, height: 640 };

const demand = { industryCode: '3491', areaMinSquareMetres: 8000, areaMaxSquareMetres: 30_000 };

const asJson = (method: string, body: object): RequestInit => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

async function register(name: string): Promise<{ id: number; projectNo: string }> {
  const ask = await fetchAs(url, 'investment');
  return await (await ask('/api/projects', asJson('POST', { zoneCode: 'WFJJQ', name, demand }))).json();
}

const linkTo = (project: number, more = '') =>
  `${url}/?zone=WFJJQ&ws=match&match.project=${project}&match.side=project${more}`;
const dialogOf = (page: Page) => page.getByRole('dialog');
const confirm = (page: Page, name: string) =>
  dialogOf(page).getByRole('button', { name, exact: true }).click();
const rows = (page: Page) => page.locator('ld-candidate-list .row');

describe('the work on a project', () => {
  it('shortlists with a note, compares four and refuses a fifth', async () => {
    const project = await register('入围与对比的项目');
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser, { ...small, as: 'investment' });
      await page.goto(linkTo(project.id));
      await rows(page).first().waitFor({ timeout: 60_000 });
      for (const at of [0, 1, 2, 3]) {
        await rows(page).nth(at).locator('.opener').click();
        await page.keyboard.press('c');
      }
      await page.getByText('4 / 4').waitFor();
      await rows(page).nth(4).locator('.opener').click();
      await rows(page).nth(4).getByRole('button', { name: '加入对比' }).click();
      await page.getByText('最多对比 4 个，请先移出一个').waitFor();
      await page.getByText('4 / 4').waitFor();

      await rows(page).nth(4).getByRole('button', { name: '入围', exact: true }).click();
      const note = page.locator('ld-project-side').getByPlaceholder('备注');
      await note.fill('临主干道');
      await note.blur();
      await page.getByText('已保存').waitFor();
      const ask = await fetchAs(url, 'investment');
      const { entries } = await (await ask(`/api/projects/${project.id}/shortlist`)).json();
      expect(entries).toMatchObject([{ note: '临主干道' }]);
      await page
        .getByRole('button', { name: /^移出 / })
        .last()
        .click();
      await page.getByText('还没有入围的载体').waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);

  it('keeps the decision of a joint review locked until six have spoken, then moves the project on', async () => {
    const project = await register('联审的项目');
    const ask = await fetchAs(url, 'planner');
    const match = await ask('/api/matches', asJson('POST', { projectId: project.id, limit: 1 }));
    const { candidates } = (await match.json()) as { candidates: { id: string }[] };
    const piece = candidates[0]!.id;
    await ask(`/api/projects/${project.id}/shortlist/${piece}`, asJson('PUT', { note: null }));
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser, { ...small, as: 'planner' });
      const leader = await openPage(browser, { ...small, as: 'leader' });
      await page.goto(linkTo(project.id));
      await page.getByRole('button', { name: '发起联审' }).click();
      expect(await accessibilityViolations(page)).toEqual([]);
      await confirm(page, '发起联审');
      await dialogOf(page).waitFor({ state: 'detached' });
      const list = page.locator('ld-review-list');
      await list.getByText(/等待 发改、工信、自然资源、生态环境、应急、住建 出具意见/).waitFor();
      const { reviews } = await (await ask(`/api/reviews?project=${project.id}`)).json();
      const [{ id }] = reviews as [{ id: number }];
      for (const department of ReviewDepartment.options.slice(0, 5)) {
        const given = await ask(
          `/api/reviews/${id}/opinions`,
          asJson('PUT', { department, verdict: 'agree', text: '同意选址' }),
        );
        expect(given.status).toBe(200);
      }
      await leader.page.goto(linkTo(project.id));
      const decide = leader.page.locator('ld-review-list').getByRole('button', { name: '决定' });
      await leader.page.getByText(/等待 住建 出具意见/).waitFor({ timeout: 60_000 });
      expect(await decide.isDisabled()).toBe(true);

      await list.getByRole('button', { name: '住建意见' }).click();
      await dialogOf(page)
        .getByLabel(/^出具意见/)
        .selectOption('conditional');
      await confirm(page, '出具意见');
      await dialogOf(page)
        .getByRole('alert')
        .getByText(/附条件同意须写明条件/)
        .waitFor();
      await dialogOf(page).getByLabel('意见内容').fill('补充消防通道');
      await confirm(page, '出具意见');
      await list.getByText('六部门意见已齐').waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);

      await leader.page.reload();
      await decide.click({ timeout: 60_000 });
      await confirm(leader.page, '决定');
      await leader.page.locator('ld-review-list').getByText('已通过').waitFor();

      await page.reload();
      const stage = page.locator('ld-project-side');
      for (const next of ['在谈', '签约', '落地']) {
        await page.getByRole('button', { name: '推进阶段' }).click({ timeout: 60_000 });
        await dialogOf(page).getByLabel(/^阶段/).selectOption({ label: next });
        await confirm(page, '推进阶段');
        await stage.locator('.badge').first().getByText(next, { exact: true }).waitFor();
      }
      await page.getByRole('button', { name: '推进阶段' }).click();
      await dialogOf(page).getByLabel(/^阶段/).selectOption({ label: '终止' });
      await confirm(page, '推进阶段');
      await dialogOf(page)
        .getByRole('alert')
        .getByText(/终止项目须填写理由/)
        .waitFor();
      await dialogOf(page).getByLabel(/^理由/).fill('投资方放弃');
      await confirm(page, '推进阶段');
      await stage.locator('.badge').first().getByText('终止', { exact: true }).waitFor();
      expect([...complaints, ...leader.complaints].filter((text) => !text.includes('400'))).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 180_000);
});
