import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import { FormatError } from './format-error.ts';
import { type GdalMemory, transformCoordinates } from './gdal-transform.ts';

/** What `ogrinfo -json` tells about a layer, as far as it is used here. */
export interface GdalLayerInfo {
  name: string;
  featureCount: number;
  fields?: { name: string; type: string; subType?: string; width?: number }[];
  geometryFields?: { type: string; coordinateSystem?: { wkt: string } | null }[];
}

interface GdalDataset {
  info?: { layers?: GdalLayerInfo[] };
}

interface GdalLibrary {
  open(path: string, options?: string[]): Promise<{ datasets: GdalDataset[] }>;
  close(dataset: GdalDataset): Promise<void>;
  ogr2ogr(dataset: GdalDataset, options: string[], outputName: string): Promise<{ local: string }>;
  Module: GdalMemory & {
    FS: {
      writeFile(path: string, bytes: Uint8Array): void;
      readFile(path: string): Uint8Array;
      unlink(path: string): void;
    };
  };
}

/** A layer GDAL has opened: its description, and its features as lines of GeoJSON in the file's own coordinates. */
export interface GdalLayer {
  info: GdalLayerInfo;
  /** Name and EPSG code GDAL recognises in the layer's CRS. */
  identified?: { name: string; epsg?: number };
  wkt?: string;
  lines(): AsyncGenerator<string>;
}

export interface Gdal {
  /** Opens files that exist in memory only; GDAL never sees the disk. The first one is the data source. */
  openLayers(files: readonly { name: string; bytes: Uint8Array }[]): Promise<GdalLayer[]>;
  /** Converts `[x, y]` pairs (east before north) to EPSG:4490 `[lng, lat]`; NaN where it cannot. */
  toLngLat(coordinates: readonly number[][], sourceDefinition: string): number[][];
  /** The name of an EPSG code, undefined if PROJ does not know it. */
  nameOfEpsg(epsg: number): Promise<string | undefined>;
}

/** GDAL, started when first asked for: plain GeoJSON in degrees never needs it. */
export type StartedGdal = () => Promise<Gdal>;

/** A GDAL that starts at most once. */
export function lazyGdal(): StartedGdal {
  let started: Promise<Gdal> | undefined;
  return () => {
    started ??= startGdal();
    return started;
  };
}

/** Starts GDAL (WebAssembly, about 0.5 s). Call it in a worker thread, once: it keeps its memory until the thread ends. */
async function startGdal(): Promise<Gdal> {
  const require = createRequire(import.meta.url);
  const entry = require.resolve('gdal3.js/dist/package/gdal3.node.js');
  const initialise = require(entry) as (options: object) => Promise<GdalLibrary>;
  const messages: string[] = [];
  const library = await initialise({
    // The library prefixes this with './', so only a relative path finds its files.
    path: relative(process.cwd(), dirname(entry)),
    logHandler: () => undefined,
    errorHandler: (message: string) => messages.push(message),
  });
  const files = library.Module.FS;
  let counter = 0;

  async function open(path: string): Promise<GdalDataset> {
    messages.length = 0;
    try {
      const dataset = (await library.open(path)).datasets[0];
      if (dataset) return dataset;
    } catch {
      // The reason is in `messages`; what is thrown is a bare list of numbers and the same text.
    }
    throw new FormatError(
      'reader-failed',
      '文件内容已损坏或不是所声明的格式，无法打开。请用原软件重新导出后再试。',
      {
        reason: messages.join('; ').slice(0, 500),
      },
    );
  }

  async function* linesOf(dataset: GdalDataset, layer: string): AsyncGenerator<string> {
    counter += 1;
    const options = ['-f', 'GeoJSONSeq', '-a_srs', 'NONE', '-lco', 'COORDINATE_PRECISION=12', layer];
    const output = await library.ogr2ogr(dataset, options, `layer${counter}`);
    const bytes = files.readFile(output.local);
    files.unlink(output.local);
    for (let start = 0; start < bytes.length; ) {
      const newline = bytes.indexOf(0x0a, start);
      const end = newline < 0 ? bytes.length : newline;
      if (end > start)
        yield Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8');
      start = end + 1;
    }
  }

  function describeLayer(dataset: GdalDataset, info: GdalLayerInfo): GdalLayer {
    const wkt = info.geometryFields?.[0]?.coordinateSystem?.wkt;
    return {
      info,
      wkt,
      identified: wkt ? identify(wkt) : undefined,
      lines: () => linesOf(dataset, info.name),
    };
  }

  return {
    async openLayers(parts) {
      counter += 1;
      const folder = `/input/s${counter}_`;
      for (const part of parts) files.writeFile(`${folder}${part.name}`, part.bytes);
      const dataset = await open(`${folder}${parts[0]!.name}`);
      return (dataset.info?.layers ?? []).map((info) => describeLayer(dataset, info));
    },
    toLngLat: (coordinates, sourceDefinition) =>
      transformCoordinates(library.Module, coordinates, sourceDefinition, 'EPSG:4490'),
    async nameOfEpsg(epsg) {
      const probe = {
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: `urn:ogc:def:crs:EPSG::${epsg}` } },
        features: [{ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [1, 1] } }],
      };
      counter += 1;
      const path = `/input/probe${counter}.geojson`;
      files.writeFile(path, Buffer.from(JSON.stringify(probe)));
      const dataset = await open(path);
      const wkt = dataset.info?.layers?.[0]?.geometryFields?.[0]?.coordinateSystem?.wkt;
      await library.close(dataset);
      return wkt && identify(wkt).epsg === epsg ? identify(wkt).name : undefined;
    },
  };
}

function identify(wkt: string): { name: string; epsg?: number } {
  const code = /ID\["EPSG",(\d+)\]\]\s*$/.exec(wkt)?.[1];
  return { name: /"([^"]*)"/.exec(wkt)?.[1] ?? '', epsg: code ? Number(code) : undefined };
}
