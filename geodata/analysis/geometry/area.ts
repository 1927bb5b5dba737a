import type { MultiPolygon, Polygon, Position } from 'geojson';
import {
  eccentricity,
  eccentricitySquared,
  radiansPerDegree,
  semiMajorAxisMetres,
} from '../../units/ellipsoid.ts';
import { fromGaussKrueger, toGaussKrueger } from '../../units/gauss-krueger.ts';

const authalicAtPole = authalicQ(1);
const authalicRadiusMetres = semiMajorAxisMetres * Math.sqrt(authalicAtPole / 2);

/** Snyder's q for the sine of a latitude: proportional to the ellipsoid's area between it and the equator. */
function authalicQ(sine: number): number {
  return (
    (1 - eccentricitySquared) *
    (sine / (1 - eccentricitySquared * sine * sine) + Math.atanh(eccentricity * sine) / eccentricity)
  );
}

/** Latitude on the sphere of equal area; radians. */
function authalicLatitude(latitudeDegrees: number): number {
  const q = authalicQ(Math.sin(latitudeDegrees * radiansPerDegree)) / authalicAtPole;
  return Math.asin(Math.min(1, Math.max(-1, q)));
}

/** Signed area between an edge (a great circle on the authalic sphere) and the equator, over the radius squared. */
function excessBelow(fromLng: number, fromLatitude: number, toLng: number, toLatitude: number): number {
  const half = Math.tan(((toLng - fromLng) * radiansPerDegree) / 2);
  return (
    2 *
    Math.atan((half * Math.sin((fromLatitude + toLatitude) / 2)) / Math.cos((toLatitude - fromLatitude) / 2))
  );
}

/** Counter-clockwise positive. The ring may repeat its first position at the end or not. */
function signedRingAreaSquareMetres(ring: readonly Position[]): number {
  let excess = 0;
  let previous = ring.at(-1)!;
  let previousLatitude = authalicLatitude(previous[1]!);
  for (const position of ring) {
    const latitude = authalicLatitude(position[1]!);
    excess -= excessBelow(previous[0]!, previousLatitude, position[0]!, latitude);
    previous = position;
    previousLatitude = latitude;
  }
  return excess * authalicRadiusMetres ** 2;
}

const polygonsOf = (geometry: Polygon | MultiPolygon) =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;

/**
 * Area on the CGCS2000 ellipsoid in square metres of a geometry in `[lng, lat]` degrees, holes taken off, whatever the
 * winding. Within 1e-7 of PostGIS `ST_Area(geography)` for parcels and zones (edges are great circles of the sphere of
 * equal area instead of geodesics). Serves previews; the stored figure is the database's, the legal one the
 * certificate's. Not for rings that cross the 180th meridian or hold a pole.
 */
export function ellipsoidalAreaSquareMetres(geometry: Polygon | MultiPolygon): number {
  let total = 0;
  for (const rings of polygonsOf(geometry)) {
    rings.forEach((ring, index) => {
      if (ring.length < 3) return;
      const area = Math.abs(signedRingAreaSquareMetres(ring));
      total += index === 0 ? area : -area;
    });
  }
  return total;
}

/**
 * The centre of gravity `[lng, lat]` of a geometry in degrees, holes taken off; it may lie outside a bent shape.
 * Undefined for a geometry without area.
 */
export function centroid(geometry: Polygon | MultiPolygon): [number, number] | undefined {
  const origin = polygonsOf(geometry)[0]?.[0]?.[0];
  if (!origin) return undefined;
  // A strip of its own, so that zones of tens of kilometres are as right as parcels.
  const strip = { centralMeridianDegrees: origin[0]!, falseEastingMetres: 0 };
  const northingMetres = toGaussKrueger([origin[0]!, origin[1]!], strip).northingMetres;
  const toMetres = ([lng, lat]: Position): [number, number] => {
    const plane = toGaussKrueger([lng!, lat!], strip);
    return [plane.eastingMetres, plane.northingMetres - northingMetres];
  };
  let area = 0;
  let momentX = 0;
  let momentY = 0;
  for (const rings of polygonsOf(geometry)) {
    rings.forEach((ring, index) => {
      const points = ring.map(toMetres);
      let ringArea = 0;
      let ringX = 0;
      let ringY = 0;
      points.forEach(([x, y], at) => {
        const [nextX, nextY] = points[(at + 1) % points.length]!;
        const cross = x * nextY - nextX * y;
        ringArea += cross / 2;
        ringX += ((x + nextX) * cross) / 6;
        ringY += ((y + nextY) * cross) / 6;
      });
      const sign = Math.sign(ringArea) * (index === 0 ? 1 : -1);
      area += sign * ringArea;
      momentX += sign * ringX;
      momentY += sign * ringY;
    });
  }
  if (area <= 0) return undefined;
  return fromGaussKrueger(
    { eastingMetres: momentX / area, northingMetres: northingMetres + momentY / area },
    strip,
  );
}
