import { crsLabel, type GaussKruegerCrs, gaussKruegerByEpsg, gaussKruegerSystems } from '../units/crs.ts';
import { findNode, parseWkt, type WktNode } from './wkt.ts';

/** What a CRS definition in a file turns out to be. */
export type RecognisedCrs =
  | { kind: 'epsg'; epsg: number; name: string }
  /** CGCS2000 with a central meridian or false easting of its own: no code, but it can be converted exactly. */
  | { kind: 'local'; name: string; wkt: string }
  /** 北京54, 西安80: the way to CGCS2000 is not public (state secret), so no conversion is offered. */
  | { kind: 'secret-datum'; name: string }
  /** Name and parameters disagree. */
  | { kind: 'contradictory'; name: string; reason: string }
  | { kind: 'unrecognised'; name: string };

type Datum = 'cgcs2000' | 'wgs84' | 'secret' | 'other';

// EPSG codes on Beijing 1954, Xian 1980 and New Beijing, as PROJ's database lists them.
const secretDatumRanges: readonly (readonly [number, number])[] = [
  [2327, 2390],
  [2401, 2442],
  [4214, 4214],
  [4555, 4555],
  [4568, 4589],
  [4610, 4610],
  [4652, 4656],
  [4766, 4800],
  [4812, 4812],
  [4822, 4822],
  [21413, 21423],
  [21453, 21463],
  [21473, 21483],
];

/** Whether an EPSG code stands on 北京54, 新北京54 or 西安80. */
export function isSecretDatumEpsg(epsg: number): boolean {
  return secretDatumRanges.some(([first, last]) => epsg >= first && epsg <= last);
}

const horizontal = [
  'PROJCS',
  'PROJCRS',
  'PROJECTEDCRS',
  'GEOGCS',
  'GEOGCRS',
  'GEODCRS',
  'GEODETICCRS',
  'GEOGRAPHICCRS',
];

function datumOf(crs: WktNode): Datum {
  const geographic = findNode(crs, 'GEOGCS', 'BASEGEOGCRS', 'BASEGEODCRS', ...horizontal.slice(4)) ?? crs;
  const datum = findNode(crs, 'DATUM', 'GEODETICDATUM', 'TRF', 'ENSEMBLE');
  const spheroid = findNode(crs, 'SPHEROID', 'ELLIPSOID');
  const names = [geographic, datum, spheroid].map((node) => String(node?.values[0] ?? '')).join(' ');
  if (/beijing|xian|krass?ovsk|IAG_?1975|1975_?International/i.test(names)) return 'secret';
  if (/china[_ ]?2000|cgcs[_ ]?2000|China[_ ]Geodetic[_ ]Coordinate[_ ]System[_ ]2000/i.test(names))
    return 'cgcs2000';
  if (/wgs[_ ]?(19)?84|world geodetic system 1984/i.test(names)) return 'wgs84';
  const inverseFlattening = Number(spheroid?.values[2]);
  // Surveying software in China leaves the datum unnamed but writes the ellipsoid.
  const unnamed = /unknown|unnamed|undefined|user|custom/i.test(String(datum?.values[0] ?? 'unknown'));
  return unnamed && Math.abs(inverseFlattening - 298.257222101) < 1e-8 ? 'cgcs2000' : 'other';
}

const parameterNames: Readonly<Record<string, string>> = {
  longitude_of_natural_origin: 'central_meridian',
  longitude_of_origin: 'central_meridian',
  scale_factor_at_natural_origin: 'scale_factor',
  latitude_of_natural_origin: 'latitude_of_origin',
};

function parametersOf(crs: WktNode): Map<string, number> {
  const holder = findNode(crs, 'CONVERSION') ?? crs;
  const parameters = new Map<string, number>();
  for (const node of holder.children) {
    if (node.keyword !== 'PARAMETER') continue;
    const name = String(node.values[0]).toLowerCase().replaceAll(' ', '_');
    parameters.set(parameterNames[name] ?? name, Number(node.values[1]));
  }
  return parameters;
}

const isTransverseMercator = (crs: WktNode) =>
  /^(gauss[_ -]?kr(u|ue|ü)ger|transverse[_ ]mercator)$/i.test(
    String(findNode(crs, 'PROJECTION', 'METHOD')?.values[0] ?? ''),
  );

