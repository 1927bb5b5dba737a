import { createRequire } from 'node:module';
import { sharedGdal } from './read-here.ts';

interface WritingGdal {
  Module: { FS: { writeFile(path: string, bytes: Uint8Array): void } };
  open(path: string): Promise<{ datasets: object[] }>;
  ogr2ogr(dataset: object, options: string[], outputName: string): Promise<object>;
  getFileBytes(output: object): Promise<Uint8Array>;
}

/** Turns a GeoJSON document into the bytes of a GeoPackage, by the GDAL that also reads. */
export async function writeGeoPackage(document: object): Promise<Uint8Array> {
  await sharedGdal();
  const initialise = createRequire(import.meta.url)(
    'gdal3.js/dist/package/gdal3.node.js',
  ) as () => Promise<WritingGdal>;
  const gdal = await initialise();
  gdal.Module.FS.writeFile('/input/to-geopackage.geojson', Buffer.from(JSON.stringify(document)));
  const { datasets } = await gdal.open('/input/to-geopackage.geojson');
  const output = await gdal.ogr2ogr(datasets[0]!, ['-f', 'GPKG'], 'to-geopackage');
  return gdal.getFileBytes(output);
}
