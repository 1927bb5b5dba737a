import { squareMetresPerMu } from '../../units/area.ts';
import { distanceToRing, ringArea, roomiestPoint } from '../plane/ring.ts';
import { add, leftOf, type Point, scale, subtract, unit } from '../plane/vector.ts';
import type { Plot } from '../plots/plot.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { SiteBuilder } from './builder.ts';
import { layCampus, layHousing } from './campus-site.ts';
import { layFactory } from './factory-site.ts';
import { bulk, type Footprint } from './footprint.ts';
import { frontEdges, siteFrame, southernEdges } from './site-frame.ts';

export interface BuildOrder {
  style: 'factory' | 'logistics' | 'campus' | 'commercial' | 'housing';
  isOld: boolean;
  /** Share of the plot that is built; 1 is all of it. */
  builtShare: number;
  hasTanks: boolean;
  /** Rotation of the zone's plane, counter-clockwise. */
  rotationDegrees: number;
}

export const coverage = (footprints: readonly Footprint[]): number =>
  footprints.reduce((sum, { polygon }) => sum + polygon.reduce((area, ring) => area + ringArea(ring), 0), 0);

/** Buildings on a plot, laid out from its best frontage; the next edges are tried while little fits. */
export function layOutPlot(plot: Plot, order: BuildOrder, random: SeededRandom): Footprint[] {
  const areaMu = plot.areaSquareMetres / squareMetresPerMu;
  const setback = areaMu < 18 ? 6 : 8;
  const most = order.style === 'housing' ? 26 : order.style === 'campus' ? 10 : areaMu > 90 ? 12 : 8;
  const edges = order.style === 'housing' ? southernEdges(plot, order.rotationDegrees) : frontEdges(plot);
  let best: Footprint[] = [];
  for (const [k, edge] of edges.slice(0, 4).entries()) {
    const frame = siteFrame(plot, edge, setback);
    if (!frame) continue;
    const site = new SiteBuilder(frame, random.fork(`${plot.key} front ${k}`), most);
    if (order.style === 'housing') layHousing(site);
    else if (order.style === 'campus' || order.style === 'commercial')
      layCampus(site, order.style === 'commercial');
    else layFactory(site, { ...order, areaMu, isLogistics: order.style === 'logistics' });
    if (coverage(site.footprints) > coverage(best)) best = site.footprints;
    if (coverage(best) > 0.16 * order.builtShare * plot.areaSquareMetres) break;
  }
  return best.length > 0 ? best : [lastResort(plot, random)];
}

/** A single hall in the roomiest corner of a plot too awkward for any layout. */
function lastResort(plot: Plot, random: SeededRandom): Footprint {
  const centre = roomiestPoint(plot.ring);
  const half = Math.max(6, 0.6 * (distanceToRing(centre, plot.ring) - 5));
  const edge = frontEdges(plot)[0]!;
  const along = unit(subtract(plot.ring[(edge + 1) % plot.ring.length]!, plot.ring[edge]!));
  const corner = (x: number, y: number): Point =>
    add(centre, add(scale(along, x * half), scale(leftOf(along), y * half)));
  const ring = [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
  return { polygon: [ring], kind: 'hall', ...bulk('hall', random) };
}
