import type { SeededRandom } from '../random/seeded-random.ts';
import type { Curve, Family } from './family.ts';

/** A gentle warp of the whole district, shared by all streets so that neighbours bend alike without being parallel. */
export interface Sway {
  /** Displacement across, of a strip of the family at `across` seen at `along`. */
  of(family: Family, across: number, along: number): number;
  /** A strip's curve: its place, its drift and a share of the sway. */
  curve(family: Family, across: number, skew: number, share?: number): Curve;
}

export function makeSway(amplitudeMetres: number, random: SeededRandom): Sway {
  const phase = Array.from({ length: 4 }, () => random.range(0, 2 * Math.PI));
  const fan = random.range(-0.000016, 0.000024);
  const lean = random.range(-0.02, 0.035);
  const wave = 640 + random.range(0, 160);
  const clamp = (value: number): number => Math.max(-3200, Math.min(3200, value));
  const northSouth = (x: number, y: number): number =>
    amplitudeMetres * Math.sin(y / wave + x / 2600 + phase[0]!) +
    0.28 * amplitudeMetres * Math.sin(y / 300 + phase[1]! + x / 900) +
    fan * x * clamp(y);
  const eastWest = (y: number, x: number): number =>
    amplitudeMetres * Math.sin(x / (wave + 70) + y / 2400 + phase[2]!) +
    0.26 * amplitudeMetres * Math.sin(x / 330 + phase[3]! + y / 800) +
    lean * x -
    0.5 * fan * clamp(x) * y;
  const of = (family: Family, across: number, along: number): number =>
    family === 'northSouth' ? northSouth(across, along) : eastWest(across, along);
  return {
    of,
    curve(family, across, skew, share = 1) {
      const home = of(family, across, 0);
      return (along) => across + skew * along + share * (of(family, across, along) - 0.5 * home);
    },
  };
}
