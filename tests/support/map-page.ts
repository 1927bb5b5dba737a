import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Pixel of [lng, lat] on the page, from the view in the address and Web Mercator (512-pixel tiles, north up). */
export async function pixelOf(
  page: Page,
  [lng, lat]: readonly [number, number],
): Promise<{ x: number; y: number }> {
  const view = new URL(page.url()).searchParams.get('view') ?? '';
  const [zoom = Number.NaN, centreLat = Number.NaN, centreLng = Number.NaN] = view.split('/').map(Number);
  const box = await page.locator('ld-land-map').boundingBox();
  if (box === null || !Number.isFinite(zoom)) throw new Error(`no view in the address: ${page.url()}`);
  const worldPixels = 512 * 2 ** zoom;
  const mercatorY = (degrees: number) => Math.log(Math.tan(Math.PI / 4 + (degrees * Math.PI) / 360));
  return {
    x: box.x + box.width / 2 + ((lng - centreLng) / 360) * worldPixels,
    y: box.y + box.height / 2 - ((mercatorY(lat) - mercatorY(centreLat)) / (2 * Math.PI)) * worldPixels,
  };
}

/** Waits until a flight of the map has ended: everything is drawn, and the view in the address stays what it is. */
export async function untilMapRests(page: Page): Promise<void> {
  const viewOf = () => new URL(page.url()).searchParams.get('view');
  for (let before: string | null | undefined; before === undefined || before !== viewOf(); ) {
    before = viewOf();
    await page.waitForTimeout(500);
    await page.locator('ld-land-map[idle]').waitFor({ state: 'attached' });
  }
}

/** What axe finds against WCAG 2.1 A and AA, one line a violation. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .map(({ target }) => target.flat().join(' '))
        .slice(0, 3)
        .join('; ')})`,
  );
}
