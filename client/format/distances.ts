import { formatNumber, type Quantity } from './numbers.ts';

/** Distances between places: kilometres with two places, from 100 km on with one. */
export const kilometres = (distanceMetres: number): Quantity => ({
  text: formatNumber(distanceMetres / 1000, distanceMetres < 100_000 ? 2 : 1),
  unit: 'km',
});

/** Lengths of edges: metres with two places. */
export const metres = (lengthMetres: number): Quantity => ({
  text: formatNumber(lengthMetres, 2),
  unit: 'm',
});
