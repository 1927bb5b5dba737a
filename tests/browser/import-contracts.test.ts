import { expect, inject, it } from 'vitest';
import { openBrowser, openPage } from '../support/browser.ts';
import { accessibilityViolations } from '../support/map-page.ts';
import { describeWithSharedData, sharedPath } from '../support/shared-data.ts';

const url = inject('productUrl');

describeWithSharedData('contracts on the import page', () => {
  it('the table of 广东 is read whole, with repeats and units told, and thrown away again', async () => {
    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      await page.goto(`${url}/?ws=data&zone=WFJJQ`);
      await page.getByRole('tab', { name: '导入地块' }).click();
      await page
        .locator('ld-import-page input[type=file]')
        .setInputFiles(sharedPath('land-supply/广东省土地供应结果_甲.csv'));
      await page.getByRole('heading', { name: '字段对应' }).waitFor();
      const kind = page.locator('ld-import-page').getByText('供地合同', { exact: true });
      await kind.first().click();
      await page.getByText('没有写单位的面积按').waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('button', { name: '预览', exact: true }).click();
      await page
        .getByText(/^919 份合同：\d+ 份按宗地代码关联到地块，\d+ 份待关联，\d+ 份可能重复$/)
        .waitFor();
      await page.getByRole('button', { name: '导入 919 份合同' }).waitFor();
      expect(await accessibilityViolations(page)).toEqual([]);
      await page.getByRole('button', { name: '放弃' }).click();
      await expect.poll(() => page.getByRole('heading', { name: '字段对应' }).count()).toBe(0);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
