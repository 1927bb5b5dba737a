import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openBrowser, openPage, type WatchedPage, waitForMap } from '../support/browser.ts';
import { accessibilityViolations, pixelOf } from '../support/map-page.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');

interface Feature {
  id: number;
  geometry: { type: string; coordinates: [number, number] };
  properties: { name: string; areaSquareMetres: number; landClass: string };
}

let ask: Awaited<ReturnType<typeof fetchAs>>;
const api = async <T>(path: string): Promise<T> => (await (await ask(`/api${path}`)).json()) as T;

interface Summary {
  total: { count: number; areaSquareMetres: number };
  groups: { landClass: { value: string; count: number; areaSquareMetres: number }[] };
}

const summaryOf = (query: string) => api<Summary>(`/collections/parcels/summary?groupBy=landClass&${query}`);
/** 亩 as people read them: two places, thousands apart. */
const inMu = (squareMetres: number) =>
  (squareMetres * 0.0015).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
  ask = await fetchAs(url);
});
afterAll(async () => {
  await browser?.close();
});

async function withPage(
  path: string,
  work: (watched: WatchedPage) => Promise<void>,
  options: Parameters<typeof openPage>[1] = {},
): Promise<void> {
  const watched = await openPage(browser, options);
  try {
    await watched.page.goto(`${url}${path}`);
    await waitForMap(watched.page);
    await work(watched);
    expect(watched.complaints).toEqual([]);
  } finally {
    await watched.context.close();
  }
}

describe('the land map', () => {
  it('shows what the API counts: legend, list head and figures agree', async () => {
    await withPage('/?zone=YSKFQ', async ({ page }) => {
      const { groups } = await summaryOf('zone=YSKFQ');
      const standard = groups.landClass.find(({ value }) => value === 'standard');
      expect(standard).toMatchObject({ count: 4 });
      expect(inMu(standard?.areaSquareMetres ?? 0)).toBe('703.00');
      await expect.poll(() => page.getByRole('switch', { name: /^标准地 4 703\.00/ }).count()).toBe(1);
      const shown = groups.landClass.filter(({ value }) =>
        ['standard', 'idle', 'suspected', 'inefficient', 'approved_unsupplied'].includes(value),
      );
      const count = shown.reduce((sum, group) => sum + group.count, 0);
      const area = inMu(shown.reduce((sum, group) => sum + group.areaSquareMetres, 0));
      await expect.poll(() => page.getByText(`${count} 宗`, { exact: false }).count()).toBeGreaterThan(0);
      await page.getByRole('group', { name: '视野内' }).getByText(area, { exact: false }).first().waitFor();
    });
  });

  it('opens the card of a parcel that is clicked on the map', async () => {
    await withPage('/?zone=WFJJQ', async ({ page }) => {
      const { features } = await api<{ features: (Feature & { bbox: number[] })[] }>(
        '/collections/parcels/items?zone=WFJJQ&landClass=standard&sortby=-areaSquareMetres&limit=1&bounds=true',
      );
      const parcel = features[0];
      if (parcel === undefined) throw new Error('no standard plot in the demonstration');
      const [minLng = 0, minLat = 0, maxLng = 0, maxLat = 0] = parcel.bbox;
      const { x, y } = await pixelOf(page, [(minLng + maxLng) / 2, (minLat + maxLat) / 2]);
      await page.mouse.click(x, y);
      await page.getByRole('heading', { name: parcel.properties.name }).waitFor();
      expect(await page.getByText(inMu(parcel.properties.areaSquareMetres)).count()).toBeGreaterThan(0);
      expect(new URL(page.url()).searchParams.toString()).toContain(String(parcel.id));
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('heading', { name: parcel.properties.name }).count()).toBe(0);
    });
  });

  it('narrows list, legend and figures by one filter, and a link reproduces it', async () => {
    await withPage('/?zone=WFJJQ', async ({ page }) => {
      await page.getByRole('button', { name: /^净地 \d+$/ }).click();
      const { groups } = await summaryOf('zone=WFJJQ&isNetLand=true');
      const shown = groups.landClass.filter(({ value }) =>
        ['standard', 'idle', 'suspected', 'inefficient', 'approved_unsupplied'].includes(value),
      );
      const count = shown.reduce((sum, group) => sum + group.count, 0);
      const head = page.getByRole('status').filter({ hasText: '宗' }).first();
      await expect.poll(() => head.textContent()).toContain(`${count} 宗`);
      const linked = await openPage(browser);
      await linked.page.goto(page.url());
      await waitForMap(linked.page);
      await expect
        .poll(() => linked.page.getByRole('status').filter({ hasText: '宗' }).first().textContent())
        .toContain(`${count} 宗`);
      await linked.context.close();
    });
  });

  it('finds parks by pinyin initials from the keyboard', async () => {
    await withPage('/?zone=WFJJQ', async ({ page }) => {
      await page.keyboard.press('/');
      await page.keyboard.type('khswyy');
      const options = page.locator('ld-top-bar ld-search-box').getByRole('option');
      const park = options.filter({ hasText: /康华生物医药产业园\s*WFJJQ-P/ });
      await park.waitFor();
      // Down and up again, then to the park, wherever it is among what was found.
      await page.keyboard.press('ArrowDown');
      expect(await options.nth(1).getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('ArrowUp');
      const place = (await options.allTextContents()).findIndex((text) => text.includes('WFJJQ-P'));
      for (let step = 0; step < place; step += 1) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: '康华生物医药产业园' }).waitFor();
    });
  });

  it('selects from the list, goes on with J and closes with Escape', async () => {
    await withPage('/?zone=KDLJS', async ({ page }) => {
      const results = page.getByRole('listbox', { name: '结果' });
      await results.getByRole('option').first().click();
      const first = new URL(page.url()).search;
      await page.keyboard.press('j');
      await expect.poll(() => new URL(page.url()).search).not.toBe(first);
      expect(await results.locator('[aria-selected="true"]').count()).toBe(1);
    });
  });

  it.each([
    { name: 'desktop, Chinese, light', path: '/?zone=WFJJQ', options: {} },
    { name: 'desktop, English, dark', path: '/?zone=CCJKQ&lang=en&theme=dark', options: {} },
    { name: 'phone', path: '/?zone=YSKFQ', options: { width: 390, height: 844, hasTouch: true } },
    { name: '1280x720', path: '/?zone=ZZKFQ', options: { width: 1280, height: 720 } },
  ])('is accessible and quiet: $name', async ({ path, options }) => {
    await withPage(
      path,
      async ({ page }) => {
        expect(await accessibilityViolations(page)).toEqual([]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      },
      options,
    );
  });
});
