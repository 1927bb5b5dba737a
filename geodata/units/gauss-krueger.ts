import { eccentricity, flattening, radiansPerDegree, semiMajorAxisMetres } from './ellipsoid.ts';

/** Which Gauss-Krueger strip: scale 1 on the central meridian, false northing 0. */
export interface GaussKruegerStrip {
  centralMeridianDegrees: number;
  /** 500 000, or zone x 1 000 000 + 500 000 when the easting carries the zone number. */
  falseEastingMetres: number;
}

/** Plane coordinates; survey files in China call the northing X and the easting Y. */
export interface PlaneCoordinates {
  eastingMetres: number;
  northingMetres: number;
}

// Krueger's series in the third flattening n, to n^4: below a micrometre within 6 degrees of the central meridian.
const n = flattening / (2 - flattening);
const rectifyingRadiusMetres = (semiMajorAxisMetres / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const forwardSeries = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
  (49561 / 161280) * n ** 4,
];
const inverseSeries = [
  n / 2 - (2 / 3) * n ** 2 + (37 / 96) * n ** 3 - n ** 4 / 360,
  n ** 2 / 48 + n ** 3 / 15 - (437 / 1440) * n ** 4,
  (17 / 480) * n ** 3 - (37 / 840) * n ** 4,
  (4397 / 161280) * n ** 4,
];

/** Tangent of the conformal latitude, from the tangent of the geographic latitude. */
function conformalTangent(tangent: number): number {
  const sine = tangent / Math.hypot(1, tangent);
  const sigma = Math.sinh(eccentricity * Math.atanh(eccentricity * sine));
  return tangent * Math.hypot(1, sigma) - sigma * Math.hypot(1, tangent);
}

/** The inverse of `conformalTangent`, by Newton's method; two or three rounds reach the last bit. */
function geographicTangent(conformal: number): number {
  let tangent = conformal;
  for (let round = 0; round < 6; round += 1) {
    const guess = conformalTangent(tangent);
    const step =
      ((conformal - guess) / Math.hypot(1, guess)) *
      ((1 + (1 - eccentricity ** 2) * tangent ** 2) / ((1 - eccentricity ** 2) * Math.hypot(1, tangent)));
    tangent += step;
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(tangent))) break;
  }
  return tangent;
}

/** `[lng, lat]` in degrees (CGCS2000) to plane metres. Meant for points within 6 degrees of the central meridian. */
export function toGaussKrueger(
  lngLat: readonly [number, number],
  strip: GaussKruegerStrip,
): PlaneCoordinates {
  const longitude = (lngLat[0] - strip.centralMeridianDegrees) * radiansPerDegree;
  const conformal = conformalTangent(Math.tan(lngLat[1] * radiansPerDegree));
  const xi = Math.atan2(conformal, Math.cos(longitude));
  const eta = Math.asinh(Math.sin(longitude) / Math.hypot(conformal, Math.cos(longitude)));
  let northing = xi;
  let easting = eta;
  forwardSeries.forEach((coefficient, index) => {
    const order = 2 * (index + 1);
    northing += coefficient * Math.sin(order * xi) * Math.cosh(order * eta);
    easting += coefficient * Math.cos(order * xi) * Math.sinh(order * eta);
  });
  return {
    eastingMetres: strip.falseEastingMetres + rectifyingRadiusMetres * easting,
    northingMetres: rectifyingRadiusMetres * northing,
  };
}

/** Plane metres to `[lng, lat]` in degrees (CGCS2000), the inverse of `toGaussKrueger`. */
export function fromGaussKrueger(plane: PlaneCoordinates, strip: GaussKruegerStrip): [number, number] {
  const xi = plane.northingMetres / rectifyingRadiusMetres;
  const eta = (plane.eastingMetres - strip.falseEastingMetres) / rectifyingRadiusMetres;
  let northing = xi;
  let easting = eta;
  inverseSeries.forEach((coefficient, index) => {
    const order = 2 * (index + 1);
    northing -= coefficient * Math.sin(order * xi) * Math.cosh(order * eta);
    easting -= coefficient * Math.cos(order * xi) * Math.sinh(order * eta);
  });
  const conformal = Math.sin(northing) / Math.hypot(Math.sinh(easting), Math.cos(northing));
  const longitude = Math.atan2(Math.sinh(easting), Math.cos(northing));
  return [
    strip.centralMeridianDegrees + longitude / radiansPerDegree,
    Math.atan(geographicTangent(conformal)) / radiansPerDegree,
  ];
}
