import { squareMetresPerMu } from '../../units/area.ts';
import type { Block } from '../blocks/block.ts';
import { type Ring, ringArea, ringCentroid } from '../plane/ring.ts';
import type { SeededRandom } from '../random/seeded-random.ts';
import type { FixedPlotPlan, ZoneDefinition } from '../zone-definition.ts';
import { BlockMesh } from './block-mesh.ts';
import { chooseCut, halve } from './choose-cut.ts';
import { cutExactArea } from './cut-exact-area.ts';
import type { Plot } from './plot.ts';
import { largestPlotSquareMetres, smallestPlotSquareMetres } from './plot-limits.ts';
import { blockUse, type PlotUse, plotSizes } from './plot-use.ts';

export interface CutBlock {
  block: Block;
  use: PlotUse;
  mesh: BlockMesh;
  faces: readonly number[];
  fixedFace: { face: number; plan: FixedPlotPlan } | undefined;
}

/**
 * Cuts all blocks into plots. The plot size is scaled in a few rounds until the number of plots is within 1.5 % of
 * the target or stays the nearest.
 */
export function subdivideBlocks(
  blocks: readonly Block[],
  zone: ZoneDefinition,
  random: SeededRandom,
): CutBlock[] {
  const rounds = 5;
  let scale = 1;
  let best: { cut: CutBlock[]; gap: number } | undefined;
  const tried: { scale: number; count: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const cut = blocks.map((block) => subdivide(block, zone, scale, random.fork(block.key)));
    const count = cut.reduce((sum, { faces }) => sum + faces.length, 0);
    const gap = Math.abs(count - zone.targetParcels);
    if (!best || gap < best.gap) best = { cut, gap };
    if (gap <= 0.015 * zone.targetParcels) break;
    tried.push({ scale, count });
    scale = nextScale(tried, zone.targetParcels);
  }
  return best!.cut;
}

/** Secant steps on the logarithms: the number of plots falls about as a power of the scale. */
function nextScale(tried: readonly { scale: number; count: number }[], target: number): number {
  const last = tried[tried.length - 1]!;
  const before = tried[tried.length - 2];
  let slope = -0.8;
  if (before && before.count !== last.count)
    slope = Math.log(last.count / before.count) / Math.log(last.scale / before.scale);
  if (!(slope < -0.2)) slope = -0.5;
  const step = Math.log(target / last.count) / slope;
  return last.scale * Math.exp(Math.max(-1, Math.min(1, step)));
}

function subdivide(block: Block, zone: ZoneDefinition, scale: number, random: SeededRandom): CutBlock {
  const mesh = new BlockMesh(block.ring, block.sides);
  const use = blockUse(block, zone, random);
  // Some blocks belong to one large enterprise.
  const flagship = use !== 'commercial' && use !== 'research' && random.chance(0.13) ? 4.5 : 1;
  const { medianMu, spread } = plotSizes[use];
  const median = medianMu * squareMetresPerMu * scale * zone.grain * flagship;
  const faces: number[] = [];
  const waiting = [1];
  let fixedFace: CutBlock['fixedFace'];
  const fixedPlan = block.fixedPlots[0];
  if (fixedPlan) {
    const exact = cutExactArea(mesh.ring(1), mesh.sides(1), fixedPlan.areaSquareMetres);
    if (!exact) throw new RangeError(`${block.key} cannot give a plot of ${fixedPlan.areaSquareMetres} m²`);
    const halves = mesh.cut(1, exact.plan);
    fixedFace = { face: halves[exact.half], plan: fixedPlan };
    faces.push(fixedFace.face);
    waiting[0] = halves[exact.half === 0 ? 1 : 0];
  }
  while (waiting.length > 0) {
    const face = waiting.pop()!;
    const ring = mesh.ring(face);
    const area = ringArea(ring);
    const wanted = median * Math.exp(spread * random.normal());
    const isDone =
      area < Math.max(2 * smallestPlotSquareMetres, wanted * 1.45) && area < largestPlotSquareMetres;
    let plan = isDone ? undefined : chooseCut(ring, mesh.sides(face), wanted, random);
    // Nothing over the limit stays whole for want of a handsome cut.
    if (!plan && area >= largestPlotSquareMetres) plan = halve(ring);
    if (plan) waiting.push(...mesh.cut(face, plan));
    else faces.push(face);
  }
  return { block, use, mesh, faces, fixedFace };
}

/** The plots of all blocks, block by block and from north to south. */
export function plotsOf(cut: readonly CutBlock[]): Plot[] {
  const plots: Plot[] = [];
  for (const { block, use, mesh, faces, fixedFace } of cut) {
    const rings = faces.map((face) => ({ face, ring: mesh.ring(face) }));
    const placed = rings.map(({ face, ring }) => ({ face, ring, centre: ringCentroid(ring) }));
    placed.sort((a, b) => b.centre[1] - a.centre[1] || a.centre[0] - b.centre[0]);
    for (const { face, ring, centre } of placed) {
      plots.push({
        key: `plot ${plots.length + 1}`,
        index: plots.length,
        block,
        ring,
        centre,
        areaSquareMetres: ringArea(ring),
        use,
        sides: mesh.sides(face),
        fixed: fixedFace?.face === face ? fixedFace.plan : undefined,
      });
    }
  }
  return plots;
}

/** Outlines of blocks with every plot corner on them. */
export const blockOutlines = (cut: readonly CutBlock[]): { block: Block; use: PlotUse; ring: Ring }[] =>
  cut.map(({ block, use, mesh }) => ({ block, use, ring: mesh.outline() }));
