import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { openBrowser, openPage, waitForMap } from '../support/browser.ts';
import { photoAt } from '../support/camera-photo.ts';
import { freshZoneCode } from '../support/fresh-zone-code.ts';
import { pixelOf, untilMapRests } from '../support/map-page.ts';
import { describeWithSharedData, sharedPath } from '../support/shared-data.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');
const shapefile = ['shp', 'dbf', 'shx', 'prj'].map((ending) => sharedPath(`dengfeng/shp/商服样点.${ending}`));
const zone = freshZoneCode('DFG');

type Position = [number, number];
interface Parcel {
  id: number;
  bbox: [number, number, number, number];
  geometry: { coordinates: Position[][][] };
  properties: Record<string, string | number | null>;
}

async function importShapefile(page: Page): Promise<void> {
  await page.goto(`${url}/?ws=data`);
  await page.getByRole('tab', { name: '导入地块' }).click();
  await page.locator('ld-import-page input[type=file]').setInputFiles(shapefile);
  await page.getByRole('heading', { name: '字段对应' }).waitFor();
  await page.getByLabel('导入到').selectOption({ label: '新建开发区' });
  await page.getByLabel(/^开发区代码/).fill(zone);
  await page.getByLabel('开发区名称').fill('登封规划员');
  await page.getByRole('button', { name: '预览' }).click();
  await page.getByRole('tab', { name: /^新增\s*\d+$/ }).waitFor();
  await page.getByRole('button', { name: /^导入 \d+ 宗$/ }).click();
  await page.getByRole('heading', { name: '导入完成' }).waitFor();
  await page.getByRole('button', { name: '在地图上查看' }).click();
  await waitForMap(page);
}

