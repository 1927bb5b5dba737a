import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { IdleCaseItem } from '../../geodata/model/api-idle-cases.ts';
import { addDays } from '../../geodata/units/days/plain-date.ts';
import { openBrowser, openPage } from '../support/browser.ts';
import { caseRequests } from '../support/case-requests.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');
/** A zone whose cases no other test of the browser touches. */
const zone = 'CCJKQ';
const patience = { timeout: 60_000 };
const reason = '会商确定';
const { casesIn, readCase, record } = caseRequests(url, zone);

const head = (page: Page) => page.locator('ld-case-page .case-head');
const registers = (page: Page) => page.locator('ld-case-registers');
const form = (page: Page) => page.getByRole('dialog');

/** Opens the page of a case and sees its state. */
async function sees(page: Page, id: number, state: string): Promise<void> {
  await page.goto(`${url}/?zone=${zone}&ws=disposal&disposal.tab=cases&disposal.case=${id}`);
  await head(page).getByText(state, { exact: true }).waitFor(patience);
}

const approvalOf = (item: IdleCaseItem, approvedOn: string) => ({
  level: item.case.facts.contract.authorityLevel,
  withApprovalPower: true,
  docNo: '政复〔2026〕8号',
  approvedOn,
});

/** Ways of art. 12, each as an officer would carry it out today; the extension is entered by hand elsewhere. */
function outcomeOf(option: string, item: IdleCaseItem): Record<string, unknown> {
  const today = item.next.asOf;
  const newStart = addDays(today, 200);
  const { landUse, priceYuan } = item.case.facts.contract;
  switch (option) {
    case 'USE_CHANGED':
      return { option, newUse: '物流仓储用地', compliesWithPlan: true, priceSettled: true, newStart };
    case 'TEMP_USE':
      return { option, purpose: '公共停车场', startOn: today, endOn: addDays(today, 365) };
    case 'PAID_TAKEBACK':
      return { option, funding: 'other', compensationYuan: '9000000' };
    case 'SWAPPED':
      return {
        ...{ option, newContractNo: `换 ${item.id}`, contractStatesSwap: true, fundsReady: true },
        ...{ pricePaidYuan: priceYuan, oldValueYuan: '9000000', newValueYuan: '9000000' },
        ...{ oldUse: landUse, newUse: landUse, newStart },
      };
    default:
      return { option, description: '分割转让', localBasis: '县政规〔2022〕3号', newStart };
  }
}

/** Cases of land never started whose holder has answered and whose evidence is in. */
async function investigated(): Promise<IdleCaseItem[]> {
  const items = await Promise.all((await casesIn('INVESTIGATING')).map(({ id }) => readCase(id)));
  return items.filter(
    ({ idleType, case: { facts } }) =>
      idleType === 'NOT_STARTED' && facts.materialReceivedOn !== null && facts.evidence.length > 0,
  );
}

/** A case found idle because the plan was modified, talked about, planned and carried out. */
async function carriedOut(found: IdleCaseItem, option: string): Promise<IdleCaseItem> {
  const finding = { cause: 'GOV', governmentCause: 'plan_modified', conclusion: '控制性详细规划依法修改' };
  let item = await record(found, { type: 'determined', finding });
  item = await record(item, {
    type: 'talks_started',
    materialRef: '原因说明',
    materialAccepted: true,
    reason,
  });
  const today = item.next.asOf;
  item = await record(item, {
    type: 'plan_approved',
    option,
    approval: approvalOf(item, today),
    mortgageeNotices: item.case.facts.mortgagees.map((name) => ({
      name,
      notifiedOn: today,
      docNo: '抵通 1',
    })),
  });
  return await record(item, { type: 'option_executed', outcome: outcomeOf(option, item), reason });
}

const ways: [option: string, state: string, duties: string[]][] = [
  ['USE_CHANGED', '调整用途/规划', ['change_survey_and_registration']],
  ['TEMP_USE', '临时使用', ['temporary_use_ended']],
  ['PAID_TAKEBACK', '协议有偿收回', ['change_survey_and_registration', 'compensation_paid']],
  ['SWAPPED', '置换', ['change_survey_and_registration']],
  ['OTHER', '其他处置', ['measure_done']],
];

