import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, openPage, type WatchedPage, waitForMap } from '../support/browser.ts';
import { accessibilityViolations, pixelOf } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');

interface Parcel {
  id: number;
  bbox: [number, number, number, number];
  properties: { name: string; revision: number; heightMaxMetres: number | null; sourceName: string };
}

let ask: Awaited<ReturnType<typeof fetchAs>>;
const api = async <T>(path: string): Promise<T> => (await (await ask(`/api${path}`)).json()) as T;
const parcelsOf = async (query: string): Promise<Parcel[]> =>
  (await api<{ features: Parcel[] }>(`/collections/parcels/items?bounds=true&${query}`)).features;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  ask = await fetchAs(url);
});
afterAll(async () => {
  await browser?.close();
});

async function startPicking(query: string): Promise<WatchedPage> {
  const watched = await openPage(browser);
  await watched.page.goto(`${url}/?${query}`);
  await waitForMap(watched.page);
  await watched.page.getByRole('button', { name: '批量选择' }).click();
  await watched.page.getByText('已选 0 宗').waitFor();
  return watched;
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: /批量修改/ });

async function openDialog(page: Page, field: string): Promise<void> {
  await page.getByRole('button', { name: '批量修改', exact: true }).click();
  await dialogOf(page).getByLabel('添加要修改的字段').selectOption({ label: field });
}

describe('editing several parcels at once', () => {
  it('picks rows by their boxes, shows what changes, writes all, and takes all back', async () => {
    const { page, context, complaints } = await startPicking('zone=ZZKFQ&layers=standard');
    const rows = page.getByRole('listbox', { name: '结果' }).getByRole('option');
    await rows.nth(0).click();
    await rows.nth(1).click();
    await rows.nth(2).click();
    await rows.nth(1).click();
    await page.getByText('已选 2 宗').waitFor();
    await openDialog(page, '限高');
    await dialogOf(page).getByRole('textbox', { name: '限高' }).fill('-3');
    await dialogOf(page).getByText('须大于 0').waitFor();
    await dialogOf(page).getByRole('textbox', { name: '限高' }).fill('41.5');
    await dialogOf(page)
      .getByRole('row', { name: /限高.*41\.5/ })
      .waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    const changed = async () =>
      (await parcelsOf('zone=ZZKFQ&limit=2000')).filter(
        ({ properties }) => properties.heightMaxMetres === 41.5,
      );
    expect(await changed()).toEqual([]);
    await dialogOf(page).getByRole('button', { name: '修改 2 宗' }).click();
    await page.getByText('已修改 2 宗').waitFor();
    expect(await changed()).toHaveLength(2);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expect.poll(changed).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes everything that the filters leave, and says which records somebody else changed meanwhile', async () => {
    const { page, context } = await startPicking('zone=ZZKFQ&layers=standard');
    const all = await parcelsOf('zone=ZZKFQ&landClass=standard&limit=2000');
    await page.getByRole('button', { name: `全选 ${all.length} 宗` }).click();
    await page.getByText(`已选 ${all.length} 宗`).waitFor();
    await openDialog(page, '数据来源');
    const [one] = all;
    const source = `批量核对 ${one!.properties.revision}`;
    await dialogOf(page).getByRole('textbox', { name: '数据来源' }).fill(source);
    const patched = await ask(`/api/collections/parcels/items/${one!.id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ revision: one!.properties.revision, changes: { locationText: '别人先改' } }),
    });
    expect(patched.status).toBe(200);
    await dialogOf(page)
      .getByRole('button', { name: `修改 ${all.length} 宗` })
      .click();
    const told = dialogOf(page).getByRole('alert');
    await told.getByText('1 宗在打开之后有变化，全部没有修改').waitFor();
    await told.getByText(one!.properties.name).waitFor();
    const sources = new Set(
      (await parcelsOf('zone=ZZKFQ&landClass=standard&limit=2000')).map(
        ({ properties }) => properties.sourceName,
      ),
    );
    expect(sources).not.toContain(source);
    await told.getByRole('button', { name: '重新读取' }).click();
    await dialogOf(page)
      .getByRole('button', { name: `修改 ${all.length} 宗` })
      .click();
    await page.getByText(`已修改 ${all.length} 宗`).waitFor();
    const after = await parcelsOf('zone=ZZKFQ&landClass=standard&limit=2000');
    expect(after.every(({ properties }) => properties.sourceName === source)).toBe(true);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('已撤销').first().waitFor();
    await context.close();
  });

  it('picks what lies in an area drawn on the map', async () => {
    const { page, context, complaints } = await startPicking('zone=ZZKFQ&layers=standard');
    const [parcel] = await parcelsOf('zone=ZZKFQ&landClass=standard&sortby=-areaSquareMetres&limit=1');
    const [minLng, minLat, maxLng, maxLat] = parcel!.bbox;
    await page.getByRole('button', { name: '圈选' }).click();
    const [width, height] = [maxLng - minLng, maxLat - minLat];
    const corners: [number, number][] = [
      [minLng - width, minLat - height],
      [maxLng + width, minLat - height],
      [maxLng + width, maxLat + height],
      [minLng - width, maxLat + height],
    ];
    for (const corner of corners) {
      const { x, y } = await pixelOf(page, corner);
      await page.mouse.click(x, y);
    }
    await page.keyboard.press('Enter');
    const ring = corners.map(([lng, lat]) => `${lng.toFixed(6)},${lat.toFixed(6)}`).join(',');
    const inside = await parcelsOf(`zone=ZZKFQ&landClass=standard&limit=2000&within=${ring}`);
    expect(inside.length).toBeGreaterThan(0);
    await page.getByText(`已选 ${inside.length} 宗`).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });
});
