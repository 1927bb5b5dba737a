import {
  crsLabel,
  type GaussKruegerCrs,
  gaussKruegerByEpsg,
  gaussKruegerSystems,
  storageEpsg,
} from './crs.ts';

/** Smallest and largest coordinates of a layer, x as the first and y as the second number of each position. */
export interface Extent {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

/** A CRS that could be meant, with the label to show. */
export interface CrsCandidate {
  epsg: number;
  label: string;
}

/** What the numbers alone say about the CRS. */
export type CrsGuess =
  | { kind: 'certain'; epsg: number }
  /** Several systems fit, best first: a person has to choose. */
  | { kind: 'ambiguous'; candidates: CrsCandidate[] }
  /** The first number is a northing or a latitude: something fits once the axes are exchanged. */
  | { kind: 'swapped' }
  /** No system of China fits. */
  | { kind: 'unknown'; candidates: CrsCandidate[] };

// China with its seas, generously.
const china = { west: 73, east: 136, south: 3, north: 54 };
const northing = { least: 300_000, most: 6_050_000 };
// Plane surveys lie on land: nothing south of the Paracels. Without this bound foreign grids look like swapped axes.
const surveyedSouthMetres = 1_700_000;

const within = (low: number, high: number, from: number, to: number) => low >= from && high <= to;

const candidate = (epsg: number): CrsCandidate => ({ epsg, label: crsLabel(epsg) });

/** Whether an extent is longitude and latitude of China. */
export function isChinaLngLat(extent: Extent): boolean {
  return (
    within(extent.minX, extent.maxX, china.west, china.east) &&
    within(extent.minY, extent.maxY, china.south, china.north)
  );
}

/** Whether eastings and northings of this extent lie in the strip, within 400 km of its central meridian. */
export function fitsGaussKrueger(extent: Extent, system: GaussKruegerCrs): boolean {
  const reach = 400_000;
  return (
    within(extent.minX, extent.maxX, system.falseEastingMetres - reach, system.falseEastingMetres + reach) &&
    within(extent.minY, extent.maxY, northing.least, northing.most)
  );
}

function fitsWebMercator(extent: Extent): boolean {
  return (
    within(extent.minX, extent.maxX, 8_126_000, 15_140_000) &&
    within(extent.minY, extent.maxY, surveyedSouthMetres, 7_170_000)
  );
}

/** Every central meridian once: a 6-degree zone without its number is the same plane as the 3-degree one. */
function withoutZonePrefix(nearLongitude?: number): CrsCandidate[] {
  const systems = gaussKruegerSystems.filter(
    (system) => system.zoneWidthDegrees === 3 && !system.hasZonePrefix,
  );
  if (nearLongitude === undefined) return systems.map((system) => candidate(system.epsg));
  const distance = (system: GaussKruegerCrs) => Math.abs(system.centralMeridianDegrees - nearLongitude);
  return systems.toSorted((a, b) => distance(a) - distance(b)).map((system) => candidate(system.epsg));
}

function guessInOrder(extent: Extent, nearLongitude?: number): CrsGuess {
  if (isChinaLngLat(extent)) return { kind: 'certain', epsg: storageEpsg };
  if (extent.minY < surveyedSouthMetres) return { kind: 'unknown', candidates: [] };
  // An easting with its zone number says the zone; Web Mercator of 118-133 E looks like the 6-degree zones 13 and 14.
  const fitting = gaussKruegerSystems
    .filter((system) => system.hasZonePrefix && fitsGaussKrueger(extent, system))
    .map((system) => system.epsg);
  if (fitsWebMercator(extent)) fitting.unshift(3857);
  if (fitting.length === 1) return { kind: 'certain', epsg: fitting[0]! };
  if (fitting.length > 1) return { kind: 'ambiguous', candidates: fitting.map(candidate) };
  const anyStrip = gaussKruegerByEpsg(4549)!;
  if (fitsGaussKrueger(extent, anyStrip)) {
    return { kind: 'ambiguous', candidates: withoutZonePrefix(nearLongitude) };
  }
  return { kind: 'unknown', candidates: [] };
}

/**
 * Guesses the CRS from ranges alone: longitude and latitude of China, an easting that begins with its zone number, or
 * a bare six-digit easting, which fits any central meridian and has to be asked for. `nearLongitude` (degrees), where
 * the caller knows roughly where the data lies, brings the likeliest meridians to the front.
 */
export function guessCrs(extent: Extent, nearLongitude?: number): CrsGuess {
  const guess = guessInOrder(extent, nearLongitude);
  if (guess.kind !== 'unknown') return guess;
  const exchanged = { minX: extent.minY, minY: extent.minX, maxX: extent.maxY, maxY: extent.maxX };
  if (guessInOrder(exchanged, nearLongitude).kind !== 'unknown') return { kind: 'swapped' };
  return {
    kind: 'unknown',
    candidates: [storageEpsg, 4326, 3857].map(candidate).concat(withoutZonePrefix(nearLongitude)),
  };
}