/** A case whose land went back with bond money but for the last two steps, taken over two days ago. */
async function almostBought(): Promise<IdleCaseItem> {
  const old = (await investigated()).find(
    ({ next, case: { facts } }) =>
      facts.contract.signedOn <= '2024-11-07' && facts.clockStart < addDays(next.asOf, -440),
  );
  if (!old) throw new Error('no land supplied before the cut-off day is being investigated');
  const { next, parcel, case: known, contractId } = await record(old, { type: 'not_idle_concluded', reason });
  const day = (daysAgo: number) => addDays(next.asOf, -daysAgo);
  const papers = { docNo: `原认 ${old.id}`, docType: 'determination', issuedOn: day(60), round: 1 };
  const facts = {
    ...{ idleType: 'NOT_STARTED', state: 'PAID_TAKEBACK', documents: [papers] },
    determination: {
      ...{ docNo: papers.docNo, cause: 'GOV', governmentCause: 'plan_modified', conclusion: '规划修改' },
      ...{ version: 1, determinedOn: papers.issuedOn, idleSince: known.facts.clockStart },
    },
    plan: {
      ...{ option: 'PAID_TAKEBACK', planNo: `原方 ${old.id}`, approvedOn: day(40) },
      approval: approvalOf(old, day(41)),
      mortgageeNotices: [],
    },
    outcome: {
      option: 'PAID_TAKEBACK',
      agreementNo: `收 ${old.id}`,
      funding: 'bond',
      compensationYuan: null,
    },
    bond: { step: 'PAID', steppedOn: day(30), decidedPriceYuan: '8500000' },
  };
  const ask = await fetchAs(url);
  const response = await ask('/api/idle-cases/adopt', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      ...{ zoneCode: zone, parcelId: parcel.id, contractId, facts, occurredOn: day(2), reason },
      contract: { isRealEstate: true },
    }),
  });
  const body: unknown = await response.json();
  expect(response.status, JSON.stringify(body)).toBe(201);
  return IdleCaseItem.parse(body);
}

describe('the outcomes of a case', () => {
  it('are a purchase with bond money, whose land is supplied again no further than the cap', async () => {
    const item = await almostBought();
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      const dialog = form(page);
      const save = () => dialog.getByRole('button', { name: '保存', exact: true }).click();
      const isSaved = () => dialog.waitFor({ state: 'detached', ...patience });
      await sees(page, item.id, '协议有偿收回');
      for (const step of ['DEREGISTERED', 'RESERVED']) {
        await page.getByRole('button', { name: '办理 推进专项债收购' }).click();
        // The form opens with the step that comes next.
        expect(await dialog.getByLabel(/^步骤/).inputValue()).toBe(step);
        if (step === 'DEREGISTERED') await dialog.getByLabel(/^收回面积/).fill('20000');
        await dialog.getByLabel(/^依据文件/).fill('凭证 1');
        await save();
        await isSaved();
      }
      await page.getByRole('button', { name: '办理 收回土地再供应' }).click();
      await dialog.getByLabel(/^再供应用途/).selectOption('real_estate');
      await dialog.getByLabel(/^面积/).fill('10000.01');
      await dialog.getByLabel(/^供地合同或批准文件/).fill('合同 1');
      expect(await accessibilityViolations(page)).toEqual([]);
      await save();
      await dialog.getByText(/不得超过其 50%.*最多还可再供应 10000 平方米/).waitFor(patience);
      await dialog
        .getByText(/自然资发〔2024〕242号/)
        .first()
        .waitFor();
      await dialog.getByLabel(/^面积/).fill('10000');
      await save();
      await isSaved();
      await registers(page)
        .getByRole('tab', { name: /^专项债收购/ })
        .click();
      await registers(page)
        .getByText(/房地产开发 · 10,000\.00 ㎡/)
        .waitFor(patience);
      await registers(page).getByText('0.00 ㎡', { exact: true }).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      // The refusal itself is told by the browser as a failed request.
      expect(complaints.filter((line) => !line.includes('409'))).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('are changed use, temporary use, take-back, swap and another way, each until it is closed, and enforcement', async () => {
    const found = (await investigated()).slice(0, ways.length);
    expect(found).toHaveLength(ways.length);
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      for (const [index, [option, state, duties]] of ways.entries()) {
        let item = await carriedOut(found[index]!, option);
        await sees(page, item.id, state);
        for (const duty of duties) item = await record(item, { type: 'duty_done', duty, ref: '凭证 1' });
        await record(item, { type: 'closed', reason });
      }
      await sees(page, found[0]!.id, '处置完毕');

      // What was to be taken back against the holder's will, by the court or by an announcement.
      const enforced = await Promise.all((await casesIn('ENFORCEMENT')).map(({ id }) => readCase(id)));
      const reclaimed = enforced.find(({ case: { facts } }) => facts.enforcement?.about === 'reclaim');
      if (!reclaimed) throw new Error('no take-back is being enforced');
      await sees(page, reclaimed.id, '强制执行');
      await record(reclaimed, { type: 'deregistered', manner: 'announced', ref: '注销公告 0001' });
      await sees(page, reclaimed.id, '已收回');
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
