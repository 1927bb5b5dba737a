import { expect, inject, it } from 'vitest';
import { openBrowser, openPage, waitForMap } from '../support/browser.ts';
import { freshZoneCode } from '../support/fresh-zone-code.ts';
import { accessibilityViolations, pixelOf } from '../support/map-page.ts';
import { describeWithSharedData, sharedPath } from '../support/shared-data.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');
const zone = freshZoneCode('DFY');
const storage = '1101 物流仓储用地 · 用地用海分类';

const shapefile = ['shp', 'dbf', 'shx', 'prj'].map((ending) => sharedPath(`dengfeng/shp/工业样点.${ending}`));

describeWithSharedData('the import page', () => {
  it('takes the shapefile of 工业样点 into a new zone, and the map shows it', async () => {
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${url}/?ws=data`);
      await page.getByRole('tab', { name: '导入地块' }).click();
      await page.locator('ld-import-page input[type=file]').setInputFiles(shapefile);
      await page.getByRole('heading', { name: '字段对应' }).waitFor();
      expect(await page.getByText('文字预览').count()).toBe(1);
      expect(await accessibilityViolations(page)).toEqual([]);
      // 工业 is proposed as industry; here it stands for something else.
      const use = page.getByRole('combobox', { name: '用途类别 工业', exact: true });
      expect(await use.inputValue()).toContain('1001 工业用地');
      await use.fill(storage);
      await use.press('Tab');
      await page.getByLabel('导入到').selectOption({ label: '新建开发区' });
      await page.getByLabel(/^开发区代码/).fill(zone);
      await page.getByLabel('开发区名称').fill('登封页面导入');
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByRole('tab', { name: /^新增\s*19$/ }).waitFor();
      await page.locator('ld-import-map[idle]').waitFor();
      // The row and its outline point at each other: what a person sees of the one is marked on the other.
      const first = page.locator('ld-import-preview tr[data-key]').first();
      await first.getByRole('button').click();
      const key = await first.getAttribute('data-key');
      const box = (await page.locator('ld-import-map').boundingBox())!;
      const pointed = page.locator('ld-import-preview tr.pointed');
      // The map is on its way there: the pointer tries until what it rests on is that outline.
      await expect
        .poll(async () => {
          await page.mouse.move(0, 0);
          await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
          await page.locator('ld-import-map[idle]').waitFor();
          return (await pointed.count()) === 1 ? await pointed.getAttribute('data-key') : null;
        })
        .toBe(key);
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('button', { name: '导入 19 宗' }).click();
      await page.getByRole('heading', { name: '导入完成' }).waitFor();

      // The same file once more: what its texts stand for is known, and there is nothing to write.
      await page.getByRole('button', { name: '继续导入' }).click();
      await page.locator('ld-import-page input[type=file]').setInputFiles(shapefile);
      await page.getByRole('row', { name: /^工业 .*上次/ }).waitFor();
      expect(await use.inputValue()).toBe(storage);
      await page.getByRole('button', { name: '预览' }).click();
      await page.getByRole('tab', { name: /^相同\s*19$/ }).waitFor();
      await page.getByRole('button', { name: '确认无变化' }).click();
      await page.getByText('与现有地块完全相同，没有写入').waitFor();
      await page.getByRole('button', { name: '在地图上查看' }).click();
      await waitForMap(page);

      const answer = await (await fetchAs(url))(
        `/api/collections/parcels/items?zone=${zone}&bounds=true&limit=1&sortby=-areaSquareMetres`,
      );
      const { features, numberMatched } = await answer.json();
      expect(numberMatched).toBe(19);
      expect(features[0].properties).toMatchObject({ landUseScheme: 'YDYH2023', landUseCode: '1101' });
      const [minLng, minLat, maxLng, maxLat] = features[0].bbox;
      const centre: [number, number] = [(minLng + maxLng) / 2, (minLat + maxLat) / 2];
      await page.goto(`${url}/?zone=${zone}&layers=in_use&view=16/${centre[1]}/${centre[0]}`);
      await waitForMap(page);
      const { x, y } = await pixelOf(page, centre);
      await page.mouse.click(x, y);
      await page.getByRole('heading', { name: features[0].properties.name }).waitFor();
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
