import { expect, inject, it } from 'vitest';
import { openBrowser, openPage, waitForMap } from '../support/browser.ts';
import { accessibilityViolations } from '../support/map-page.ts';

const url = inject('productUrl');

it('prints one page of A4 or A3: a sharp light map, its legend and figures as text', async () => {
  const browser = await openBrowser();
  try {
    const { page, complaints } = await openPage(browser);
    await page.goto(`${url}/?zone=YSKFQ&theme=dark`);
    await waitForMap(page);
    await page.getByRole('button', { name: '打印' }).click();
    const sheet = page.locator('ld-print-sheet');
    await sheet.getByRole('row', { name: /标准地 4 703\.00/ }).waitFor();
    await sheet.getByRole('row', { name: /^园区 \d+/ }).waitFor();
    await sheet.getByText('演示数据，边界与地块为生成，非真实地籍').waitFor();
    await sheet.getByText(/比例尺 1:[\d ]+/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    const picture = sheet.getByRole('img');
    const density = await picture.evaluate(
      (img: HTMLImageElement) => img.naturalWidth / document.querySelector('ld-app')!.clientWidth,
    );
    expect(density).toBeGreaterThan(2);
    for (const [paper, width, height] of [
      ['A4', 842, 595],
      ['A3', 1191, 842],
    ] as const) {
      await sheet.getByRole('button', { name: new RegExp(`^${paper}`) }).click();
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      const boxes = [...pdf.matchAll(/\/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]/g)];
      expect(boxes.map(([, w, h]) => [Math.round(Number(w)), Math.round(Number(h))])).toEqual([
        [width, height],
      ]);
      // Letters are fonts, not pixels.
      expect(pdf).toMatch(/\/Type ?\/Font\b/);
    }
    const coming = page.waitForEvent('download');
    await sheet.getByRole('button', { name: '保存地图 PNG' }).click();
    expect((await coming).suggestedFilename()).toMatch(/\.png$/);
    await page.keyboard.press('Escape');
    await expect.poll(() => sheet.count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
    expect(complaints).toEqual([]);
  } finally {
    await browser.close();
  }
});