describeWithSharedData('a planner', () => {
  it('imports 登封, corrects, redraws, attaches a photo, reads the history, prints, exports, undoes', async () => {
    const ask = await fetchAs(url);
    const itemOf = async (id: number): Promise<Parcel> =>
      await (await ask(`/api/collections/parcels/items/${id}`)).json();
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      await importShapefile(page);
      const answer = await ask(
        `/api/collections/parcels/items?zone=${zone}&bounds=true&limit=1&sortby=-areaSquareMetres`,
      );
      const { features, numberMatched } = (await answer.json()) as {
        features: Parcel[];
        numberMatched: number;
      };
      expect(numberMatched).toBe(32);
      const before = await itemOf(features[0]!.id);
      const { id } = before;
      const name = String(before.properties.name);

      // A wrong attribute is corrected.
      await page.goto(`${url}/?zone=${zone}&layers=in_use&sel=parcels/${id}`);
      await waitForMap(page);
      await page.getByRole('button', { name: '编辑', exact: true }).click();
      const form = page.locator('ld-record-form');
      await form.getByRole('textbox', { name: '坐落' }).fill('登封市示范路 1 号');
      await form.getByLabel('修改理由').fill('按现场核实');
      await form.getByRole('button', { name: '保存' }).click();
      await page.getByText(`已保存 ${name}`).first().waitFor();

      // The outline is redrawn: a corner is dragged with the mouse.
      await page.getByRole('button', { name: '更多操作' }).click();
      await page.getByRole('menuitem', { name: '重绘边界' }).click();
      const panel = page.locator('ld-outline-panel');
      await panel.getByRole('button', { name: '下一个顶点' }).waitFor();
      await untilMapRests(page);
      const outline = before.geometry.coordinates[0]![0]!;
      const west = outline.reduce((best, corner) => (corner[0] < best[0] ? corner : best));
      const from = await pixelOf(page, west);
      await page.mouse.move(from.x, from.y, { steps: 3 });
      await page.mouse.down();
      await page.mouse.move(from.x - 12, from.y - 4, { steps: 6 });
      await page.mouse.move(from.x - 26, from.y - 6, { steps: 6 });
      await page.mouse.up();
      const keep = panel.getByRole('button', { name: '保存' });
      await expect.poll(() => keep.isEnabled()).toBe(true);
      await keep.click();
      await page.getByText(`已保存 ${name} 的边界`).first().waitFor();
      const redrawn = await itemOf(id);
      expect(redrawn.geometry).not.toEqual(before.geometry);

      // A photo with its place is attached, and the place is shown.
      await page.getByRole('tab', { name: '附件' }).click();
      const [minLng, minLat, maxLng, maxLat] = features[0]!.bbox;
      const place: Position = [(minLng + maxLng) / 2, (minLat + maxLat) / 2];
      await page.locator('ld-record-attachments input[type=file]').setInputFiles({
        name: '现场.jpg',
        mimeType: 'image/jpeg',
        buffer: await photoAt(place),
      });
      await page.getByRole('button', { name: '定位' }).click();
      const map = (await page.locator('ld-land-map').boundingBox())!;
      const isInSight = async () => {
        const { x } = await pixelOf(page, place);
        return x > map.x && x < map.x + map.width;
      };
      await expect.poll(isInSight).toBe(true);

      // The history says it all.
      const history = page.locator('ld-record-history');
      const attached = async () => {
        await page.getByRole('tab', { name: '附件' }).click();
        await page.getByRole('tab', { name: /^历史/ }).click();
        await history.getByText('边界已重绘').waitFor();
        return await history.getByText('添加附件 现场.jpg').count();
      };
      await expect.poll(attached, { timeout: 60_000, interval: 2000 }).toBeGreaterThan(0);
      await history.getByText('边界已重绘').waitFor();
      await history.getByText('理由：按现场核实').waitFor();

      // The sheet is printed.
      await page.getByRole('button', { name: '打印' }).click();
      const sheet = page.locator('ld-print-sheet');
      await sheet.getByRole('heading', { name: /登封规划员/ }).waitFor();
      await sheet.getByRole('row', { name: /视野内 \d+/ }).waitFor();
      await page.keyboard.press('Escape');

      // The view is kept, opened again, and thrown away.
      await page.getByRole('button', { name: '视图', exact: true }).click();
      await page.getByRole('textbox', { name: '视图名称' }).fill('登封在用地');
      await page.getByRole('button', { name: '保存当前视图' }).click();
      await page.getByText('已保存视图 登封在用地').waitFor();
      const kept = page.url();
      await page.goto(`${url}/?zone=${zone}`);
      await waitForMap(page);
      await page.getByRole('button', { name: '视图', exact: true }).click();
      await page.getByRole('button', { name: /^登封在用地/ }).click();
      await expect
        .poll(() => new URL(page.url()).searchParams.get('sel'))
        .toBe(new URL(kept).searchParams.get('sel'));
      await page.getByRole('button', { name: '视图', exact: true }).click();
      await page.getByRole('button', { name: '删除视图 登封在用地' }).click();
      await page.getByText('已删除视图 登封在用地').waitFor();
      await page.keyboard.press('Escape');

      // The list is exported.
      await page.getByRole('button', { name: '导出' }).click();
      const coming = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: /xlsx/ }).click();
      expect((await coming).suggestedFilename()).toMatch(/\.xlsx$/);

      // Both changes are undone, the latest first: everything is as the file had it.
      await page.goto(`${url}/?zone=${zone}&sel=parcels/${id}&tab=history`);
      await waitForMap(page);
      await page.getByRole('tab', { name: /^历史/ }).click();
      for (const _ of [1, 2]) {
        await page.getByText('已撤销').waitFor({ state: 'detached' });
        const undo = history.locator('li').filter({ hasText: _ === 1 ? '边界已重绘' : '按现场核实' });
        await undo.getByRole('button', { name: '撤销这次修改' }).last().click();
        await page.getByText('已撤销').first().waitFor();
      }
      const after = await itemOf(id);
      const { revision: _r, updatedAt: _a, updatedBy: _b, ...values } = after.properties;
      expect(before.properties).toMatchObject(values);
      expect(after.geometry).toEqual(before.geometry);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  }, 240_000);
});
