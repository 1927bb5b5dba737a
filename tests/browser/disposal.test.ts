import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { addDays } from '../../geodata/units/days/plain-date.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { caseRequests } from '../support/case-requests.ts';
import { accessibilityViolations } from '../support/map-page.ts';

const url = inject('productUrl');
/** A zone whose cases no other test of the browser touches. */
const zone = 'YSKFQ';
const patience = { timeout: 60_000 };

const linkTo = (id: number) => `${url}/?zone=${zone}&ws=disposal&disposal.tab=cases&disposal.case=${id}`;

const { casesIn, readCase, record } = caseRequests(url, zone);

const head = (page: Page) => page.locator('ld-case-page .case-head');
const dialogOf = (page: Page) => page.getByRole('dialog');

async function openCase(page: Page, id: number): Promise<void> {
  await page.goto(linkTo(id));
  await head(page).waitFor(patience);
}

const save = (page: Page) => dialogOf(page).getByRole('button', { name: '保存', exact: true }).click();

/** Sees a state on the page of a case, and that it has ended or goes on. */
async function sees(page: Page, id: number, state: string): Promise<void> {
  await openCase(page, id);
  await head(page).getByText(state, { exact: true }).waitFor(patience);
}

describe('处置进度', () => {
  it('takes a planner from the worklist to an extended start, with every refusal at its place', async () => {
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${url}/?zone=${zone}&ws=disposal`);
      await page.locator('ld-case-desk tbody tr').first().waitFor(patience);
      expect(await page.getByRole('tab', { name: '我的待办' }).getAttribute('aria-selected')).toBe('true');
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('button', { name: '看板', exact: true }).click();
      await page.locator('ld-case-desk .column').first().waitFor(patience);
      expect(await accessibilityViolations(page)).toEqual([]);

      const candidates = await Promise.all(
        (await casesIn('NEGOTIATING', '&cause=GOV')).map(({ id }) => readCase(id)),
      );
      const item = candidates.find(({ registers }) => registers.mortgagees.length === 0);
      if (!item) throw new Error('no case is being negotiated');
      const today = item.next.asOf;
      await openCase(page, item.id);
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('button', { name: '办理 批准处置方案' }).click();
      const dialog = dialogOf(page);
      await save(page);
      await dialog.getByText('请填写政府批准文号').waitFor();
      await dialog.getByLabel(/^处置方式/).selectOption('EXTENDED');
      await dialog.getByLabel(/^批准级别/).selectOption(item.case.facts.contract.authorityLevel);
      await dialog.getByLabel(/^政府批准文号/).fill('政复〔2026〕1号');
      await dialog.getByLabel(/^批准日期/).fill(today);
      expect(await accessibilityViolations(page)).toEqual([]);
      await save(page);
      await head(page).getByText('处置方案已批准', { exact: true }).waitFor(patience);

      await page.getByRole('button', { name: '办理 执行处置方式' }).click();
      await dialog.getByLabel(/^处置方式/).selectOption('EXTENDED');
      await dialog.getByLabel(/^协议签订日期/).fill(today);
      await dialog.getByLabel(/^新约定动工日期/).fill(addDays(today, 400));
      await dialog.getByLabel(/^新约定竣工日期/).fill(addDays(today, 900));
      await dialog.getByLabel(/^违约责任/).fill('逾期按日计收违约金');
      await dialog.getByLabel(/^理由/).fill('规划道路已通车');
      await save(page);
      // More than a year after the agreement: refused with condition and article, and nothing entered is lost.
      await dialog.getByText('按规定不能办理').waitFor(patience);
      await dialog
        .getByText(/第十二条/)
        .first()
        .waitFor();
      expect(await dialog.getByLabel(/^违约责任/).inputValue()).toBe('逾期按日计收违约金');
      await dialog.getByLabel(/^新约定动工日期/).fill(addDays(today, 300));
      await save(page);
      await head(page).getByText('延期动工', { exact: true }).waitFor(patience);
      // The refusal itself is told by the browser as a failed request.
      expect(complaints.filter((line) => !line.includes('409'))).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('records the payment that completes a fee, and gives the decision as a document', async () => {
    const [row] = await casesIn('FEE_DECIDED');
    if (!row) throw new Error('no fee is decided');
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      await openCase(page, row.id);
      await page.getByRole('button', { name: '办理 登记闲置费缴款' }).click();
      const dialog = dialogOf(page);
      expect(Number(await dialog.getByLabel(/^金额/).inputValue())).toBeGreaterThan(0);
      await dialog.getByLabel(/^缴款凭证/).fill('缴款书 0001');
      await save(page);
      await head(page).getByText('闲置费已缴', { exact: true }).waitFor(patience);
      await page.getByRole('tab', { name: /^缴款/ }).click();
      await page.getByText('缴款书 0001').first().waitFor();
      await page.getByRole('tab', { name: /^文书/ }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('ld-case-registers .ten a', { hasText: '征缴土地闲置费决定书' }).click(),
      ]);
      expect(file.suggestedFilename()).toContain('.docx');
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('shows cases that ended elsewhere: taken back, not idle, started', async () => {
    const [decided] = await casesIn('RECLAIM_DECIDED');
    const [investigated] = await casesIn('INVESTIGATING');
    const [determined] = await casesIn('DETERMINED', '&branch=holder');
    if (!decided || !investigated || !determined) throw new Error('a state has no case');
    await record(await readCase(decided.id), {
      type: 'deregistered',
      manner: 'certificate_returned',
      ref: '注销登记 0001',
    });
    await record(await readCase(investigated.id), {
      type: 'not_idle_concluded',
      reason: '约定动工日期未满一年',
    });
    await record(await readCase(determined.id), {
      type: 'start_found',
      finding: {
        kind: 'started',
        permitNo: '建施 0001',
        foundation: { kind: 'other', foundationDone: '1/2' },
        photoRefs: ['照片 0001'],
      },
      reason: '现场核实基础已完成一半',
    });
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      await sees(page, decided.id, '已收回');
      await sees(page, investigated.id, '不构成闲置');
      await page.getByText('目前没有可执行的步骤。').waitFor(patience);
      await sees(page, determined.id, '已动工');
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('lets one of two officers win, and tells the other who did what, keeping the entry', async () => {
    const [row] = await casesIn('SUSPECTED');
    if (!row) throw new Error('nothing is suspected');
    const browser = await openBrowser();
    try {
      const [first, second] = [await openPage(browser), await openPage(browser)];
      for (const { page } of [first, second]) {
        await openCase(page, row.id);
        await page.getByRole('button', { name: '登记证据', exact: true }).click();
        await dialogOf(page).getByLabel(/^类别/).selectOption('photo');
        await dialogOf(page)
          .getByLabel(/^证据编号或附件/)
          .fill('照片 7');
      }
      await dialogOf(first.page).getByLabel(/^说明/).fill('甲拍摄');
      await dialogOf(second.page).getByLabel(/^说明/).fill('乙拍摄');
      await save(first.page);
      await dialogOf(first.page).waitFor({ state: 'detached', ...patience });
      await save(second.page);
      await dialogOf(second.page).getByText('案件已被他人更新').waitFor(patience);
      await dialogOf(second.page)
        .getByText(/登记了“登记证据”/)
        .waitFor();
      expect(await accessibilityViolations(second.page)).toEqual([]);
      await dialogOf(second.page).getByRole('button', { name: '重新读取，保留填写' }).click();
      await dialogOf(second.page)
        .getByText('案件已被他人更新')
        .waitFor({ state: 'detached', ...patience });
      expect(await dialogOf(second.page).getByLabel(/^说明/).inputValue()).toBe('乙拍摄');
      await save(second.page);
      await dialogOf(second.page).waitFor({ state: 'detached', ...patience });
      const { registers } = await readCase(row.id);
      expect(registers.evidence.map(({ description }) => description)).toEqual(
        expect.arrayContaining(['甲拍摄', '乙拍摄']),
      );
    } finally {
      await browser.close();
    }
  });

  it('has no case for who may not read them', async () => {
    const browser = await openBrowser();
    try {
      const { page } = await openPage(browser, { as: 'investment' });
      await page.goto(`${url}/?zone=${zone}&ws=disposal`);
      await page.getByRole('tab', { name: '领导看板' }).waitFor(patience);
      expect(await page.getByRole('tab').allInnerTexts()).not.toContain('我的待办');
    } finally {
      await browser.close();
    }
  });
});