/** What a name such as CGCS2000_3_Degree_GK_Zone_40 or `CGCS2000 / Gauss-Kruger CM 117E` promises. */
function systemByName(name: string): GaussKruegerCrs | undefined {
  if (!/cgcs[_ ]?2000/i.test(name)) return undefined;
  const zoneWidthDegrees = /3[_ -]?degree/i.test(name) ? 3 : 6;
  const zone = /zone[_ ]?(\d{2})/i.exec(name)?.[1];
  const meridian = /cm[_ ]?(\d{2,3})E/i.exec(name)?.[1];
  if (zone === undefined && meridian === undefined) return undefined;
  return gaussKruegerSystems.find(
    (system) =>
      system.zoneWidthDegrees === zoneWidthDegrees &&
      (zone === undefined
        ? !system.hasZonePrefix && system.centralMeridianDegrees === Number(meridian)
        : system.hasZonePrefix && system.zone === Number(zone)),
  );
}

function recogniseGaussKrueger(
  crs: WktNode,
  name: string,
  wkt: string,
  declaredEpsg?: number,
): RecognisedCrs {
  const parameters = parametersOf(crs);
  const meridian = parameters.get('central_meridian');
  const easting = parameters.get('false_easting');
  const unit = crs.children.find((node) => /^(LENGTH)?UNIT$/.test(node.keyword));
  const metres = unit === undefined || unit.values[1] === 1;
  const plain =
    (parameters.get('scale_factor') ?? 1) === 1 &&
    (parameters.get('latitude_of_origin') ?? 0) === 0 &&
    (parameters.get('false_northing') ?? 0) === 0 &&
    metres;
  const fitting = plain
    ? gaussKruegerSystems.filter(
        (system) =>
          system.centralMeridianDegrees === meridian &&
          Math.abs(system.falseEastingMetres - (easting ?? 0)) < 0.01,
      )
    : [];
  const promised = declaredEpsg === undefined ? systemByName(name) : gaussKruegerByEpsg(declaredEpsg);
  if (promised && !fitting.includes(promised)) {
    return {
      kind: 'contradictory',
      name,
      reason: `名称指中央经线 ${promised.centralMeridianDegrees}°E、东偏 ${promised.falseEastingMetres} 米，参数却是 ${meridian}°E、${easting} 米`,
    };
  }
  // A 6-degree zone without its number is the same plane as a 3-degree one; unless named, the 3-degree one is meant.
  const system = promised ?? fitting[0];
  if (system) return { kind: 'epsg', epsg: system.epsg, name: crsLabel(system.epsg) };
  return { kind: 'local', name, wkt };
}

/**
 * Recognises a coordinate system from its well-known text (a `.prj` file): by name and by parameters, which have to
 * agree. `CGCS2000_3_Degree_GK_Zone_40` is EPSG:4528.
 */
export function recogniseCrs(wkt: string): RecognisedCrs {
  const root = parseWkt(wkt.replace(/^\ufeff/, '').trim());
  const crs = root && findNode(root, ...horizontal);
  if (!crs) return { kind: 'unrecognised', name: wkt.trim().slice(0, 60) };
  const name = String(crs.values[0] ?? '');
  const authority = crs.children.find((node) => node.keyword === 'AUTHORITY' || node.keyword === 'ID');
  const declared = /^epsg$/i.test(String(authority?.values[0])) ? Number(authority?.values[1]) : undefined;
  const datum = datumOf(crs);
  if (datum === 'secret' || (declared !== undefined && isSecretDatumEpsg(declared)))
    return { kind: 'secret-datum', name };
  const projected = crs.keyword.startsWith('PROJ');
  if (projected && datum === 'cgcs2000' && isTransverseMercator(crs)) {
    return recogniseGaussKrueger(crs, name, wkt, declared);
  }
  if (!projected && datum === 'cgcs2000') return { kind: 'epsg', epsg: 4490, name: crsLabel(4490) };
  if (!projected && datum === 'wgs84') return { kind: 'epsg', epsg: 4326, name: crsLabel(4326) };
  if (projected && /web[_ ]mercator|pseudo[- _]?mercator/i.test(name)) {
    return { kind: 'epsg', epsg: 3857, name: crsLabel(3857) };
  }
  if (declared !== undefined && Number.isInteger(declared)) return { kind: 'epsg', epsg: declared, name };
  return { kind: 'unrecognised', name };
}
