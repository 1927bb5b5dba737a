import type { Locator, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import type { IdleCaseRow } from '../../geodata/model/api-idle-case-list.ts';
import type { IdleCaseItem } from '../../geodata/model/api-idle-cases.ts';
import { addDays } from '../../geodata/units/days/plain-date.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { photoAt } from '../support/camera-photo.ts';
import { caseRequests } from '../support/case-requests.ts';
import { accessibilityViolations } from '../support/map-page.ts';

const url = inject('productUrl');
/** A zone whose cases no other test of the browser touches. */
const zone = 'KDLJS';
const patience = { timeout: 60_000 };

const { casesIn, readCase, record } = caseRequests(url, zone);

const notIdle = async ({ id }: IdleCaseRow): Promise<IdleCaseItem> =>
  await record(await readCase(id), { type: 'not_idle_concluded', reason: '材料有误' });

const head = (page: Page) => page.locator('ld-case-page .case-head');
const dialogOf = (page: Page) => page.getByRole('dialog');
const registers = (page: Page) => page.locator('ld-case-registers');

async function openCase(page: Page, id: number): Promise<void> {
  await page.goto(`${url}/?zone=${zone}&ws=disposal&disposal.tab=cases&disposal.case=${id}`);
  await head(page).waitFor(patience);
}

/** Saves the open form; it closes when the server has accepted it. */
async function save(page: Page): Promise<void> {
  await dialogOf(page).getByRole('button', { name: '保存', exact: true }).click();
  await dialogOf(page).waitFor({ state: 'detached', ...patience });
}

const begin = (page: Page, event: string) =>
  page.getByRole('button', { name: event, exact: true }).first().click();
const fill = (form: Locator, label: RegExp, value: string) => form.getByLabel(label).fill(value);

/** Takes the parcel of a name from the suggestions of a form. */
async function chooseParcel(form: Locator, name: string): Promise<void> {
  await form.getByRole('combobox', { name: '宗地' }).fill(name);
  await form.getByRole('option', { name }).first().click(patience);
}

describe('the registers of a case', () => {
  it('take evidence with its place, service, mortgagees, a plan and a remedy, and mend what was wrong', async () => {
    const items = await Promise.all((await casesIn('DETERMINED')).map(({ id }) => readCase(id)));
    const paperOf = ({ registers: held }: IdleCaseItem) =>
      held.documents.find(({ docType, servedOn }) => docType === 'determination' && servedOn !== null);
    const row = items.find((item) => item.officer === null && paperOf(item));
    const determination = row && paperOf(row);
    if (!row || !determination) throw new Error('nobody has been served with a finding');
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      const form = dialogOf(page);
      await openCase(page, row.id);
      await begin(page, '由我经办');
      await page.getByText('已由您经办').waitFor(patience);

      await begin(page, '登记证据');
      await form
        .locator('input[type=file]')
        .setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: await photoAt([119.1, 36.7]) });
      await expect.poll(() => form.getByLabel(/^证据编号或附件/).inputValue(), patience).toMatch(/^附件\d+$/);
      expect(await form.getByLabel('经度').inputValue()).toBe('119.100000');
      expect(await accessibilityViolations(page)).toEqual([]);
      await fill(form, /^说明/, '东侧围墙');
      await save(page);

      await begin(page, '登记证据');
      await form.getByLabel(/^类别/).selectOption('site_visit');
      await fill(form, /^证据编号或附件/, '踏勘 1');
      await fill(form, /^说明/, '两人踏勘');
      await form.getByRole('button', { name: '取地块位置' }).click();
      await save(page);
      await registers(page).getByRole('tab', { name: /^证据/ }).click();
      await registers(page).getByText('东侧围墙').waitFor(patience);
      await registers(page)
        .getByText(/踏勘 1 .*\d{2,3}\.\d{5}/)
        .waitFor(patience);
      // Who uploaded a file is told by name, not by the number of the account.
      await registers(page)
        .getByText(/现场\.jpg/)
        .first()
        .waitFor(patience);
      expect(await registers(page).innerText()).not.toMatch(/account-\d/);

      await begin(page, '登记抵押权人');
      await fill(form, /^抵押权人名称/, '示范银行');
      await fill(form, /^抵押登记证明/, '抵 0001');
      await save(page);
      await registers(page)
        .getByRole('tab', { name: /^抵押权人/ })
        .click();
      await registers(page).getByText('示范银行').waitFor(patience);

      const { next } = row;
      await begin(page, '登记文书');
      await fill(form, /^文号/, '开工申 1 号');
      await form.getByLabel(/^文书种类/).selectOption('start_application');
      await save(page);
      await begin(page, '登记送达');
      // The only paper not served yet is there already.
      expect(await form.getByLabel(/^文号/).inputValue()).toBe('开工申 1 号');
      await form.getByLabel(/^送达方式/).selectOption('left');
      await fill(form, /^送达回证编号/, '回证 0001');
      await save(page);
      await registers(page).getByRole('tab', { name: /^文书/ }).click();
      await registers(page)
        .getByText(/留置送达.*回证 0001/)
        .waitFor(patience);
      const receipt = registers(page).getByRole('link', { name: /送达回证 开工申 1 号/ });
      expect(await receipt.getAttribute('href')).toMatch(/\/documents\/service_receipt\?no=/);

      await begin(page, '制定一地一策');
      await form.getByLabel(/^处置路径/).selectOption('enterprise_development');
      await fill(form, /^责任单位/, '开发区建设局');
      await fill(form, /^处置方式/, '督促动工');
      await form.getByRole('button', { name: '加一项 时间节点' }).click();
      await fill(form, /^节点名称/, '取得施工许可证');
      await fill(form, /^完成日期/, addDays(next.asOf, 60));
      await fill(form, /^完成期限/, addDays(next.asOf, 200));
      await fill(form, /^理由/, '会商确定');
      expect(await accessibilityViolations(page)).toEqual([]);
      await save(page);
      await head(page)
        .getByText(/督促动工 · 开发区建设局/)
        .waitFor(patience);

      await begin(page, '登记复议或诉讼');
      await fill(form, /^受理号/, '复议 1 号');
      await form.getByLabel(/^类别/).selectOption('reconsideration');
      await form.getByLabel(/^针对的决定文号/).selectOption(determination.docNo);
      await fill(form, /^逾期受理文号/, '准许 1 号');
      await save(page);
      await head(page).getByText('复议或诉讼中', { exact: true }).waitFor(patience);
      await begin(page, '登记复议或诉讼结果');
      await form.getByLabel(/^受理号/).selectOption('复议 1 号');
      await fill(form, /^文号/, '复决 1 号');
      await form.getByLabel(/^结果/).selectOption('upheld');
      await save(page);
      await registers(page)
        .getByRole('tab', { name: /^复议诉讼/ })
        .click();
      await registers(page)
        .getByText(/复议 1 号/)
        .first()
        .waitFor(patience);

      // A mistake is struck out by an entry of its own; nothing is edited.
      const entry = page.locator('ld-case-page li', { hasText: '登记抵押权人' }).first();
      await entry.getByRole('button', { name: /更正/ }).click();
      await form.getByLabel('撤销这一记录，不另行登记').check();
      await fill(form, /^更正理由/, '登记错了案件');
      expect(await accessibilityViolations(page)).toEqual([]);
      await save(page);
      const after = await readCase(row.id);
      expect(after.registers.mortgagees.map(({ name }) => name)).not.toContain('示范银行');
      expect(after.timeline.filter(({ correctedBy }) => correctedBy !== null)).toHaveLength(1);
      expect(after.officer?.name).toBeTruthy();
      await begin(page, '退回待办');
      await page.getByText('已退回').waitFor(patience);
      expect((await readCase(row.id)).officer).toBeNull();
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('take a case through its hearing', async () => {
    const determined = await Promise.all(
      (await casesIn('DETERMINED', '&branch=holder')).map(({ id }) => readCase(id)),
    );
    const told = (item: IdleCaseItem) =>
      item.next.permitted.find(({ event }) => /^(fee|reclaim)_rights_told$/.test(event))?.event;
    const ready = determined.find(told);
    if (!ready) throw new Error('nobody can be told of a hearing');
    const notified = await record(ready, { type: told(ready)! });
    const item = await record(notified, {
      type: 'document_served',
      docNo: notified.case.facts.hearing!.rightsNoticeNo,
      method: 'direct',
      receiptRef: '回证 1',
    });
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      const form = dialogOf(page);
      await openCase(page, item.id);
      await begin(page, '办理 收到听证申请');
      await fill(form, /^听证申请/, '申请 1');
      await save(page);
      await begin(page, '办理 通知听证');
      await fill(form, /^听证日期/, addDays(item.next.asOf, 3));
      await form.getByRole('button', { name: '保存', exact: true }).click();
      await form.getByText(/听证通知须在举行前至少 7 个工作日送达/).waitFor(patience);
      await fill(form, /^听证日期/, addDays(item.next.asOf, 21));
      await save(page);
      await registers(page).getByRole('tab', { name: /^听证/ }).click();
      await registers(page).getByText(addDays(item.next.asOf, 21)).waitFor(patience);
      expect(await accessibilityViolations(page)).toEqual([]);
      // The refusal itself is told by the browser as a failed request.
      expect(complaints.filter((line) => !line.includes('409'))).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('begin by hand, and with a case that was running before', async () => {
    // Two cases that end as not idle: their land can come up again.
    const [one, other] = (await casesIn('INVESTIGATING')).filter(
      ({ idleType }) => idleType === 'NOT_STARTED',
    );
    if (!one || !other) throw new Error('too few cases are being investigated');
    const [first, second] = [await notIdle(one), await notIdle(other)];
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      const form = dialogOf(page);
      await page.goto(`${url}/?zone=${zone}&ws=disposal&disposal.tab=cases`);
      await page.locator('ld-case-desk tbody tr').first().waitFor(patience);

      await begin(page, '立案');
      await form.getByRole('button', { name: '保存', exact: true }).click();
      await form.getByText('请填写理由').waitFor(patience);
      await chooseParcel(form, first.parcel.name);
      await form.getByLabel(/^闲置类型/).selectOption('NOT_STARTED');
      await fill(form, /^发现日期/, first.next.asOf);
      await fill(form, /^理由/, '群众举报后复查');
      expect(await accessibilityViolations(page)).toEqual([]);
      await save(page);
      await head(page).getByText('疑似闲置', { exact: true }).waitFor(patience);
      await head(page).getByRole('button', { name: /返回/ }).click();

      await begin(page, '接收在办案件');
      await chooseParcel(form, second.parcel.name);
      await form.getByLabel(/^闲置类型/).selectOption('NOT_STARTED');
      await form.getByLabel(/^状态/).selectOption('INVESTIGATING');
      await fill(form, /^理由/, '系统上线前已在办');
      await form.getByRole('button', { name: '保存', exact: true }).click();
      // Without its notice no case can be under investigation.
      await form.getByText(/须有《闲置土地调查通知书》/).waitFor(patience);
      await form.getByRole('button', { name: '加一项 已有文书' }).click();
      await fill(form, /^文号/, '原调〔2026〕7号');
      await form.getByLabel(/^文书种类/).selectOption('investigation_notice');
      await fill(form, /^签发日期/, addDays(second.next.asOf, -20));
      await fill(form, /^轮次/, '1');
      expect(await accessibilityViolations(page)).toEqual([]);
      await save(page);
      await head(page).getByText('调查核实中', { exact: true }).waitFor(patience);
      await registers(page).getByText('原调〔2026〕7号').waitFor(patience);
      expect(complaints.filter((line) => !line.includes('409'))).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
