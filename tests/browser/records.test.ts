import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, openPage, type WatchedPage, waitForMap } from '../support/browser.ts';
import { accessibilityViolations, pixelOf } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');

interface Item {
  id: number;
  bbox: [number, number, number, number];
  properties: Record<string, string | number | null>;
}

let ask: Awaited<ReturnType<typeof fetchAs>>;
const itemsOf = async (collection: string, query: string): Promise<Item[]> => {
  const answer = await ask(`/api/collections/${collection}/items?bounds=true&${query}`);
  return ((await answer.json()) as { features: Item[] }).features;
};

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  ask = await fetchAs(url);
});
afterAll(async () => {
  await browser?.close();
});

async function openRecords(place: string): Promise<WatchedPage> {
  const watched = await openPage(browser);
  await watched.page.goto(`${url}/?zone=ZZKFQ&ws=data&${place}`);
  await watched.page.getByRole('tab', { name: '记录', exact: true }).waitFor();
  return watched;
}

const panelOf = (page: Page): Locator => page.locator('ld-record-panel');
const save = (page: Page) => page.locator('ld-record-form').getByRole('button', { name: '保存' }).click();

async function openFirst(page: Page): Promise<string> {
  const first = page.locator('ld-record-table tbody tr:not(.gap) .link').first();
  const title = (await first.textContent())?.trim() ?? '';
  await first.click();
  await panelOf(page).locator('ld-record-form').waitFor();
  return title;
}

async function takeBack(page: Page): Promise<void> {
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await page.getByText('已撤销').first().waitFor();
}

/** Draws an outline of four corners around the middle of a box, so far as shares of it, by mouse. */
async function drawAround(page: Page, [minLng, minLat, maxLng, maxLat]: Item['bbox'], share: number) {
  await page
    .locator('ld-draw-panel')
    .getByText(/单击加顶点/)
    .waitFor();
  await waitForMap(page);
  const [lng, lat] = [(minLng + maxLng) / 2, (minLat + maxLat) / 2];
  const [width, height] = [((maxLng - minLng) / 2) * share, ((maxLat - minLat) / 2) * share];
  for (const [x, y] of [
    [-1, -1],
    [0.4, -1],
    [0.4, 1],
    [-1, 1],
  ] as const) {
    const at = await pixelOf(page, [lng + x * width, lat + y * height]);
    await page.mouse.move(at.x, at.y, { steps: 3 });
    await page.mouse.down();
    await page.mouse.up();
    await page.waitForTimeout(350);
  }
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '填写信息' }).click();
}

