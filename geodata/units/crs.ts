import type { GaussKruegerStrip } from './gauss-krueger.ts';

/** CGCS2000 geographic coordinates: how this product stores geometry. */
export const storageEpsg = 4490;

/** One of the CGCS2000 Gauss-Krueger systems that EPSG lists for China. */
export interface GaussKruegerCrs extends GaussKruegerStrip {
  epsg: number;
  /** Width of the zones: 三度带 or 六度带. */
  zoneWidthDegrees: 3 | 6;
  /** The zone number (带号), also when the easting does not carry it. */
  zone: number;
  /** True when eastings begin with the zone number (8 digits before the point). */
  hasZonePrefix: boolean;
}

interface Series {
  firstEpsg: number;
  firstZone: number;
  lastZone: number;
  zoneWidthDegrees: 3 | 6;
  hasZonePrefix: boolean;
}

// EPSG registry: 4513-4533 and 4534-4554 are 3-degree zones 25-45, 4491-4501 and 4502-4512 6-degree zones 13-23.
const allSeries: readonly Series[] = [
  { firstEpsg: 4513, firstZone: 25, lastZone: 45, zoneWidthDegrees: 3, hasZonePrefix: true },
  { firstEpsg: 4534, firstZone: 25, lastZone: 45, zoneWidthDegrees: 3, hasZonePrefix: false },
  { firstEpsg: 4491, firstZone: 13, lastZone: 23, zoneWidthDegrees: 6, hasZonePrefix: true },
  { firstEpsg: 4502, firstZone: 13, lastZone: 23, zoneWidthDegrees: 6, hasZonePrefix: false },
];

function build(series: Series, zone: number): GaussKruegerCrs {
  return {
    epsg: series.firstEpsg + zone - series.firstZone,
    zoneWidthDegrees: series.zoneWidthDegrees,
    zone,
    hasZonePrefix: series.hasZonePrefix,
    centralMeridianDegrees: series.zoneWidthDegrees === 3 ? 3 * zone : 6 * zone - 3,
    falseEastingMetres: (series.hasZonePrefix ? zone * 1_000_000 : 0) + 500_000,
  };
}

/** The 64 Gauss-Krueger systems: 3-degree before 6-degree, with the zone number before without. */
export const gaussKruegerSystems: readonly GaussKruegerCrs[] = allSeries.flatMap((series) =>
  Array.from({ length: series.lastZone - series.firstZone + 1 }, (_, index) =>
    build(series, series.firstZone + index),
  ),
);

/** The Gauss-Krueger system with this EPSG code, or undefined for any other code. */
export function gaussKruegerByEpsg(epsg: number): GaussKruegerCrs | undefined {
  return gaussKruegerSystems.find((system) => system.epsg === epsg);
}

/** The zone of a longitude in degrees: 3-degree n = floor((lng + 1.5) / 3), 6-degree n = floor(lng / 6) + 1. */
export function zoneOfLongitude(longitude: number, zoneWidthDegrees: 3 | 6): number {
  return zoneWidthDegrees === 3 ? Math.floor((longitude + 1.5) / 3) : Math.floor(longitude / 6) + 1;
}

/** The Gauss-Krueger system for a longitude, or undefined outside the zones of China. */
export function gaussKruegerForLongitude(
  longitude: number,
  zoneWidthDegrees: 3 | 6,
  hasZonePrefix: boolean,
): GaussKruegerCrs | undefined {
  const zone = zoneOfLongitude(longitude, zoneWidthDegrees);
  return gaussKruegerSystems.find(
    (system) =>
      system.zone === zone &&
      system.zoneWidthDegrees === zoneWidthDegrees &&
      system.hasZonePrefix === hasZonePrefix,
  );
}

/** The name people know a Gauss-Krueger system by, e.g. `CGCS2000 三度带 第40带（中央经线120°E，坐标带带号）`. */
export function gaussKruegerLabel(system: GaussKruegerCrs): string {
  const width = system.zoneWidthDegrees === 3 ? '三度带' : '六度带';
  const prefix = system.hasZonePrefix ? '坐标带带号' : '坐标不带带号';
  return `CGCS2000 ${width} 第${system.zone}带（中央经线${system.centralMeridianDegrees}°E，${prefix}）`;
}

const otherLabels: Readonly<Record<number, string>> = {
  4490: 'CGCS2000 经纬度',
  4326: 'WGS84 经纬度',
  3857: 'WGS84 Web 墨卡托',
};

/** The Chinese label of a CRS this product knows by heart, or `EPSG:<code>` for any other. */
export function crsLabel(epsg: number): string {
  const system = gaussKruegerByEpsg(epsg);
  return system ? gaussKruegerLabel(system) : (otherLabels[epsg] ?? `EPSG:${epsg}`);
}

/** Reads `EPSG:4526`, `urn:ogc:def:crs:EPSG::4526`, an OGC CRS84 name or an OGC CRS URI; undefined for anything else. */
export function epsgFromText(text: string): number | undefined {
  const trimmed = text.trim();
  if (/(^|[:/])(OGC:?.*)?CRS84$/i.test(trimmed)) return 4326;
  const match =
    /^(?:urn:(?:x-)?ogc:def:crs:)?EPSG:(?:[\d.]*:)?(\d{4,6})$/i.exec(trimmed) ??
    /^https?:\/\/www\.opengis\.net\/(?:def\/crs\/EPSG\/[\d.]+\/|gml\/srs\/epsg\.xml#)(\d{4,6})$/i.exec(
      trimmed,
    );
  return match ? Number(match[1]) : undefined;
}
