/** The CGCS2000 ellipsoid (GB 22021-2008): semi-major axis in metres and flattening 1/298.257222101. */
export const semiMajorAxisMetres = 6378137;
export const flattening = 1 / 298.257222101;
export const eccentricitySquared = flattening * (2 - flattening);
export const eccentricity = Math.sqrt(eccentricitySquared);
export const semiMinorAxisMetres = semiMajorAxisMetres * (1 - flattening);

export const radiansPerDegree = Math.PI / 180;

/** Radius of curvature in the meridian (M) at a latitude in radians; metres. */
export function meridianRadiusMetres(latitudeRadians: number): number {
  const w = 1 - eccentricitySquared * Math.sin(latitudeRadians) ** 2;
  return (semiMajorAxisMetres * (1 - eccentricitySquared)) / (w * Math.sqrt(w));
}

/** Radius of curvature in the prime vertical (N) at a latitude in radians; metres. */
export function primeVerticalRadiusMetres(latitudeRadians: number): number {
  return semiMajorAxisMetres / Math.sqrt(1 - eccentricitySquared * Math.sin(latitudeRadians) ** 2);
}
