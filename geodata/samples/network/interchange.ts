import type { Point } from '../plane/vector.ts';
import { pointOf } from './family.ts';
import type { Expressway } from './guides.ts';
import { makeRoad, type Road } from './road.ts';

const signs = [-1, 1] as const;

/**
 * The ramps of a partial cloverleaf, laid out in the skew axes of the expressway (v along it) and the avenue (u):
 * four curved slip roads and loops in two opposite quadrants.
 */
export function interchangeRamps(
  expressway: Expressway,
  interchange: Expressway['interchanges'][number],
): Road[] {
  const { family, curve, plan } = expressway;
  const { avenue, along } = interchange;
  const at = (u: number, v: number): Point => {
    const t = along + v;
    const across = curve(t) + u;
    return pointOf(family, across, t + (avenue.curve(across) - along) * Math.max(0, 1 - Math.abs(v) / 420));
  };
  const bezier = (p: number, c: number, e: number, t: number): number =>
    (1 - t) ** 2 * p + 2 * t * (1 - t) * c + t * t * e;
  const ramp = (line: Point[]): Road => makeRoad('expressway', `${plan.name}匝道`, line, { isRamp: true });
  const ramps: Road[] = [];
  for (const su of signs)
    for (const sv of signs) {
      const slip = Array.from({ length: 29 }, (_, i) =>
        at(su * bezier(13, 88, 206, i / 28), sv * bezier(480, 150, 4, i / 28)),
      );
      ramps.push(ramp(slip));
      if (su !== sv) continue;
      const radius = 58;
      const loop = Array.from({ length: 41 }, (_, i) => {
        const angle = Math.PI - (i / 40) * 1.5 * Math.PI;
        return at(
          su * (15 + radius + radius * Math.cos(angle)),
          sv * (12 + radius + radius * Math.sin(angle)),
        );
      });
      ramps.push(ramp([at(su * 13, -sv * 20), ...loop, at(su * 20, sv * 10)]));
    }
  return ramps;
}