describe('the records of a zone', () => {
  it.each([
    { collection: 'parks', field: '运营主体', typed: '示例运营公司', name: 'operatorName' },
    { collection: 'standard-terms', field: '指标版本', typed: '2027 版', name: 'edition' },
    { collection: 'assessments', field: '批复文号', typed: '郑评〔2026〕7 号', name: 'reportNo' },
    { collection: 'factory-buildings', field: '数据时点', typed: '2026-06', name: 'sourcePeriod' },
    { collection: 'factory-units', field: '承租企业', typed: '示例租户', name: 'tenantName' },
    { collection: 'zones', field: '数据来源', typed: '人工核对', name: 'sourceName' },
  ])(
    '$collection: one is opened, corrected, saved and taken back',
    async ({ collection, field, typed, name }) => {
      const { page, context, complaints } = await openRecords(
        `data.tab=records&data.collection=${collection}`,
      );
      await openFirst(page);
      await panelOf(page).getByRole('textbox', { name: field }).first().fill(typed);
      expect(await accessibilityViolations(page)).toEqual([]);
      await save(page);
      await page.getByText('已保存').first().waitFor();
      const changed = async () =>
        (await itemsOf(collection, 'zone=ZZKFQ&limit=1000')).filter(
          ({ properties }) => properties[name] === typed,
        );
      expect(await changed()).toHaveLength(1);
      await takeBack(page);
      expect(await changed()).toHaveLength(0);
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('a factory unit is made from the card of its building, told what is wrong, withdrawn and restored', async () => {
    const [building] = await itemsOf('factory-buildings', 'zone=ZZKFQ&limit=1');
    // Units may not come to more than their building: it gets room for one.
    const { revision, floorAreaSquareMetres } = building!.properties;
    const changes = { floorAreaSquareMetres: Number(floorAreaSquareMetres) + 2000 };
    const enlarged = await ask(`/api/collections/factory-buildings/items/${building!.id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ revision, changes }),
    });
    expect(enlarged.status).toBe(200);
    const { page, context, complaints } = await openPage(browser);
    await page.goto(`${url}/?zone=ZZKFQ&sel=factory-buildings/${building!.id}`);
    await waitForMap(page);
    await page.getByRole('tab', { name: '单元' }).click();
    await page.getByRole('button', { name: '新建厂房单元' }).click();
    const form = page.locator('ld-record-form');
    await form.getByRole('textbox', { name: '单元代码' }).fill('T-101');
    await form.getByRole('textbox', { name: '楼层' }).fill('一');
    await form.getByText('须为数字').waitFor();
    await form.getByRole('textbox', { name: '楼层' }).fill('1');
    await form.getByRole('combobox', { name: '状态' }).selectOption({ index: 1 });
    await form.getByRole('textbox', { name: /^面积/ }).fill('850.5');
    await save(page);
    await page.getByText('已保存 T-101').first().waitFor();
    const [unit] = await itemsOf('factory-units', 'zone=ZZKFQ&q=T-101');
    expect(unit?.properties).toMatchObject({ areaSquareMetres: 850.5, buildingId: building!.id });
    await page.getByRole('button', { name: /T-101/ }).click();
    await panelOf(page).getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '撤回' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('录入有误');
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await page.getByText('已撤回 T-101').first().waitFor();
    expect(await itemsOf('factory-units', 'zone=ZZKFQ&q=T-101')).toEqual([]);

    await page.goto(`${url}/?zone=ZZKFQ&ws=data&data.tab=withdrawn`);
    await page.getByRole('row', { name: /T-101.*录入有误/ }).waitFor();
    await page.getByRole('button', { name: /^厂房单元/ }).click();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '恢复 T-101' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('核对无误');
    await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
    await page.getByText('已恢复 T-101').first().waitFor();
    expect(await itemsOf('factory-units', 'zone=ZZKFQ&q=T-101')).toHaveLength(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('an assessment and a park are drawn, filled in and saved', async () => {
    const [zone] = await itemsOf('zones', 'zone=ZZKFQ');
    for (const { collection, button, name, chosen } of [
      { collection: 'assessments', button: '新建区域评估', name: '评估名称', chosen: ['评估类型'] },
      { collection: 'parks', button: '新建园区', name: '园区名称', chosen: ['园区类型', '状态'] },
    ]) {
      const { page, context } = await openRecords(`data.tab=records&data.collection=${collection}`);
      await page.getByRole('button', { name: button }).click();
      await drawAround(page, zone!.bbox, 0.2);
      const form = page.locator('ld-record-form');
      await form.getByRole('textbox', { name }).fill('手绘记录');
      if (collection === 'parks') await form.getByRole('textbox', { name: '园区代码' }).fill('ZZKFQ-T9');
      for (const label of chosen)
        await form.getByRole('combobox', { name: label, exact: true }).selectOption({ index: 1 });
      await save(page);
      await page.getByText('已保存 手绘记录').first().waitFor();
      expect(
        (await itemsOf(collection, 'zone=ZZKFQ&limit=1000')).some(
          ({ properties }) => properties.name === '手绘记录',
        ),
      ).toBe(true);
      await takeBack(page);
      await context.close();
    }
  });

  it('a factory building is drawn and the terms of a parcel are set, both saved and taken back', async () => {
    const [zone] = await itemsOf('zones', 'zone=ZZKFQ');
    const { page, context, complaints } = await openRecords(
      'data.tab=records&data.collection=factory-buildings',
    );
    await page.getByRole('button', { name: '新建标准厂房' }).click();
    await drawAround(page, zone!.bbox, 0.02);
    const form = page.locator('ld-record-form');
    await form.getByRole('textbox', { name: '楼栋代码' }).fill('T-B9');
    await form.getByRole('textbox', { name: '楼栋名称' }).fill('试录厂房');
    await form.getByRole('combobox', { name: '状态', exact: true }).selectOption({ index: 1 });
    await form.getByRole('textbox', { name: /^建筑面积/ }).fill('12000');
    await save(page);
    await form.getByText('必填').first().waitFor();
    await form.getByRole('textbox', { name: '层数' }).fill('4');
    await save(page);
    await page.getByText('已保存 试录厂房').first().waitFor();
    const buildings = () => itemsOf('factory-buildings', 'zone=ZZKFQ&q=T-B9');
    expect((await buildings())[0]?.properties).toMatchObject({ storeys: 4, floorAreaSquareMetres: 12_000 });
    await takeBack(page);
    expect(await buildings()).toEqual([]);

    await page.goto(`${url}/?zone=ZZKFQ&ws=data&data.tab=records&data.collection=standard-terms`);
    const [parcel] = await itemsOf('parcels', 'zone=ZZKFQ&landClass=in_use&sortby=-areaSquareMetres&limit=1');
    await page.getByRole('button', { name: '新建标准地指标' }).click();
    const chosen = form.getByRole('combobox', { name: /^地块|^宗地/ }).first();
    await chosen.fill(String(parcel!.properties.parcelCode));
    await form.getByRole('option').first().click();
    await form.getByRole('textbox', { name: '指标版本' }).fill('试录 9 版');
    await save(page);
    await page.getByText('已保存').first().waitFor();
    const terms = async () =>
      (await itemsOf('standard-terms', 'zone=ZZKFQ&limit=1000')).filter(
        ({ properties }) => properties.edition === '试录 9 版',
      );
    expect((await terms())[0]?.properties.parcelId).toBe(parcel!.id);
    await takeBack(page);
    expect(await terms()).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('draws only the rows in sight of some hundreds, and loads the others as they are scrolled to', async () => {
    const { page, context, complaints } = await openRecords('data.tab=records');
    const table = page.locator('ld-record-table');
    const all = await itemsOf('parcels', 'zone=ZZKFQ&limit=5000&sortby=-readiness,name&properties=name');
    expect(all.length).toBeGreaterThan(250);
    await page.getByText(`${all.length.toLocaleString('zh-CN')} 宗`, { exact: true }).waitFor();
    const scroller = table.locator('.rows');
    await expect
      .poll(
        async () => {
          await scroller.evaluate((rows) => rows.scrollTo({ top: rows.scrollHeight }));
          return await table.locator(`tr[aria-rowindex="${all.length + 1}"]`).count();
        },
        { timeout: 30_000 },
      )
      .toBe(1);
    expect(await table.locator('tbody tr').count()).toBeLessThan(60);
    expect(complaints).toEqual([]);
    await context.close();
  });
});

describe('supply contracts', () => {
  it('one is made with holder and mortgagees, linked to a parcel found by name, corrected, and taken back', async () => {
    const mine = `zone=ZZKFQ&q=${encodeURIComponent('示例机械')}`;
    const { page, context, complaints } = await openRecords('data.tab=contracts');
    const [parcel] = await itemsOf('parcels', 'zone=ZZKFQ&landClass=in_use&limit=1');
    await page.getByRole('button', { name: '新建供地合同' }).click();
    const form = page.locator('ld-record-form');
    await form.getByRole('combobox', { name: '合同类型' }).selectOption({ index: 1 });
    await form.getByRole('textbox', { name: '项目名称' }).fill('示例厂房项目');
    await form.getByRole('textbox', { name: '电子监管号' }).fill('123');
    await form.getByText(/须为 6 位区划代码/).waitFor();
    await form.getByRole('textbox', { name: '电子监管号' }).fill('4101002026B00017');
    await form.getByRole('textbox', { name: '受让人', exact: true }).fill('示例机械有限公司');
    await form.getByRole('textbox', { name: /抵押权人/ }).fill('甲银行、乙银行');
    expect(await accessibilityViolations(page)).toEqual([]);
    await save(page);
    await page.getByText('已保存').first().waitFor();
    await page.getByRole('searchbox').fill('示例机械');
    await page.getByRole('button', { name: '未关联' }).click();
    await page
      .getByRole('button', { name: /^关联地块 / })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: /关联地块/ });
    await dialog.getByRole('combobox').fill(String(parcel!.properties.name));
    await dialog.getByRole('option').first().click();
    await dialog.getByRole('button', { name: '关联地块' }).click();
    await page.getByText('已关联').first().waitFor();
    const [contract] = await itemsOf('contracts', mine);
    expect(contract?.properties).toMatchObject({
      parcelId: parcel!.id,
      holderName: '示例机械有限公司',
      mortgagees: ['甲银行', '乙银行'],
    });
    await page.getByRole('button', { name: '全部' }).click();
    await openFirst(page);
    await form
      .getByRole('textbox', { name: '实际交地日（交地确认书）' })
      .or(form.getByLabel('实际交地日（交地确认书）'))
      .first()
      .fill('2026-03-05');
    await save(page);
    await page.getByText('已保存').first().waitFor();
    expect((await itemsOf('contracts', mine))[0]?.properties.actualDeliveryOn).toBe('2026-03-05');
    await openFirst(page);
    await panelOf(page).getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '撤回' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('试录');
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click();
    await page.getByText('没有符合的合同').waitFor();
    expect(await itemsOf('contracts', mine)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
