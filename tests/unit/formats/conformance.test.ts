import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { gaussKruegerByEpsg } from '../../../geodata/units/crs.ts';
import { readHere, sharedGdal } from '../../support/read-here.ts';
import { describeWithSharedData, sharedPath } from '../../support/shared-data.ts';

// Starting GDAL takes half a second, and ten on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** Rows of a CSV whose cells may be quoted and hold commas. */
function parseCsv(text: string): string[][] {
  const cells = [...text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)];
  const rows: string[][] = [[]];
  for (const [, cell, end] of cells) {
    rows.at(-1)!.push(cell!.startsWith('"') ? cell!.slice(1, -1).replaceAll('""', '"') : cell!);
    if (end !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

/** Text as it is, numbers to twelve figures: the expected tables were rounded by another program. */
function shown(value: unknown): string {
  const number = Number(value);
  return value === '' || String(value).trim() === '' || Number.isNaN(number)
    ? String(value)
    : number.toPrecision(12);
}

describeWithSharedData('reading what councils upload (digital-land)', () => {
  it.each([
    ['shapefile_zip', 'shapefile', { crs: { epsg: 27700, source: 'file' }, encoding: { name: 'UTF-8' } }],
    ['geojson', 'geojson', { crs: { epsg: 4326, source: 'file' } }],
    ['kml', 'kml', { crs: { epsg: 4326, source: 'file' } }],
  ])('%s: as many rows, the same fields and values as expected', async (name, format, layer) => {
    const { formats, layers } = await readHere({ path: sharedPath(`formats/digital-land/${name}.resource`) });
    const [header, ...rows] = parseCsv(
      readFileSync(sharedPath(`formats/digital-land/${name}.expected.csv`), 'utf8'),
    );
    expect(formats).toEqual([format]);
    expect(layers[0]).toMatchObject(layer);
    expect(layers[0]!.fields.map((field) => field.name)).toEqual(header!.slice(1));
    expect(layers[0]!.features).toHaveLength(rows.length);
    rows.forEach((row, index) => {
      const { properties, geometry } = layers[0]!.features[index]!;
      expect(header!.slice(1).map((field) => shown(properties[field] ?? ''))).toEqual(
        row.slice(1).map(shown),
      );
      expect(geometry?.type).toMatch(/Polygon$/);
    });
  });

  it('a plane CRS left undeclared is not taken for longitude and latitude', async () => {
    const path = sharedPath('formats/digital-land/utf-8-sig-json.resource');
    await expect(readHere({ path })).rejects.toMatchObject({ code: 'crs-undetermined' });
    const { layers } = await readHere({ path, crs: 'EPSG:27700' });
    expect(layers[0]!.features).toHaveLength(114);
  });

  it('every folder of a KML is a layer', async () => {
    const { layers } = await readHere({ path: sharedPath('formats/digital-land/kml_multilayer.resource') });
    expect(layers.map(({ features }) => features.length)).toEqual([199, 11]);
  });

  it('a workbook is a table: points in a foreign grid are no outlines', async () => {
    const { formats, layers } = await readHere({ path: sharedPath('formats/digital-land/xlsx.resource') });
    expect(formats).toEqual(['xlsx']);
    expect(layers).toHaveLength(1);
    expect(layers[0]!.geometryKinds).toEqual([]);
    expect(layers[0]!.fields.map(({ name }) => name)).toContain('SiteReference');
    expect(layers[0]!.features.length).toBe(8);
  });
});

describeWithSharedData('reading mapshaper’s shapefiles', () => {
  it.each([
    ['six_counties', 6],
    ['nad27/popctr_state1970', 51],
  ])('%s', async (name, count) => {
    const { layers } = await readHere({ path: sharedPath(`formats/mapshaper/shapefile/${name}.shp`) });
    expect(layers[0]!.features).toHaveLength(count);
    expect(layers[0]!.features.every(({ geometry }) => geometry !== null)).toBe(true);
  });

  it('a bare six-digit easting is asked about', async () => {
    const { layers } = await readHere({ path: sharedPath('formats/mapshaper/shapefile/shplib/polygon.shp') });
    expect(layers[0]!.features).toHaveLength(474);
    expect(layers[0]!.crs.source).toBe('unknown');
  });

  it('an index that points into nowhere is refused', async () => {
    const path = sharedPath('formats/mapshaper/shapefile/shplib/3dpoints.shp');
    await expect(readHere({ path })).rejects.toMatchObject({ code: 'shapefile-corrupt' });
  });
});

describeWithSharedData('converting with PROJ', () => {
  const rows = parseCsv(readFileSync(sharedPath('crs/proj_cgcs2000_vectors.csv'), 'utf8')).slice(1);

  it('reproduces every vector to 1e-8 degrees', async () => {
    const gdal = await sharedGdal();
    expect(rows).toHaveLength(29);
    for (const [, lng, lat, epsg, x, y] of rows) {
      const [[ourLng, ourLat]] = gdal.toLngLat([[Number(x), Number(y)]], `EPSG:${epsg}`) as [number[]];
      expect(Math.abs(ourLng! - Number(lng))).toBeLessThan(1e-8);
      expect(Math.abs(ourLat! - Number(lat))).toBeLessThan(1e-8);
    }
  });

  it('converts thousands of positions time and again, and marks those it cannot', async () => {
    const gdal = await sharedGdal();
    const { falseEastingMetres } = gaussKruegerByEpsg(4528)!;
    const plane = Array.from({ length: 5000 }, (_, index) => [falseEastingMetres + index, 4_071_364]);
    for (let turn = 0; turn < 3; turn += 1) {
      const converted = gdal.toLngLat(plane, 'EPSG:4528');
      expect(converted.every(([lng, lat]) => lng! > 119.999 && lng! < 120.1 && lat! > 36 && lat! < 37)).toBe(
        true,
      );
    }
    expect(gdal.toLngLat([[1e12, 1e12]], 'EPSG:4528')).toEqual([[Number.NaN, Number.NaN]]);
    expect(gdal.toLngLat([[1, 1]], 'EPSG:99999')).toEqual([[Number.NaN, Number.NaN]]);
  });
});
