import type { LakePlan } from '../network/layout-plan.ts';
import type { WaterBody } from '../network/water.ts';
import { difference } from '../plane/clipper.ts';
import { orientedBox } from '../plane/oriented-box.ts';
import { distanceToRing, type Ring, roomiestPoint } from '../plane/ring.ts';
import { add, type Point, scale } from '../plane/vector.ts';
import type { SeededRandom } from '../random/seeded-random.ts';

/** A lake with an island that fills a share of the free space of its park block. */
export function lakeIn(block: Ring, plan: LakePlan, random: SeededRandom): WaterBody {
  const centre = roomiestPoint(block, 20);
  const box = orientedBox(block);
  const radius = plan.size * distanceToRing(centre, block);
  const stretch = Math.min(1.7, Math.max(1, (0.8 * box.long) / box.short));
  const phase = random.range(0, 2 * Math.PI);
  const at = (x: number, y: number): Point => add(centre, add(scale(box.u, x), scale(box.v, y)));
  const shore = Array.from({ length: 72 }, (_, i) => {
    const t = (i / 72) * 2 * Math.PI;
    const k = 1 + 0.16 * Math.sin(2 * t + phase) + 0.1 * Math.sin(3 * t + 2 * phase) + 0.04 * Math.sin(7 * t);
    return at(radius * stretch * k * 0.86 * Math.cos(t), radius * k * 0.8 * Math.sin(t));
  });
  const island = Array.from({ length: 24 }, (_, i) => {
    const t = (i / 24) * 2 * Math.PI;
    return at(radius * 0.34 + 0.2 * radius * Math.cos(t), radius * 0.1 + 0.13 * radius * Math.sin(t + 0.3));
  });
  return { kind: 'lake', name: plan.name, rings: difference([shore], [island]) };
}
