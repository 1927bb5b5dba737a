import { hashText } from './seeded-random.ts';

/** Smooth value noise over the plane, about -1 to 1; `scaleMetres` is the size of its bumps. */
export function smoothNoise(seed: number, scaleMetres: number): (x: number, y: number) => number {
  const corners = new Map<string, number>();
  const corner = (i: number, j: number): number => {
    const key = `${i},${j}`;
    let value = corners.get(key);
    if (value === undefined) {
      value = (hashText(key, seed) / 4294967296) * 2 - 1;
      corners.set(key, value);
    }
    return value;
  };
  const fade = (t: number): number => t * t * (3 - 2 * t);
  return (x, y) => {
    const u = x / scaleMetres;
    const v = y / scaleMetres;
    const i = Math.floor(u);
    const j = Math.floor(v);
    const fu = fade(u - i);
    const fv = fade(v - j);
    const low = corner(i, j) * (1 - fu) + corner(i + 1, j) * fu;
    const high = corner(i, j + 1) * (1 - fu) + corner(i + 1, j + 1) * fu;
    return low * (1 - fv) + high * fv;
  };
}
