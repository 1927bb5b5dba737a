import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, openPage, waitForMap } from '../support/browser.ts';
import { accessibilityViolations, pixelOf } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');

type Position = [number, number];
interface Parcel {
  id: number;
  bbox: [number, number, number, number];
  geometry: { coordinates: Position[][][] };
  properties: { name: string; areaGisSquareMetres: number; areaSquareMetres: number; zoneCode: string };
}

let ask: Awaited<ReturnType<typeof fetchAs>>;
const api = async <T>(path: string): Promise<T> => (await (await ask(`/api${path}`)).json()) as T;

/** A plot at the eastern edge of the zone: beyond it there is room. */
async function edgePlot(zone: string): Promise<Parcel> {
  const { features } = await api<{ features: Parcel[] }>(
    `/collections/parcels/items?zone=${zone}&limit=2000&properties=name,zoneCode`,
  );
  const eastOf = ({ geometry }: Parcel) => Math.max(...geometry.coordinates.flat(2).map(([lng]) => lng));
  return features.reduce((best, parcel) => (eastOf(parcel) > eastOf(best) ? parcel : best));
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  ask = await fetchAs(url);
});
afterAll(async () => {
  await browser?.close();
});

async function press(page: Page, position: Position, shift = { x: 0, y: 0 }): Promise<void> {
  const { x, y } = await pixelOf(page, position);
  await page.mouse.move(x + shift.x - 2, y + shift.y, { steps: 4 });
  await page.mouse.move(x + shift.x, y + shift.y, { steps: 2 });
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForTimeout(350);
}

const areaOf = async (page: Page): Promise<number> =>
  Number(
    ((await page.locator('ld-draw-panel dd.now').textContent()) ?? '')
      .replaceAll(',', '')
      .match(/[\d.]+/)?.[0],
  );

describe('drawing a new parcel', () => {
  it('grows with its area told, takes over the very corners of a neighbour, and becomes a record', async () => {
    const plot = await edgePlot('CCJKQ');
    const ring = plot.geometry.coordinates[0]![0]!;
    const east = Math.max(...ring.map(([lng]) => lng));
    const corner = ring.find(([lng]) => lng === east)!;
    const { page, context, complaints, untilQuiet } = await openPage(browser);
    await page.goto(`${url}/?zone=CCJKQ&view=17/${corner[1]}/${corner[0]}`);
    await waitForMap(page);
    await page.getByRole('button', { name: '新建地块' }).click();
    const panel = page.locator('ld-draw-panel');
    await panel.getByText(/可吸附 \d+ 宗邻地/).waitFor();
    // Three pixels beside the neighbour's corner, which attracts.
    await press(page, corner, { x: 3, y: -3 });
    const far: Position[] = [
      [corner[0] + 0.0009, corner[1]],
      [corner[0] + 0.0009, corner[1] + 0.0007],
      [corner[0] + 0.00015, corner[1] + 0.0007],
    ];
    for (const position of far) await press(page, position);
    expect(await areaOf(page)).toBeGreaterThan(1);
    expect(await accessibilityViolations(page)).toEqual([]);
    await press(page, corner, { x: 1, y: 0 });
    const next = panel.getByRole('button', { name: '填写信息' });
    await expect.poll(() => next.isEnabled()).toBe(true);
    const drawn = await areaOf(page);

    // A corner is dragged outward with the mouse.
    const from = await pixelOf(page, far[1]!);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 5, from.y - 15, { steps: 6 });
    await page.mouse.move(from.x - 5, from.y - 30, { steps: 6 });
    await page.mouse.up();
    await page.waitForTimeout(1000);
    await expect.poll(() => areaOf(page)).toBeGreaterThan(drawn);
    await expect.poll(() => next.isEnabled()).toBe(true);
    const dragged = await areaOf(page);
    await next.click();

    const form = page.locator('ld-record-form');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('必填，请填写').first().waitFor();
    await form.getByLabel('地块名称').fill('手绘新地块');
    await form.getByLabel('存量分类').selectOption({ index: 1 });
    expect(await accessibilityViolations(page)).toEqual([]);
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存 手绘新地块').first().waitFor();
    await page.getByRole('heading', { name: '手绘新地块' }).waitFor();
    // The card asks for several things; the undoing shall not overtake one of them.
    await untilQuiet();
    const { features } = await api<{ features: Parcel[] }>(
      `/collections/parcels/items?zone=CCJKQ&q=${encodeURIComponent('手绘新地块')}`,
    );
    const made = features.reduce((last, feature) => (feature.id > last.id ? feature : last));
    expect(made.properties.areaGisSquareMetres * 0.0015).toBeCloseTo(dragged, 1);
    const corners = made.geometry.coordinates[0]![0]!;
    // The nearest one to the pointer: rounded plots have several within its reach.
    const distance = Math.min(
      ...corners.flatMap(([lng, lat]) => ring.map((other) => Math.hypot(lng - other[0], lat - other[1]))),
    );
    expect(distance).toBeLessThan(1e-8);
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await page.getByText('已撤销').first().waitFor();
    // Its card closes, and nothing asks for what is gone.
    await page.getByRole('heading', { name: '手绘新地块' }).waitFor({ state: 'hidden' });
    await untilQuiet();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says over whom an outline lies, and is left with Escape', async () => {
    const plot = await edgePlot('CCJKQ');
    const ring = plot.geometry.coordinates[0]![0]!;
    const [lngs, lats] = [ring.map(([lng]) => lng), ring.map(([, lat]) => lat)];
    const middle: Position = [
      (Math.min(...lngs) + Math.max(...lngs)) / 2,
      (Math.min(...lats) + Math.max(...lats)) / 2,
    ];
    const { page, context } = await openPage(browser);
    await page.goto(`${url}/?zone=CCJKQ&view=17.5/${middle[1]}/${middle[0]}`);
    await waitForMap(page);
    await page.getByRole('button', { name: '新建地块' }).click();
    const panel = page.locator('ld-draw-panel');
    await panel.getByText(/单击加顶点/).waitFor();
    await page.waitForTimeout(500);
    for (const [x, y] of [
      [-0.0002, -0.0002],
      [0.0002, -0.0002],
      [0.0002, 0.0002],
    ] as const)
      await press(page, [middle[0] + x, middle[1] + y]);
    await page.keyboard.press('Enter');
    await panel.getByText(new RegExp(`与 ${plot.properties.name} 重叠 [\\d,.]+ ㎡`)).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => panel.count()).toBe(0);
    await context.close();
  });
});
