import type { RoadSide } from '../blocks/block.ts';
import type { Ring } from '../plane/ring.ts';
import type { Point } from '../plane/vector.ts';
import type { CutEnd, CutPlan } from './plan-cut.ts';

const outside = 0;
const millimetres = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * The plots of one block as a planar mesh: faces are loops of vertex numbers. A vertex put on an edge goes into both
 * faces that share it, so neighbours always have the same vertices: no gaps, overlaps or T-junctions by construction.
 */
export class BlockMesh {
  private readonly points: Point[];
  private readonly loops = new Map<number, number[]>();
  private readonly faceOfEdge = new Map<number, number>();
  private readonly sideOfEdge = new Map<number, RoadSide>();
  private nextFace = 2;

  /** @param ring counter-clockwise outline  @param sides the road each edge i -> i+1 faces */
  constructor(ring: Ring, sides: readonly (RoadSide | undefined)[]) {
    this.points = ring.map(([x, y]) => [millimetres(x), millimetres(y)]);
    const loop = ring.map((_, i) => i);
    this.setLoop(outside, [...loop].reverse());
    this.setLoop(1, loop);
    sides.forEach((side, i) => {
      if (side) this.sideOfEdge.set(edgeKey(i, (i + 1) % ring.length), side);
    });
  }

  ring(face: number): Ring {
    return this.loop(face).map((id) => this.points[id]!);
  }

  /** The outline with every vertex that plots have put on it. */
  outline(): Ring {
    return [...this.ring(outside)].reverse();
  }

  /** The road each edge of a face looks at. */
  sides(face: number): (RoadSide | undefined)[] {
    const loop = this.loop(face);
    return loop.map((id, i) => this.sideOfEdge.get(edgeKey(id, loop[(i + 1) % loop.length]!)));
  }

  /** Cuts a face along a plan made for its present ring; returns the two faces in the order of the plan's rings. */
  cut(face: number, plan: CutPlan): [number, number] {
    const before = [...this.loop(face)];
    const from = this.vertexAt(before, plan.from);
    const to = this.vertexAt(before, plan.to);
    const inner = plan.inner.map((point) => this.addPoint(point));
    const loop = this.loop(face);
    const start = loop.indexOf(from);
    const turned = [...loop.slice(start), ...loop.slice(0, start)];
    const end = turned.indexOf(to);
    const other = this.nextFace++;
    this.setLoop(face, [...turned.slice(0, end + 1), ...[...inner].reverse()]);
    this.setLoop(other, [...turned.slice(end), from, ...inner]);
    return [face, other];
  }

  private loop(face: number): number[] {
    return this.loops.get(face)!;
  }

  private setLoop(face: number, loop: number[]): void {
    this.loops.set(face, loop);
    loop.forEach((id, i) => {
      this.faceOfEdge.set(edgeKey(id, loop[(i + 1) % loop.length]!), face);
    });
  }

  private addPoint([x, y]: Point): number {
    return this.points.push([millimetres(x), millimetres(y)]) - 1;
  }

  private vertexAt(loop: readonly number[], end: CutEnd): number {
    const i = Math.floor(end.at);
    return end.isVertex ? loop[i]! : this.splitEdge(loop[i]!, loop[(i + 1) % loop.length]!, end.point);
  }

  private splitEdge(a: number, b: number, point: Point): number {
    const id = this.addPoint(point);
    for (const [s, t] of [
      [a, b],
      [b, a],
    ] as const) {
      const key = edgeKey(s, t);
      const face = this.faceOfEdge.get(key)!;
      const loop = this.loop(face);
      loop.splice(loop.indexOf(s) + 1, 0, id);
      this.faceOfEdge.delete(key);
      this.faceOfEdge.set(edgeKey(s, id), face);
      this.faceOfEdge.set(edgeKey(id, t), face);
      const side = this.sideOfEdge.get(key);
      if (!side) continue;
      this.sideOfEdge.set(edgeKey(s, id), side);
      this.sideOfEdge.set(edgeKey(id, t), side);
    }
    return id;
  }
}

const edgeKey = (a: number, b: number): number => a * 65536 + b;
