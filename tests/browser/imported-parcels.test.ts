import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, it } from 'vitest';
import { openBrowser, openPage, waitForMap } from '../support/browser.ts';
import { pixelOf } from '../support/map-page.ts';
import { describeWithSharedData, sharedPath } from '../support/shared-data.ts';
import { fetchAs } from '../support/sign-in.ts';

const url = inject('productUrl');
const root = fileURLToPath(new URL('../..', import.meta.url));

/** The command line as a person runs it beside the running product. */
async function importParcels(file: string, ...more: string[]): Promise<{ written: number }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      ...['--import', 'tsx', 'server/imports/import.ts', sharedPath(`dengfeng/shp/${file}.shp`)],
      ...['--collection', 'parcels', '--zone', 'DFSY', '--report', 'json', ...more],
    ],
    { cwd: root, env: { ...process.env, DATA_DIR: inject('productDataDir'), DATABASE_URL: '' } },
  );
  return { written: JSON.parse(stdout).counts.written };
}

describeWithSharedData('real parcels on the map', () => {
  it('the shapefiles of 登封 arrive beside a running server and can be clicked and read', async () => {
    const industry = await importParcels('工业样点', '--zone-name', '登封市');
    const commerce = await importParcels('商服样点');
    expect(industry.written + commerce.written).toBe(51);

    const answer = await (await fetchAs(url))(
      `/api/collections/parcels/items?zone=DFSY&bounds=true&limit=1&sortby=-areaSquareMetres`,
    );
    const { features, numberMatched } = await answer.json();
    expect(numberMatched).toBe(51);
    const [parcel] = features;

    const browser = await openBrowser();
    try {
      const { page, complaints } = await openPage(browser);
      const [minLng, minLat, maxLng, maxLat] = parcel.bbox;
      const centre: [number, number] = [(minLng + maxLng) / 2, (minLat + maxLat) / 2];
      // The link switches land in use on, which a land map does not open with.
      await page.goto(`${url}/?zone=DFSY&layers=in_use&view=16/${centre[1]}/${centre[0]}`);
      await waitForMap(page);
      const { x, y } = await pixelOf(page, centre);
      await page.mouse.click(x, y);
      await page.getByRole('heading', { name: parcel.properties.name }).waitFor();
      const areaMu = (parcel.properties.areaSquareMetres * 0.0015).toFixed(2);
      expect(await page.getByText(areaMu).count()).toBeGreaterThan(0);
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
