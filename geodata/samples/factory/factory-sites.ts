import type { Footprint } from '../buildings/footprint.ts';
import { rectangleOutline } from '../buildings/footprint.ts';
import { frontEdges, siteFrame } from '../buildings/site-frame.ts';
import { type Ring, ringArea } from '../plane/ring.ts';
import type { Plot } from '../plots/plot.ts';
import type { SeededRandom } from '../random/seeded-random.ts';

/** Ground of one 标准厂房. */
export interface FactorySite {
  plot: Plot;
  ring: Ring;
  footprintSquareMetres: number;
}

/** Equal blocks in rows on a factory plot, with room for trucks between the rows; and a reception at the gate. */
export function layFactoryPark(
  plot: Plot,
  random: SeededRandom,
  most: number,
): { sites: FactorySite[]; reception: Footprint[] } {
  let best: FactorySite[] = [];
  let reception: Footprint[] = [];
  for (const edge of frontEdges(plot).slice(0, 4)) {
    const frame = siteFrame(plot, edge, 9);
    if (!frame) continue;
    const r = random.fork(`edge ${edge}`);
    const depth = r.range(34, 42);
    const aisle = r.range(18, 23);
    const start = frame.near + 34;
    const rows = Math.max(1, Math.floor((frame.far - 2 - start + aisle) / (depth + aisle)));
    const sites: FactorySite[] = [];
    for (let k = 0; k < rows && sites.length < most; k++) {
      const y0 = start + k * (depth + aisle);
      const span = frame.freeSpan(y0, y0 + depth);
      if (!span) continue;
      const free = span[1] - span[0] - 6;
      const parts = Math.max(1, Math.round(free / 112));
      const width = Math.min(118, (free - 16 * (parts - 1)) / parts);
      for (let q = 0; q < parts && sites.length < most && width > 40; q++) {
        const x0 = span[0] + 3 + q * (width + 16);
        const outline = rectangleOutline({ x0, x1: x0 + width, y0, y1: y0 + depth });
        const ring = outline.map(([x, y]) => frame.toPlane(x, y));
        sites.push({ plot, ring, footprintSquareMetres: ringArea(ring) });
      }
    }
    if (sites.length <= best.length) continue;
    best = sites;
    const gate = frame.freeSpan(frame.near + 3, frame.near + 19);
    reception = [];
    if (gate) {
      const x0 = gate[0] + r.range(4, 20);
      const x1 = Math.min(gate[1] - 2, x0 + r.range(44, 66));
      const outline = rectangleOutline({ x0, x1, y0: frame.near + 3, y1: frame.near + 19 });
      const polygon = [outline.map(([x, y]) => frame.toPlane(x, y))];
      reception.push({ polygon, kind: 'office', heightMetres: 22, countedFloors: 6 });
    }
  }
  return { sites: best, reception };
}
