import { meridianRadiusMetres, primeVerticalRadiusMetres, radiansPerDegree } from './ellipsoid.ts';

/** A plane in metres (x east, y north) that touches the ellipsoid at `origin`. */
export interface LocalPlane {
  /** `[lng, lat]` of the point where x = y = 0. */
  readonly origin: readonly [number, number];
  /** Degrees to metres. */
  toMetres(lngLat: readonly number[]): [number, number];
  /** Metres to degrees, the exact inverse of `toMetres`. */
  toDegrees(metres: readonly number[]): [number, number];
}

/**
 * A local tangent plane with the radii M and N of the CGCS2000 ellipsoid at its origin. It is linear, so straight
 * stays straight and shared edges stay shared. For parcels within a few kilometres of the origin it is within
 * 1e-5 of the ellipsoid in area and 2e-5 in distance; areas that count are the certificate's, not this plane's.
 */
export function createLocalPlane(origin: readonly [number, number]): LocalPlane {
  const [originLng, originLat] = origin;
  const latitudeRadians = originLat * radiansPerDegree;
  const metresPerLngDegree =
    primeVerticalRadiusMetres(latitudeRadians) * Math.cos(latitudeRadians) * radiansPerDegree;
  const metresPerLatDegree = meridianRadiusMetres(latitudeRadians) * radiansPerDegree;
  return {
    origin,
    toMetres: (lngLat) => [
      (lngLat[0]! - originLng) * metresPerLngDegree,
      (lngLat[1]! - originLat) * metresPerLatDegree,
    ],
    toDegrees: (metres) => [
      originLng + metres[0]! / metresPerLngDegree,
      originLat + metres[1]! / metresPerLatDegree,
    ],
  };
}
