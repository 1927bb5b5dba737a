import type { WaterAreaRecord } from '../../model/surroundings.ts';
import { unite } from '../plane/clipper.ts';
import { type Ring, simplifyRing } from '../plane/ring.ts';
import type { Point } from '../plane/vector.ts';
import { curveLine, pointOf } from './family.ts';
import type { WaterCourse } from './guides.ts';

export interface WaterBody {
  kind: WaterAreaRecord['kind'];
  name: string;
  rings: readonly Ring[];
}

/** The surface of a river or canal from `-reach` to `reach` along its course. */
export function waterSurface(course: WaterCourse, reachMetres: number): WaterBody {
  const { family, centre, half } = course;
  const bank = (side: -1 | 1): Point[] =>
    curveLine(family, centre, -reachMetres, reachMetres, 12).map((_, i, all) => {
      const along = -reachMetres + (2 * reachMetres * i) / (all.length - 1);
      const slope = (centre(along + 4) - centre(along - 4)) / 8;
      const k = Math.sqrt(1 + slope * slope);
      const away = (side * half(along)) / k;
      return pointOf(family, centre(along) + away, along - away * slope);
    });
  const ring = simplifyRing([...bank(1), ...bank(-1).reverse()], 0.3);
  return { kind: course.plan.waterKind, name: course.plan.name, rings: unite([ring]) };
}
