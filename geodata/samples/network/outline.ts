import { closeRings, difference, openRings } from '../plane/clipper.ts';
import { counterClockwise, largestRing, type Ring, simplifyRing } from '../plane/ring.ts';
import { mix, type Point } from '../plane/vector.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { smoothNoise } from '../random/smooth-noise.ts';
import type { LayoutPlan } from './layout-plan.ts';
import type { Sway } from './sway.ts';

/** The outline of the zone: four sides with bays, some corners left out, no finger narrower than 150 m. */
export function buildOutline(layout: LayoutPlan, sway: Sway, random: SeededRandom): Ring {
  const { halfWidthMetres: w, halfHeightMetres: h, outline } = layout;
  const [east, north, west, south] = outline.baysMetres;
  const warpX = (x: number, y: number): number => 0.45 * sway.of('northSouth', x, y);
  const warpY = (x: number, y: number): number => 0.45 * sway.of('eastWest', y, x);
  const depth =
    outline.style === 'hilly' ? hillyDepths(random.fork('hills')) : steppedDepths(random.fork('steps'));
  const place = (x: number, y: number): Point => [x + warpX(x, y), y + warpY(x, y)];
  const rim: Point[] = [
    ...depth(east).map(([t, d]) => place(w - d, (2 * t - 1) * 0.97 * h)),
    ...depth(north).map(([t, d]) => place((1 - 2 * t) * 0.97 * w, h - d)),
    ...depth(west).map(([t, d]) => place(-w + d, (1 - 2 * t) * 0.97 * h)),
    ...depth(south).map(([t, d]) => place((2 * t - 1) * 0.97 * w, -h + d)),
  ];
  const bites = outline.bites.map(({ corner: [sx, sy], width, height }) => {
    const box: Point[] = [
      [w - width, h - height],
      [w - width, 1.4 * h],
      [1.4 * w, 1.4 * h],
      [1.4 * w, h - height],
    ];
    const steps = Array.from({ length: 12 }, (_, k) => k / 12);
    return box.flatMap((p, i) =>
      steps.map((t) => {
        const [x, y] = mix(p, box[(i + 1) % 4]!, t);
        return place(sx * x, sy * y);
      }),
    );
  });
  const shaped = openRings(closeRings(difference([rim], bites), 40), 75, 'miter');
  return counterClockwise(simplifyRing(largestRing(shaped)!, 0.8));
}

/** Pairs of (share along the side, depth of the bay). */
type Depths = (deepest: number) => [number, number][];

/** Orthogonal steps, as where fields end. */
function steppedDepths(random: SeededRandom): Depths {
  return (deepest) => {
    const steps = random.integer(5, 8);
    let depth = random.range(0, 0.3 * deepest);
    return Array.from({ length: steps }, (_, i) => {
      const level = depth;
      if (random.chance(0.75)) depth = random.range(0, deepest);
      return Array.from({ length: 7 }, (__, s): [number, number] => [(i + s / 6) / steps, level]);
    }).flat();
  };
}

/** Round bays and spurs, as at the foot of hills. */
function hillyDepths(random: SeededRandom): Depths {
  return (deepest) => {
    const broad = smoothNoise(random.integer(1, 1e9), 0.2);
    const fine = smoothNoise(random.integer(1, 1e9), 0.055);
    return Array.from({ length: 61 }, (_, i): [number, number] => {
      const t = i / 60;
      return [t, deepest * Math.max(0, 0.42 + 0.72 * broad(t, 0.5) + 0.16 * fine(t, 0.5))];
    });
  };
}
