import { Buffer } from 'node:buffer';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, openPage, type WatchedPage, waitForMap } from '../support/browser.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');

interface Parcel {
  id: number;
  properties: {
    name: string;
    revision: number;
    floorPriceYuanPerSquareMetre: number;
    heightMaxMetres: number;
  };
}

let ask: Awaited<ReturnType<typeof fetchAs>>;
const api = async <T>(path: string): Promise<T> => (await (await ask(`/api${path}`)).json()) as T;

/** Plots nobody else's test touches: the n-th priced plot of a zone by name. */
async function plot(index: number): Promise<Parcel> {
  const { features } = await api<{ features: Parcel[] }>(
    '/collections/parcels/items?zone=WFJJQ&landClass=standard&sortby=name&limit=10&geometry=false',
  );
  const parcel = features[index];
  if (parcel === undefined) throw new Error('too few standard plots in the demonstration');
  return parcel;
}

const storedPrice = async (id: number) =>
  (await api<Parcel>(`/collections/parcels/items/${id}`)).properties.floorPriceYuanPerSquareMetre;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  ask = await fetchAs(url);
});
afterAll(async () => {
  await browser?.close();
});

async function openCard(id: number): Promise<WatchedPage> {
  const watched = await openPage(browser);
  await watched.page.goto(`${url}/?zone=WFJJQ&sel=parcels/${id}`);
  await waitForMap(watched.page);
  return watched;
}

const formOf = (page: Page) => page.locator('ld-record-form');

async function openForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: '编辑', exact: true }).click();
  await formOf(page).getByLabel('底价').waitFor();
}

const save = (page: Page) => formOf(page).getByRole('button', { name: '保存', exact: true }).click();

describe('editing in the browser', () => {
  it('corrects a wrong attribute, shows it in card and history, and takes it back', async () => {
    const parcel = await plot(0);
    const before = parcel.properties.floorPriceYuanPerSquareMetre;
    const { page, context, complaints } = await openCard(parcel.id);
    await openForm(page);
    await formOf(page).getByLabel('底价').fill('一千');
    await formOf(page).getByText('须为数字').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await formOf(page).getByLabel('底价').fill('21.4');
    await formOf(page).getByLabel('修改理由').fill('按评估报告更正');
    await save(page);
    await page.getByText(`已保存 ${parcel.properties.name}`).waitFor();
    expect(await storedPrice(parcel.id)).toBe(321);
    await page.locator('ld-parcel-overview').getByText('21.40').waitFor();
    await page.getByRole('tab', { name: /^历史/ }).click();
    await page.getByText('理由：按评估报告更正').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '撤销这次修改' }).first().click();
    await page.getByText('已撤销').first().waitFor();
    expect(await storedPrice(parcel.id)).toBe(before);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('loses neither edit when two pages change one parcel', async () => {
    const parcel = await plot(1);
    const [first, second] = [await openCard(parcel.id), await openCard(parcel.id)];
    await openForm(first.page);
    await openForm(second.page);
    await formOf(first.page).getByLabel('底价').fill('19');
    await save(first.page);
    await first.page.getByText('已保存').waitFor();
    await formOf(second.page).getByLabel('底价').fill('23');
    await formOf(second.page).getByLabel('限高').fill('37');
    await save(second.page);
    const dialog = second.page.getByRole('dialog', { name: '该记录已被他人修改' });
    await dialog.getByText('19.00').waitFor();
    expect(await accessibilityViolations(second.page)).toEqual([]);
    await dialog.getByRole('radio', { name: /19\.00/ }).check();
    await dialog.getByRole('button', { name: '按选择保存' }).click();
    await second.page.getByText('已保存').waitFor();
    const { properties } = await api<Parcel>(`/collections/parcels/items/${parcel.id}`);
    expect(properties).toMatchObject({ floorPriceYuanPerSquareMetre: 285, heightMaxMetres: 37 });
    await first.context.close();
    await second.context.close();
  });

  it('exports the filtered list', async () => {
    const { page, context, complaints } = await openPage(browser);
    await page.goto(`${url}/?zone=WFJJQ&isNetLand=true`);
    await waitForMap(page);
    await page.getByRole('button', { name: '导出' }).click();
    const coming = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /GeoJSON/ }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await coming).createReadStream()) chunks.push(Buffer.from(chunk));
    const { features } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      features: { properties: Record<string, unknown> }[];
    };
    const shown = await page.getByRole('status').filter({ hasText: '宗' }).first().textContent();
    expect(shown).toContain(`${features.length} 宗`);
    expect(features.length).toBeGreaterThan(10);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('attaches a photo, refuses what is none, and removes it again', async () => {
    const parcel = await plot(2);
    const { page, context } = await openCard(parcel.id);
    await page.getByRole('tab', { name: '附件' }).click();
    const input = page.locator('ld-record-attachments input[type=file]');
    await input.setInputFiles({
      name: '假照片.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from('not a picture'),
    });
    await page.locator('ld-record-attachments [role=alert]').waitFor();
    const photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: '#4a7' } })
      .jpeg()
      .toBuffer();
    await input.setInputFiles({ name: '现场照片.jpg', mimeType: 'image/jpeg', buffer: photo });
    await page.getByText('现场照片.jpg').first().waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: '删除 现场照片.jpg' }).click();
    await page.getByRole('button', { name: '确认删除' }).click();
    await page.getByText('还没有附件').waitFor();
    await context.close();
  });

  it('redraws an outline from the keyboard with live area, and keeps it', async () => {
    const parcel = await plot(3);
    const { page, context, complaints } = await openCard(parcel.id);
    await page.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '重绘边界' }).click();
    const panel = page.locator('ld-outline-panel');
    await panel.getByRole('button', { name: '下一个顶点' }).click();
    await page.keyboard.press('Shift+ArrowRight');
    const saveOutline = panel.getByRole('button', { name: '保存' });
    await expect.poll(() => saveOutline.isEnabled()).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);
    await saveOutline.click();
    await page.getByText(`已保存 ${parcel.properties.name} 的边界`).waitFor();
    await page.getByRole('tab', { name: /^历史/ }).click();
    await page.getByRole('button', { name: '在图上对比' }).first().hover();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('lists the changes of the zone in 数据管理', async () => {
    const { page, context, complaints } = await openPage(browser);
    await page.goto(`${url}/?zone=WFJJQ`);
    await waitForMap(page);
    await page.getByRole('link', { name: '数据管理' }).click();
    await page.getByRole('columnheader', { name: '操作人' }).waitFor();
    expect(new URL(page.url()).searchParams.get('ws')).toBe('data');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('tab', { name: '供地合同' }).click();
    await page.getByRole('searchbox', { name: /合同/ }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
