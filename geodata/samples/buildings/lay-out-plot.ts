import { squareMetresPerMu } from '../../units/area.ts';
import { ringArea } from '../plane/ring.ts';
import type { Plot } from '../plots/plot.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import { SiteBuilder } from './builder.ts';
import { layCampus, layHousing } from './campus-site.ts';
import { layFactory } from './factory-site.ts';
import type { Footprint } from './footprint.ts';
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
  return best;
}
