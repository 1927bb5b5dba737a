import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { centroid, ellipsoidalAreaSquareMetres } from '../../../geodata/analysis/geometry/area.ts';
import { readHere } from '../../support/read-here.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';

// Starting GDAL takes half a second, and ten on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

describeWithSharedData('real parcels of 登封 (EPSG:4526, GBK by language driver, PolygonZ)', () => {
  const expected = readFileSync(sharedPath('dengfeng/expected_area_centroid.csv'), 'utf8')
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  const column = (name: string) => expected[0]!.indexOf(name);

  it.each([
    ['工业样点', 19, 1e-6],
    ['商服样点', 32, 1e-6],
    // Benchmark-price zones reach over ten kilometres, where the centroid depends on the plane it is taken in.
    ['工业用地', 6, 2e-6],
    ['商服用地', 15, 2e-6],
    ['公共用地', 9, 2e-6],
    ['定级范围', 1, 2e-6],
  ])(
    '%s arrives whole: %i shapes, areas within a hundred-thousandth, centroids within %d degrees',
    async (name, count, degrees) => {
      const { layers, problems } = await readHere({ path: sharedPath(`dengfeng/shp/${name}.shp`) });
      const layer = layers[0]!;
      expect(layer.crs).toMatchObject({ epsg: 4526, source: 'file' });
      expect(layer.encoding).toEqual({ name: 'GB18030', source: 'file' });
      expect(layer.features).toHaveLength(count);
      expect(problems.filter(({ severity }) => severity !== 'note')).toEqual([]);
      const rows = expected.filter((row) => row[column('layer')] === name);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        const geometry = layer.features[Number(row[column('fid')])]!.geometry;
        if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon')
          throw new Error('not a polygon');
        const area = Number(row[column('ellipsoidal_m2_GRS80')]);
        // The expected figure is rounded to a hundredth of a square metre.
        const tolerance = Math.max(1e-5 * area, 0.006);
        expect(Math.abs(ellipsoidalAreaSquareMetres(geometry) - area)).toBeLessThan(tolerance);
        const [lng, lat] = centroid(geometry)!;
        expect(Math.abs(lng - Number(row[column('centroid_lon')]))).toBeLessThan(degrees);
        expect(Math.abs(lat - Number(row[column('centroid_lat')]))).toBeLessThan(degrees);
      }
    },
  );

  it.each(['工业样点', '商服样点'])(
    '%s equals the author’s own GeoJSON, names and positions',
    async (name) => {
      const shapefile = await readHere({ path: sharedPath(`dengfeng/shp/${name}.shp`) });
      const geojson = await readHere({ path: sharedPath(`dengfeng/geojson/${name}.geojson`) });
      const [ours, theirs] = [shapefile.layers[0]!, geojson.layers[0]!];
      expect(ours.features.map(({ properties }) => properties)).toEqual(
        theirs.features.map(({ properties }) => properties),
      );
      ours.features.forEach(({ geometry }, index) => {
        const other = theirs.features[index]!.geometry;
        if (geometry?.type !== 'Polygon' || other?.type !== 'Polygon') throw new Error('not a polygon');
        const difference = Math.abs(
          ellipsoidalAreaSquareMetres(geometry) - ellipsoidalAreaSquareMetres(other),
        );
        expect(difference).toBeLessThan(1e-3);
      });
    },
  );
});
