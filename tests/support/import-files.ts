import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Geometry } from 'geojson';
import { encodeGbk } from './gbk.ts';
import { writeShapefile } from './shapefile-writer.ts';

/** A folder for the files of one test; `remove` takes it away. */
export function importFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-import-'));
  const write = (name: string, bytes: string | Uint8Array): string => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  return {
    folder,
    write,
    /** A GeoJSON file of features; returns its path. */
    writeGeoJson: (
      name: string,
      features: readonly { geometry: Geometry | null; properties?: object }[],
    ): string =>
      write(
        name,
        JSON.stringify({
          type: 'FeatureCollection',
          features: features.map(({ geometry, properties }) => ({
            type: 'Feature',
            properties: properties ?? {},
            geometry,
          })),
        }),
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A closed square in degrees, some 90 m wide, as GeoJSON. */
export function squareAt(lng: number, lat: number, size = 0.001): Geometry & { type: 'Polygon' } {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [lng, lat],
        [lng + size, lat],
        [lng + size, lat + size],
        [lng, lat + size],
        [lng, lat],
      ],
    ],
  };
}

/** The parts of a GBK shapefile of squares of 100 m in a plane, with the column 地块名称. */
export function planeShapefile(origin: readonly [number, number], names: readonly string[]) {
  const rings = names.map((_name, index): [number, number][] => {
    const x = origin[0] + index * 200;
    const y = origin[1];
    return [
      [x, y],
      [x, y + 100],
      [x + 100, y + 100],
      [x + 100, y],
      [x, y],
    ];
  });
  return writeShapefile({
    rings,
    columns: [{ name: encodeGbk('地块名称'), width: 40 }],
    rows: names.map((name) => [encodeGbk(name)]),
  });
}
